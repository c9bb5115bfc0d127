import type { Bilingual } from '../errors.ts';

/** The limits of our own before whose end the office is warned: of the request, and of reviews, suits, complaints and corrections. */
export const WARNED_LIMITS = {
  reply: { zh: '答复期限', en: 'the reply' },
  correctionNotice: { zh: '补正告知期限', en: 'the correction notice' },
  'review.answer': { zh: '行政复议答复期限', en: 'our answer to the review organ' },
  'litigation.defence': { zh: '答辩举证期限', en: 'our defence and evidence' },
  'litigation.appeal': { zh: '上诉期限', en: 'our appeal' },
  'complaint.decision': { zh: '投诉举报办理期限', en: 'our decision on the complaint' },
  'recordCorrection.decision': { zh: '更正申请办理期限', en: 'our decision on the correction of the record' },
} as const satisfies Record<string, Bilingual>;
export type WarnedLimit = keyof typeof WARNED_LIMITS;

export function isWarnedLimit(kind: string): kind is WarnedLimit {
  return Object.hasOwn(WARNED_LIMITS, kind);
}
