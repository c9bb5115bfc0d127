import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { type CivilDate, civilDateOfInstant } from '../../law/civil-date.ts';
import { type ClockView, clockView } from '../../law/clock/clock-view.ts';
import type { Breach } from '../../law/step-facts.ts';
import type { HistoryRow, Instant } from '../../store/rows.ts';
import { applyFact } from '../apply-fact.ts';
import { type CaseDraft, emptyDraft, type Judged, mainMachineOf } from '../case-draft.ts';
import { type CaseLimit, caseLimits } from '../case-limits.ts';
import { type CaseParticulars, NO_PARTICULARS, particularsAfter } from '../case-particulars.ts';
import type { InstanceView } from '../engine-types.ts';
import { pathTaken, type TakenStep } from '../path-taken.ts';
import { factOf } from '../replay.ts';
import { watchedLimits } from '../watched-limits.ts';
import type { CalendarsThen } from './calendars-then.ts';

/**
 * `effective`: what had taken effect by that day, with all that is known today. `recorded`: what stood on record at the end of that day,
 * whatever came to light later.
 */
export const AXES = ['effective', 'recorded'] as const;
export type Axis = (typeof AXES)[number];

/** After an entry of the history, or on a day. */
export type Moment =
  | { readonly by: 'version'; readonly version: number }
  | { readonly by: 'day'; readonly on: CivilDate; readonly axis: Axis };

/** The due day as it was written down with an entry. */
export interface RecordedDue {
  readonly dueOn: CivilDate;
  readonly calendar: string;
  /** The entry that set it. */
  readonly version: number;
}

/** A case as it stood at a moment, told from its history alone. */
export interface CaseAt {
  /** The entry that made it what it was: the one asked for, or the last to take effect or to be recorded. 0: nothing was there yet. */
  readonly version: number;
  /** The day as of which days are counted. */
  readonly asOf: CivilDate;
  /** What had happened, in the order of the versions. */
  readonly entries: readonly HistoryRow[];
  /** Entries that the day would take in but no chart takes without one that took effect later. */
  readonly misplaced: readonly HistoryRow[];
  /** The first is the request itself. */
  readonly instances: readonly (InstanceView & { readonly visited: readonly TakenStep[] })[];
  readonly clock: ClockView;
  readonly recordedDue: RecordedDue | null;
  /** The calendar by which the days above are counted. */
  readonly calendarVersion: string;
  readonly breaches: readonly Breach[];
  readonly limits: readonly CaseLimit[];
  readonly particulars: CaseParticulars;
  /** Name of whoever handled it; null for nobody. */
  readonly handler: string | null;
}

interface Ask {
  readonly moment: Moment;
  /** Names the case in its clock. */
  readonly ref: string;
  readonly calendars: CalendarsThen;
  /** Of all that is known today. */
  readonly now: Instant;
}

/**
 * Replays a history up to a moment. Charts decide anew; what the law said of each event is taken from its entry. Days are counted by the
 * calendar that was in force: when the entry was recorded, at the end of the day for the record, today's for what stood in law.
 *
 * @param history - All of it, by version.
 */
export function caseAt(history: readonly HistoryRow[], ask: Ask): CaseAt {
  const { moment, calendars } = ask;
  const chosen = entriesBy(history, moment);
  const asOf = asOfDay(chosen, moment, ask.now);
  const recordedDue = lastDue(chosen);
  const calendar = calendarFor(chosen, { moment, calendars, now: ask.now });
  const { draft, entries, misplaced } = applied(chosen, { first: history[0], calendar });
  const decisive = decisiveOf(entries, moment);
  const path = pathTaken(entries, calendar);
  const charts = [
    { id: draft.charts.main.machine as string, state: draft.charts.main, instance: null },
    ...Object.entries(draft.charts.proceedings).map(([id, state]) => ({ id, state, instance: id })),
  ];
  return {
    version: decisive?.version ?? 0,
    asOf,
    entries,
    misplaced,
    instances: charts.map(({ id, state, instance }) => ({
      id,
      machine: state.machine,
      value: state.snapshot.value,
      context: state.snapshot.context,
      visited: path.filter((step) => step.instance === instance),
    })),
    clock: clockView(draft.clock, { ref: ask.ref, today: asOf, calendar }),
    recordedDue,
    calendarVersion: calendar.version,
    breaches: draft.clock.breaches,
    limits: [...caseLimits(draft, calendar), ...watchedLimits(draft, calendar)],
    particulars: entries.reduce((known, entry) => particularsAfter(known, factOf(entry)), NO_PARTICULARS),
    handler: handlerOf(entries),
  };
}

