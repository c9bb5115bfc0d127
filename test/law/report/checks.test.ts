import { describe, expect, it } from 'vitest';
import { cellsOfFigures } from '../../../src/law/report/cells.ts';
import { sumOfParts } from '../../../src/law/report/check-roll-up.ts';
import { blockingChecks, type CheckContext, checkReport } from '../../../src/law/report/checks.ts';
import { PART_THREE_COLUMNS, partThreeRows } from '../../../src/law/report/part-three-rows.ts';
import type { Cell, GridFigures, T2014Figures } from '../../../src/law/report/report-json.ts';
import { T2014_ROW_IDS, type T2014RowId } from '../../../src/law/report/t2014-rows.ts';
import { V1_REMEDIES, V1_ROWS } from '../../support/published-reports.ts';

/** The 2025 report of a city: every cell of part three and part four. */
const V1: GridFigures = { format: 'T2021', applications: V1_ROWS, remedies: V1_REMEDIES };

/** The 2019 report of a department, one column of part three; row totals are missing, and what was nil was left blank. */
const V3_RESULTS = [258, 3, 14, 0, 0, 0, 5, 3, 0, 10, 252, 44, 25, 148, 5];
const V3: GridFigures = {
  format: 'T2019',
  applications: Object.fromEntries([
    ...partThreeRows('T2019').map((row, index) => [row, [V3_RESULTS[index - 2] ?? null, null, null, null, null, null, null]] as const),
    ...Object.entries({ new: 821, carry: 18, t: 767, next: 72 }).map(
      ([row, value]) => [row, [value, null, null, null, null, null, null]] as const,
    ),
  ]),
  remedies: { review: [5, null, null, 2, 7], directSuit: [8, null, null, 1, 9], suitAfterReview: [null, null, null, null, null] },
};

function verdicts(figures: GridFigures | T2014Figures, context?: CheckContext): Record<string, boolean | null> {
  return Object.fromEntries(checkReport(figures, context).map(({ id, ok }) => [id, ok]));
}

function withCell(figures: GridFigures, row: keyof GridFigures['applications'], column: number, value: Cell): GridFigures {
  const cells = (figures.applications[row] ?? []).map((cell, index) => (index === column ? value : cell));
  return { ...figures, applications: { ...figures.applications, [row]: cells } };
}

