import type { ComponentChildren } from 'preact';
import type { CasePage } from '../../src/web/pages/case-page.ts';
import type { RefusalView } from '../../src/web/pages/refusal-part.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { faxTexts } from '../../src/web/texts/fax.ts';
import { inboxTexts } from '../../src/web/texts/inbox.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';
import { mailboxTexts } from '../../src/web/texts/mailbox.ts';
import { serviceTexts } from '../../src/web/texts/service.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { CaseFaxes } from '../partials/case-faxes.tsx';
import { CaseHead } from '../partials/case-head.tsx';
import { CaseMails } from '../partials/case-mails.tsx';
import { CaseNotes } from '../partials/case-notes.tsx';
import { ChartDiagram } from '../partials/chart-diagram.tsx';
import { ClockLedger } from '../partials/clock-ledger.tsx';
import { CodeHelpTable } from '../partials/code-help-table.tsx';
import { Duplicates } from '../partials/duplicates.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { FileList } from '../partials/file-list.tsx';
import { History, HistoryLines } from '../partials/history-list.tsx';
import { CaseLetters } from '../partials/letters.tsx';
import { LimitTable } from '../partials/limit-table.tsx';
import { Proceedings } from '../partials/proceedings.tsx';
import { Draft } from '../partials/reply-preview.tsx';
import { ServiceList } from '../partials/service-list.tsx';
import { StepList } from '../partials/step-list.tsx';

export function CaseView(page: CasePage) {
  return (
    <Layout frame={page.frame} wide>
      {page.refusal !== null && <Refusal refusal={page.refusal} />}
      {page.notes.error !== null && <ErrorSummary errors={[{ text: page.notes.error, href: '#note-text' }]} />}
      <Moved page={page} />
      <CaseHead page={page} />
      {page.lacking !== null && <Lacking lacking={page.lacking} />}
      {page.duplicates !== null && <Duplicates part={page.duplicates} />}
      <Contents page={page} />
      <div class="case-columns" data-module="yishen-open-target">
        <CaseMain page={page} />
        <CaseSide page={page} />
      </div>
    </Layout>
  );
}

interface Props {
  readonly page: CasePage;
}

/** An application by mail says what its sender thought of. */
function Lacking({ lacking }: { readonly lacking: NonNullable<CasePage['lacking']> }) {
  return (
    <p class="govuk-inset-text" data-test="lacking">
      {lacking.text} {inboxTexts.lacking.correct} {lacking.href !== null && <a href={lacking.href}>{inboxTexts.lacking.complete}</a>}
    </p>
  );
}

/** While a draft is reviewed or signed it stands first, and the forms beside it. */
function StepsSection({ page }: Props) {
  const target = { action: page.eventsAction, previewAction: page.previewAction, version: page.version, csrf: page.frame.csrf };
  return (
    <Section id="steps" title={texts.case.sections.steps}>
      <StepList steps={page.steps} target={target} />
      {page.codeHelp !== null && <CodeHelpTable rows={page.codeHelp} />}
    </Section>
  );
}

function CaseMain({ page }: Props) {
  const target = { action: page.eventsAction, previewAction: page.previewAction, version: page.version, csrf: page.frame.csrf };
  const { sections } = texts.case;
  return (
    <div class="case-main">
      {page.draft?.judged !== true && <StepsSection page={page} />}
      {page.draft !== null && (
        <Section id="draft" title={caseTexts.sections.draft}>
          <Draft draft={page.draft} />
        </Section>
      )}
      {page.service !== null && (
        <Section id="service" title={serviceTexts.title}>
          <ServiceList service={page.service} />
        </Section>
      )}
      <Section id="application" title={page.kind === null ? sections.application : caseTexts.sections.contents}>
        <FieldList fields={page.application} />
      </Section>
      <Section id="limits" title={page.kind === null ? sections.limits : caseTexts.sections.limits}>
        {page.limits.length === 0 ? <p class="hint">{texts.case.noLimits}</p> : <LimitTable caption={sections.limits} rows={page.limits} />}
      </Section>
      {page.showProceedings && (
        <Section id="proceedings" title={sections.proceedings}>
          <Proceedings proceedings={page.proceedings} openings={page.steps.openings} target={target} />
        </Section>
      )}
      <Section id="history" title={sections.history}>
        <p class="section-links">
          <a href={page.verifyHref} data-test="verify-link">
            {texts.case.verify}
          </a>
        </p>
        <History history={page.history} allHref={page.allHistoryHref} />
      </Section>
    </div>
  );
}

function CaseSide({ page }: Props) {
  const { sections } = texts.case;
  return (
    <div class="case-side">
      {page.draft?.judged === true && <StepsSection page={page} />}
      {page.clock !== null && (
        <Section id="clock" title={sections.clock}>
          <ClockLedger clock={page.clock} />
        </Section>
      )}
      {page.letters !== null && (
        <Section id="letters" title={letterTexts.section}>
          <CaseLetters letters={page.letters} />
        </Section>
      )}
      <Section id="files" title={caseTexts.sections.files}>
        <FileList files={page.files} />
        {page.addPapersHref !== null && (
          <p>
            <a href={page.addPapersHref}>{caseTexts.files.add}</a>
          </p>
        )}
      </Section>
      <Section id="mails" title={mailboxTexts.part.title}>
        <CaseMails mails={page.mails} />
      </Section>
      {page.faxes !== null && (
        <Section id="faxes" title={faxTexts.part.title}>
          <CaseFaxes faxes={page.faxes} />
        </Section>
      )}
      <Section id="notes" title={caseTexts.sections.notes}>
        <CaseNotes notes={page.notes} csrf={page.frame.csrf} />
      </Section>
      <Section id="diagram" title={sections.diagram}>
        {page.diagram === null ? <p>{page.state}</p> : <ChartDiagram diagram={page.diagram} />}
      </Section>
    </div>
  );
}

function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** Stays in sight on wide screens. */
function Contents({ page }: Props) {
  return (
    <nav class="case-contents" aria-label={caseTexts.onThisPage}>
      <ul>
        {page.contents.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Shown by a script when somebody else recorded a step; without scripts the refused form says so. */
function Moved({ page }: Props) {
  return (
    <div
      class="case-moved"
      data-module="yishen-case-version"
      data-href={page.versionHref}
      data-version={page.version}
      data-text={caseTexts.live.moved}
      data-look={caseTexts.live.look}
      role="status"
    />
  );
}

function Refusal({ refusal }: { readonly refusal: RefusalView }) {
  return (
    <>
      <ErrorSummary errors={refusal.errors} basis={refusal.basis} />
      {refusal.since.length > 0 && (
        <section class="section since" data-test="since">
          <h2>{texts.steps.since}</h2>
          <HistoryLines lines={refusal.since} />
        </section>
      )}
      {refusal.lost.length > 0 && (
        <section class="section since" data-test="lost">
          <h2>{texts.steps.typed}</h2>
          <FieldList fields={refusal.lost} />
        </section>
      )}
    </>
  );
}
