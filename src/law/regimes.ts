import { type CivilDate, civilDate } from './civil-date.ts';
import type { Bilingual } from './errors.ts';
import type { LegalActor } from './roles.ts';
import type { RegimeId } from './step-facts.ts';

/** The correction procedure (补正). Periods are working days; the bounds are the project's rule, the law says "reasonable". */
export interface CorrectionRules {
  /** The notice is in time up to this working day after receipt, inclusive. */
  readonly noticeWorkingDays: number;
  readonly defaultWorkingDays: number;
  readonly minWorkingDays: number;
  readonly maxWorkingDays: number;
}

/** The information processing fee (信息处理费). */
export interface FeeRules {
  /** First day on which a fee notice may be issued. */
  readonly from: CivilDate;
  /** Counted from the day after the notice is served; a last day of rest rolls on. */
  readonly paymentCalendarDays: number;
}

/** What an article is about. The same topics in both regimes, so that letters and ledgers ask without knowing the regime. */
export type ArticleTopic =
  | 'application'
  | 'receipt'
  | 'replyPeriod'
  | 'extension'
  | 'correction'
  | 'thirdParty'
  | 'otherOrgan'
  | 'timeNotCounted'
  | 'reply'
  | 'severing'
  | 'excessive'
  | 'deferral'
  | 'fee'
  | 'form'
  | 'recordCorrection'
  | 'publication'
  | 'remedies';

/** One version of the Regulation (政府信息公开条例) as data. */
export interface Regime {
  readonly id: RegimeId;
  readonly name: Bilingual;
  readonly inForceFrom: CivilDate;
  /** Inclusive; null while in force. */
  readonly inForceUntil: CivilDate | null;
  readonly replyWorkingDays: number;
  /** An extension has 1 to this many working days, once per run of the clock. */
  readonly extensionCapWorkingDays: number;
  readonly extensionApprovedBy: LegalActor;
  /** A third party's, and where it pauses the clock another organ's, time to answer; counted from its receipt of the letter. */
  readonly consultationWorkingDays: number;
  readonly thirdPartyPauses: boolean;
  readonly organConsultationPauses: boolean;
  /** Null: no such procedure, "change or complete" is a reply of its own. */
  readonly correction: CorrectionRules | null;
  /** Null: no fee. */
  readonly fee: FeeRules | null;
  /** Whether a later day may be set for excessive applications. */
  readonly deferralAllowed: boolean;
  /** For a new reply ordered without a date. */
  readonly orderedReplyWorkingDays: number;
  readonly articles: Readonly<Record<ArticleTopic, string>>;
}

const R2008: Regime = {
  id: 'R2008',
  name: { zh: '《政府信息公开条例》（2007年国务院令第492号）', en: '2007 Regulation on Open Government Information (Order 492)' },
  inForceFrom: civilDate('2008-05-01'),
  inForceUntil: civilDate('2019-05-14'),
  replyWorkingDays: 15,
  extensionCapWorkingDays: 15,
  extensionApprovedBy: 'officeHead',
  consultationWorkingDays: 15, // the law sets none: agreed in the letter (project rule Q4)
  thirdPartyPauses: true,
  organConsultationPauses: false,
  correction: null,
  fee: null,
  deferralAllowed: false,
  orderedReplyWorkingDays: 15,
  articles: {
    application: '2007年条例第二十条',
    receipt: '国办公开办函〔2015〕207号',
    replyPeriod: '2007年条例第二十四条',
    extension: '2007年条例第二十四条第二款',
    correction: '2007年条例第二十一条第四项',
    thirdParty: '2007年条例第二十三条',
    otherOrgan: '2007年条例未作规定',
    timeNotCounted: '2007年条例第二十四条第三款',
    reply: '2007年条例第二十一条',
    severing: '2007年条例第二十二条',
    excessive: '国办发〔2010〕5号（一事一申请）',
    deferral: '2007年条例未作规定',
    fee: '2007年条例未规定信息处理费',
    form: '2007年条例第二十六条',
    recordCorrection: '2007年条例第二十五条第二款',
    publication: '2007年条例第十八条',
    remedies: '2007年条例第三十三条',
  },
};

const R2019: Regime = {
  id: 'R2019',
  name: { zh: '《政府信息公开条例》（2019年国务院令第711号）', en: '2019 Regulation on Open Government Information (Order 711)' },
  inForceFrom: civilDate('2019-05-15'),
  inForceUntil: null,
  replyWorkingDays: 20,
  extensionCapWorkingDays: 20,
  extensionApprovedBy: 'officeHead',
  consultationWorkingDays: 15,
  thirdPartyPauses: true,
  organConsultationPauses: true,
  correction: { noticeWorkingDays: 7, defaultWorkingDays: 15, minWorkingDays: 5, maxWorkingDays: 30 },
  fee: { from: civilDate('2021-01-01'), paymentCalendarDays: 30 },
  deferralAllowed: true,
  orderedReplyWorkingDays: 20,
  articles: {
    application: '2019年条例第二十九条',
    receipt: '2019年条例第三十一条',
    replyPeriod: '2019年条例第三十三条',
    extension: '2019年条例第三十三条第二款',
    correction: '2019年条例第三十条',
    thirdParty: '2019年条例第三十二条',
    otherOrgan: '2019年条例第三十四条',
    timeNotCounted: '2019年条例第三十三条第三款',
    reply: '2019年条例第三十六条',
    severing: '2019年条例第三十七条',
    excessive: '2019年条例第三十五条',
    deferral: '2019年条例第三十五条',
    fee: '2019年条例第四十二条；国办函〔2020〕109号',
    form: '2019年条例第四十条',
    recordCorrection: '2019年条例第四十一条',
    publication: '2019年条例第二十六条',
    remedies: '2019年条例第五十一条',
  },
};

export const REGIMES: Readonly<Record<RegimeId, Regime>> = { R2008, R2019 };

/**
 * The Regulation under which an application is handled, fixed by its date of receipt and never changed afterwards (project rule Q1: the
 * 2019 text has no transition article).
 */
export function regimeOf(receivedOn: CivilDate): Regime {
  return receivedOn < R2019.inForceFrom ? R2008 : R2019;
}
