import { ROLE_LABELS } from '../../law/roles.ts';
import type { MailLine } from '../../store/outbox-read-model.ts';
import type { MailState } from '../../store/outbox-store.ts';
import { wallClock } from '../format.ts';
import { say } from '../language.ts';
import { troubleOf } from '../mail-trouble.ts';
import { maskEmail } from '../masking.ts';
import { mailKindTexts } from '../texts/mail-kinds.ts';
import { mailboxTexts } from '../texts/mailbox.ts';

/** One mail in a list: what it is, whom it goes to, how it stands. */
export interface MailLineView {
  readonly id: number;
  readonly href: string;
  readonly kind: string;
  readonly to: string;
  readonly caseNo: string | null;
  readonly state: string;
  readonly tone: 'alarm' | 'warn' | 'good' | 'quiet';
  readonly when: string;
  /** What is wrong, in words; null when nothing is. */
  readonly trouble: string | null;
}

const TONES: Readonly<Partial<Record<MailState, MailLineView['tone']>>> = { sent: 'good', failed: 'alarm', bounced: 'alarm' };

export function mailLine(line: MailLine): MailLineView {
  const { id, kind, caseNo, state, stateAt, createdAt, error } = line;
  return {
    id,
    href: `/mail/${id}`,
    kind: mailKindName(kind),
    to: receiverName(line, maskEmail),
    caseNo,
    state: mailboxTexts.states[state],
    tone: TONES[state] ?? (state === 'waiting' && error !== null ? 'warn' : 'quiet'),
    when: wallClock(stateAt ?? createdAt),
    trouble: isInTrouble(line) && error !== null ? mailboxTexts.troubles[troubleOf(error, state)].what : null,
  };
}

/** A mail that did not get there, or has not yet because something is wrong. */
export function isInTrouble({ state, error }: Pick<MailLine, 'state' | 'error'>): boolean {
  return state === 'failed' || state === 'bounced' || (state === 'waiting' && error !== null);
}

/** Kinds of old programs keep their name. */
export function mailKindName(kind: string): string {
  const { names } = mailKindTexts;
  return Object.hasOwn(names, kind) ? names[kind as keyof typeof names] : kind;
}

/** `show` decides how much of an address is seen. */
export function receiverName({ recipient, userName }: Pick<MailLine, 'recipient' | 'userName'>, show: (address: string) => string): string {
  if (recipient.kind === 'role') return mailboxTexts.everybody(say(ROLE_LABELS[recipient.role]));
  return recipient.kind === 'user' ? (userName ?? mailboxTexts.somebody) : show(recipient.address);
}
