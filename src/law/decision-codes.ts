import type { Bilingual } from './errors.ts';
import type { LetterId } from './letter-ids.ts';
import type { RegimeId } from './step-facts.ts';

/** Every way an application can end; one application gets exactly one. Order of the annual report. */
// biome-ignore format: a list, read as rows
export const DECISION_CODES = [
  'G1', 'G2', 'P1', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'U1a', 'U1b', 'U2', 'U3', 'N1', 'N2', 'N3', 'N4', 'N5',
  'O1', 'O2', 'O3', 'X0',
] as const;
export type DecisionCode = (typeof DECISION_CODES)[number];

/** Codes that close a case without a reply. */
export type ClosingCode = 'O1' | 'O2' | 'O3' | 'X0';
export type ReplyCode = Exclude<DecisionCode, ClosingCode>;

export type DecisionGroup = 'granted' | 'partlyGranted' | 'refused' | 'unavailable' | 'notHandled' | 'closed' | 'notCounted';

/** The ground of a `D4`: the 2014 table counts business secrets and privacy apart. */
export const THIRD_PARTY_GROUNDS = ['businessSecret', 'privacy'] as const;
export type ThirdPartyGround = (typeof THIRD_PARTY_GROUNDS)[number];

/** Whether review must come before suit for decisions dated from 2024-01-01; `part`: for what is withheld under arts. 14–16. */
export type ReviewFirst = 'no' | 'yes' | 'part';

export interface Decision {
  readonly group: DecisionGroup;
  readonly label: Bilingual;
  /** Legal source by regime. Where the 2007 Regulation has no article, the circular that practice followed. */
  readonly basis: Readonly<Record<RegimeId, string>>;
  /** Row numbers as printed in the annual report; null where the format has no row for it. */
  readonly t2021: string | null;
  readonly t2019: string | null;
  readonly t2014: string | null | Readonly<Record<ThirdPartyGround, string>>;
  /** Document of domain 2.5; null where none goes out. */
  readonly letter: LetterId | null;
  readonly reviewFirst: ReviewFirst;
}

const y2019 = (article: string) => `2019年条例第${article}`;
const y2007 = (article: string) => `2007年条例第${article}`;
const bases = (R2019: string, R2008: string) => ({ R2019, R2008 });
const CIRCULAR_2008 = '国办发〔2008〕36号';
const CIRCULAR_2010 = '国办发〔2010〕5号';

/**
 * The single source for documents, statistics and remedies.
 *
 * Legal source: rows 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号, 国办发〔2014〕32号; review first 行政复议法 (2023) art. 23.
 */
