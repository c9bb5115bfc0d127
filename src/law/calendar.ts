import { addDays, type CivilDate, FIRST_DAY, fromEpochDay, LAST_DAY, toEpochDay, weekdayOf } from './civil-date.ts';
import type { HolidayNotices } from './holiday-notices.ts';

/** Which days are working days, by the State Council's yearly notices. Every question is answered in constant time. */
export interface WorkingDayCalendar {
  /** Changes whenever any notice changes: `notices-<last year>-<checksum>`. */
  readonly version: string;
  /** 31 December of the last year, counted without a gap, whose notice is known. Beyond it every answer may still change. */
  readonly knownUntil: CivilDate;
  /** Whether the notice that rules this day is known. */
  isKnown(day: CivilDate): boolean;
  isWorkingDay(day: CivilDate): boolean;
  /**
   * The `workingDays`-th working day after `anchor`; the anchor is day zero, working day or not.
   *
   * Legal source: 民事诉讼法 art. 85 (the start day is not counted), by analogy.
   *
   * @param workingDays - 1 or more.
   * @throws {RangeError} when the day would lie beyond 2199.
   */
  nthWorkingDayAfter(anchor: CivilDate, workingDays: number): CivilDate;
  /** Working days after `after` (exclusive) until `until` (inclusive); 0 when `until` is not later. */
  workingDaysBetween(after: CivilDate, until: CivilDate): number;
  /** The day itself if it is a working day, else the next one: the roll of 民事诉讼法 art. 85. A shifted working day counts as one. */
  onOrNextWorkingDay(day: CivilDate): CivilDate;
}

/** Index of the days 2000–2200: how many working days up to each day, and which day is the n-th. */
interface WorkingDayIndex {
  readonly start: number;
  /** `upTo[i]`: working days among the first `i` days of the index. */
  readonly upTo: Int32Array;
  readonly ordinals: Int32Array;
}

/** @param notices - by notice year; a notice may name days of the neighbouring years, and where two name one day the later notice rules. */
export function createWorkingDayCalendar(notices: HolidayNotices): WorkingDayCalendar {
  const index = buildIndex(exceptionsOf(notices));
  const knownUntil = knownUntilOf(notices);
  const countUpTo = (day: CivilDate): number => index.upTo[toEpochDay(day) - index.start + 1] ?? 0;
  const nth = (ordinal: number): CivilDate => {
    const offset = index.ordinals[ordinal - 1];
    if (offset === undefined) throw new RangeError('The working day asked for lies beyond 2199');
    return fromEpochDay(index.start + offset);
  };
  const isWorkingDay = (day: CivilDate): boolean => {
    const at = toEpochDay(day) - index.start;
    return index.upTo[at + 1] !== index.upTo[at];
  };
  return {
    version: versionOf(notices),
    knownUntil,
    isKnown: (day) => day <= knownUntil,
    isWorkingDay,
    nthWorkingDayAfter(anchor, workingDays) {
      if (!Number.isInteger(workingDays) || workingDays < 1) throw new RangeError('workingDays must be a whole number, 1 or more');
      return nth(countUpTo(anchor) + workingDays);
    },
    workingDaysBetween: (after, until) => Math.max(0, countUpTo(until) - countUpTo(after)),
    onOrNextWorkingDay: (day) => (isWorkingDay(day) ? day : nth(countUpTo(day) + 1)),
  };
}

function exceptionsOf(notices: HolidayNotices): Map<CivilDate, boolean> {
  const exceptions = new Map<CivilDate, boolean>();
  for (const year of yearsOf(notices)) {
    const notice = notices[year];
    for (const day of notice?.daysOff ?? []) exceptions.set(day, false);
    for (const day of notice?.extraWorkdays ?? []) exceptions.set(day, true);
  }
  return exceptions;
}

function buildIndex(exceptions: ReadonlyMap<CivilDate, boolean>): WorkingDayIndex {
  const start = toEpochDay(FIRST_DAY);
  const days = toEpochDay(LAST_DAY) - start + 1;
  const upTo = new Int32Array(days + 1);
  const ordinals: number[] = [];
  const firstWeekday = weekdayOf(FIRST_DAY);
  const special = new Map([...exceptions].map(([day, works]) => [toEpochDay(day) - start, works]));
  for (let offset = 0; offset < days; offset += 1) {
    const weekday = (firstWeekday + offset) % 7;
    const works = special.get(offset) ?? (weekday !== 0 && weekday !== 6);
    if (works) ordinals.push(offset);
    upTo[offset + 1] = ordinals.length;
  }
  return { start, upTo, ordinals: Int32Array.from(ordinals) };
}

function yearsOf(notices: HolidayNotices): number[] {
  return Object.keys(notices)
    .map(Number)
    .sort((a, b) => a - b);
}

/** A gap ends what is known: a year whose notice is missing makes every later count uncertain. */
function knownUntilOf(notices: HolidayNotices): CivilDate {
  const years = yearsOf(notices);
  let last = years[0];
  if (last === undefined) return addDays(FIRST_DAY, -1);
  while (notices[last + 1] !== undefined) last += 1;
  return `${last}-12-31` as CivilDate;
}

function versionOf(notices: HolidayNotices): string {
  const years = yearsOf(notices);
  let checksum = 0x811c9dc5;
  for (const year of years) {
    const notice = notices[year];
    const text = `${year}:${[...(notice?.daysOff ?? [])].sort().join()};${[...(notice?.extraWorkdays ?? [])].sort().join()}|`;
    for (let i = 0; i < text.length; i += 1) checksum = Math.imul(checksum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return `notices-${years.at(-1) ?? 'none'}-${checksum.toString(16).padStart(8, '0')}`;
}
