import { describe, expect, it } from 'vitest';
import { APPLICANT_CLASSES, type ApplicantClass } from '../../../src/law/channels.ts';
import { DECISION_CODES } from '../../../src/law/decision-codes.ts';
import { countOpenBefore, countPartThree } from '../../../src/law/report/part-three.ts';
import { partThreeRows, resultRows } from '../../../src/law/report/part-three-rows.ts';
import { closing, nonZero, reply, request } from './figures.ts';

/** Totals that are not zero, by row. */
function totals(cases: Parameters<typeof countPartThree>[0], year: number, format: 'T2019' | 'T2021' = 'T2021') {
  const cells = [...countPartThree(cases, year, format)].filter(([cell]) => cell.endsWith('/total'));
  return nonZero(new Map(cells.map(([cell, figure]) => [cell.slice(0, cell.indexOf('/')), figure])));
}

describe('the flow of requests through the years', () => {
  it('takes a request received in December and answered in January as new and next, then as carry, and counts its result once', () => {
    const cases = [request('2024-12-20', [reply('2025-01-15', 'G2')])];
    expect(totals(cases, 2023)).toEqual({});
    expect(totals(cases, 2024)).toEqual({ new: 1, next: 1 });
    expect(totals(cases, 2025)).toEqual({ carry: 1, r1: 1, t: 1 });
    expect(totals(cases, 2026)).toEqual({});
    expect(countOpenBefore(cases, 2025)).toBe(1);
  });

  it('carries an open request from year to year', () => {
    const cases = [request('2023-12-31')];
    expect(totals(cases, 2023)).toEqual({ new: 1, next: 1 });
    expect(totals(cases, 2024)).toEqual({ carry: 1, next: 1 });
    expect(totals(cases, 2025)).toEqual({ carry: 1, next: 1 });
  });

  it.each([
    { day: '2025-01-01', rows: { new: 1, r1: 1, t: 1 } },
    { day: '2025-12-31', rows: { new: 1, r1: 1, t: 1 } },
  ])('counts both ends of the year: $day', ({ day, rows }) => {
    expect(totals([request(day, [reply(day, 'G1')])], 2025)).toEqual(rows);
  });

  it('counts a reply on record before the date of receipt on that date, so that the rows still add up', () => {
    const cases = [request('2025-01-02', [reply('2024-12-30', 'G2')])];
    expect(totals(cases, 2024)).toEqual({});
    expect(totals(cases, 2025)).toEqual({ new: 1, r1: 1, t: 1 });
  });

  it('leaves part three as it was when a new round is ordered (Q10)', () => {
    const first = reply('2025-02-10', 'D5');
    const cases = [request('2025-01-15', [first, reply('2025-10-10', 'G2', { round: 2 })], { ref: 'a' })];
    expect(countPartThree(cases, 2025, 'T2021')).toEqual(countPartThree([{ ...cases[0]!, replies: [first] }], 2025, 'T2021'));
  });

  it('does not count the parent of a split or a merged duplicate, but counts the children by the parent’s date of receipt', () => {
    const parent = request('2024-12-30', [], { voided: true });
    const children = [request('2024-12-30', [reply('2025-01-20', 'G2')]), request('2024-12-30', [reply('2025-01-20', 'P1')])];
    const merged = request('2024-12-30', [], { voided: true });
    expect(totals([parent, ...children, merged], 2024)).toEqual({ new: 2, next: 2 });
    expect(totals([parent, ...children, merged], 2025)).toEqual({ carry: 2, r1: 1, r2: 1, t: 2 });
  });

  it('never counts what had no date of receipt', () => {
    expect(totals([request(null, [closing('2025-03-03', 'O3')])], 2025)).toEqual({});
  });
});

describe('results', () => {
  it.each(DECISION_CODES.filter((code) => code !== 'X0'))('%s stands in exactly one result row of each format', (code) => {
    for (const format of ['T2019', 'T2021'] as const) {
      const found = totals(
        [request('2025-01-15', [{ ...reply('2025-02-10', code), kind: code.startsWith('O') ? 'closing' : 'reply' }])],
        2025,
        format,
      );
      const row =
        code.startsWith('O') && format === 'T2019' ? 'o' : ({ G: 'r1', P: 'r2' }[code.charAt(0)] ?? code.slice(0, 2).toLowerCase());
      expect(found).toEqual({ new: 1, t: 1, [row]: 1 });
    }
  });

  it('leaves null every row that a reply of unknown kind may stand in, and counts the rows it cannot', () => {
    const figures = countPartThree([request('2025-01-15', [reply('2025-02-10', null)])], 2025, 'T2021');
    for (const row of resultRows('T2021')) {
      const isOpen = !row.startsWith('o');
      expect([row, figures.get(`${row}/total`)?.value]).toEqual([row, isOpen ? null : 0]);
      expect([row, figures.get(`${row}/naturalPerson`)?.value]).toEqual([row, isOpen ? null : 0]);
      expect([row, figures.get(`${row}/business`)?.value]).toEqual([row, 0]);
    }
    expect(figures.get('t/total')?.value).toBe(1);
  });

  it('knows the row of a closing of unknown kind in 2019, where there is one row, and not in 2021', () => {
    const cases = [request('2025-01-15', [closing('2025-02-10', null)])];
    expect(totals(cases, 2025, 'T2019')).toEqual({ new: 1, t: 1, o: 1 });
    expect(totals(cases, 2025)).toEqual({ new: 1, t: 1, o1: null, o2: null, o3: null });
  });
});

describe('columns', () => {
  it.each(APPLICANT_CLASSES)('a request of class %s stands in its column and in the total', (applicantClass: ApplicantClass) => {
    const figures = countPartThree([request('2025-01-15', [], { applicantClass })], 2025, 'T2021');
    expect(nonZero(figures)).toEqual({
      [`new/${applicantClass}`]: 1,
      'new/total': 1,
      [`next/${applicantClass}`]: 1,
      'next/total': 1,
    });
  });

  it('leaves the six columns null, not the total, when a class is unknown, and only in the rows of that case', () => {
    const unknown = request('2025-01-15', [reply('2025-02-10', 'G2')], { applicantClass: null, ref: 'unknown' });
    const figures = countPartThree([unknown, request('2025-03-03', [reply('2025-03-10', 'D1')], { ref: 'known' })], 2025, 'T2021');
    expect(figures.get('r1/total')).toEqual({ value: 1, refs: ['unknown'] });
    for (const column of APPLICANT_CLASSES) expect(figures.get(`r1/${column}`)).toEqual({ value: null, refs: ['unknown'] });
    expect(figures.get('d1/naturalPerson')).toEqual({ value: 1, refs: ['known'] });
    expect(figures.get('d1/business')?.value).toBe(0);
  });
});

describe('the rows', () => {
  it('are 20 in the block of results in 2019 and 22 since 2021, counting the total', () => {
    expect(resultRows('T2019').length + 1).toBe(20);
    expect(resultRows('T2021').length + 1).toBe(22);
    expect(partThreeRows('T2021').slice(0, 3)).toEqual(['new', 'carry', 'r1']);
    expect(partThreeRows('T2021').slice(-2)).toEqual(['t', 'next']);
  });

  it('do not know a year outside the calendar', () => {
    expect(() => countPartThree([], 1999, 'T2021')).toThrow(RangeError);
  });
});
