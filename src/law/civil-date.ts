/**
 * A day in the civil calendar of Asia/Shanghai, written YYYY-MM-DD. Comparable as a string.
 * Days carry no time and no zone: statutory limits are days (domain rule: midnight ends a day).
 */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Days since 1970-01-01, the arithmetic form of a civil date. */
export type EpochDay = number;

export const FIRST_DAY = '2000-01-01' as CivilDate;
export const LAST_DAY = '2199-12-31' as CivilDate;

const MS_PER_DAY = 86_400_000;
/** China has kept UTC+8 without summer time since 1991, and no case is older than 2008. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day written as `text`, or undefined if it is no such day or lies outside 2000–2199. */
export function findCivilDate(text: string): CivilDate | undefined {
  const match = SHAPE.exec(text);
  if (match === null || text < FIRST_DAY || text > LAST_DAY) return undefined;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(ms).toISOString().slice(0, 10) === text ? (text as CivilDate) : undefined;
}

/** @throws {RangeError} when `text` is no day between 2000-01-01 and 2199-12-31. */
export function civilDate(text: string): CivilDate {
  const day = findCivilDate(text);
  if (day === undefined) throw new RangeError(`'${text}' is not a day YYYY-MM-DD between 2000-01-01 and 2199-12-31`);
  return day;
}

export function toEpochDay(day: CivilDate): EpochDay {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
}

export function fromEpochDay(epochDay: EpochDay): CivilDate {
  return new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10) as CivilDate;
}

export function addDays(day: CivilDate, calendarDays: number): CivilDate {
  return fromEpochDay(toEpochDay(day) + calendarDays);
}

/**
 * The same day number `months` later; where that month has no such day, its last day.
 *
 * Legal source: civil procedure periods by months, followed for 行政诉讼法 art. 46 (six months to sue).
 */
export function addMonths(day: CivilDate, months: number): CivilDate {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const ms = Date.UTC(year, month, Math.min(Number(day.slice(8, 10)), lastOfMonth));
  return new Date(ms).toISOString().slice(0, 10) as CivilDate;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: CivilDate): number {
  return new Date(toEpochDay(day) * MS_PER_DAY).getUTCDay();
}

/** The civil date in Asia/Shanghai on which an instant falls, whatever zone this machine is set to. */
export function civilDateOfInstant(instant: Date): CivilDate {
  return civilDate(new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10));
}

export function earliest(...days: readonly (CivilDate | null | undefined)[]): CivilDate | null {
  let first: CivilDate | null = null;
  for (const day of days) if (day != null && (first === null || day < first)) first = day;
  return first;
}
