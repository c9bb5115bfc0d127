import type { MailLine } from '../../store/outbox-read-model.ts';
import { isInTrouble, type MailLineView, mailLine } from './mail-line.ts';

const SHOWN = 6;

/** The e-mail of a case, newest first. */
export interface MailsPart {
  readonly newest: readonly MailLineView[];
  readonly earlier: readonly MailLineView[];
  /** How many did not get there. */
  readonly inTrouble: number;
}

export function mailsPart(mails: readonly MailLine[]): MailsPart {
  const views = mails.map(mailLine);
  return { newest: views.slice(0, SHOWN), earlier: views.slice(SHOWN), inTrouble: mails.filter(isInTrouble).length };
}
