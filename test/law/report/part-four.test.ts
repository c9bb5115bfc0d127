import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import { countPartFour } from '../../../src/law/report/count-part-four.ts';
import { proceedingFigures } from '../../../src/law/report/proceeding-figures.ts';
import { countT2014 } from '../../../src/law/report/t2014.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { type FactLine, facts } from '../../support/facts.ts';
import { nonZero, numbers, reply, request, suit } from './figures.ts';

const SUIT_ROWS = ['五', '五(一)', '五(二)', '五(三)'] as const;

function caseWith(...lines: FactLine[]) {
  const proceedings = proceedingFigures(facts(['reply.served', '2020-01-06', { decisionCode: 'D5' }], ...lines), stateCalendar);
  return request('2020-01-02', [reply('2020-01-06', 'D5')], proceedings);
}

const partFour = (figures: ReturnType<typeof caseWith>, year: number, asOf?: string) =>
  nonZero(countPartFour([figures], year, asOf === undefined ? undefined : civilDate(asOf)));

describe('a review', () => {
  const figures = caseWith(['review.accepted', '2023-11-20'], ['review.decided', '2024-01-15', { outcome: 'annulled' }]);

  it('is pending at the end of the year of its acceptance and counts by its outcome in the next', () => {
    expect(partFour(figures, 2022)).toEqual({});
    expect(partFour(figures, 2023)).toEqual({ 'review.pending': 1, 'review.total': 1 });
    expect(partFour(figures, 2024)).toEqual({ 'review.corrected': 1, 'review.total': 1 });
    expect(partFour(figures, 2025)).toEqual({});
  });

  it.each([
    ['upheld', 'upheld'],
    ['claimDismissed', 'upheld'],
    ['changed', 'corrected'],
    ['declaredUnlawful', 'corrected'],
    ['mediated', 'other'],
  ])('%s counts as %s', (outcome, column) => {
    const decided = caseWith(['review.accepted', '2024-01-08'], ['review.decided', '2024-02-05', { outcome }]);
    expect(partFour(decided, 2024)).toEqual({ [`review.${column}`]: 1, 'review.total': 1 });
  });

  it('of unknown outcome leaves the outcomes null, not what is pending and not the total', () => {
    const decided = caseWith(['review.accepted', '2024-01-08'], ['review.decided', '2024-02-05']);
    expect(partFour(decided, 2024)).toEqual({ 'review.upheld': null, 'review.corrected': null, 'review.other': null, 'review.total': 1 });
  });

  it.each([
    { accepted: '2024-12-31', decided: '2025-01-01', years: [2024, 2025] },
    { accepted: '2025-01-01', decided: '2025-12-31', years: [2025] },
  ])('accepted on $accepted and decided on $decided was pending in $years', ({ accepted, decided, years }) => {
    const figures2 = caseWith(['review.accepted', accepted], ['review.decided', decided, { outcome: 'upheld' }]);
    expect([2023, 2024, 2025, 2026].filter((year) => partFour(figures2, year)['review.total'] === 1)).toEqual(years);
    expect(partFour(figures2, Number(decided.slice(0, 4)))).toEqual({ 'review.upheld': 1, 'review.total': 1 });
  });

  it('over whose period has passed stays pending until it ends', () => {
    expect(partFour(caseWith(['review.accepted', '2024-01-08'], ['review.lapsed', '2024-03-09']), 2025)).toEqual({
      'review.pending': 1,
      'review.total': 1,
    });
  });
});

