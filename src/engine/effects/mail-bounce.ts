import type { Knex } from 'knex';
import { createCaseStore } from '../../store/case-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createOutboxStore, type MailError, type NewMail, type OutboxRow } from '../../store/outbox-store.ts';
import type { MailBouncedFacts } from './service-mail-facts.ts';

/**
 * Tells whoever handles the case that a mail to somebody outside did not get there. Belongs into the transaction that marks the mail. Once for
 * each time it was sent. Of mail to staff nobody is told: a note about it would come back too, for ever.
 */
export async function putBounceNotice(trx: Knex, mail: OutboxRow, { code, answer, at }: MailError): Promise<void> {
  const { recipient, caseId, kind, messageId } = mail;
  if (recipient.kind !== 'address' || caseId === null) return;
  const row = await createCaseStore(trx).findById(caseId);
  if (row === undefined) return;
  const organ = await createOrganStore(trx).findById(row.organId);
  const facts: MailBouncedFacts = {
    caseId,
    caseNo: row.caseNo,
    title: row.title,
    organName: organ?.name ?? '',
    mailKind: kind,
    address: maskAddress(recipient.address),
    code,
    answer,
  };
  const note: NewMail = {
    messageKey: `mailBounced:${messageId}`,
    caseId,
    organId: row.organId,
    kind: 'mailBounced',
    recipient: row.assignedTo === null ? { kind: 'role', role: 'officer' } : { kind: 'user', userId: row.assignedTo },
    language: null,
    data: { ...facts },
  };
  await createOutboxStore(trx).put([note], at);
}

/** `a***@domain` (domain 5.2); all of it hidden when it is no address. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${[...address][0]}***${address.slice(at)}`;
}
