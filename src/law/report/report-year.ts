import { type CivilDate, civilDate } from '../civil-date.ts';

/** The days a report tells of, both inclusive. */
export interface ReportPeriod {
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
  /** The last day whose facts are known: `lastDay`, or an earlier day while the period runs. Inclusive. */
  readonly asOf: CivilDate;
}

/** The data period of an annual report: 1 January to 31 December (domain 3.1). */
export interface ReportYear extends ReportPeriod {
  readonly year: number;
}

/** @throws {RangeError} when `year` lies outside 2000–2199. */
export function reportYear(year: number, asOf?: CivilDate): ReportYear {
  return { year, ...reportPeriod({ from: civilDate(`${year}-01-01`), until: civilDate(`${year}-12-31`) }, asOf) };
}

/** Any stretch of days, both inclusive. */
export function reportPeriod({ from, until }: { readonly from: CivilDate; readonly until: CivilDate }, asOf?: CivilDate): ReportPeriod {
  return { firstDay: from, lastDay: until, asOf: asOf !== undefined && asOf < until ? asOf : until };
}

/** A year as its period; a period as it is. */
export function periodOfReport(yearOrPeriod: number | ReportPeriod, asOf?: CivilDate): ReportPeriod {
  return typeof yearOrPeriod === 'number' ? reportYear(yearOrPeriod, asOf) : yearOrPeriod;
}

export function liesIn(period: ReportPeriod, day: CivilDate): boolean {
  return period.firstDay <= day && day <= period.lastDay;
}
