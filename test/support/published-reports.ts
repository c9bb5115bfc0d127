import type { ApplicantClass } from '../../src/law/channels.ts';
import { APPLICANT_CLASSES } from '../../src/law/channels.ts';
import { addDays, type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import type { DecisionCode } from '../../src/law/decision-codes.ts';
import type { CaseFigures, ReviewFigure, SuitFigure } from '../../src/law/report/case-figures.ts';

/** Seven numbers a row. */
export type Rows = Readonly<Record<string, readonly number[]>>;
/** Upheld, corrected, other, pending, total. */
export type Remedies = Readonly<Record<'review' | 'directSuit' | 'suitAfterReview', readonly number[]>>;

/** V1: the 2025 report of a city, every cell of parts three and four (domain 3.9). */
export const V1_ROWS: Rows = {
  new: [13612, 252, 0, 45, 128, 32, 14069],
  carry: [535, 6, 0, 1, 18, 0, 560],
  r1: [5345, 129, 0, 41, 19, 14, 5548],
  r2: [2120, 39, 0, 1, 6, 2, 2168],
  d1: [13, 0, 0, 0, 0, 0, 13],
  d2: [30, 0, 0, 0, 0, 0, 30],
  d3: [11, 0, 0, 0, 0, 0, 11],
  d4: [49, 2, 0, 0, 0, 0, 51],
  d5: [103, 1, 0, 0, 0, 0, 104],
  d6: [84, 1, 0, 0, 0, 0, 85],
  d7: [282, 4, 0, 0, 0, 0, 286],
  d8: [147, 0, 0, 0, 1, 2, 150],
  u1: [3075, 50, 0, 0, 89, 8, 3222],
  u2: [177, 3, 0, 0, 0, 0, 180],
  u3: [19, 0, 0, 0, 0, 0, 19],
  n1: [199, 1, 0, 0, 3, 0, 203],
  n2: [147, 1, 0, 0, 0, 0, 148],
  n3: [0, 0, 0, 0, 0, 0, 0],
  n4: [100, 1, 0, 0, 0, 0, 101],
  n5: [5, 0, 0, 0, 0, 0, 5],
  o1: [315, 3, 0, 0, 0, 0, 318],
  o2: [202, 0, 0, 1, 0, 0, 203],
  o3: [941, 17, 0, 1, 3, 3, 965],
  t: [13364, 252, 0, 44, 121, 29, 13810],
  next: [783, 6, 0, 2, 25, 3, 819],
};
export const V1_REMEDIES: Remedies = {
  review: [376, 97, 196, 121, 790],
  directSuit: [16, 1, 12, 27, 56],
  suitAfterReview: [74, 1, 30, 51, 156],
};

/** V2: part four of another city's report for 2025. */
export const V2_REMEDIES: Remedies = { review: [119, 25, 91, 24, 259], directSuit: [7, 0, 15, 6, 28], suitAfterReview: [21, 1, 7, 9, 38] };

/** V3: the column of natural persons in a department's report for 2019; what is not stated was nil. */
const V3_RESULTS: Readonly<Record<string, number>> = {
  ...{ r1: 258, r2: 3, d1: 14, d2: 0, d3: 0, d4: 0, d5: 5, d6: 3, d7: 0, d8: 10, u1: 252, u2: 44, u3: 25, n1: 148, n2: 5 },
};
const person = (n: number): readonly number[] => [n, 0, 0, 0, 0, 0, n];
export const V3_ROWS: Rows = {
  ...Object.fromEntries(Object.entries(V3_RESULTS).map(([row, n]) => [row, person(n)])),
  ...{ new: person(821), carry: person(18), t: person(767), next: person(72) },
};
export const V3_REMEDIES: Remedies = { review: [5, 0, 0, 2, 7], directSuit: [8, 0, 0, 1, 9], suitAfterReview: [0, 0, 0, 0, 0] };

/** Rows that more than one code leads to are given their codes in turn. */
const CODES: Readonly<Record<string, readonly DecisionCode[]>> = { r1: ['G1', 'G2'], r2: ['P1'], u1: ['U1a', 'U1b'] };

/** As many cases as a published report of `year` counts, so that every cell comes out as printed. Those carried were received in December. */
export function casesOfReport(rows: Rows, year: number): CaseFigures[] {
  return APPLICANT_CLASSES.flatMap((applicantClass, column) => {
    const cell = (row: string): number => rows[row]?.[column] ?? 0;
    const results = Object.keys(rows).filter((row) => /^[a-z]\d$/.test(row));
    const ends = [...results.flatMap((row) => codesOf(row, cell(row))), ...Array.from({ length: cell('next') }, () => null)];
    return ends.map((code, index) => requestOf({ applicantClass, code, year, index, isCarried: index < cell('carry') }));
  });
}

function codesOf(row: string, n: number): DecisionCode[] {
  const codes = CODES[row] ?? [row.toUpperCase() as DecisionCode];
  return Array.from({ length: n }, (_, index) => codes[index % codes.length] ?? 'G1');
}

function requestOf(ask: {
  applicantClass: ApplicantClass;
  code: DecisionCode | null;
  year: number;
  index: number;
  isCarried: boolean;
}): CaseFigures {
  const { applicantClass, code, year, index, isCarried } = ask;
  const receivedOn = isCarried ? addDays(civilDate(`${year - 1}-12-01`), index % 31) : addDays(civilDate(`${year}-01-01`), index % 340);
  const on = isCarried ? addDays(civilDate(`${year}-01-01`), index % 20) : addDays(receivedOn, index % 25);
  const dueOn = addDays(receivedOn, 28);
  const isClosing = code?.startsWith('O') === true;
  const closing = {
    on,
    code,
    ground: code === 'D4' ? ('privacy' as const) : null,
    kind: isClosing ? ('closing' as const) : ('reply' as const),
  };
  // Open at the end of the year: some were answered since.
  const late = { ...closing, on: addDays(civilDate(`${year + 1}-01-02`), index % 30), code: 'G2' as const, kind: 'reply' as const };
  const first = code === null ? (index % 2 === 0 ? [late] : []) : [closing];
  return {
    ref: `${applicantClass}-${index}`,
    channel: 'online',
    applicantClass,
    receivedOn,
    voided: false,
    replies: first.map((reply) => ({ ...reply, round: 1, baseDueOn: dueOn, dueOn, inTime: isClosing ? null : reply.on <= dueOn })),
    ...{ reviews: [], suits: [], complaints: [] },
  };
}

const REVIEW_OUTCOMES = [
  ['upheld', 'claimDismissed'],
  ['annulled', 'orderedToPerform'],
  ['terminated', 'applicationDismissed', 'mediated'],
] as const;
const SUIT_OUTCOMES = [['claimDismissed'], ['declaredUnlawful', 'annulled'], ['suitDismissed']] as const;

/** The same cases with the reviews and suits that part four of `year` counts, spread over them; none that it does not count. */
export function withRemedies(cases: readonly CaseFigures[], remedies: Remedies, year: number): CaseFigures[] {
  const reviews = spread(remedies.review, (column, index) => reviewOf(REVIEW_OUTCOMES[column], index, year));
  const suits = (['directSuit', 'suitAfterReview'] as const).flatMap((group) =>
    spread(remedies[group], (column, index) => suitOf(SUIT_OUTCOMES[column], { index, year, afterReview: group === 'suitAfterReview' })),
  );
  return cases.map((figures, at) => ({
    ...figures,
    reviews: reviews.filter((_, index) => index % cases.length === at),
    suits: suits.filter((_, index) => index % cases.length === at),
  }));
}

/** One for each that was decided in each column, and for each that is pending (column 3). */
function spread<T>(numbers: readonly number[], make: (column: number, index: number) => T): T[] {
  return numbers.slice(0, 4).flatMap((n, column) => Array.from({ length: n }, (_, index) => make(column, index)));
}

/** Some were pending from the year before; some of those pending at the end were decided in the year after. */
function reviewOf(outcomes: readonly string[] | undefined, index: number, year: number): ReviewFigure {
  const acceptedOn = civilDate(index % 5 === 0 ? `${year - 1}-11-20` : `${year}-03-10`);
  const endedOn = outcomes === undefined ? (index % 3 === 0 ? civilDate(`${year + 1}-01-15`) : null) : dayIn(year, index);
  const outcome = (outcomes?.[index % outcomes.length] ?? 'upheld') as ReviewFigure['outcome'];
  return { acceptedOn, endedOn, outcome: endedOn === null ? null : outcome, lapsedOn: null };
}

function suitOf(outcomes: readonly string[] | undefined, ask: { index: number; year: number; afterReview: boolean }): SuitFigure {
  const { index, year, afterReview } = ask;
  const openedOn = civilDate(index % 4 === 0 ? `${year - 1}-10-09` : `${year}-03-02`);
  const on = outcomes === undefined ? civilDate(`${year}-12-24`) : dayIn(year, index);
  const outcome = (outcomes?.[index % outcomes.length] ?? 'annulled') as SuitFigure['trials'][number]['judgments'][number]['outcome'];
  const effectiveOn = outcomes === undefined ? civilDate(`${year + 1}-01-09`) : addDays(on, 16);
  const judgments =
    outcomes === undefined && index % 2 === 0 ? [] : [{ on, stage: 'first' as const, outcome, effectiveOn, setAsideOn: null }];
  return { registeredOn: openedOn, afterReview, trials: [{ openedOn, judgments, withdrawnOn: null }] };
}

/** From the middle of March to the beginning of December. */
function dayIn(year: number, index: number): CivilDate {
  return addDays(civilDate(`${year}-03-15`), index % 260);
}
