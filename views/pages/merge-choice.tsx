import type { MergeChoicePage } from '../../src/web/pages/merge-page.ts';
import { splitMergeTexts } from '../../src/web/texts/split-merge.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FieldsetGroup, FormGroup } from '../partials/form-group.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function MergeChoiceView(page: MergeChoicePage) {
  const words = splitMergeTexts.merge;
  return (
    <Layout frame={page.frame}>
      <ToolHead backHref={page.backHref} back={splitMergeTexts.back} caseNo={page.caseNo} title={words.title} />
      <ErrorSummary errors={page.errors} />
      <p>{page.title}</p>
      <p class="lead">
        {words.lead}
        <span class="basis">{texts.write.labelled(splitMergeTexts.basis, page.article)}</span>
      </p>
      <form class="card" method="get" action={page.action} data-test="merge-choice">
        <input type="hidden" name="sent" value="1" />
        {page.candidates.length > 0 && <Candidates candidates={page.candidates} />}
        <NumberInput page={page} />
        <Button>{words.compare}</Button>
      </form>
    </Layout>
  );
}

function Candidates({ candidates }: Pick<MergeChoicePage, 'candidates'>) {
  return (
    <FieldsetGroup id="merge-candidates" label={splitMergeTexts.merge.candidates}>
      <div class="govuk-radios" data-module="govuk-radios">
        {candidates.map((candidate) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              id={candidate.id}
              type="radio"
              name="with"
              value={candidate.value}
              checked={candidate.chosen}
            />
            <label class="govuk-label govuk-radios__label" for={candidate.id}>
              {candidate.label}
            </label>
          </div>
        ))}
      </div>
    </FieldsetGroup>
  );
}

function NumberInput({ page }: { readonly page: MergeChoicePage }) {
  const words = splitMergeTexts.merge;
  const label = page.candidates.length > 0 ? words.byNumber : words.number;
  const parts = { ...page.number, label, hint: words.numberHint };
  return (
    <FormGroup {...parts} name="number">
      <input class="govuk-input" id={page.number.id} name="number" type="text" value={page.number.value} {...describedBy(parts)} />
    </FormGroup>
  );
}
