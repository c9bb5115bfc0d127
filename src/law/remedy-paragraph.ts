import { type CivilDate, civilDate } from './civil-date.ts';
import { DECISIONS, type DecisionCode, isReplyCode } from './decision-codes.ts';
import type { Bilingual } from './errors.ts';

/** The 2023 revision of the review law (行政复议法) takes effect: refusals dated from this day are reviewed before they are sued over. */
export const REVIEW_FIRST_FROM: CivilDate = civilDate('2024-01-01');
/** The 2014 amendment of 行政诉讼法 takes effect: six months to sue instead of three. */
export const SIX_MONTHS_TO_SUE_FROM: CivilDate = civilDate('2015-05-01');

/** `either`: review or suit, as the applicant likes. `reviewFirst`: suit only after review (复议前置). */
export type RemedyRoute = 'either' | 'reviewFirst';

/** A decision as the remedy rules see it. */
export interface RemedyDecision {
  readonly code: DecisionCode;
  /** The date the reply bears. */
  readonly decidedOn: CivilDate;
  /**
   * False: nothing is withheld under arts. 14–16 of the 2019 Regulation. Asked of `P1` only, the other codes say it themselves; left out,
   * the withheld part goes to review first (project rule Q9).
   */
  readonly withholdsUnder14To16?: boolean;
}

/** Bodies the paragraph names. Without them it speaks of the competent ones. */
export interface RemedyBodies {
  readonly reviewOrgan?: Bilingual;
  readonly court?: Bilingual;
}

export interface RemedyParagraph {
  readonly route: RemedyRoute;
  readonly basis: string;
  readonly text: Bilingual;
}

type NamedBodies = Required<RemedyBodies>;

const COMPETENT: NamedBodies = {
  reviewOrgan: { zh: '有管辖权的行政复议机关', en: 'the competent review organ' },
  court: { zh: '有管辖权的人民法院', en: 'the competent court' },
};

/**
 * Whether review must come first.
 *
 * Legal source: 行政复议法 (2023) art. 23(1)(4): 不予公开, read as refusals under arts. 14–16 of the Regulation; not `D8` (project rule Q9).
 */
export function remedyRouteOf(decision: RemedyDecision): RemedyRoute {
  if (decision.decidedOn < REVIEW_FIRST_FROM) return 'either';
  const { reviewFirst } = DECISIONS[decision.code];
  if (reviewFirst === 'part') return decision.withholdsUnder14To16 === false ? 'either' : 'reviewFirst';
  return reviewFirst === 'yes' ? 'reviewFirst' : 'either';
}

/**
 * The paragraph that tells the applicant the remedies, or null where nothing is decided (`X0`).
 *
 * Legal source: 行政复议法 (2017) art. 9, (2023) arts. 20 and 23; 行政诉讼法 (2017) arts. 45 and 46.
 */
export function remedyParagraphOf(decision: RemedyDecision, bodies: RemedyBodies = {}): RemedyParagraph | null {
  if (decision.code === 'X0') return null;
  const named = { ...COMPETENT, ...bodies };
  return remedyRouteOf(decision) === 'reviewFirst' ? reviewFirstParagraph(decision, named) : eitherParagraph(decision, named);
}

function eitherParagraph({ code, decidedOn }: RemedyDecision, { reviewOrgan, court }: NamedBodies): RemedyParagraph {
  const months = decidedOn < SIX_MONTHS_TO_SUE_FROM ? 3 : 6;
  const { zh, en } = documentWords(code);
  const reviewLaw = decidedOn < REVIEW_FIRST_FROM ? '行政复议法第九条' : '行政复议法第二十条';
  return {
    route: 'either',
    basis: months === 3 ? `${reviewLaw}；行政诉讼法（1989）第三十九条` : `${reviewLaw}；行政诉讼法第四十六条`,
    text: {
      zh: `如不服本${zh}，可以自收到本${zh}之日起60日内向${reviewOrgan.zh}申请行政复议，或者自收到本${zh}之日起${months}个月内向${court.zh}提起行政诉讼。`,
      en:
        `If you disagree with this ${en}, you may apply to ${reviewOrgan.en} for administrative review within 60 days of receiving it, ` +
        `or bring a suit before ${court.en} within ${months} months of receiving it.`,
    },
  };
}

function reviewFirstParagraph({ code }: RemedyDecision, { reviewOrgan, court }: NamedBodies): RemedyParagraph {
  const part = code === 'P1' ? { zh: '中不予公开的部分', en: ' as far as information is withheld' } : { zh: '', en: '' };
  return {
    route: 'reviewFirst',
    basis: '行政复议法（2023）第二十条、第二十三条；行政诉讼法第四十五条',
    text: {
      zh:
        `如不服本答复${part.zh}，依照《中华人民共和国行政复议法》第二十三条的规定，应当先申请行政复议：` +
        `可以自收到本答复之日起60日内向${reviewOrgan.zh}申请行政复议；` +
        `对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向${court.zh}提起行政诉讼。`,
      en:
        `If you disagree with this reply${part.en}, review comes first (Administrative Review Law, art. 23): ` +
        `you may apply to ${reviewOrgan.en} for administrative review within 60 days of receiving this reply; ` +
        `if you disagree with the review decision, you may bring a suit before ${court.en} within 15 days of receiving that decision.`,
    },
  };
}

function documentWords(code: DecisionCode): Bilingual {
  return isReplyCode(code) ? { zh: '答复', en: 'reply' } : { zh: '告知书', en: 'notice' };
}
