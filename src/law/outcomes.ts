import type { Bilingual } from './errors.ts';

/** Columns of part 四 of the annual report (国办公开办函〔2021〕30号) that an ended proceeding may fall into. */
export type TableFourColumn = 'upheld' | 'corrected' | 'other';

/**
 * What an outcome does to the request. `reprocessIfOrdered`: only when the decision orders a new reply; `replaced`: the decision
 * itself stands in place of the reply; `remedyIfOrdered`: nothing, unless a remedy is ordered.
 */
export type OutcomeEffect = 'none' | 'reprocess' | 'reprocessIfOrdered' | 'replaced' | 'remedyIfOrdered' | 'asAgreed' | 'stopDisclosure';

export interface Outcome {
  readonly label: Bilingual;
  readonly law: string;
  /** Null: not counted, or (for `appealDismissed`) the column of the judgment that stands. */
  readonly column: TableFourColumn | null;
  readonly effect: OutcomeEffect;
  /** A new reply may not rest on the same facts and reasons. */
  readonly barsSameReasons?: true;
}

/** Outcomes of an administrative review. Columns of `claimDismissed` and `notAccepted` are project rules (the format letter is silent). */
export const REVIEW_OUTCOMES = {
  upheld: {
    label: { zh: '维持', en: 'upheld' },
    law: '行政复议法（2023）第六十八条；行政复议法（2017）第二十八条第一款第一项',
    column: 'upheld',
    effect: 'none',
  },
  claimDismissed: {
    label: { zh: '驳回复议请求', en: 'claim dismissed' },
    law: '行政复议法（2023）第六十九条；行政复议法实施条例第四十八条第一款第一项',
    column: 'upheld',
    effect: 'none',
  },
  annulled: {
    label: { zh: '撤销、部分撤销（可责令重新答复）', en: 'annulled in whole or part (a new reply may be ordered)' },
    law: '行政复议法（2023）第六十四条；行政复议法（2017）第二十八条第一款第三项',
    column: 'corrected',
    effect: 'reprocessIfOrdered',
    barsSameReasons: true,
  },
  changed: {
    label: { zh: '变更', en: 'changed' },
    law: '行政复议法（2023）第六十三条；行政复议法（2017）第二十八条第一款第三项',
    column: 'corrected',
    effect: 'replaced',
  },
  declaredUnlawful: {
    label: { zh: '确认违法', en: 'declared unlawful' },
    law: '行政复议法（2023）第六十五条；行政复议法（2017）第二十八条第一款第三项',
    column: 'corrected',
    effect: 'remedyIfOrdered',
  },
  declaredVoid: {
    label: { zh: '确认无效', en: 'declared void' },
    law: '行政复议法（2023）第六十七条',
    column: 'corrected',
    effect: 'reprocess',
  },
  orderedToPerform: {
    label: { zh: '责令履行', en: 'ordered to perform' },
    law: '行政复议法（2023）第六十六条；行政复议法（2017）第二十八条第一款第二项',
    column: 'corrected',
    effect: 'reprocess',
  },
  applicationDismissed: {
    label: { zh: '驳回复议申请', en: 'application dismissed' },
    law: '行政复议法（2023）第三十三条；行政复议法实施条例第四十八条第一款第二项',
    column: 'other',
    effect: 'none',
  },
  mediated: {
    label: { zh: '调解', en: 'mediated' },
    law: '行政复议法（2023）第七十三条；行政复议法实施条例第五十条',
    column: 'other',
    effect: 'asAgreed',
  },
  terminated: {
    label: { zh: '终止（撤回、和解等）', en: 'terminated (withdrawn, settled)' },
    law: '行政复议法（2023）第四十一条；行政复议法实施条例第四十二条',
    column: 'other',
    effect: 'none',
  },
  notAccepted: {
    label: { zh: '不予受理', en: 'not accepted' },
    law: '行政复议法（2023）第三十条；行政复议法（2017）第十七条',
    column: null,
    effect: 'none',
  },
} as const satisfies Record<string, Outcome>;

export type ReviewOutcome = keyof typeof REVIEW_OUTCOMES;

