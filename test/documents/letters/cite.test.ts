import { describe, expect, it } from 'vitest';
import { articleOn, formalBasis, nameRegulation, nameRegulationIn, REGULATION } from '../../../src/documents/letters/cite.ts';
import { DECISION_CODES, DECISIONS } from '../../../src/law/decision-codes.ts';
import { REGIMES } from '../../../src/law/regimes.ts';

const FULL_2019 = '《中华人民共和国政府信息公开条例》（国务院令第711号）';
const FULL_2007 = '《中华人民共和国政府信息公开条例》（国务院令第492号）';
const formal = (short: string, regime: 'R2008' | 'R2019') => nameRegulationIn(formalBasis(short, regime), regime);

describe('citations in letters', () => {
  it.each([
    ['2019年条例第三十六条第二项', 'R2019', `${FULL_2019}第三十六条第（二）项`],
    ['2007年条例第二十一条第一项', 'R2008', `${FULL_2007}第二十一条第（一）项`],
    ['2019年条例第十五条、第三十二条', 'R2019', `${FULL_2019}第十五条、第三十二条`],
    ['2019年条例第二条（不属于政府信息公开申请）', 'R2019', `${FULL_2019}第二条`],
    [
      '2019年条例第四十二条；国办函〔2020〕109号',
      'R2019',
      `${FULL_2019}第四十二条、《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）`,
    ],
    ['国办发〔2010〕5号（一事一申请）', 'R2008', '《国务院办公厅关于做好政府信息依申请公开工作的意见》（国办发〔2010〕5号）'],
    ['第十四条', 'R2019', `${FULL_2019}第十四条`],
    ['条例第十四条的规定。', 'R2019', `${FULL_2019}第十四条`],
    ['根据《城市供水条例》第三条的规定', 'R2019', '《城市供水条例》第三条'],
    ['2007年条例未作规定', 'R2008', ''],
    ['项目规则', 'R2019', ''],
    ['申请人撤回申请', 'R2019', ''],
    ['', 'R2019', ''],
  ] as const)('writes %s (%s) as %s', (short, regime, expected) => {
    expect(formal(short, regime)).toBe(expected);
  });

  it('never shows the short forms of the tables, a rule of this project, or the silence of a law', () => {
    for (const regime of Object.values(REGIMES)) {
      const bases = DECISION_CODES.map((code) => formal(DECISIONS[code].basis[regime.id], regime.id));
      const topics = Object.keys(regime.articles).map((topic) => nameRegulationIn(articleOn(regime, topic as 'reply'), regime.id));
      for (const text of [...bases, ...topics]) expect(text).not.toMatch(/20(07|19)年条例|项目规则|未作规定|未规定|\u{E000}/u);
    }
  });

  it('names the Regulation in full once and then short', () => {
    expect(nameRegulation([`根据${REGULATION}第一条`, `依照${REGULATION}第二条和${REGULATION}第三条`], 'R2019')).toEqual([
      '根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）第一条',
      '依照《条例》第二条和《条例》第三条',
    ]);
    expect(nameRegulation([`根据${REGULATION}第一条`], 'R2008')).toEqual([`根据${FULL_2007}第一条`]);
  });
});
