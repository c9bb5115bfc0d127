import type { WorkingDayCalendar } from '../calendar.ts';
import { type CivilDate, earliest } from '../civil-date.ts';
import type { Pause, Run } from './clock-state.ts';

/** Days d with `after` < d ≤ `until`. */
export interface Span {
  readonly after: CivilDate;
  readonly until: CivilDate;
}

/**
 * The last day on which a reply of this run is in time, or null while a consultation is open.
 *
 * `due = orderedTo ?? deferral.to ?? the n-th working day after the anchor that is not excluded`.
 *
 * Legal source: 条例 (2019) art. 33, 35, 42; 条例 (2007) art. 24; project rule 1.8.3.
 */
export function dueOf(run: Run, calendar: WorkingDayCalendar): CivilDate | null {
  if (run.pauses.some((pause) => pause.to === null)) return null;
  return dueWith({ run, workingDays: periodOf(run), calendar, deferred: true });
}

/** The due day with its pauses but without extension and deferral; with an ordered date, that date. Null while a consultation is open. */
export function baseDueOf(run: Run, calendar: WorkingDayCalendar): CivilDate | null {
  if (run.pauses.some((pause) => pause.to === null)) return null;
  return dueWith({ run, workingDays: run.baseWorkingDays, calendar, deferred: false });
}

/** The run as it would stand if every open consultation ended on `day`. */
export function withPausesEnded(run: Run, end: { day: CivilDate; by: NonNullable<Pause['endedBy']> }): Run {
  const pauses = run.pauses.map((pause) => (pause.to === null ? { ...pause, to: end.day, endedBy: end.by } : pause));
  return { ...run, pauses };
}

/** Working days of `after` (exclusive) to `until` (inclusive) that count for this run: consultations and awaited answers are left out. */
export function countedWorkingDays(run: Run, asOf: CivilDate, calendar: WorkingDayCalendar): number {
  const until = countedUntil(run, asOf);
  return calendar.workingDaysBetween(run.anchor, until) - excludedWorkingDays({ run, until, calendar });
}

/**
 * Working days the run has in all: base and extension, or those up to an ordered or deferred date. Such a date stands however long a
 * consultation lasts: only days up to `asOf` are taken away, none after it.
 */
export function periodInWorkingDays(run: Run, asOf: CivilDate, calendar: WorkingDayCalendar): number {
  const fixed = run.orderedTo ?? run.deferral?.to;
  if (fixed === undefined) return periodOf(run);
  const until = earliest(fixed, countedUntil(run, asOf)) ?? fixed;
  return calendar.workingDaysBetween(run.anchor, fixed) - excludedWorkingDays({ run, until, calendar });
}

/** While a correction or payment is awaited the count stands still at the day of the notice. */
function countedUntil(run: Run, asOf: CivilDate): CivilDate {
  return run.wait !== null && run.wait.noticeOn < asOf ? run.wait.noticeOn : asOf;
}

function periodOf(run: Run): number {
  return run.baseWorkingDays + (run.extension?.workingDays ?? 0);
}

function dueWith(ask: { run: Run; workingDays: number; calendar: WorkingDayCalendar; deferred: boolean }): CivilDate {
  const { run, calendar } = ask;
  if (run.orderedTo !== null) return run.orderedTo;
  if (ask.deferred && run.deferral !== null) return run.deferral.to;
  let workingDays = ask.workingDays;
  let due = calendar.nthWorkingDayAfter(run.anchor, workingDays);
  for (const span of excludedSpans(run, null)) {
    if (span.after >= due) break;
    workingDays += calendar.workingDaysBetween(span.after, span.until);
    due = calendar.nthWorkingDayAfter(run.anchor, workingDays);
  }
  return due;
}

function excludedWorkingDays(ask: { run: Run; until: CivilDate; calendar: WorkingDayCalendar }): number {
  let excluded = 0;
  for (const span of excludedSpans(ask.run, ask.until)) excluded += ask.calendar.workingDaysBetween(span.after, span.until);
  return excluded;
}

/**
 * The union of the consultations' spans, in order and without overlap: days are excluded once however many consultations are open.
 *
 * @param until - open pauses and spans are cut off at this day (inclusive); null leaves closed spans whole and drops open ones.
 */
export function excludedSpans(run: Run, until: CivilDate | null): Span[] {
  const spans = run.pauses
    .flatMap((pause) => spanOf(pause, run.anchor, until))
    .sort((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0));
  const union: Span[] = [];
  for (const span of spans) {
    const last = union.at(-1);
    if (last === undefined || span.after > last.until) union.push(span);
    else if (span.until > last.until) union[union.length - 1] = { after: last.after, until: span.until };
  }
  return union;
}

function spanOf(pause: Pause, anchor: CivilDate, until: CivilDate | null): Span[] {
  const after = pause.from < anchor ? anchor : pause.from;
  const end = pause.to ?? until;
  if (end === null) return [];
  const cut = until !== null && until < end ? until : end;
  return cut > after ? [{ after, until: cut }] : [];
}
