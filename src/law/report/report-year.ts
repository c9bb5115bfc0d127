import { type CivilDate, civilDate } from '../civil-date.ts';

/** The data period of a report: 1 January to 31 December, both inclusive (domain 3.1). */
export interface ReportYear {
  readonly year: number;
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
  /** The last day whose facts are known: `lastDay`, or an earlier day while the year runs. Inclusive. */
  readonly asOf: CivilDate;
}

/** @throws {RangeError} when `year` lies outside 2000–2199. */
export function reportYear(year: number, asOf?: CivilDate): ReportYear {
  const lastDay = civilDate(`${year}-12-31`);
  return { year, firstDay: civilDate(`${year}-01-01`), lastDay, asOf: asOf !== undefined && asOf < lastDay ? asOf : lastDay };
}

export function liesIn(period: ReportYear, day: CivilDate): boolean {
  return period.firstDay <= day && day <= period.lastDay;
}
