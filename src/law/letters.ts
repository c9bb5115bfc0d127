import { DECISIONS, type DecisionCode, isReplyCode } from './decision-codes.ts';
import type { Bilingual } from './errors.ts';
import type { LetterId } from './letter-ids.ts';
import type { RegimeId } from './step-facts.ts';

export interface Letter {
  readonly title: Bilingual;
  /** Title in use before 2019-05-15, where it differs. */
  readonly titleR2008?: Bilingual;
  /** Titles for single decision codes, where one document serves several. They go before `titleR2008`. */
  readonly titleByCode?: Readonly<Partial<Record<DecisionCode, Bilingual>>>;
  /** Character of its number series (project rule); null: a paper of the file, without a number. */
  readonly typeLetter: string | null;
}

const REPLY = { typeLetter: '答' } as const;
const REFUSAL_R2008: Bilingual = { zh: '不予公开告知书', en: 'Notice of non-disclosure' };

/** The documents of a case file. Legal source: practice of district governments (宿政办函〔2021〕21号 and others). */
export const LETTERS: Readonly<Record<LetterId, Letter>> = {
  APP_FORM: {
    title: { zh: '政府信息公开申请表', en: 'Application for government information' },
    typeLetter: null,
  },
  REG_SHEET: { title: { zh: '申请登记表', en: 'Registration sheet' }, typeLetter: null },
  RECEIPT: { title: { zh: '登记回执', en: 'Receipt of registration' }, typeLetter: '受' },
  CORR_NOTICE: {
    title: { zh: '补正告知书', en: 'Correction notice' },
    titleR2008: { zh: '补正申请通知书', en: 'Notice to change or complete' },
    typeLetter: '补',
  },
  REASON_NOTICE: { title: { zh: '说明理由告知书', en: 'Request for reasons' }, typeLetter: '理' },
  EXT_NOTICE: { title: { zh: '延期答复告知书', en: 'Extension notice' }, typeLetter: '延' },
  DEFER_NOTICE: { title: { zh: '延迟答复告知书', en: 'Deferral notice' }, typeLetter: '迟' },
  TP_LETTER: {
    title: { zh: '征求意见书（致第三方）', en: 'Consultation letter to the third party' },
    typeLetter: '征',
  },
  TP_CONFIRM: {
    title: { zh: '征求意见确认函', en: "Confirmation of the third party's opinion" },
    typeLetter: null,
  },
  TP_INFO: {
    title: { zh: '征求意见告知书', en: 'Notice of consultation to the applicant' },
    typeLetter: '知',
  },
  TP_DISCLOSE: {
    title: { zh: '依申请公开告知书（致第三方）', en: 'Notice of disclosure to the third party' },
    typeLetter: '告',
  },
  ORG_LETTER: {
    title: { zh: '征求意见书（致共同制作机关）', en: 'Consultation letter to the co-author organ' },
    typeLetter: '函',
  },
  COOP_LETTER: { title: { zh: '协办函', en: 'Letter to the assisting organ' }, typeLetter: '协' },
  FEE_NOTICE: { title: { zh: '收费通知书', en: 'Fee notice' }, typeLetter: '费' },
  REPLY_G1: {
    ...REPLY,
    title: { zh: '予以公开答复书', en: 'Reply: disclosed' },
    titleR2008: { zh: '政府信息公开告知书', en: 'Notice of disclosure' },
  },
  REPLY_G2: {
    ...REPLY,
    title: { zh: '予以公开答复书', en: 'Reply: disclosed' },
    titleR2008: { zh: '政府信息公开告知书', en: 'Notice of disclosure' },
  },
  REPLY_P1: {
    ...REPLY,
    title: { zh: '部分公开答复书', en: 'Reply: partly disclosed' },
    titleR2008: { zh: '部分公开告知书', en: 'Notice of partial disclosure' },
  },
  REPLY_D: { ...REPLY, title: { zh: '不予公开决定书', en: 'Decision not to disclose' }, titleR2008: REFUSAL_R2008 },
  REPLY_D8: {
    ...REPLY,
    title: { zh: '依照有关法律、行政法规办理告知书', en: 'Notice: to be handled under special law' },
  },
  REPLY_U1A: {
    ...REPLY,
    title: { zh: '政府信息不存在告知书', en: 'Notice: the information does not exist' },
    titleR2008: { zh: '不存在告知书', en: 'Notice of non-existence' },
  },
  REPLY_U1B: { ...REPLY, title: { zh: '非本机关政府信息告知书', en: 'Notice: information of another organ' } },
  REPLY_U2: { ...REPLY, title: { zh: '需另行制作告知书', en: 'Notice: would have to be made' } },
  REPLY_U3: {
    ...REPLY,
    title: { zh: '内容仍不明确告知书', en: 'Notice: still unclear' },
    titleR2008: { zh: '补正申请通知书', en: 'Notice to change or complete' }, // 2007 Regulation art. 21(4): a reply of its own
  },
  REPLY_N: {
    ...REPLY,
    title: { zh: '不予处理告知书', en: 'Notice: not handled' },
    titleByCode: { N2: { zh: '重复申请告知书', en: 'Notice: repeated application' } },
  },
  CLOSE_O: {
    title: { zh: '不再处理告知书', en: 'Notice: no longer handled' },
    titleByCode: {
      O1: { zh: '视为放弃告知书', en: 'Notice: counted as abandoned' },
      O3: { zh: '撤回确认书', en: 'Confirmation of withdrawal' },
    },
    typeLetter: '结',
  },
  SERVICE_PROOF: { title: { zh: '送达回证', en: 'Proof of service' }, typeLetter: null },
  SECRECY_SHEET: {
    title: { zh: '信息公开审查（保密审查）呈批单', en: 'Secrecy review sheet' },
    typeLetter: null,
  },
  SEARCH_RECORD: { title: { zh: '检索记录', en: 'Search record' }, typeLetter: null },
  ONSPOT_NOTE: { title: { zh: '当场答复笔录', en: 'Note of the reply on the spot' }, typeLetter: null },
  REVIEW_ANSWER: { title: { zh: '行政复议答复书', en: 'Answer to the review organ' }, typeLetter: '复' },
  DEFENCE: { title: { zh: '答辩状', en: 'Statement of defence' }, typeLetter: '辩' },
  FILE_INDEX: { title: { zh: '卷宗目录', en: 'File index' }, typeLetter: null },
};

export interface TitledLetter {
  readonly id: LetterId;
  readonly title: Bilingual;
}

/** The title as printed: that of the decision code if it has one, else that of the regime. */
export function letterTitle(id: LetterId, { regime, code }: { regime: RegimeId; code?: DecisionCode }): Bilingual {
  const letter: Letter = LETTERS[id];
  const special = code === undefined ? undefined : letter.titleByCode?.[code];
  return special ?? (regime === 'R2008' ? letter.titleR2008 : undefined) ?? letter.title;
}

/** The reply that carries this decision; null for closings and void entries, which never have a reply. */
export function replyLetterOf(code: DecisionCode, regime: RegimeId): TitledLetter | null {
  return isReplyCode(code) ? letterOf(code, regime) : null;
}

/** The notice that closes a case without a reply; null for codes that have a reply, and for `X0`, which needs no paper. */
export function closingLetterOf(code: DecisionCode, regime: RegimeId): TitledLetter | null {
  return isReplyCode(code) ? null : letterOf(code, regime);
}

function letterOf(code: DecisionCode, regime: RegimeId): TitledLetter | null {
  const id = DECISIONS[code].letter;
  return id === null ? null : { id, title: letterTitle(id, { regime, code }) };
}
