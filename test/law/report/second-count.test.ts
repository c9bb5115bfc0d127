import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../src/law/report/cells.ts';
import { buildReport } from '../../../src/law/report/report.ts';
import type { ReportFormat } from '../../../src/law/report/report-json.ts';
import { plainGrid, plainT2014 } from './plain-count.ts';
import { randomSet } from './random-sets.ts';

const SETS = 10_000;
const YEARS = [2023, 2024, 2025];

/** What the two countings say of a set, as far as they differ; undefined when they agree and the relations hold. */
function disagreement(seed: number, format: ReportFormat): object | undefined {
  const cases = randomSet(seed);
  const year = YEARS[seed % YEARS.length] ?? 2023;
  const report = buildReport({ cases, year, format, organ: null, provisional: false });
  const cells = cellsOf(report);
  const plain = format === 'T2014' ? plainT2014(cases, year) : plainGrid(cases, year, format);
  const differing = Object.keys(plain).filter((cell) => plain[cell] !== cells[cell]);
  const failed = report.checks.filter(({ ok }) => ok === false);
  const isKnown = seed % 3 !== 0;
  const open = isKnown ? report.checks.filter(({ id, ok }) => ok === null && /^(?:I[1235]|A[1234])$/.test(id)) : [];
  if (differing.length + failed.length + open.length === 0) return undefined;
  return { seed, year, differing: differing.map((cell) => [cell, cells[cell], plain[cell]]), failed, open };
}

describe.each(['T2014', 'T2019', 'T2021'] as const)('the figures of %s', (format) => {
  it(`of ${SETS} random sets of cases are those of a second, plain count, and hold all relations`, () => {
    for (let seed = 0; seed < SETS; seed += 1) {
      const found = disagreement(seed, format);
      if (found !== undefined) expect(found).toBeUndefined();
    }
  });
});

it('the plain count knows every cell that cases give', () => {
  expect(Object.keys(plainT2014([], 2017))).toHaveLength(32);
  expect(Object.keys(plainGrid([], 2020, 'T2019'))).toHaveLength(23 * 7 + 15);
  expect(Object.keys(plainGrid([], 2021, 'T2021'))).toHaveLength(25 * 7 + 15);
});

it('the random sets have what makes counting hard', () => {
  const cases = Array.from({ length: 300 }, (_, seed) => randomSet(seed)).flat();
  expect(cases.some(({ replies }) => replies.length === 2 && replies[0]?.round === replies[1]?.round)).toBe(true);
  expect(cases.some(({ receivedOn, replies }) => receivedOn !== null && (replies[0]?.on ?? receivedOn) < receivedOn)).toBe(true);
  expect(cases.some(({ applicantClass }) => applicantClass === null)).toBe(true);
  expect(cases.some(({ replies }) => replies[0]?.code === 'X0')).toBe(true);
  expect(cases.some(({ suits }) => suits[0]?.trials.length === 2)).toBe(true);
});