// biome-ignore format: a table, read row by row
export const DECISIONS: Readonly<Record<DecisionCode, Decision>> = {
  G1: {
    group: 'granted', label: { zh: '予以公开（已主动公开）', en: 'disclosed (already public)' }, letter: 'REPLY_G1', reviewFirst: 'no',
    basis: bases(y2019('三十六条第一项'), y2007('二十一条第一项')), t2021: '三(一)', t2019: '三(一)', t2014: '三(三)1',
  },
  G2: {
    group: 'granted', label: { zh: '予以公开（提供）', en: 'disclosed (provided)' }, letter: 'REPLY_G2', reviewFirst: 'no',
    basis: bases(y2019('三十六条第二项'), y2007('二十一条第一项')), t2021: '三(一)', t2019: '三(一)', t2014: '三(三)2',
  },
  P1: {
    group: 'partlyGranted', label: { zh: '部分公开', en: 'partly disclosed' }, letter: 'REPLY_P1', reviewFirst: 'part',
    basis: bases(y2019('三十七条'), y2007('二十二条')), t2021: '三(二)', t2019: '三(二)', t2014: '三(三)3',
  },
  D1: {
    group: 'refused', label: { zh: '属于国家秘密', en: 'state secret' }, letter: 'REPLY_D', reviewFirst: 'yes',
    basis: bases(y2019('十四条'), y2007('十四条第四款')), t2021: '三(三)1', t2019: '三(三)1', t2014: '三(三)4①',
  },
  D2: {
    group: 'refused', label: { zh: '其他法律行政法规禁止公开', en: 'disclosure forbidden by other law' }, letter: 'REPLY_D', reviewFirst: 'yes',
    basis: bases(y2019('十四条'), y2007('十四条第二款')), t2021: '三(三)2', t2019: '三(三)2', t2014: '三(三)4⑥',
  },
  D3: {
    group: 'refused', letter: 'REPLY_D', reviewFirst: 'yes',
    label: { zh: '危及“三安全一稳定”', en: 'endangers national, public or economic safety or social stability' },
    basis: bases(y2019('十四条'), y2007('八条')), t2021: '三(三)3', t2019: '三(三)3', t2014: '三(三)4④',
  },
  D4: {
    group: 'refused', label: { zh: '保护第三方合法权益', en: 'protects a third party' }, letter: 'REPLY_D', reviewFirst: 'yes',
    basis: bases(`${y2019('十五条')}、第三十二条`, `${y2007('十四条第四款')}、第二十三条`), t2021: '三(三)4', t2019: '三(三)4',
    t2014: { businessSecret: '三(三)4②', privacy: '三(三)4③' },
  },
  D5: {
    group: 'refused', label: { zh: '属于三类内部事务信息', en: 'internal affairs' }, letter: 'REPLY_D', reviewFirst: 'yes',
    basis: bases(y2019('十六条第一款'), CIRCULAR_2010), t2021: '三(三)5', t2019: '三(三)5', t2014: '三(三)4⑤',
  },
  D6: {
    group: 'refused', label: { zh: '属于四类过程性信息', en: 'process information' }, letter: 'REPLY_D', reviewFirst: 'yes',
    basis: bases(y2019('十六条第二款'), CIRCULAR_2010), t2021: '三(三)6', t2019: '三(三)6', t2014: '三(三)4⑤',
  },
  D7: {
    group: 'refused', label: { zh: '属于行政执法案卷', en: 'administrative enforcement file' }, letter: 'REPLY_D', reviewFirst: 'yes',
    basis: bases(y2019('十六条第二款'), y2007('二十一条第二项')), t2021: '三(三)7', t2019: '三(三)7', t2014: '三(三)4⑥',
  },
  D8: {
    // The report's row counts it as a refusal, but the law only points to another procedure: no review first.
    group: 'refused', label: { zh: '属于行政查询事项', en: 'register search under special law' }, letter: 'REPLY_D8', reviewFirst: 'no',
    basis: bases(y2019('三十六条第七项'), CIRCULAR_2008), t2021: '三(三)8', t2019: '三(三)8', t2014: '三(三)8',
  },
  U1a: {
    group: 'unavailable', letter: 'REPLY_U1A', reviewFirst: 'no',
    label: { zh: '本机关不掌握相关政府信息（信息不存在）', en: 'not held: the information does not exist' },
    basis: bases(y2019('三十六条第四项'), y2007('二十一条第三项')), t2021: '三(四)1', t2019: '三(四)1', t2014: '三(三)6',
  },
  U1b: {
    group: 'unavailable', letter: 'REPLY_U1B', reviewFirst: 'no',
    label: { zh: '本机关不掌握相关政府信息（不属于本机关公开）', en: 'not held: another organ is responsible' },
    basis: bases(y2019('三十六条第五项'), y2007('二十一条第三项')), t2021: '三(四)1', t2019: '三(四)1', t2014: '三(三)5',
  },
  U2: {
    group: 'unavailable', label: { zh: '没有现成信息需要另行制作', en: 'would have to be made' }, letter: 'REPLY_U2', reviewFirst: 'no',
    basis: bases(y2019('三十八条'), CIRCULAR_2010), t2021: '三(四)2', t2019: '三(四)2', t2014: '三(三)4⑤',
  },
  U3: {
    group: 'unavailable', label: { zh: '补正后申请内容仍不明确', en: 'still unclear after correction' }, letter: 'REPLY_U3', reviewFirst: 'no',
    basis: bases(y2019('三十条'), y2007('二十一条第四项')), t2021: '三(四)3', t2019: '三(四)3', t2014: '三(三)7',
  },
  N1: {
    group: 'notHandled', letter: 'REPLY_N', reviewFirst: 'no',
    label: { zh: '信访举报投诉类申请', en: 'petition, report or complaint, not an application' },
    basis: bases(y2019('三十九条第一款'), y2007('二条')), t2021: '三(五)1', t2019: '三(五)1', t2014: '三(三)8',
  },
  N2: {
    group: 'notHandled', label: { zh: '重复申请', en: 'repeated application' }, letter: 'REPLY_N', reviewFirst: 'no',
    basis: bases(y2019('三十六条第六项'), CIRCULAR_2008), t2021: '三(五)2', t2019: '三(五)2', t2014: '三(三)8',
  },
  N3: {
    group: 'notHandled', label: { zh: '要求提供公开出版物', en: 'asks for a published work' }, letter: 'REPLY_N', reviewFirst: 'no',
    basis: bases(y2019('三十九条第二款'), y2007('二条')), t2021: '三(五)3', t2019: '三(五)3', t2014: '三(三)8',
  },
  N4: {
    group: 'notHandled', letter: 'REPLY_N', reviewFirst: 'no',
    label: { zh: '无正当理由大量反复申请', en: 'excessive applications without good reason' },
    basis: bases(y2019('三十五条'), CIRCULAR_2010), t2021: '三(五)4', t2019: '三(五)4', t2014: null,
  },
  N5: {
    group: 'notHandled', letter: 'REPLY_N', reviewFirst: 'no',
    label: { zh: '要求行政机关确认或重新出具已获取信息', en: 'asks to confirm or reissue information already held' },
    basis: bases(y2019('二条（不属于政府信息公开申请）'), y2007('二条')), t2021: '三(五)5', t2019: '三(五)5', t2014: '三(三)8',
  },
  O1: {
    group: 'closed', letter: 'CLOSE_O', reviewFirst: 'no',
    label: { zh: '逾期不补正、不再处理', en: 'not corrected in time, no longer handled' },
    basis: bases(y2019('三十条'), '2007年条例未作规定'), t2021: '三(六)1', t2019: '三(六)', t2014: null,
  },
  O2: {
    group: 'closed', letter: 'CLOSE_O', reviewFirst: 'no',
    label: { zh: '逾期未缴费、不再处理', en: 'fee not paid in time, no longer handled' },
    basis: bases('国办函〔2020〕109号第六条', '2007年条例未作规定'), t2021: '三(六)2', t2019: '三(六)', t2014: null,
  },
  O3: {
    group: 'closed', label: { zh: '其他（撤回等）', en: 'other (withdrawn and the like)' }, letter: 'CLOSE_O', reviewFirst: 'no',
    basis: bases('申请人撤回申请', '申请人撤回申请'), t2021: '三(六)3', t2019: '三(六)', t2014: null,
  },
  X0: {
    group: 'notCounted', label: { zh: '不计入统计', en: 'not counted' }, letter: null, reviewFirst: 'no',
    basis: bases('项目规则', '项目规则'), t2021: null, t2019: null, t2014: null,
  },
};

