import { describe, expect, it } from 'vitest';
import { partThreeRows } from '../../../src/law/report/part-three-rows.ts';
import { buildReport } from '../../../src/law/report/report.ts';
import { REPORT_FORMATS } from '../../../src/law/report/report-json.ts';
import { T2014_ROW_IDS } from '../../../src/law/report/t2014-rows.ts';
import { traceableRows, traceReport, UnknownRowError } from '../../../src/law/report/trace-report.ts';
import { d4, reply, request, suit } from './figures.ts';

const HEAD = { year: 2025, organ: '甲区人民政府', provisional: false } as const;

describe('buildReport', () => {
  const cases = [
    request('2024-12-20', [reply('2025-01-15', 'G2')], { ref: 'a' }),
    request('2025-03-03', [reply('2025-03-20', 'D1')], { ref: 'b', applicantClass: 'business', suits: [suit('2025-05-06')] }),
    request('2025-12-30', [], { ref: 'c' }),
  ];

  it('has the shape of the stable interface since 2019', () => {
    const report = buildReport({ ...HEAD, cases, format: 'T2021' });
    expect(Object.keys(report)).toEqual(['format', 'year', 'organ', 'provisional', 'applications', 'remedies', 'checks']);
    expect(report).toMatchObject({
      format: 'T2021',
      year: 2025,
      organ: '甲区人民政府',
      provisional: false,
      applications: {
        new: [1, 1, 0, 0, 0, 0, 2],
        carry: [1, 0, 0, 0, 0, 0, 1],
        r1: [1, 0, 0, 0, 0, 0, 1],
        d1: [0, 1, 0, 0, 0, 0, 1],
        t: [1, 1, 0, 0, 0, 0, 2],
        next: [1, 0, 0, 0, 0, 0, 1],
      },
      remedies: { review: [0, 0, 0, 0, 0], directSuit: [0, 0, 0, 1, 1], suitAfterReview: [0, 0, 0, 0, 0] },
      checks: [
        { id: 'I1', ok: true },
        { id: 'I2', ok: true },
        { id: 'I3', ok: true },
        { id: 'I4', ok: null },
        { id: 'I5', ok: true },
        { id: 'I6', ok: null },
      ],
    });
    expect(Object.keys('applications' in report ? report.applications : {})).toEqual(partThreeRows('T2021'));
  });

  it('has one row for closings in 2019', () => {
    const report = buildReport({ ...HEAD, cases: [], format: 'T2019' });
    expect(Object.keys('applications' in report ? report.applications : {})).toEqual(partThreeRows('T2019'));
  });

  it('has the shape of the stable interface before 2019', () => {
    const report = buildReport({ ...HEAD, cases, format: 'T2014', organ: null, provisional: true });
    expect(Object.keys(report)).toEqual(['format', 'year', 'organ', 'provisional', 'rows', 'checks']);
    expect(report).toMatchObject({
      organ: null,
      provisional: true,
      rows: { '三(一)': 2, '三(三)4①': 1, 五: 1, '五(三)': 1, 七: null, '一(一)': null },
    });
    expect(Object.keys('rows' in report ? report.rows : {})).toEqual(T2014_ROW_IDS);
    expect(report.checks.map(({ id, ok }) => [id, ok])).toEqual([
      ...['A1', 'A2', 'A3', 'A4'].map((id) => [id, true]),
      ['A5', null],
      ['A6', null],
    ]);
  });

  it('takes recorded numbers into the rows that cases cannot give', () => {
    const report = buildReport({ ...HEAD, cases, format: 'T2014', entries: { '一(一)': 7, '一(二)1': 0, '八(四)': 3.765 } });
    expect(report).toMatchObject({ rows: { '一(一)': 7, '一(二)1': 0, '一(二)2': null, '八(四)': 3.765 } });
  });

  it('compares with the year before when its figures are given', () => {
    const nextOfYearBefore = [1, 0, 0, 0, 0, 0, 1];
    const ok = (ask: object) => buildReport({ ...HEAD, cases, format: 'T2021', ...ask }).checks.find(({ id }) => id === 'I4')?.ok;
    expect(ok({ nextOfYearBefore })).toBe(true);
    expect(ok({ nextOfYearBefore: [0, 0, 0, 0, 0, 0, 0] })).toBe(false);
    expect(ok({ nextOfYearBefore: [0, 0, 0, 0, 0, 0, 0], differenceExplained: true })).toBe(true);
  });

  it('knows the open requests of the year before, so that more may be closed than were new', () => {
    const report = buildReport({ ...HEAD, cases: cases.slice(0, 1), format: 'T2014' });
    expect(report).toMatchObject({ rows: { '三(一)': 0, '三(二)': 1 } });
    expect(report.checks.find(({ id }) => id === 'A2')).toEqual({ id: 'A2', ok: true });
  });
});

describe('traceReport', () => {
  const cases = [
    request('2025-01-03', [reply('2025-01-15', 'G2')], { ref: 'a', suits: [suit('2025-05-06')] }),
    request('2025-03-03', [reply('2025-03-20', null)], { ref: 'b', applicantClass: 'other' }),
    request('2025-03-04', [d4('2025-03-20', 'privacy')], { ref: 'c', applicantClass: null }),
  ];
  const source = { cases, year: 2025 };

  it.each([
    ['T2021', 'new', ['a', 'b', 'c']],
    ['T2021', 'new/total', ['a', 'b', 'c']],
    ['T2021', 'd4/total', ['c', 'b']],
    ['T2021', 't/naturalPerson', ['a', 'c']],
    ['T2021', 'directSuit.pending', ['a']],
    ['T2021', 'review.total', []],
    ['T2014', '三(一)1', ['a', 'b', 'c']],
    ['T2014', '三(三)4③', ['c', 'b']],
    ['T2014', '五(三)/total', ['a']],
    ['T2014', '七', []],
  ] as const)('%s %s is behind %j', (format, path, refs) => {
    expect(traceReport({ ...source, format }, path)).toEqual(refs);
  });

  it.each([
    ['T2021', 'o'],
    ['T2019', 'o1'],
    ['T2014', 'new'],
    ['T2021', '三(一)'],
    ['T2021', 'new/women'],
    ['T2021', 'review.upheld/business'],
    ['T2014', '三(一)/business'],
    ['T2021', ''],
    ['T2021', '/'],
    ['T2021', 'new/total/total'],
    ['T2021', '__proto__'],
    ['T2021', 'constructor/total'],
  ] as const)('%s refuses %j and lists the rows there are', (format, path) => {
    const trace = () => traceReport({ ...source, format }, path);
    expect(trace).toThrow(UnknownRowError);
    const last = traceableRows(format).at(-1) ?? '';
    expect(trace).toThrow(last);
  });

  it('names what it did not find in both languages, and not at any length', () => {
    const error = new UnknownRowError('x'.repeat(500), { rows: ['new'], columns: ['total'] });
    expect(error.text.zh).toContain('报告中没有“xxx');
    expect(error.text.en).toContain("no 'xxx");
    expect(error.text.en.length).toBeLessThan(200);
  });

  it.each(REPORT_FORMATS)('knows every row of %s', (format) => {
    for (const row of traceableRows(format)) expect(() => traceReport({ ...source, format }, row)).not.toThrow();
  });
});