/** Outcomes of a suit. All columns are project rules: no source assigns them. */
export const LITIGATION_OUTCOMES = {
  claimDismissed: {
    label: { zh: '判决驳回诉讼请求', en: 'claim dismissed' },
    law: '行政诉讼法第六十九条',
    column: 'upheld',
    effect: 'none',
  },
  appealDismissed: {
    label: { zh: '驳回上诉，维持原判', en: 'appeal dismissed, judgment upheld' },
    law: '行政诉讼法第八十九条第一款第一项',
    column: null,
    effect: 'none',
  },
  annulled: {
    label: { zh: '撤销、部分撤销（可判决重作）', en: 'annulled in whole or part (a new reply may be ordered)' },
    law: '行政诉讼法第七十条、第七十一条',
    column: 'corrected',
    effect: 'reprocess',
    barsSameReasons: true,
  },
  orderedToPerform: {
    label: { zh: '判决履行、限期公开、限期答复', en: 'ordered to perform, to disclose or to reply' },
    law: '行政诉讼法第七十二条',
    column: 'corrected',
    effect: 'reprocess',
  },
  declaredUnlawful: {
    label: { zh: '确认违法', en: 'declared unlawful' },
    law: '行政诉讼法第七十四条',
    column: 'corrected',
    effect: 'remedyIfOrdered',
  },
  declaredVoid: {
    label: { zh: '确认无效', en: 'declared void' },
    law: '行政诉讼法第七十五条',
    column: 'corrected',
    effect: 'reprocess',
  },
  disclosureForbidden: {
    label: { zh: '判决不得公开', en: 'disclosure forbidden' },
    law: '最高人民法院政府信息公开案件规定（2011）第十一条；2025年政府信息公开案件司法解释',
    column: 'corrected',
    effect: 'stopDisclosure',
  },
  suitDismissed: {
    label: { zh: '裁定驳回起诉', en: 'suit dismissed' },
    law: '行政诉讼法司法解释（法释〔2018〕1号）第六十九条',
    column: 'other',
    effect: 'none',
  },
  withdrawn: {
    label: { zh: '撤诉', en: 'withdrawn' },
    law: '行政诉讼法第六十二条',
    column: 'other',
    effect: 'none',
  },
  notRegistered: {
    label: { zh: '不予立案', en: 'not registered' },
    law: '行政诉讼法第五十一条',
    column: null,
    effect: 'none',
  },
} as const satisfies Record<string, Outcome>;

export type LitigationOutcome = keyof typeof LITIGATION_OUTCOMES;

/** The outcomes a review decision may state; a refusal to accept is an event of its own. */
export const DECIDED_OUTCOMES = [
  'upheld',
  'claimDismissed',
  'annulled',
  'changed',
  'declaredUnlawful',
  'declaredVoid',
  'orderedToPerform',
  'applicationDismissed',
  'mediated',
  'terminated',
] as const satisfies readonly ReviewOutcome[];

export const FIRST_INSTANCE_OUTCOMES = [
  'claimDismissed',
  'annulled',
  'orderedToPerform',
  'declaredUnlawful',
  'declaredVoid',
  'disclosureForbidden',
  'suitDismissed',
] as const satisfies readonly LitigationOutcome[];

/** Second instance and retrial: the judgment below stands, or another outcome takes its place (行政诉讼法 art. 89). */
export const LATER_INSTANCE_OUTCOMES = ['appealDismissed', ...FIRST_INSTANCE_OUTCOMES] as const satisfies readonly LitigationOutcome[];

export function findReviewOutcome(code: string): Outcome | undefined {
  return Object.hasOwn(REVIEW_OUTCOMES, code) ? REVIEW_OUTCOMES[code as ReviewOutcome] : undefined;
}

export function findLitigationOutcome(code: string): Outcome | undefined {
  return Object.hasOwn(LITIGATION_OUTCOMES, code) ? LITIGATION_OUTCOMES[code as LitigationOutcome] : undefined;
}

/**
 * The outcome that stands after a row of judgments in one suit: the last one, except that `appealDismissed` leaves the one before.
 *
 * @param judgments - Outcome codes in the order they were given; null where a judgment's outcome is not on record.
 * @returns null when there is no judgment, or the one that stands has no outcome on record.
 */
export function standingOutcome(judgments: readonly (string | null)[]): string | null {
  return judgments.reduce<string | null>((standing, outcome) => (outcome === 'appealDismissed' ? standing : outcome), null);
}