describe('a suit over the years', () => {
  const figures = caseWith(
    ['litigation.registered', '2021-06-01'],
    ['litigation.firstJudged', '2021-12-20', { outcome: 'annulled' }],
    ['litigation.appealed', '2022-01-04'],
    ['litigation.secondJudged', '2023-03-01', { outcome: 'claimDismissed' }],
  );

  it('is pending while a judgment is not in force, and counts by its final effect (Q11)', () => {
    expect(partFour(figures, 2021)).toEqual({ 'directSuit.pending': 1, 'directSuit.total': 1 });
    expect(partFour(figures, 2022)).toEqual({ 'directSuit.pending': 1, 'directSuit.total': 1 });
    expect(partFour(figures, 2023)).toEqual({ 'directSuit.upheld': 1, 'directSuit.total': 1 });
    expect(partFour(figures, 2024)).toEqual({});
  });

  it('counts in the 2014 table by the latest judgment of each year (A7)', () => {
    const years = [2021, 2022, 2023, 2024].map((year) => numbers(countT2014([figures], year), SUIT_ROWS));
    expect(years).toEqual([
      { 五: 1, '五(一)': 0, '五(二)': 1, '五(三)': 0 },
      { 五: 1, '五(一)': 0, '五(二)': 1, '五(三)': 0 },
      { 五: 1, '五(一)': 1, '五(二)': 0, '五(三)': 0 },
      { 五: 0, '五(一)': 0, '五(二)': 0, '五(三)': 0 },
    ]);
  });

  it('counts by the judgment that stands when the appeal is dismissed', () => {
    const upheld = caseWith(
      ['litigation.firstJudged', '2021-06-01', { outcome: 'orderedToPerform' }],
      ['litigation.appealed', '2021-06-10'],
      ['litigation.secondJudged', '2021-09-01', { outcome: 'appealDismissed' }],
    );
    expect(partFour(upheld, 2021)).toEqual({ 'directSuit.corrected': 1, 'directSuit.total': 1 });
  });

  it('has no column when the appeal is dismissed against a judgment of unknown outcome', () => {
    const unknown = caseWith(
      ['litigation.firstJudged', '2021-06-01'],
      ['litigation.appealed', '2021-06-10'],
      ['litigation.secondJudged', '2021-09-01', { outcome: 'appealDismissed' }],
    );
    expect(partFour(unknown, 2021)['directSuit.upheld']).toBeNull();
  });

  it('is pending as long as its appeal period runs on the day of the report', () => {
    const judged = caseWith(['litigation.firstJudged', '2024-09-06', { outcome: 'claimDismissed' }]);
    expect(partFour(judged, 2024, '2024-09-23')).toEqual({ 'directSuit.pending': 1, 'directSuit.total': 1 });
    expect(partFour(judged, 2024, '2024-09-24')).toEqual({ 'directSuit.upheld': 1, 'directSuit.total': 1 });
    expect(partFour(judged, 2024)).toEqual({ 'directSuit.upheld': 1, 'directSuit.total': 1 });
  });

  it('withdrawn counts as other', () => {
    expect(partFour(caseWith(['litigation.registered', '2024-02-02'], ['litigation.withdrawn', '2024-03-03']), 2024)).toEqual({
      'directSuit.other': 1,
      'directSuit.total': 1,
    });
  });

  it('after a review stands in its own group', () => {
    const figures2 = caseWith(
      ['review.accepted', '2024-01-08'],
      ['review.decided', '2024-02-05', { outcome: 'upheld' }],
      ['litigation.registered', '2024-03-01'],
    );
    expect(partFour(figures2, 2024)).toEqual({
      'review.upheld': 1,
      'review.total': 1,
      'suitAfterReview.pending': 1,
      'suitAfterReview.total': 1,
    });
  });

  it('sent back has no judgment in the 2014 table from then on', () => {
    const remanded = caseWith(
      ['litigation.firstJudged', '2021-06-01', { outcome: 'annulled' }],
      ['litigation.appealed', '2021-06-10'],
      ['litigation.remanded', '2022-02-01'],
    );
    expect(numbers(countT2014([remanded], 2021), SUIT_ROWS)).toMatchObject({ '五(二)': 1, '五(三)': 0 });
    expect(numbers(countT2014([remanded], 2022), SUIT_ROWS)).toMatchObject({ '五(二)': 0, '五(三)': 1 });
  });
});

describe('a retrial', () => {
  const figures = caseWith(
    ['litigation.firstJudged', '2021-06-01', { outcome: 'claimDismissed' }],
    ['litigation.appealLapsed', '2021-06-17'],
    ['litigation.retrialFiled', '2022-05-05'],
    ['litigation.retrialOrdered', '2023-01-10'],
    ['litigation.retrialJudged', '2024-02-02', { outcome: 'annulled' }],
  );

  it('counts again from the year in which it is ordered, not from its filing', () => {
    const years = [2021, 2022, 2023, 2024, 2025].map((year) => partFour(figures, year));
    expect(years).toEqual([
      { 'directSuit.upheld': 1, 'directSuit.total': 1 },
      {},
      { 'directSuit.pending': 1, 'directSuit.total': 1 },
      { 'directSuit.corrected': 1, 'directSuit.total': 1 },
      {},
    ]);
    expect(numbers(countT2014([figures], 2023), SUIT_ROWS)).toEqual({ 五: 1, '五(一)': 0, '五(二)': 0, '五(三)': 1 });
  });

  it('that leaves the judgment as it stands counts by that judgment', () => {
    const left = caseWith(
      ['litigation.firstJudged', '2021-06-01', { outcome: 'annulled' }],
      ['litigation.retrialOrdered', '2023-01-10'],
      ['litigation.retrialJudged', '2023-02-02', { outcome: 'appealDismissed' }],
    );
    expect(partFour(left, 2023)).toEqual({ 'directSuit.corrected': 1, 'directSuit.total': 1 });
  });
});

it('a suit counts also when its request was voided and never counts in part three', () => {
  const figures = { ...request(null), voided: true, suits: [suit('2024-02-02')] };
  expect(nonZero(countPartFour([figures], 2024))).toEqual({ 'directSuit.pending': 1, 'directSuit.total': 1 });
});
