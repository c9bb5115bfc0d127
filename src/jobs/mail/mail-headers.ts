import { hostname } from 'node:os';
import { ANSWER_MAIL_KINDS } from '../../engine/effects/mail-kinds.ts';
import type { Database } from '../../store/database.ts';
import { createOutboxReadModel } from '../../store/outbox-read-model.ts';
import type { ClaimedMail, MailMessage } from '../../store/outbox-store.ts';

/** What a mail follows, as its headers say it. */
export type Thread = Pick<MailMessage, 'inReplyTo' | 'references'>;

/** The Message-ID, the same at each attempt: receiving systems know a repetition by it. */
export function messageIdOf({ messageId }: Pick<ClaimedMail, 'messageId'>, from: string): string {
  return `<${messageId}@${senderDomain(from)}>`;
}

/** Mail about one case to one address stands together in the receiver's mailbox, after what came from there. */
export async function threadOf(
  db: Database,
  mail: Pick<ClaimedMail, 'caseId'>,
  { to, from }: { readonly to: string; readonly from: string },
): Promise<Thread> {
  if (mail.caseId === null) return {};
  const earlier = await createOutboxReadModel(db.read).threadOf({ caseId: mail.caseId, address: to });
  const references = earlier.map(({ messageId, whole }) => (whole ? messageId : messageIdOf({ messageId }, from))).filter(isMessageId);
  const last = references.at(-1);
  return last === undefined ? {} : { inReplyTo: last, references };
}

/** Tells programs that no person wrote it, so that they do not answer (RFC 3834). */
export function automaticHeaders(kind: string): Readonly<Record<string, string>> {
  const isAnswer = (ANSWER_MAIL_KINDS as readonly string[]).includes(kind);
  return { 'Auto-Submitted': isAnswer ? 'auto-replied' : 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
}

function senderDomain(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? hostname();
}

/** What came from outside goes into our headers: nothing but one id. */
function isMessageId(text: string): boolean {
  return /^<[^<>\s]{3,250}>$/.test(text);
}
