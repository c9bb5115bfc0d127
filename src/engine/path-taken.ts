import type { StateValue } from 'xstate';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { HistoryRow } from '../store/rows.ts';
import { applyFact } from './apply-fact.ts';
import { type CaseDraft, emptyDraft, type Judged, mainMachineOf } from './case-draft.ts';
import { factOf } from './replay.ts';

/** One step of a chart that was taken. States are dotted paths without the machine's id, such as `handling.examining`. */
export interface TakenStep {
  /** The proceeding, or null for the request itself. */
  readonly instance: string | null;
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly on: CivilDate;
}

/** The path a case took through its charts, replayed from its history; it ends where the history no longer replays. */
export function pathTaken(entries: readonly HistoryRow[], calendar: WorkingDayCalendar): TakenStep[] {
  const steps: TakenStep[] = [];
  let draft = emptyDraft(mainMachineOf(entries[0]));
  for (const entry of entries) {
    const applied = applyFact(draft, { fact: factOf(entry), actorId: entry.actorId, calendar, judged: entry.judged as Judged });
    if (applied.result !== 'taken') return steps;
    const instance = entry.machine === draft.charts.main.machine ? null : entry.instance;
    for (const change of changesOf(leavesIn(draft, instance), leavesIn(applied.draft, instance))) {
      steps.push({ ...change, instance, event: entry.type, on: entry.effectiveOn });
    }
    draft = applied.draft;
  }
  return steps;
}

function leavesIn(draft: CaseDraft, instance: string | null): string[] {
  const state = instance === null ? draft.charts.main : draft.charts.proceedings[instance];
  return state === undefined ? [] : leavesOf(state.snapshot.value);
}

/** `{ handling: 'examining', fee: 'idle' }` → `handling.examining`, `fee.idle`. */
export function leavesOf(value: StateValue, prefix = ''): string[] {
  if (typeof value === 'string') return [prefix + value];
  return Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : leavesOf(inner, `${prefix}${key}.`)));
}

/** Leaves that were left, each with the one entered in the same region. */
function changesOf(before: readonly string[], after: readonly string[]): { from: string; to: string }[] {
  const left = before.filter((leaf) => !after.includes(leaf));
  const entered = after.filter((leaf) => !before.includes(leaf));
  return entered.map((to, i) => ({ from: left.find((leaf) => regionOf(leaf) === regionOf(to)) ?? left[i] ?? '', to }));
}

function regionOf(leaf: string): string {
  return leaf.includes('.') ? leaf.slice(0, leaf.indexOf('.')) : '';
}