describe('the checks since 2019', () => {
  it('pass a whole published report (V1), except the one that needs the year before', () => {
    expect(verdicts(V1)).toEqual({ I1: true, I2: true, I3: true, I4: null, I5: true, I6: null });
  });

  it('pass another year’s part four (V2)', () => {
    const remedies = { review: [119, 25, 91, 24, 259], directSuit: [7, 0, 15, 6, 28], suitAfterReview: [21, 1, 7, 9, 38] };
    expect(verdicts({ ...V1, remedies })).toMatchObject({ I5: true });
  });

  it('pass a report of 2019 that left totals and nil cells blank (V3)', () => {
    expect(verdicts(V3, { blanks: 'zero' })).toEqual({ I1: true, I2: true, I3: true, I4: null, I5: true });
    expect(V3_RESULTS.reduce((sum, value) => sum + value)).toBe(767);
  });

  it('do not take a blank for zero unless told so', () => {
    expect(verdicts(V3)).toEqual({ I1: null, I2: null, I3: null, I4: null, I5: null });
  });

  it('accept a total that is left out when the parts are there', () => {
    const applications = Object.fromEntries(Object.entries(V1.applications).map(([row, cells]) => [row, [...cells.slice(0, 6), null]]));
    expect(verdicts({ ...V1, applications })).toEqual({ I1: true, I2: true, I3: true, I4: null, I5: true, I6: null });
  });

  it.each([
    { row: 'next', column: 0, value: 784, fails: ['I1', 'I3'] },
    { row: 'n4', column: 1, value: 2, fails: ['I2', 'I3'] },
    { row: 'n4', column: 6, value: 100, fails: ['I2', 'I3'] },
    { row: 't', column: 4, value: 120, fails: ['I1', 'I2', 'I3'] },
  ] as const)('find one wrong cell: $row, column $column', ({ row, column, value, fails }) => {
    const found = checkReport(withCell(V1, row, column, value)).filter(({ ok }) => ok === false);
    expect(found.map(({ id }) => id)).toEqual(fails);
    for (const { detail } of found)
      expect(detail).toMatchObject({ zh: expect.stringContaining('应等于'), en: expect.stringContaining('must equal') });
  });

  it('say which column does not add up, with both sums', () => {
    const [i1] = checkReport(withCell(V1, 'next', 0, 784));
    expect(i1?.detail).toEqual({
      zh: '自然人：本年新收+上年结转（14147）应等于办理结果总计+结转下年度（14148）',
      en: 'natural person: received in the year + carried over from the year before (14147) must equal results in all + carried over to the next year (14148)',
    });
  });

  it('name the cells that do not add up, for machines', () => {
    const [i1, , i3] = checkReport(withCell(V1, 'next', 0, 784));
    expect(i1?.cells).toEqual(['new/naturalPerson', 'carry/naturalPerson', 't/naturalPerson', 'next/naturalPerson']);
    expect(i3?.cells).toEqual(
      PART_THREE_COLUMNS.toReversed()
        .slice(0, 1)
        .concat(PART_THREE_COLUMNS.slice(0, 6))
        .map((column) => `next/${column}`),
    );
    expect(checkReport(withCell(V1, 'next', 1, null))[0]?.cells).toEqual(['next/business']);
    const remedies = { ...V1.remedies, review: [376, 97, 196, 121, 791] };
    expect(checkReport({ ...V1, remedies }).find(({ ok }) => ok === false)?.cells).toContain('review.total');
    expect(blockingChecks(checkReport({ ...V1, remedies })).map(({ id }) => id)).toEqual(['I5']);
  });

  it('fail on one wrong group of part four', () => {
    expect(verdicts({ ...V1, remedies: { ...V1.remedies, directSuit: [16, 1, 12, 27, 57] } })).toMatchObject({ I5: false });
  });

  it('are false rather than open when one relation fails and another cannot be computed', () => {
    expect(verdicts(withCell(withCell(V1, 'next', 0, 784), 'next', 1, null))).toMatchObject({ I1: false });
    expect(verdicts(withCell(V1, 'next', 1, null))).toMatchObject({ I1: null, I2: true, I3: null });
  });

  it('compare with the year before when its figures are there (I4)', () => {
    const carry = V1.applications.carry ?? [];
    expect(verdicts(V1, { nextOfYearBefore: carry })).toMatchObject({ I4: true });
    expect(verdicts(V1, { nextOfYearBefore: [536, ...carry.slice(1)] })).toMatchObject({ I4: false });
    expect(verdicts(V1, { nextOfYearBefore: [536, ...carry.slice(1)], differenceExplained: true })).toMatchObject({ I4: true });
  });
});

describe('what is in force (I6)', () => {
  const partTwo = { 'rules.made': 0, 'rules.repealed': 0, 'rules.inForce': 0, 'normative.made': 5, 'normative.repealed': 2 };
  const yearBefore = { 'rules.inForce': 0, 'normative.inForce': 40 };
  const i6 = (inForce: Cell, context: CheckContext = { yearBefore }) =>
    checkReport({ ...V1, partTwo: { ...partTwo, 'normative.inForce': inForce } }, context).find(({ id }) => id === 'I6');

  it('is what was in force, and what was made, without what was repealed', () => {
    expect(i6(43)).toEqual({ id: 'I6', ok: true });
  });
  it('warns where it is not, and never fails', () => {
    expect(i6(44)).toMatchObject({ ok: true, severity: 'warning', detail: { zh: expect.stringContaining('46') } });
    expect(i6(44)?.cells).toEqual(['normative.inForce', 'normative.repealed', 'normative.made']);
  });
  it('cannot be told without the year before or without an entry', () => {
    expect(i6(43, {})?.ok).toBeNull();
    expect(i6(null)).toMatchObject({ ok: null, cells: ['normative.inForce'] });
  });
});

