import type { MailKind } from '../../engine/effects/mail-kinds.ts';
import type { MailRefusedFacts } from '../../engine/effects/service-mail-facts.ts';
import type { MailMessage } from '../../store/outbox-store.ts';
import type { Language } from '../language.ts';
import type { ComposeMail } from './compose-mail.ts';
import type { FactsOf } from './mail-kind-facts.ts';
import { SAMPLE } from './sample-facts.ts';
import { APPLICANT_SAMPLES } from './samples-applicant.ts';
import { STAFF_SAMPLES } from './samples-staff.ts';

const { organName } = SAMPLE;

const REFUSED: readonly MailRefusedFacts[] = [
  { organName, subject: '申请公开征收补偿安置方案', reasons: ['tooLarge'], maxMegabytes: 30 },
  { organName, subject: null, reasons: ['noReadableBody', 'notAllowed'], maxMegabytes: 30 },
  { organName, subject: '申请公开征收补偿安置方案', reasons: ['forgedSender', 'tooMany'], maxMegabytes: 30 },
];

/** Invented facts for every kind of mail, one or more a kind. */
export const MAIL_SAMPLES: { readonly [K in MailKind]: readonly FactsOf<K>[] } = {
  ...APPLICANT_SAMPLES,
  ...STAFF_SAMPLES,
  mailRefused: REFUSED,
};

export interface SampleAsk {
  readonly kind: MailKind;
  /** From 0; beyond the last it is the first. */
  readonly variant: number;
  readonly language: Language;
}

/** A sample as it would be sent. */
export function composeSample(compose: ComposeMail, { kind, variant, language }: SampleAsk): MailMessage {
  const samples: readonly object[] = MAIL_SAMPLES[kind];
  const data = (samples[variant] ?? samples[0]) as Readonly<Record<string, unknown>>;
  const outside = kind in APPLICANT_SAMPLES;
  const name = outside ? SAMPLE.applicantName : SAMPLE.officer;
  return compose({ kind, data, caseId: SAMPLE.caseId }, { address: 'reader@example.cn', name, language });
}
