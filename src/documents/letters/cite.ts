import type { ArticleTopic, Regime } from '../../law/regimes.ts';
import type { RegimeId } from '../../law/step-facts.ts';

/** Stands for the Regulation until the letter is whole: the first mention gives its full name and its Order, the others 《条例》. */
export const REGULATION = '\u{E000}';

const FULL_NAME = '《中华人民共和国政府信息公开条例》';
const ORDERS: Readonly<Record<RegimeId, string>> = { R2008: '国务院令第492号', R2019: '国务院令第711号' };
const YEARS: Readonly<Record<RegimeId, string>> = { R2008: '2007年条例', R2019: '2019年条例' };

const CIRCULARS: readonly (readonly [sign: string, name: string])[] = [
  ['国办发〔2008〕36号', '《国务院办公厅关于施行〈中华人民共和国政府信息公开条例〉若干问题的意见》（国办发〔2008〕36号）'],
  ['国办发〔2010〕5号', '《国务院办公厅关于做好政府信息依申请公开工作的意见》（国办发〔2010〕5号）'],
  ['国办函〔2020〕109号', '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'],
];

/** The Regulation as a letter names it where it stands alone. */
export function fullRegulation(regime: RegimeId): string {
  return `${FULL_NAME}（${ORDERS[regime]}）`;
}

/**
 * An article as letters cite it, from the short form of the tables (2019年条例第三十六条第二项) or from what an officer typed. Nothing where
 * the source is a rule of this project or says that the Regulation is silent: a letter never cites those.
 */
export function formalBasis(short: string, regime: RegimeId): string {
  if (/未作规定|未规定|项目规则|撤回申请$/u.test(short)) return '';
  const trimmed = short
    .trim()
    .replace(/^(根据|依据|依照|按照)/u, '')
    .replace(/(的规定|规定)?[。；]*$/u, '');
  if (trimmed === '') return '';
  const named = trimmed
    .replace(/（(一事一申请|不属于政府信息公开申请|参照)）/gu, '')
    .replace(/第([一二三四五六七八九十]+)项/gu, '第（$1）项')
    .replaceAll('；', '、');
  const expanded = CIRCULARS.reduce((text, [sign, name]) => (text.includes(`（${sign}）`) ? text : text.replaceAll(sign, name)), named);
  return withRegulation(expanded, regime);
}

function withRegulation(text: string, regime: RegimeId): string {
  const other: RegimeId = regime === 'R2008' ? 'R2019' : 'R2008';
  return text
    .replaceAll(YEARS[regime], REGULATION)
    .replaceAll(YEARS[other], fullRegulation(other))
    .replace(/^(?=第[一二三四五六七八九十百]+条)/u, REGULATION)
    .replace(/^条例(?=第)/u, REGULATION);
}

/** The article on a topic, as letters of the regime cite it; empty where the regime has none. */
export function articleOn(regime: Regime, topic: ArticleTopic): string {
  return formalBasis(regime.articles[topic], regime.id);
}

/** 根据…的规定，; nothing where there is no article. */
export function according(basis: string): string {
  return basis === '' ? '' : `根据${basis}的规定，`;
}

/** Names the Regulation in full where it first stands in these paragraphs. */
export function nameRegulation(texts: readonly string[], regime: RegimeId): readonly string[] {
  const mentions = texts.join('').split(REGULATION).length - 1;
  const first = mentions > 1 ? `${FULL_NAME}（${ORDERS[regime]}，以下简称《条例》）` : fullRegulation(regime);
  let named = false;
  return texts.map((text) =>
    text.replaceAll(REGULATION, () => {
      if (named) return '《条例》';
      named = true;
      return first;
    }),
  );
}

/** For texts that stand alone, such as single facts and cells of a form. */
export function nameRegulationIn(text: string, regime: RegimeId): string {
  return text.replaceAll(REGULATION, fullRegulation(regime));
}