describe('a roll-up (I8)', () => {
  const i8 = (context: CheckContext, figures: GridFigures = V1) => checkReport(figures, context).find(({ id }) => id === 'I8');
  const empty = Object.fromEntries(Object.entries(cellsOfFigures(V1)).map(([id, value]) => [id, value === null ? null : 0]));

  it('is the sum of its bodies, cell by cell', () => {
    expect(i8({ parts: [cellsOfFigures(V1), empty] })).toEqual({ id: 'I8', ok: true });
    expect(i8({ parts: [cellsOfFigures(V1), { ...empty, 'd4/total': 1 }] })).toMatchObject({ ok: false, cells: ['d4/total'] });
  });
  it('leaves out what one body already counted for all', () => {
    expect(i8({ parts: [cellsOfFigures(V1), { ...empty, 'd4/total': 1 }], countedForAll: ['d4/total'] })?.ok).toBe(true);
  });
  it('is not known where a body does not know a figure of its cases', () => {
    expect(i8({ parts: [cellsOfFigures(V1), { ...empty, 'r1/business': null }] })).toMatchObject({ ok: null });
  });
  it('is no check where there are no bodies', () => {
    expect(i8({})).toBeUndefined();
    expect(i8({ parts: [] })).toBeUndefined();
  });
  it('adds what some bodies entered, and knows nothing where none did', () => {
    const sum = sumOfParts('T2014', [{ '九(三)': 225, '八(四)': 3.7651 }, { '九(三)': null, '八(四)': 0.0002 }, {}]);
    expect(sum).toMatchObject({ '九(三)': 225, '八(四)': 3.7653, '九(二)': null, '三(一)': null });
  });
});

it('other checks stand among those of the figures', () => {
  const words = { id: 'I7', ok: false, detail: { zh: '甲', en: 'a' }, cells: ['new/total'] };
  expect(checkReport(V1, { extraChecks: [words] }).map(({ id }) => id)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7']);
});

describe('the checks before 2019', () => {
  const table = (given: Partial<Record<T2014RowId, Cell>>): T2014Figures => ({
    format: 'T2014',
    rows: { ...(Object.fromEntries(T2014_ROW_IDS.map((id) => [id, 0])) as Record<T2014RowId, Cell>), ...given },
  });

  it('pass the district report of 2017 where it can be computed', () => {
    const kinds = Object.fromEntries(T2014_ROW_IDS.filter((id) => id.startsWith('三(三)')).map((id) => [id, null]));
    const seed = table({
      ...kinds,
      '一(一)': 19102,
      '一(二)1': 101,
      '一(二)2': 12372,
      '一(二)3': 1658,
      '一(二)4': 2319,
      '一(二)5': 2650,
      '三(一)': 2,
      '三(一)1': 1,
      '三(一)2': 1,
      '三(二)': 2,
      '三(二)1': 2,
      五: 1,
      '五(一)': 1,
    });
    expect(verdicts(seed)).toEqual({ A1: true, A2: true, A3: null, A4: true, A5: true, A6: true });
  });

  it.each<[string, Partial<Record<T2014RowId, Cell>>]>([
    ['A1', { '三(一)': 2, '三(一)4': 1 }],
    ['A2', { '三(一)': 9, '三(一)1': 9, '三(二)': 2, '三(二)2': 1 }],
    ['A3', { '三(三)': 1, '三(三)1': 1, '三(三)2': 1 }],
    ['A3', { '三(三)': 2, '三(三)4': 2, '三(三)4⑤': 1 }],
    ['A4', { 四: 1 }],
    ['A4', { '五(三)': 1 }],
    ['A5', { '一(一)': 4, '一(二)3': 5 }],
    ['A6', { '九(一)': -1 }],
    ['A6', { '九(一)': 1.5 }],
    ['A6', { '八(四)': 3.76543 }],
  ])('find a wrong %s in %j and nothing else', (id, given) => {
    expect(verdicts(table(given))).toEqual({ A1: true, A2: true, A3: true, A4: true, A5: true, A6: true, [id]: false });
  });

  it('warn where more normative documents were published than issued (A6)', () => {
    const [published, issued] = ['一(一)*', '一(一)**'] as const;
    const a6 = (rows: T2014Figures) => checkReport(rows).find(({ id }) => id === 'A6');
    expect(a6(table({ '一(一)': 9, [published]: 3, [issued]: 2 }))).toMatchObject({
      ok: true,
      severity: 'warning',
      cells: [published, issued],
    });
    expect(a6(table({ [issued]: null }))).toMatchObject({ ok: null, cells: [issued] });
  });

  it('bound what was closed by what was new and what was open before (A2)', () => {
    const closed = table({ '三(一)': 1, '三(一)1': 1, '三(二)': 3, '三(二)1': 3 });
    expect(verdicts(closed, { openBefore: 2 })).toMatchObject({ A2: true });
    expect(verdicts(closed, { openBefore: 1 })).toMatchObject({ A2: false });
    expect(verdicts(closed)).toMatchObject({ A2: null });
  });

  it('allow the channels to add up to more than the total (A5)', () => {
    expect(verdicts(table({ '一(一)': 5, '一(二)1': 5, '一(二)2': 5 }))).toMatchObject({ A5: true });
  });
});
