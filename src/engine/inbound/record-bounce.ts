import type { Knex } from 'knex';
import { createCaseStore } from '../../store/case-store.ts';
import { withTransaction } from '../../store/database.ts';
import { createInboundStore, type InboundFindings, type InboundRow } from '../../store/inbound-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createOutboxStore, type NewMail, type OutboxRow } from '../../store/outbox-store.ts';
import type { MailBouncedFacts } from '../effects/service-mail-facts.ts';
import type { DeliveryReport } from './delivery-report.ts';
import type { HandleDeps } from './handle-mail.ts';

interface Bounced {
  readonly row: InboundRow;
  readonly read: Omit<InboundFindings, 'state' | 'reasons' | 'caseId'>;
  readonly report: DeliveryReport;
}

/**
 * Marks the mail of ours that came back, and tells whoever handles the case; all in one transaction. A report about mail that is not ours, or
 * that came back before, changes nothing.
 */
export async function recordBounce(deps: HandleDeps, { row, read, report }: Bounced): Promise<InboundFindings['state']> {
  return withTransaction(deps.db, async (trx) => {
    const at = deps.now().toISOString();
    const sent = await findSent(trx, report.about);
    const bounce = { code: report.code, answer: report.answer };
    const content = read.content === null ? null : { ...read.content, bounce };
    const state = sent === undefined ? 'automatic' : 'bounce';
    const findings: InboundFindings = {
      ...read,
      content,
      state,
      reasons: sent === undefined ? ['report'] : [],
      caseId: sent?.caseId ?? null,
    };
    if (!(await createInboundStore(trx).finish(row.id, findings, at))) return state;
    const marked = sent !== undefined && (await createOutboxStore(trx).markBounced(sent.messageId, { at, error: { ...bounce, at } }));
    const note = marked ? await bouncedNote(trx, sent, bounce) : undefined;
    if (note !== undefined) await createOutboxStore(trx).put([note], at);
    return state;
  });
}

async function findSent(trx: Knex, ids: readonly string[]): Promise<OutboxRow | undefined> {
  for (const id of ids) {
    const sent = await createOutboxStore(trx).findByMessageId(id);
    if (sent !== undefined) return sent;
  }
  return undefined;
}

/** Of mail to somebody outside alone: a note to staff whose own mail comes back would come back too, for ever. */
async function bouncedNote(trx: Knex, sent: OutboxRow, bounce: Pick<MailBouncedFacts, 'code' | 'answer'>): Promise<NewMail | undefined> {
  if (sent.recipient.kind !== 'address' || sent.caseId === null) return undefined;
  const row = await createCaseStore(trx).findById(sent.caseId);
  if (row === undefined) return undefined;
  const organ = await createOrganStore(trx).findById(row.organId);
  const facts: MailBouncedFacts = {
    caseId: row.id,
    caseNo: row.caseNo,
    title: row.title,
    organName: organ?.name ?? '',
    mailKind: sent.kind,
    address: masked(sent.recipient.address),
    ...bounce,
  };
  return {
    messageKey: `mailBounced:${sent.id}`,
    caseId: row.id,
    organId: row.organId,
    kind: 'mailBounced',
    recipient: row.assignedTo === null ? { kind: 'role', role: 'officer' } : { kind: 'user', userId: row.assignedTo },
    language: null,
    data: { ...facts },
  };
}

/** `a***@domain` (domain 5.1). */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(1, at))}***${address.slice(at)}`;
}
