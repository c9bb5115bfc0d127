import { describe, expect, it } from 'vitest';
import { cellIdsOf } from '../../../src/law/report/cells.ts';
import { TREND_LINES, type TrendYear, trendsOf } from '../../../src/law/report/trend-lines.ts';

const year = (number: number, format: TrendYear['format'], cells: TrendYear['cells']): TrendYear => ({
  ...{ year: number, format, source: 'imported', cells },
});

function points(id: string, years: readonly TrendYear[]) {
  const trend = trendsOf(years).find((one) => one.id === id);
  return trend?.points.map(({ year: of, value, joins }) => [of, value, joins]);
}

describe('trends over years and tables', () => {
  it('name cells that their tables have', () => {
    for (const { id, cells } of TREND_LINES)
      for (const [format, ids] of Object.entries(cells))
        expect([id, ids.filter((cell) => !cellIdsOf(format as TrendYear['format']).includes(cell))]).toEqual([id, []]);
  });

  it('are joined where the tables mean the same, and broken where they do not', () => {
    const years = [
      year(2018, 'T2014', { '三(一)': 5, '三(三)4': 1, 五: 2 }),
      year(2019, 'T2019', { 'new/total': 7, 'd1/total': 2, 'directSuit.total': 1, 'suitAfterReview.total': 2 }),
    ];
    expect(points('received', years)).toEqual([
      [2018, 5, false],
      [2019, 7, true],
    ]);
    expect(points('suits', years)).toEqual([
      [2018, 2, false],
      [2019, 3, true],
    ]);
    // One of eight grounds is known: their sum is not.
    expect(points('refused', years)?.[1]).toEqual([2019, null, false]);
    const all = Object.fromEntries(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8'].map((row) => [`${row}/total`, 1]));
    expect(points('refused', [years[0] ?? year(2018, 'T2014', {}), year(2019, 'T2019', all), year(2020, 'T2019', all)])).toEqual([
      [2018, 1, false],
      [2019, 8, false],
      [2020, 8, true],
    ]);
    expect(trendsOf(years)[0]?.breaks).toEqual([{ year: 2019, format: 'T2019' }]);
  });

  it('leave years without a report open', () => {
    expect(points('reviews', [year(2016, 'T2014', { 四: 0 }), year(2018, 'T2014', { 四: 4 })])).toEqual([
      [2016, 0, false],
      [2017, null, false],
      [2018, 4, false],
    ]);
    const far = trendsOf([year(2017, 'T2014', { 四: 1 }), year(2022, 'T2021', { 'review.total': 1 })]);
    expect(far[0]?.breaks.map((one) => one.year)).toEqual([2019, 2021]);
    expect(trendsOf([])).toEqual([]);
  });
});