/** The end of a day in Shanghai. */
export function endOfDay(on: CivilDate): Instant {
  return new Date(`${on}T23:59:59.999+08:00`).toISOString();
}

function entriesBy(history: readonly HistoryRow[], moment: Moment): readonly HistoryRow[] {
  if (moment.by === 'version') return history.filter(({ version }) => version <= moment.version);
  if (moment.axis === 'effective') return history.filter(({ effectiveOn }) => effectiveOn <= moment.on);
  // Clocks of servers differ by a little: what follows an entry of a later day was not there before it.
  const later = history.findIndex(({ recordedAt }) => recordedAt > endOfDay(moment.on));
  return later === -1 ? history : history.slice(0, later);
}

/** Of a version: the latest day in it, for an entry may be recorded before or after the day it tells of. */
function asOfDay(entries: readonly HistoryRow[], moment: Moment, now: Instant): CivilDate {
  if (moment.by === 'day') return moment.on;
  return entries.map(({ effectiveOn }) => effectiveOn).reduce<CivilDate | null>(later, null) ?? civilDateOfInstant(new Date(now));
}

function later(one: CivilDate | null, other: CivilDate): CivilDate {
  return one === null || other > one ? other : one;
}

function lastDue(entries: readonly HistoryRow[]): RecordedDue | null {
  const entry = entries.findLast(({ judged }) => (judged as Judged).dueOn !== undefined);
  const { dueOn, calendar } = (entry?.judged ?? {}) as Partial<Judged>;
  return entry === undefined || dueOn === undefined ? null : { dueOn, calendar: calendar ?? '', version: entry.version };
}

function calendarFor(entries: readonly HistoryRow[], ask: { moment: Moment; calendars: CalendarsThen; now: Instant }): WorkingDayCalendar {
  const { moment, calendars, now } = ask;
  if (moment.by === 'day' && moment.axis === 'effective') return calendars.inForceAt(now);
  const entry = entries.findLast(({ judged }) => (judged as Judged).calendar !== undefined);
  const calendar = (entry?.judged as Judged | undefined)?.calendar;
  const like = entry === undefined || calendar === undefined ? undefined : { calendar, at: entry.recordedAt };
  return calendars.inForceAt(moment.by === 'day' ? endOfDay(moment.on) : (entries.at(-1)?.recordedAt ?? now), like);
}

function applied(
  chosen: readonly HistoryRow[],
  { first, calendar }: { first: HistoryRow | undefined; calendar: WorkingDayCalendar },
): { draft: CaseDraft; entries: readonly HistoryRow[]; misplaced: readonly HistoryRow[] } {
  let draft = emptyDraft(mainMachineOf(first));
  const entries: HistoryRow[] = [];
  const misplaced: HistoryRow[] = [];
  for (const entry of chosen) {
    const judged = entry.judged as Judged;
    const step = applyFact(draft, { fact: factOf(entry), actorId: entry.actorId, calendar, judged, extra: entry.extra });
    if (step.result === 'taken') draft = step.draft;
    (step.result === 'taken' ? entries : misplaced).push(entry);
  }
  return { draft, entries, misplaced };
}

function decisiveOf(entries: readonly HistoryRow[], moment: Moment): HistoryRow | undefined {
  if (moment.by === 'version' || moment.axis === 'recorded') return entries.at(-1);
  return entries.reduce<HistoryRow | undefined>(
    (last, entry) => (last === undefined || entry.effectiveOn >= last.effectiveOn ? entry : last),
    undefined,
  );
}

function handlerOf(entries: readonly HistoryRow[]): string | null {
  const name = entries.findLast(({ type }) => type === 'handler.assigned')?.data.name;
  return typeof name === 'string' ? name : null;
}
