import type { RedactionSubmitPage } from '../../src/web/pages/redaction-submit-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { Confirm } from '../partials/redaction-check.tsx';
import { Withheld } from '../partials/redaction-released.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function RedactionSubmitView(page: RedactionSubmitPage) {
  const words = redactionTexts.submit;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.href} back={redactionTexts.backToPages} caseNo={page.caseNo} title={words.title} subject={page.file} />
      <p class="lead">{words.lead}</p>
      <section class="section">
        <h2>{words.withheld}</h2>
        {page.withheld.length === 0 ? <p>{words.nothing}</p> : <Withheld lines={page.withheld} />}
      </section>
      <Warnings page={page} />
      {page.withheld.length > 0 && <SubmitForm page={page} />}
    </Layout>
  );
}

function hasDoubts({ leftovers, noText }: RedactionSubmitPage): boolean {
  return leftovers.length > 0 || noText !== null;
}

function Warnings({ page }: { readonly page: RedactionSubmitPage }) {
  const words = redactionTexts.submit;
  return (
    <section class="section" data-test="warnings">
      <h2>{words.warnings}</h2>
      {page.leftovers.length === 0 && <p>{words.noWarnings}</p>}
      {page.noText !== null && <p class="redaction-warning">{page.noText}</p>}
      {page.leftovers.length > 0 && (
        <ul class="govuk-list" data-test="leftovers">
          {page.leftovers.map((leftover) => (
            <li class="redaction-leftover">
              <span>{leftover.text}</span>
              <form method="post" action={`${page.href}/search`}>
                <CsrfInput csrf={page.frame.csrf} />
                <input type="hidden" name="word" value={leftover.word} />
                <Button variant="secondary" small label={`${words.findThem} ${leftover.word}`}>
                  {words.findThem}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {page.moreLeftovers !== null && <p>{page.moreLeftovers}</p>}
    </section>
  );
}

function SubmitForm({ page }: { readonly page: RedactionSubmitPage }) {
  const words = redactionTexts.submit;
  const title = { id: 'title', label: words.name, hint: words.nameHint, error: page.titleError };
  return (
    <form method="post" action={`${page.href}/submit`} data-test="submit-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="revision" value={page.revision} />
      <input type="hidden" name="version" value={page.version} />
      <FormGroup {...title}>
        <input class="govuk-input" id="title" name="title" value={page.title} maxlength={180} autocomplete="off" {...describedBy(title)} />
      </FormGroup>
      {hasDoubts(page) && <Confirm label={words.checked} error={page.confirmError} />}
      <Button test="propose">{words.button}</Button>
    </form>
  );
}
