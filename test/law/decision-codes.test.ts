import { describe, expect, it } from 'vitest';
import { DECISION_CODES, DECISIONS, gridRowOf, isDecisionCode, isReplyCode, t2014RowOf } from '../../src/law/decision-codes.ts';
import { isLetterId } from '../../src/law/letter-ids.ts';

describe('the table of decision codes', () => {
  it.each(DECISION_CODES)('%s has labels, a basis in both regimes and its rows', (code) => {
    const decision = DECISIONS[code];
    expect(decision.label.zh).not.toBe('');
    expect(decision.label.en).not.toBe('');
    expect(decision.basis.R2008).not.toBe('');
    expect(decision.basis.R2019).not.toBe('');
    if (code === 'X0') return expect([decision.t2021, decision.t2019, decision.t2014, decision.letter]).toEqual([null, null, null, null]);
    expect(decision.t2021).toMatch(/^三\([一二三四五六]\)\d?$/);
    expect(decision.t2019).toMatch(/^三\([一二三四五六]\)\d?$/);
    expect(isLetterId(decision.letter)).toBe(true);
  });

  it('lists every code of the table once', () => {
    expect(Object.keys(DECISIONS).sort()).toEqual([...DECISION_CODES].sort());
  });

  it('demands review first for refusals under articles 14 to 16 only', () => {
    const first = DECISION_CODES.filter((code) => DECISIONS[code].reviewFirst !== 'no');
    expect(first).toEqual(['P1', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']);
    expect(DECISIONS.P1.reviewFirst).toBe('part');
    expect(DECISIONS.D8.reviewFirst).toBe('no');
  });

  it.each([
    ['G1', 'r1', 'r1'],
    ['G2', 'r1', 'r1'],
    ['P1', 'r2', 'r2'],
    ['D8', 'd8', 'd8'],
    ['U1a', 'u1', 'u1'],
    ['U1b', 'u1', 'u1'],
    ['U3', 'u3', 'u3'],
    ['N5', 'n5', 'n5'],
    ['O2', 'o', 'o2'],
    ['X0', null, null],
  ] as const)('counts %s in row %s of 2019 and %s of 2021', (code, t2019, t2021) => {
    expect(gridRowOf(code, 'T2019')).toBe(t2019);
    expect(gridRowOf(code, 'T2021')).toBe(t2021);
  });

  it('fills all 22 rows of part three in 2021 and all 19 of 2019 but the total', () => {
    const rows = (format: 'T2019' | 'T2021') => new Set(DECISION_CODES.flatMap((code) => gridRowOf(code, format) ?? []));
    expect(rows('T2021').size).toBe(21);
    expect(rows('T2019').size).toBe(19);
  });

  it('needs the ground of a D4 to choose its row of the 2014 table', () => {
    expect(t2014RowOf('D4', 'businessSecret')).toBe('三(三)4②');
    expect(t2014RowOf('D4', 'privacy')).toBe('三(三)4③');
    expect(t2014RowOf('D4')).toBeUndefined();
  });

  it.each([
    ['G1', '三(三)1'],
    ['D1', '三(三)4①'],
    ['D2', '三(三)4⑥'],
    ['D3', '三(三)4④'],
    ['D7', '三(三)4⑥'],
    ['D8', '三(三)8'],
    ['U1a', '三(三)6'],
    ['U1b', '三(三)5'],
    ['U2', '三(三)4⑤'],
    ['U3', '三(三)7'],
    ['N4', null],
    ['O3', null],
  ] as const)('counts %s in row %s of 2014', (code, row) => {
    expect(t2014RowOf(code)).toBe(row);
  });
});

describe('a decision code', () => {
  it('is told from other text', () => {
    expect(isDecisionCode('U1b')).toBe(true);
    expect(isDecisionCode('U1')).toBe(false);
    expect(isDecisionCode('toString')).toBe(false);
    expect(isDecisionCode(null)).toBe(false);
  });

  it('carries a reply unless it closes the case or is void', () => {
    expect(DECISION_CODES.filter((code) => !isReplyCode(code))).toEqual(['O1', 'O2', 'O3', 'X0']);
  });
});
