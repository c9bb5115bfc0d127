import type { CivilDate } from '../civil-date.ts';
import type { CaseFigures } from './case-figures.ts';
import { type CountedRemedy, countCases } from './counted.ts';
import { createTally, type Figure } from './figure.ts';
import { PART_FOUR_CELLS, type PartFourCell } from './part-four.ts';
import { periodOfReport, type ReportPeriod } from './report-year.ts';

/**
 * Part four of the annual report: each review and suit pending at any time in the period once, final effect decides (Q11).
 *
 * Legal source: 国办公开办函〔2019〕60号 and 〔2021〕30号; what pending cases and retrials are counted as is the project rule 3.8.
 *
 * @param asOf - last day whose facts are known, inclusive; a judgment that takes effect later is pending. The year's last day unless given.
 */
export function countPartFour(
  cases: readonly CaseFigures[],
  period: number | ReportPeriod,
  asOf?: CivilDate,
): ReadonlyMap<PartFourCell, Figure> {
  return tallyPartFour(countCases(cases, periodOfReport(period, asOf)).remedies);
}

/** The same from what was counted already. */
export function tallyPartFour(remedies: readonly CountedRemedy[]): ReadonlyMap<PartFourCell, Figure> {
  const tally = createTally(PART_FOUR_CELLS);
  for (const { group, inForce, ...lot } of remedies) {
    tally.count([`${group}.total`], lot);
    if (inForce === null) tally.leaveOpen([`${group}.upheld`, `${group}.corrected`, `${group}.other`], lot);
    else tally.count([`${group}.${inForce}`], lot);
  }
  return tally.figures();
}
