import type { ComponentChildren } from 'preact';
import type { CasePage, LimitRow, ProceedingView, RefusalView } from '../../src/web/pages/case-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { ChartDiagram } from '../partials/chart-diagram.tsx';
import { ClockLedger } from '../partials/clock-ledger.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { History, HistoryLines } from '../partials/history-list.tsx';
import { StepList } from '../partials/step-list.tsx';

export function CaseView(page: CasePage) {
  return (
    <Layout frame={page.frame} wide>
      {page.refusal !== null && <Refusal refusal={page.refusal} />}
      <Head page={page} />
      <div class="case-columns">
        <div class="case-main">
          <Section id="steps" title={texts.case.sections.steps}>
            <StepList steps={page.steps} target={{ action: page.eventsAction, version: page.version, csrf: page.frame.csrf }} />
          </Section>
          <Section id="clock" title={texts.case.sections.clock}>
            <ClockLedger clock={page.clock} />
          </Section>
          <Section id="limits" title={texts.case.sections.limits}>
            <Limits rows={page.limits} />
          </Section>
          <Section id="history" title={texts.case.sections.history}>
            <p>
              <a href={page.verifyHref} data-test="verify-link">
                {texts.case.verify}
              </a>
            </p>
            <History history={page.history} allHref={page.allHistoryHref} />
          </Section>
        </div>
        <aside class="case-side">
          <Section id="diagram" title={texts.case.sections.diagram}>
            {page.diagram === null ? <p>{page.state}</p> : <ChartDiagram diagram={page.diagram} />}
          </Section>
          <Section id="proceedings" title={texts.case.sections.proceedings}>
            <Proceedings proceedings={page.proceedings} />
          </Section>
          <Section id="application" title={texts.case.sections.application}>
            <FieldList fields={page.application} />
          </Section>
        </aside>
      </div>
    </Layout>
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

function Head({ page }: { readonly page: CasePage }) {
  return (
    <div class="case-head">
      <p class="crumb">
        <a href="/queue">{texts.case.back}</a>
      </p>
      <p class="case-no">
        <span data-test="case-no">{page.caseNo}</span>
        <span class="case-version">{texts.case.version(page.version)}</span>
      </p>
      <h1 data-test="case-title">{page.title}</h1>
      <p class="case-status">
        <span class="state state-large" data-test="case-state">
          {page.state}
        </span>
        <span class={`due due-${page.due.tone}`} data-test="due">
          {page.due.text}
        </span>
      </p>
      {page.due.note !== null && <p class="hint">{page.due.note}</p>}
      <FieldList fields={page.facts} compact />
      {page.breaches.length > 0 && <Breaches breaches={page.breaches} />}
    </div>
  );
}

function Breaches({ breaches }: Pick<CasePage, 'breaches'>) {
  return (
    <div class="breaches" data-test="breaches">
      <h2>{texts.case.sections.breaches}</h2>
      <ul>
        {breaches.map((breach) => (
          <li>
            <span class="badge badge-breach">{breach.rule}</span> {breach.message}
          </li>
        ))}
      </ul>
    </div>
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

function Limits({ rows }: { readonly rows: readonly LimitRow[] }) {
  const { columns } = texts.limits;
  if (rows.length === 0) return <p class="hint">{texts.case.noLimits}</p>;
  return (
    <div class="table-scroll">
      <table class="ledger">
        <thead>
          <tr>
            {Object.values(columns).map((label) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr data-test="limit">
              <td class="col-wide" data-label={columns.label}>
                {row.label} {row.ours !== null && <span class="badge badge-provisional">{row.ours}</span>}
              </td>
              <td class="col-day" data-label={columns.from}>
                {row.from}
              </td>
              <td class="col-day" data-label={columns.dueOn}>
                {row.dueOn}
              </td>
              <td data-label={columns.state}>{row.passed ? <span class="badge badge-overdue">{row.state}</span> : row.state}</td>
              <td class="col-wide" data-label={columns.basis}>
                {row.basis}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Proceedings({ proceedings }: { readonly proceedings: readonly ProceedingView[] }) {
  if (proceedings.length === 0) return <p class="hint">{texts.case.noProceedings}</p>;
  return (
    <>
      {proceedings.map((proceeding) => (
        <details class="proceeding" data-test="proceeding">
          <summary>
            {proceeding.label}
            <span class="state">{proceeding.state}</span>
          </summary>
          {proceeding.diagram !== null && <ChartDiagram diagram={proceeding.diagram} />}
        </details>
      ))}
    </>
  );
}
