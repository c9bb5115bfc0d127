import { isRevivable, type MailMessage, type OutboxRow } from '../../store/outbox-store.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { LANGUAGE_TAGS } from '../language.ts';
import { troubleOf } from '../mail-trouble.ts';
import { maskEmail } from '../masking.ts';
import { mailboxTexts } from '../texts/mailbox.ts';
import { texts } from '../texts.ts';
import { isInTrouble, mailLine, receiverName } from './mail-line.ts';

export interface MailPage {
  readonly frame: Frame;
  readonly title: string;
  readonly state: { readonly text: string; readonly tone: 'alarm' | 'warn' | 'good' | 'quiet' };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly caseLink: { readonly href: string; readonly label: string } | null;
  readonly trouble: { readonly what: string; readonly todo: string; readonly code: string } | null;
  /** Null for those who see no contents. */
  readonly content: MailContent | null;
  /** Says why there is no content. */
  readonly noContent: string;
  readonly acts: MailActs;
}

interface MailContent {
  readonly subject: string;
  readonly languageTag: string;
  readonly text: string;
  readonly htmlHref: string;
  readonly remarks: readonly string[];
}

interface MailActs {
  readonly again: string | null;
  readonly cancel: { readonly action: string; readonly label: string; readonly hint: string } | null;
  /** Where a new query code is made instead; null otherwise. */
  readonly newCodeHref: string | null;
  readonly secretGone: boolean;
}

interface MailParts {
  readonly row: OutboxRow;
  readonly caseNo: string | null;
  readonly userName: string | null;
  /** Null for those who see no contents, or when nothing could be made. */
  readonly message: (MailMessage & { readonly language: 'zh' | 'en' }) | null;
  readonly mayRead: boolean;
  readonly mayAct: boolean;
}

export function mailPage(frame: Frame, parts: MailParts): MailPage {
  const { row, message, mayRead } = parts;
  const words = mailboxTexts.one;
  const line = mailLine({ ...row, caseNo: parts.caseNo, userName: parts.userName });
  const { error } = row;
  return {
    frame,
    title: words.of(line.kind),
    state: { text: line.state, tone: line.tone },
    facts: factsOf(parts),
    caseLink: row.caseId === null || !mayRead ? null : { href: `/cases/${row.caseId}`, label: parts.caseNo ?? texts.case.noNumber },
    trouble:
      isInTrouble(row) && error !== null ? { ...mailboxTexts.troubles[troubleOf(error, row.state)], code: words.code(error.code) } : null,
    content: message === null ? null : contentOf(row, message),
    noContent: mayRead ? words.noText : words.noContent,
    acts: actsOf(parts),
  };
}

function factsOf({ row, userName, mayRead }: MailParts): MailPage['facts'] {
  const words = mailboxTexts.one;
  const to = receiverName({ recipient: row.recipient, userName }, mayRead ? (address) => address : maskEmail);
  const answer = mayRead ? (row.error?.answer ?? row.serverAnswer) : null;
  const due = row.state === 'waiting' ? { label: words.next, value: wallClock(row.nextAt) } : null;
  const ended = row.stateAt === null ? null : { label: words.stateAt, value: wallClock(row.stateAt) };
  return [
    { label: words.to, value: to },
    { label: words.created, value: wallClock(row.createdAt) },
    due,
    ended,
    { label: words.attempts, value: String(row.attempts) },
    answer === null ? null : { label: words.answer, value: answer },
    { label: words.messageId, value: row.messageId },
  ].filter((fact) => fact !== null);
}

function contentOf({ id, state, data }: OutboxRow, message: NonNullable<MailParts['message']>): MailContent {
  const words = mailboxTexts.one;
  const hasSecret = data.secrets !== undefined || data.secretsRemoved === true;
  return {
    subject: message.subject,
    languageTag: LANGUAGE_TAGS[message.language],
    text: message.text,
    htmlHref: `/mail/${id}/html`,
    remarks: [...(state === 'waiting' ? [words.draft] : []), ...(hasSecret ? [words.secret] : [])],
  };
}

function actsOf({ row, mayAct, mayRead }: MailParts): MailActs {
  const { id, state, data, caseId } = row;
  const secretGone = data.secretsRemoved === true && (state === 'failed' || state === 'bounced' || state === 'cancelled');
  return {
    again: mayAct && isRevivable(row) ? `/mail/${id}/again` : null,
    cancel: mayAct ? cancelOf(row) : null,
    newCodeHref: secretGone && mayRead && caseId !== null ? `/cases/${caseId}/query-code` : null,
    secretGone,
  };
}

function cancelOf({ id, state, data }: OutboxRow): MailActs['cancel'] {
  const words = mailboxTexts;
  const action = `/mail/${id}/cancel`;
  if (state === 'failed' || state === 'bounced') return { action, label: words.cancel, hint: words.cancelFailedHint };
  if (state !== 'waiting') return null;
  return { action, label: words.cancelWaiting, hint: data.secrets === undefined ? words.cancelHint : words.cancelSecretHint };
}
