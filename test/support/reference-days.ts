import type { WorkingDayCalendar } from '../../src/law/calendar.ts';
import { addDays, type CivilDate } from '../../src/law/civil-date.ts';
import type { RegimeId } from '../../src/law/step-facts.ts';

export interface ReferenceStretch {
  from: CivilDate;
  to: CivilDate;
  kind: 'counted' | 'excluded';
  workingDays: number;
  causes: readonly string[];
}

interface Letter {
  readonly kind: string;
  readonly id: string;
  readonly sentOn: CivilDate;
  silentOn?: CivilDate;
  endedOn?: CivilDate;
}

/** A correction or payment that is awaited, up to and including its last day. */
interface Wait {
  readonly kind: 'correction' | 'fee';
  readonly noticeOn: CivilDate;
  readonly lastOn: CivilDate;
}

export interface Run {
  readonly anchor: CivilDate;
  readonly orderedTo?: CivilDate;
  readonly letters: Letter[];
  extension: number;
  deferredTo?: CivilDate;
  wait?: Wait;
  stop?: { readonly on: CivilDate; readonly by: 'reply' | 'lapse' | 'closing'; readonly code?: unknown };
  deadlinePassed: boolean;
}

export interface Reckoning {
  readonly calendar: WorkingDayCalendar;
  round: number;
  roundBeganOn: CivilDate | null;
  regime: RegimeId;
  receivedOn: CivilDate | null;
  awaitsConfirmation: boolean;
  closedBeforeReceipt: boolean;
  correctionAsked: boolean;
  run: Run | null;
  readonly breaches: { rule: string; event: string }[];
}

/** The last day of a consultation: the answer or silence, whichever is first; undefined while neither is known. */
function endOf(letter: Letter): CivilDate | undefined {
  const { endedOn, silentOn } = letter;
  if (endedOn === undefined || silentOn === undefined) return endedOn ?? silentOn;
  return [endedOn, silentOn].sort()[0];
}

export function isOpen(letter: Letter, on: CivilDate): boolean {
  const end = endOf(letter);
  return end === undefined || end > on;
}

export function isConsulting(run: Run, on: CivilDate): boolean {
  return run.letters.some((letter) => isOpen(letter, on));
}

/** Ids of those who are being consulted on a day; a stop ends every consultation. */
function consultedOn(run: Run, day: CivilDate): string[] {
  if (run.stop !== undefined && day > run.stop.on) return [];
  const active = run.letters.filter((letter) => letter.sentOn < day && day <= (endOf(letter) ?? day));
  return [...new Set(active.map((letter) => letter.id))].sort();
}

function isWaitDay(run: Run, day: CivilDate): boolean {
  return run.wait !== undefined && run.stop?.by !== 'reply' && day > run.wait.noticeOn;
}

export function dueOf(reckoning: Reckoning, run: Run): CivilDate {
  if (run.orderedTo !== undefined) return onOrNextWorkingDay(reckoning, run.orderedTo);
  return run.deferredTo ?? nthCountedDay(reckoning, run, base(reckoning) + run.extension);
}

export function baseDueOf(reckoning: Reckoning, run: Run): CivilDate {
  if (run.orderedTo !== undefined) return onOrNextWorkingDay(reckoning, run.orderedTo);
  return nthCountedDay(reckoning, run, base(reckoning));
}

export function base(reckoning: Reckoning): number {
  return reckoning.regime === 'R2008' ? 15 : 20;
}

function nthCountedDay(reckoning: Reckoning, run: Run, n: number): CivilDate {
  let day = run.anchor;
  for (let counted = 0; counted < n; ) {
    day = addDays(day, 1);
    if (reckoning.calendar.isWorkingDay(day) && consultedOn(run, day).length === 0) counted += 1;
  }
  return day;
}

export function nthWorkingDay(reckoning: Reckoning, anchor: CivilDate, n: number): CivilDate {
  return nthCountedDay(reckoning, newRun({ anchor }), n);
}

export function onOrNextWorkingDay(reckoning: Reckoning, day: CivilDate): CivilDate {
  return reckoning.calendar.isWorkingDay(day) ? day : onOrNextWorkingDay(reckoning, addDays(day, 1));
}

export function newRun(start: { anchor: CivilDate; orderedTo?: CivilDate }): Run {
  const ordered = start.orderedTo === undefined ? {} : { orderedTo: start.orderedTo };
  return { anchor: start.anchor, ...ordered, letters: [], extension: 0, deadlinePassed: false };
}

export function ledgerOf(reckoning: Reckoning, run: Run, asOf: CivilDate): ReferenceStretch[] {
  const stretches: ReferenceStretch[] = [];
  for (let day = addDays(run.anchor, 1); day <= asOf; day = addDays(day, 1)) {
    const causes = consultedOn(run, day);
    const kind = causes.length > 0 || isWaitDay(run, day) ? 'excluded' : 'counted';
    const works = reckoning.calendar.isWorkingDay(day) ? 1 : 0;
    const last = stretches.at(-1);
    if (last?.kind === kind && last.causes.join('\n') === causes.join('\n')) {
      last.to = day;
      last.workingDays += works;
    } else stretches.push({ from: day, to: day, kind, workingDays: works, causes });
  }
  return stretches;
}
