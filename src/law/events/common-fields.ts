import { DECISION_CODES, DECISIONS, isReplyCode, type ReplyCode, THIRD_PARTY_GROUNDS } from '../decision-codes.ts';
import type { Bilingual } from '../errors.ts';
import { choice, choices, day, type Field, type Requirement, text } from './field.ts';

/** Fields that several events share. */

const REPLY_OPTIONS = DECISION_CODES.filter(isReplyCode).map((value) => ({
  value,
  label: { zh: `${value} ${DECISIONS[value].label.zh}`, en: `${value} ${DECISIONS[value].label.en}` },
}));

/** One application gets exactly one code (国办公开办函〔2021〕30号); closing codes are given by the chart, not by a person. */
export function decisionCode<R extends Requirement>(required: R): Field<ReplyCode, R> {
  return choice({ label: { zh: '答复类型', en: 'decision code' }, required, options: REPLY_OPTIONS });
}

/** The ground of a `D4`: the 2014 table counts the two apart. */
export const thirdPartyGround = choice({
  label: { zh: '保护第三方的事由（仅D4）', en: 'what is protected (D4 only)' },
  required: 'never',
  options: THIRD_PARTY_GROUNDS.map((value) => ({
    value,
    label: value === 'privacy' ? { zh: '个人隐私', en: 'privacy' } : { zh: '商业秘密', en: 'business secret' },
  })),
});

export function reason<R extends Requirement>(required: R, label: Bilingual = { zh: '理由', en: 'reason' }): Field<string, R> {
  return text({ label, required, max: 2000 });
}

export function opinion<R extends Requirement>(required: R): Field<string, R> {
  return text({ label: { zh: '意见', en: 'opinion' }, required, max: 2000 });
}

/** The day on which the addressee got the letter; the time to answer runs from it, not from the day of issue. */
export const servedOn = day({
  label: { zh: '送达日期', en: 'served on' },
  required: 'never',
  help: { zh: '不填时视为发出当日送达。', en: 'Left empty: the day of issue.' },
});

/** An id that pairs question and answer. Not a name if the name is personal data that others must not see. */
export const party = text({ label: { zh: '第三方', en: 'third party' }, required: 'always', max: 100 });
export const organ = text({ label: { zh: '机关', en: 'organ' }, required: 'always', max: 100 });

export const MEDIA = [
  { value: 'paper', label: { zh: '纸质', en: 'paper' } },
  { value: 'electronic', label: { zh: '电子邮件或电子数据', en: 'e-mail or electronic data' } },
  { value: 'disc', label: { zh: '光盘', en: 'disc' } },
  { value: 'other', label: { zh: '其他', en: 'other' } },
] as const;

export const OBTAIN_WAYS = [
  { value: 'post', label: { zh: '邮寄', en: 'by post' } },
  { value: 'pickUp', label: { zh: '当面领取', en: 'picked up' } },
  { value: 'email', label: { zh: '电子邮件', en: 'e-mail' } },
  { value: 'fax', label: { zh: '传真', en: 'fax' } },
  { value: 'online', label: { zh: '网上获取', en: 'online' } },
  { value: 'inspection', label: { zh: '现场查阅、抄录', en: 'inspection or transcription' } },
] as const;

export const media = choices({ label: { zh: '提供载体形式', en: 'medium' }, required: 'form', options: MEDIA });
export const obtainWay = choices({ label: { zh: '获取信息的方式', en: 'way of obtaining' }, required: 'form', options: OBTAIN_WAYS });

/** In which notices by mail are written. Letters of the case are Chinese. */
export const language = choice({
  label: { zh: '电子邮件通知的语言', en: 'language of notices by mail' },
  required: 'never',
  options: [
    { value: 'zh', label: { zh: '中文', en: 'Chinese' } },
    { value: 'en', label: { zh: '英文', en: 'English' } },
  ],
});
