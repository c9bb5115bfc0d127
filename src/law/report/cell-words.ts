import { DECISIONS, type DecisionCode } from '../decision-codes.ts';
import type { Bilingual } from '../errors.ts';
import { INDICATORS } from './indicators.ts';
import type { PartFourColumn, PartFourGroup } from './part-four.ts';
import type { PartThreeRowId } from './part-three-rows.ts';
import type { PartTwoCell } from './part-two.ts';
import type { T2014RowId } from './t2014-rows.ts';

/** Rows of 2014 that cases give, in English; those that entries give are called like their indicators. */
const T2014_CASES: Readonly<Partial<Record<T2014RowId, string>>> = {
  '三(一)': 'applications received',
  '三(一)1': 'applications received in person',
  '三(一)2': 'applications received by fax',
  '三(一)3': 'applications received over the network',
  '三(一)4': 'applications received by letter',
  '三(二)': 'applications settled',
  '三(二)1': 'applications settled in time',
  '三(二)2': 'applications settled within an extended time',
  '三(三)': 'applications answered',
  '三(三)1': 'answered: published already',
  '三(三)2': 'answered: disclosed',
  '三(三)3': 'answered: partly disclosed',
  '三(三)4': 'answered: not disclosed',
  '三(三)4①': 'not disclosed: state secret',
  '三(三)4②': 'not disclosed: business secret',
  '三(三)4③': 'not disclosed: personal privacy',
  '三(三)4④': 'not disclosed: endangers national, public or economic safety or social stability',
  '三(三)4⑤': 'not disclosed: no government information in the sense of the Regulation',
  '三(三)4⑥': 'not disclosed: other cases in laws and regulations',
  '三(三)5': 'answered: not for this organ to disclose',
  '三(三)6': 'answered: the information does not exist',
  '三(三)7': 'answered: told to change or complete the application',
  '三(三)8': 'answered: told to go another way',
  四: 'administrative reviews',
  '四(一)': 'reviews: act upheld',
  '四(二)': 'reviews: corrected',
  '四(三)': 'reviews: other outcomes',
  五: 'administrative suits',
  '五(一)': 'suits: act upheld or claim dismissed',
  '五(二)': 'suits: corrected',
  '五(三)': 'suits: other outcomes',
  六: 'reports and complaints',
};

const T2014_ENTRIES: ReadonlyMap<string, string> = new Map(
  INDICATORS.flatMap(({ t2014, label }) => (t2014 === undefined ? [] : [[t2014, label.en]])),
);

/** A row of 2014 in English. */
export function t2014RowEn(id: T2014RowId): string {
  return T2014_CASES[id] ?? T2014_ENTRIES.get(id) ?? id;
}

const FLOWS = {
  new: 'received in the year',
  carry: 'carried over from the year before',
  t: 'results in all',
  next: 'carried over to the next year',
  o: 'no longer handled and others',
} as const;

const FLOWS_ZH = { new: '本年新收', carry: '上年结转', t: '办理结果总计', next: '结转下年度', o: '其他处理' } as const;

const GROUPS: Readonly<Record<string, string>> = {
  d: 'not disclosed',
  u: 'cannot be provided',
  n: 'not handled',
  o: 'others',
};
/** Rows that take in two decision codes. */
const MERGED: Readonly<Partial<Record<PartThreeRowId, string>>> = {
  r1: 'disclosed',
  r2: 'partly disclosed',
  u1: 'cannot be provided: not held',
};

/** A row of part three in English. */
export function partThreeRowEn(id: PartThreeRowId): string {
  const flow = Object.hasOwn(FLOWS, id) ? FLOWS[id as keyof typeof FLOWS] : MERGED[id];
  if (flow !== undefined) return flow;
  const { label } = DECISIONS[id.toUpperCase() as DecisionCode];
  return `${GROUPS[id.charAt(0)] ?? ''}: ${label.en}`;
}

/** A row of part three in a word or two, for sentences. */
export function partThreeRowShort(id: PartThreeRowId): Bilingual {
  const en = partThreeRowEn(id);
  if (Object.hasOwn(FLOWS_ZH, id)) return { zh: FLOWS_ZH[id as keyof typeof FLOWS_ZH], en };
  const merged = { r1: 'G2', u1: 'U1a', r2: 'P1' }[id as string] ?? id.toUpperCase();
  return { zh: DECISIONS[merged as DecisionCode].label.zh.replace(/（.*）$/u, ''), en };
}

export const PART_FOUR_GROUPS_EN: Readonly<Record<PartFourGroup, string>> = {
  review: 'administrative reviews',
  directSuit: 'suits without a review before',
  suitAfterReview: 'suits after a review',
};
export const PART_FOUR_COLUMNS_EN: Readonly<Record<PartFourColumn, string>> = {
  upheld: 'upheld',
  corrected: 'corrected',
  other: 'other outcomes',
  pending: 'pending',
  total: 'total',
};

const PART_TWO_EN: ReadonlyMap<PartTwoCell, string> = new Map(
  INDICATORS.flatMap(({ partTwo, label }) => (partTwo === undefined ? [] : [[partTwo, label.en]])),
);

/** A cell of part two in English. */
export function partTwoCellEn(id: PartTwoCell): string {
  return PART_TWO_EN.get(id) ?? id;
}
