import type { IntakePage, IntakeSection, ReceiptPart, ScanView } from '../../src/web/pages/intake-page.ts';
import { intakeTexts } from '../../src/web/texts/intake.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DayInput } from '../partials/day-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';
import { FieldsetGroup } from '../partials/form-group.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';

export function IntakeView(page: IntakePage) {
  const { frame, channelLabel, article, errors, note } = page;
  return (
    <Layout frame={frame} wide>
      <h1>{texts.intake.title}</h1>
      {note !== null && <NoticeBanner text={note} test="kept" />}
      <ErrorSummary errors={errors} />
      <p class="lead">
        {texts.write.labelled(texts.intake.chosen, '')}
        <strong>{channelLabel}</strong> <a href="/cases/new">{texts.intake.change}</a>
        <span class="basis">{texts.write.labelled(texts.steps.article, article)}</span>
      </p>
      <div class="intake-columns">
        <IntakeForm page={page} />
        <Scans scans={page.scans} />
      </div>
    </Layout>
  );
}

function IntakeForm({ page }: { readonly page: IntakePage }) {
  return (
    <form
      id="intake"
      class="card intake-form"
      method="post"
      action="/cases"
      enctype="multipart/form-data"
      novalidate
      data-test="intake-form"
      data-module="yishen-applicant-type"
      data-not-asked={page.notAsked}
    >
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="channel" value={page.channel} />
      <input type="hidden" name="token" value={page.token} />
      <input type="hidden" name="by" value={page.by} />
      {page.sections.map((section) => (
        <Section section={section}>{section.id === 'arrival' && <DayInput day={page.day} />}</Section>
      ))}
      {page.receipt !== null && <Receipt receipt={page.receipt} />}
      <Button>{texts.intake.submit}</Button>
    </form>
  );
}

function Section({ section, children }: { readonly section: IntakeSection; readonly children: false | ReturnType<typeof DayInput> }) {
  return (
    <section class="intake-section" aria-labelledby={`intake-${section.id}-title`}>
      <h2 id={`intake-${section.id}-title`}>{section.title}</h2>
      {section.id === 'papers' && <p class="hint">{intakeTexts.paperLead}</p>}
      {children}
      {section.fields.map((field) => (
        <Field field={field} />
      ))}
    </section>
  );
}

/** Where scripts run, files are uploaded and shown as soon as they are chosen. Behind the form, so that the Enter key registers. */
function ShowButton() {
  return (
    <div class="no-script">
      <p class="hint">{intakeTexts.preview.showHint}</p>
      <Button form="intake" name="do" value="show" variant="secondary" small test="show-scan">
        {intakeTexts.preview.show}
      </Button>
    </div>
  );
}

function Receipt({ receipt }: { readonly receipt: ReceiptPart }) {
  return (
    <section class="intake-section" aria-labelledby="intake-receipt-title" data-module="yishen-shown-with" data-test="receipt-part">
      <h2 id="intake-receipt-title">{intakeTexts.sections.receipt}</h2>
      <FieldsetGroup id="intake-receipt" name={receipt.name} label={intakeTexts.receipt.legend} hint={receipt.rule}>
        <div class="govuk-radios" data-module="govuk-radios">
          {receipt.answers.map((answer) => (
            <Answer answer={answer} name={receipt.name} />
          ))}
        </div>
      </FieldsetGroup>
    </section>
  );
}

/** Scripts show the fields of the answer that is chosen; without them all are shown, and the server reads those of the answer. */
function Answer({ answer, name }: { readonly answer: ReceiptPart['answers'][number]; readonly name: string }) {
  return (
    <>
      <div class="govuk-radios__item">
        <input class="govuk-radios__input" id={answer.id} type="radio" name={name} value={answer.value} checked={answer.chosen} />
        <label class="govuk-label govuk-radios__label" for={answer.id}>
          {answer.label}
        </label>
      </div>
      {answer.fields.length > 0 && (
        <div class="govuk-radios__conditional" data-shown-with={answer.id}>
          {answer.fields.map((field) => (
            <Field field={field} />
          ))}
        </div>
      )}
    </>
  );
}

function Scans({ scans }: { readonly scans: readonly ScanView[] }) {
  const words = intakeTexts.preview;
  const script = JSON.stringify({ title: words.title, open: words.open, notShown: words.notShown('…') });
  return (
    <aside class="intake-scans" aria-labelledby="scans-title">
      <h2 id="scans-title">{words.title}</h2>
      <div data-module="yishen-scan-preview" data-form="intake" data-texts={script} data-test="scans">
        {scans.length === 0 && (
          <p class="hint" data-scan-none>
            {words.none}
          </p>
        )}
        {scans.map((scan) => (
          <Scan scan={scan} />
        ))}
      </div>
      <ShowButton />
    </aside>
  );
}

function Scan({ scan: { name, href, preview } }: { readonly scan: ScanView }) {
  const words = intakeTexts.preview;
  return (
    <figure class="scan" data-test="scan">
      {preview === 'image' && <img class="scan-image" src={href} alt={name} />}
      {preview === 'pdf' && <iframe class="scan-pdf" src={href} title={name} />}
      <figcaption>
        {preview === null ? words.notShown(name) : `${name} `}
        <a href={href} target="_blank" rel="noopener">
          {words.open}
        </a>
      </figcaption>
    </figure>
  );
}
