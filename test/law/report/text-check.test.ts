import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellMap } from '../../../src/law/report/cells.ts';
import type { ReportFormat } from '../../../src/law/report/report-json.ts';
import { checkText, findTextProblems } from '../../../src/law/report/text-check.ts';

const words = { year: '2025', nextYear: '2026', organ: '甲区人民政府' };
const GRID: CellMap = {
  'new/total': 12,
  'carry/total': 3,
  't/total': 11,
  'next/total': 4,
  'r1/total': 6,
  'review.total': 2,
  'review.upheld': 1,
  'directSuit.total': 1,
  'suitAfterReview.total': 4,
  'normative.made': null,
  'training.courses': 2,
  'training.people': 225,
};
const T2014: CellMap = {
  '三(一)': 2,
  '三(一)1': 1,
  '三(二)': 2,
  四: 0,
  五: 1,
  '四(二)': 0,
  '五(二)': 0,
  六: 0,
  '二(二)1': 3,
  'extra.pressSessions': 11,
  '八(四)': 3.765,
  '一(一)': 19_102,
};

const problems = (text: string, cells: CellMap, format: ReportFormat = 'T2021', year = 2025) =>
  findTextProblems({ format, year, texts: { one: text }, cells, words }).map(({ kind, excerpt, stated }) => [kind, stated, excerpt]);

describe('what a text says against its cells (I7), since 2019', () => {
  it.each([
    '新收政府信息公开申请12件，上年结转3件，办结11件，结转下年度继续办理4件。',
    '本年收到政府信息公开申请12件。',
    '本年共收到政府信息公开申请15件（含上年结转）。',
    '共受理12件依申请公开。',
    '新收政府信息公开申请１２件，行政复议二件。',
    '行政复议2件，行政诉讼5件，其中未经复议直接起诉1件，复议后提起诉讼4件。',
    '予以公开6件，行政复议结果维持1件。',
    '开展培训2次，共225人接受培训。',
    '2024年收到政府信息公开申请99件，2025年收到政府信息公开申请12件。',
    '上年收到政府信息公开申请99件，今年收到政府信息公开申请12件。',
    '收到政府信息公开申请数量较上年增加7件。',
    '收到行政复议申请2件。',
    '区长热线共接听电话20846件，受理5030件，已办结4895件。',
    '收到政府信息公开申请近20件。',
    '新收政府信息公开申请{{new/total}}件。',
  ])('agrees: %s', (text) => {
    expect(problems(text, GRID)).toEqual([]);
  });

  it.each([
    ['新收政府信息公开申请13件。', 13],
    ['本年收到政府信息公开申请14件。', 14],
    ['共受理9件依申请公开。', 9],
    ['上年结转1件，', 1],
    ['上年结转3件，新收政府信息公开申请一百件。', 100],
    ['行政复议为零，', 0],
    ['未发生行政复议', 0],
    ['行政诉讼１件', 1],
    ['行政复议后起诉3件', 3],
    ['接受培训人员224人次', 224],
    ['新收政府信息公开申请{{carry/total}}件', 3],
  ])('differs: %s', (text, stated) => {
    expect(problems(text, GRID)).toEqual([['differs', stated, expect.any(String)]]);
  });

  it('cannot tell where the cell is not known, and never takes it for zero', () => {
    expect(problems('制发规范性文件0件', GRID)).toEqual([['unknown', 0, '制发规范性文件0件']]);
    expect(problems('制发规范性文件{{normative.made}}件', GRID)).toEqual([['unknown', null, '{{normative.made}}']]);
  });
});

describe('what a text says against its cells, 2014–2018', () => {
  it.each([
    '2025年共受理2件依申请公开,当面申请1件,已全部按时办结。',
    '行政复议案件为零;行政诉讼案件为1件,一审判决胜诉,被依法纠错数为零',
    '信息公开工作未发生投诉情况',
    '共计召开新闻发布会3次11场。',
    '全年累计工作经费支出为人民币3.765万元。',
    '| 主动公开政府信息总数 | 条 | 19102 |',
  ])('agrees: %s', (text) => {
    expect(problems(text, T2014, 'T2014')).toEqual([]);
  });

  it.each([
    ['| 主动公开政府信息总数 | 条 | 19100 |', 19_100],
    ['被依法纠错数为1件', 1],
    ['召开新闻发布会3次12场', 12],
    ['工作经费支出3.76万元', 3.76],
  ])('differs: %s', (text, stated) => {
    expect(problems(text, T2014, 'T2014')).toEqual([['differs', stated, expect.any(String)]]);
  });
});

describe('the check I7', () => {
  const ask = { format: 'T2021', year: 2025, cells: GRID, words } as const;
  it('holds, fails with the place, passes with an explanation, and stays open where cells are missing', () => {
    expect(checkText({ ...ask, texts: { one: '新收政府信息公开申请12件' } })).toEqual({ id: 'I7', ok: true });
    const wrong = { one: '第一行。\n新收政府信息公开申请13件' };
    expect(checkText({ ...ask, texts: wrong })).toMatchObject({ ok: false, detail: { zh: expect.stringContaining('一、总体情况第2行') } });
    expect(checkText({ ...ask, texts: wrong, explained: true })).toMatchObject({ ok: true });
    expect(checkText({ ...ask, texts: { one: '制发规范性文件3件' } })).toMatchObject({ ok: null });
    for (const explained of [false, true])
      expect(checkText({ ...ask, texts: { ...wrong, six: '见{{nosuch}}' }, explained })).toMatchObject({ ok: false });
  });

  it('accepts every number that is quoted or stated as it is, and finds every other', () => {
    const count = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(count, count, count, (fresh, carry, stated) => {
        const cells = { 'new/total': fresh, 'carry/total': carry };
        const found = findTextProblems({ ...ask, cells, texts: { one: `收到政府信息公开申请${stated}件，上年结转{{carry/total}}件。` } });
        return (found.length === 0) === (stated === fresh || stated === fresh + carry);
      }),
    );
  });

  it('reads hostile texts to their end', () => {
    const pieces = fc.constantFrom('申请', '收到', '行政复议', '件', '1', '一', '{{', '}}', '。', '上年', '|', '办结', '\n', '公开', ',');
    const texts = fc.array(pieces, { minLength: 50, maxLength: 400 }).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, (text) => problems(text, GRID).every(([, stated]) => stated === null || Number(stated) >= 0)),
      { numRuns: 30 },
    );
    expect(problems('收到'.repeat(10_000) + '申请'.repeat(10_000), GRID)).toEqual([]);
    expect(problems(`${'申请'.repeat(15_000)}办结1件`, GRID)).toHaveLength(1);
  });
});
