import type { Knex } from 'knex';
import { withTransaction } from '../../store/database.ts';
import { createInboundStore, type InboundFindings, type InboundRow } from '../../store/inbound-store.ts';
import { createOutboxStore, type OutboxRow } from '../../store/outbox-store.ts';
import { putBounceNotice } from '../effects/mail-bounce.ts';
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
    if (marked) await putBounceNotice(trx, sent, { ...bounce, at });
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
