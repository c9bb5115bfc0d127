import type { CivilDate } from '../civil-date.ts';
import type { CaseFigures } from './case-figures.ts';
import { createTally, type Figure, type Tally } from './figure.ts';
import { columnInForceOn, isPendingIn, type RemedySpan, reviewSpans, suitSpans } from './remedy-spans.ts';
import { type ReportYear, reportYear } from './report-year.ts';

/** The three groups of part four in printed order. */
export const PART_FOUR_GROUPS = [
  { id: 'review', name: '行政复议' },
  { id: 'directSuit', name: '未经复议直接起诉' },
  { id: 'suitAfterReview', name: '复议后起诉' },
] as const;
export type PartFourGroup = (typeof PART_FOUR_GROUPS)[number]['id'];

/** The five columns of each group in printed order. */
export const PART_FOUR_COLUMNS = [
  { id: 'upheld', name: '结果维持' },
  { id: 'corrected', name: '结果纠正' },
  { id: 'other', name: '其他结果' },
  { id: 'pending', name: '尚未审结' },
  { id: 'total', name: '总计' },
] as const;
export type PartFourColumn = (typeof PART_FOUR_COLUMNS)[number]['id'];

export type PartFourCell = `${PartFourGroup}.${PartFourColumn}`;

export const PART_FOUR_CELLS: readonly PartFourCell[] = PART_FOUR_GROUPS.flatMap(({ id: group }) =>
  PART_FOUR_COLUMNS.map(({ id: column }) => `${group}.${column}` as const),
);

type Counting = { readonly tally: Tally<PartFourCell>; readonly period: ReportYear };

/**
 * Part four of the annual report: each review and suit pending at any time in the year once, final effect decides (Q11).
 *
 * Legal source: 国办公开办函〔2019〕60号 and 〔2021〕30号; what pending cases and retrials are counted as is the project rule 3.8.
 *
 * @param asOf - last day whose facts are known, inclusive; a judgment that takes effect later is pending. The year's last day unless given.
 */
export function countPartFour(cases: readonly CaseFigures[], year: number, asOf?: CivilDate): ReadonlyMap<PartFourCell, Figure> {
  const into = { tally: createTally(PART_FOUR_CELLS), period: reportYear(year, asOf) };
  for (const { ref, reviews, suits } of cases) {
    for (const span of reviews.flatMap(reviewSpans)) countSpan({ ref, span, group: 'review' }, into);
    for (const suit of suits) {
      const group = suit.afterReview ? 'suitAfterReview' : 'directSuit';
      for (const span of suitSpans(suit)) countSpan({ ref, span, group }, into);
    }
  }
  return into.tally.figures();
}

function countSpan(entry: { ref: string; span: RemedySpan; group: PartFourGroup }, { tally, period }: Counting): void {
  const { ref, span, group } = entry;
  if (!isPendingIn(span, period)) return;
  tally.count([`${group}.total`], ref);
  const column = columnInForceOn(span, period.asOf);
  if (column === null) tally.leaveOpen([`${group}.upheld`, `${group}.corrected`, `${group}.other`], ref);
  else tally.count([`${group}.${column}`], ref);
}
