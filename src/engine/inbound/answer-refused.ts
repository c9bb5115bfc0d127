import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import { MAX_MAIL_BYTES } from '../../law/events/files-field.ts';
import type { InboundFindings, InboundRow } from '../../store/inbound-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createOutboxStore } from '../../store/outbox-store.ts';
import type { MailRefusedFacts } from '../effects/service-mail-facts.ts';

/** Of these the sender is told: something of what was sent could not be taken, and can be sent in another way. */
const TOLD: readonly string[] = ['tooLarge', 'notAllowed'];
/** An answer to such mail would go to whoever it pretends to come from. */
const NEVER_ANSWERED: readonly string[] = ['forgedSender', 'spam', 'tooMany', 'flood', 'answerToStaffMail', 'broken'];

interface Refused {
  readonly row: Pick<InboundRow, 'organId'>;
  readonly findings: Pick<InboundFindings, 'sender' | 'subject' | 'reasons'>;
  readonly at: string;
}

/** Tells the sender why a mail was not taken: one mail a sender a day, however many come. Automatic mail never gets here. */
export async function putRefusal(trx: Knex, { row, findings, at }: Refused): Promise<void> {
  const { sender, subject, reasons } = findings;
  const told = reasons.filter((reason) => TOLD.includes(reason));
  if (sender === null || told.length === 0 || reasons.some((reason) => NEVER_ANSWERED.includes(reason))) return;
  const organ = row.organId === null ? undefined : await createOrganStore(trx).findById(row.organId);
  const facts: MailRefusedFacts = { organName: organ?.name ?? '', subject, reasons: told, maxMegabytes: MAX_MAIL_BYTES / 1_048_576 };
  const who = createHash('sha256').update(sender).digest('hex').slice(0, 32);
  const mail = {
    messageKey: `mailRefused:${who}:${civilDateOfInstant(new Date(at))}`,
    caseId: null,
    organId: row.organId,
    kind: 'mailRefused',
    recipient: { kind: 'address', address: sender },
    // Whoever wrote may read either: the composer writes both.
    language: null,
    data: { ...facts },
  } as const;
  await createOutboxStore(trx).put([mail], at);
}