export function isDecisionCode(value: unknown): value is DecisionCode {
  return typeof value === 'string' && (DECISION_CODES as readonly string[]).includes(value);
}

/** True for codes that end a case with a reply to the applicant; false for closings (`O*`) and void entries (`X0`). */
export function isReplyCode(code: DecisionCode): code is ReplyCode {
  return DECISIONS[code].group !== 'closed' && DECISIONS[code].group !== 'notCounted';
}

/**
 * The row of part three of the annual report since 2019 as the JSON report names it: `r1`, `d4`, `u1`, `o` …; null for `X0`.
 * The 2019 format has one row `o` for all closings.
 */
export function gridRowOf(code: DecisionCode, format: 'T2019' | 'T2021'): string | null {
  switch (DECISIONS[code].group) {
    case 'granted':
      return 'r1';
    case 'partlyGranted':
      return 'r2';
    case 'notCounted':
      return null;
    case 'closed':
      return format === 'T2019' ? 'o' : code.toLowerCase();
    default:
      return code.slice(0, 2).toLowerCase(); // U1a and U1b share a row
  }
}

/** The row of the 2014 table; undefined for a `D4` whose ground is not on record: it stands in one of two rows, nobody knows which. */
export function t2014RowOf(code: DecisionCode, ground?: ThirdPartyGround): string | null | undefined {
  const row = DECISIONS[code].t2014;
  if (row === null || typeof row === 'string') return row;
  return ground === undefined ? undefined : row[ground];
}
