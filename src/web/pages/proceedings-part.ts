import type { CivilDate } from '../../law/civil-date.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { texts } from '../texts.ts';
import type { CaseInstanceView, CasePageData, LimitView, WebDeps } from '../web-deps.ts';
import { currentLabel, type DiagramView, diagramOf } from './diagram-part.ts';
import { type HistoryLineView, historyLine } from './history-part.ts';
import { type LimitRow, limitRows } from './limits-part.ts';
import type { StepForm } from './steps-part.ts';

/** A review, suit, complaint or correction of a record: where it stands, its windows, its steps, its part of the history. */
export interface ProceedingView {
  readonly id: string;
  /** Of its section on the page. */
  readonly anchor: string;
  readonly label: string;
  readonly state: string;
  readonly openedOn: string | null;
  readonly ours: readonly LimitRow[];
  readonly theirs: readonly LimitRow[];
  readonly steps: readonly StepForm[];
  /** Newest first. */
  readonly history: readonly HistoryLineView[];
  readonly diagram: DiagramView | null;
}

interface ProceedingsAsk {
  readonly data: Pick<CasePageData, 'history' | 'limits'>;
  readonly today: CivilDate;
  readonly steps: readonly StepForm[];
  readonly deps: Pick<WebDeps, 'machines' | 'findEvent'>;
}

export function proceedingViews(proceedings: readonly CaseInstanceView[], ask: ProceedingsAsk): readonly ProceedingView[] {
  return proceedings.map((instance) => {
    const { id } = instance;
    const lines = ask.data.history.filter((line) => line.instance === id);
    const own = ask.data.limits.filter((limit) => limit.instance === id);
    const rows = (chosen: (limit: LimitView) => boolean) => limitRows(own.filter(chosen), ask);
    return {
      id,
      anchor: `proceeding-${id.replace(/[^\w-]/g, '-')}`,
      label: proceedingLabel(proceedings, { id, machines: ask.deps.machines }) ?? id,
      state: currentLabel(instance, ask.deps.machines),
      openedOn: lines[0]?.on ?? null,
      ours: rows((limit) => limit.ours),
      theirs: rows((limit) => !limit.ours),
      steps: ask.steps.filter((step) => step.instance === id),
      history: lines.map((line) => historyLine(line, ask.deps.findEvent)).reverse(),
      diagram: diagramOf(instance, ask.deps),
    };
  });
}

/** The kind of a proceeding, and which one where a case has several of a kind; null when there is none of that id. */
export function proceedingLabel(
  proceedings: readonly CaseInstanceView[],
  { id, machines }: { readonly id: string; readonly machines: WebDeps['machines'] },
): string | null {
  const instance = proceedings.find((item) => item.id === id);
  if (instance === undefined) return null;
  const label = stateLabel(machines[instance.machine], '') || instance.machine;
  return proceedings.filter((item) => item.machine === instance.machine).length > 1 ? `${label}${texts.write.bracketed(id)}` : label;
}
