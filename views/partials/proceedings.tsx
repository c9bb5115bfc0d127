import type { LimitRow } from '../../src/web/pages/limits-part.ts';
import type { ProceedingView } from '../../src/web/pages/proceedings-part.ts';
import type { StepForm } from '../../src/web/pages/steps-part.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { texts } from '../../src/web/texts.ts';
import { ChartDiagram } from './chart-diagram.tsx';
import { HistoryLines } from './history-list.tsx';
import { LimitTable } from './limit-table.tsx';
import { type PostTarget, Steps } from './step-list.tsx';

interface ProceedingsProps {
  readonly proceedings: readonly ProceedingView[];
  readonly openings: readonly StepForm[];
  readonly target: PostTarget;
}

/** Each proceeding with its windows, steps and history, and the forms that open another. */
export function Proceedings({ proceedings, openings, target }: ProceedingsProps) {
  return (
    <>
      {proceedings.length === 0 && <p class="hint">{texts.case.noProceedings}</p>}
      {proceedings.map((proceeding) => (
        <Proceeding proceeding={proceeding} target={target} />
      ))}
      {openings.length > 0 && (
        <details class="more" open={openings.some((step) => step.open)} data-test="openings">
          <summary>{caseTexts.proceeding.open}</summary>
          <p class="hint more-text">{caseTexts.proceeding.openHint}</p>
          <Steps steps={openings} target={target} />
        </details>
      )}
    </>
  );
}

function Proceeding({ proceeding, target }: { readonly proceeding: ProceedingView; readonly target: PostTarget }) {
  const words = caseTexts.proceeding;
  return (
    <section class="proceeding-part" id={proceeding.anchor} aria-labelledby={`${proceeding.anchor}-title`} data-test="proceeding">
      <h3 id={`${proceeding.anchor}-title`}>
        {proceeding.label} <span class="state">{proceeding.state}</span>
        {proceeding.openedOn !== null && <span class="hint"> {words.since(proceeding.openedOn)}</span>}
      </h3>
      <Limits title={words.ours} rows={proceeding.ours} />
      <Limits title={words.theirs} rows={proceeding.theirs} />
      {proceeding.ours.length + proceeding.theirs.length === 0 && <p class="hint">{words.noLimits}</p>}
      <h4>{words.steps}</h4>
      {proceeding.steps.length === 0 && <p class="hint">{words.noSteps}</p>}
      <Steps steps={proceeding.steps} target={target} />
      <details class="more">
        <summary>
          {words.history}
          <span class="count">{proceeding.history.length}</span>
        </summary>
        <HistoryLines lines={proceeding.history} />
      </details>
      {proceeding.diagram !== null && (
        <details class="more">
          <summary>{texts.case.sections.diagram}</summary>
          <ChartDiagram diagram={proceeding.diagram} />
        </details>
      )}
    </section>
  );
}

function Limits({ title, rows }: { readonly title: string; readonly rows: readonly LimitRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <LimitTable caption={title} rows={rows} />
    </>
  );
}
