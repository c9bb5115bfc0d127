import { expect, it } from 'vitest';
import { frequencyOf } from '../../src/law/applicant-frequency.ts';
import { civilDate } from '../../src/law/civil-date.ts';

const days = (count: number, day: string) => Array.from({ length: count }, () => civilDate(day));
const on = civilDate('2026-03-20');

it('counts the application itself', () => {
  expect(frequencyOf([], on)).toEqual({ inMonth: 1, inTwelveMonths: 1, itemFeeYuan: 0, frequent: false });
});

it('counts the calendar month and the twelve months up to the day', () => {
  const known = ['2026-03-01', '2026-02-28', '2025-03-21', '2025-03-20', '2026-03-21'].map(civilDate);
  expect(frequencyOf(known, on)).toMatchObject({ inMonth: 2, inTwelveMonths: 4 });
});

it.each([
  { before: 9, inMonth: 10, itemFeeYuan: 0, frequent: false },
  { before: 10, inMonth: 11, itemFeeYuan: 100, frequent: true },
  { before: 30, inMonth: 31, itemFeeYuan: 200, frequent: true },
])('is at number $inMonth of the ladder after $before in the month', ({ before, ...expected }) => {
  expect(frequencyOf(days(before, '2026-03-02'), on)).toMatchObject(expected);
});

it.each([
  { before: 28, frequent: false },
  { before: 29, frequent: true },
])('after $before in twelve months, but none this month, frequent is $frequent', ({ before, frequent }) => {
  expect(frequencyOf(days(before, '2025-11-05'), on).frequent).toBe(frequent);
});
