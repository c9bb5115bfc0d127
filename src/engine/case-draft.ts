import type { CivilDate } from '../law/civil-date.ts';
import { type ClockState, EMPTY_CLOCK } from '../law/clock/clock-state.ts';
import type { MachineId } from '../law/events/define-event.ts';
import type { Fact } from '../law/fact.ts';
import type { Breach, StepFacts } from '../law/step-facts.ts';
import type { CaseKind } from '../store/rows.ts';
import { type ChartSnapshot, initialChart } from './charts.ts';

export interface ProceedingState {
  readonly machine: MachineId;
  readonly snapshot: ChartSnapshot;
}

/** The chart that leads a stream of each kind. */
export const MAIN_MACHINES = {
  request: 'disclosureRequest',
  publication: 'publication',
  complaint: 'complaint',
  recordCorrection: 'recordCorrection',
} as const satisfies Record<CaseKind, MachineId>;

/** Where all charts of a case stand. `main` is the disclosure request, or the chart of a stream of another kind. */
export interface CaseCharts {
  readonly main: ProceedingState;
  readonly proceedings: Readonly<Record<string, ProceedingState>>;
}

/** What the law said of an event when it was recorded. It stays with the event: a replay uses it, whatever a later calendar says. */
export interface Judged {
  /** The answers that differ from those of an ordinary step. */
  readonly facts: Partial<StepFacts>;
  /** The due day after the event, where it moved, and the calendar by which it was counted. */
  readonly dueOn?: CivilDate;
  readonly calendar?: string;
}

/** An event that was taken, with what the law said of it then. Becomes a history entry when it is sealed with who, when and hash. */
export interface TakenEvent {
  readonly fact: Fact;
  readonly machine: MachineId;
  readonly judged: Judged;
  /** What the law flagged with this event, or with the time that passed up to it. */
  readonly breaches: readonly Breach[];
  /** Imported fields that no definition knows. */
  readonly extra: Readonly<Record<string, unknown>> | null;
}

/** A case while events are applied to it: pure data, nothing stored yet. */
export interface CaseDraft {
  readonly charts: CaseCharts;
  readonly clock: ClockState;
  /** Questions for reasons, replies and everything of proceedings, in order: windows and figures are folds over them. */
  readonly outline: readonly Fact[];
  /** Events taken since the case was loaded. */
  readonly taken: readonly TakenEvent[];
}

export function emptyDraft(machine: MachineId): CaseDraft {
  return { charts: { main: { machine, snapshot: initialChart(machine) }, proceedings: {} }, clock: EMPTY_CLOCK, outline: [], taken: [] };
}

/** The kind of stream that an event opens. */
export function kindOfStream(machine: MachineId): CaseKind {
  return (Object.keys(MAIN_MACHINES) as CaseKind[]).find((kind) => MAIN_MACHINES[kind] === machine) ?? 'request';
}

/** The chart that leads a stream with this first entry. */
export function mainMachineOf(first: { readonly machine: string } | undefined): MachineId {
  return Object.values(MAIN_MACHINES).find((machine) => machine === first?.machine) ?? 'disclosureRequest';
}

/** State of the handling region, such as `examining`; of a publication, its state. */
export function handlingState(charts: CaseCharts): string {
  const { value } = charts.main.snapshot;
  if (typeof value === 'string') return value;
  const handling = value.handling;
  return typeof handling === 'string' ? handling : (Object.keys(handling ?? {})[0] ?? '');
}
