import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { type DeliveryRow, deliveriesTable } from './webhook-rows.ts';

/** What was told, is to be told and was not told, for administrators. `db` may be a transaction. */
export function createWebhookDeliveryStore(db: Knex) {
  const ofWebhook = (webhookId: string, id: number) => db('webhook_deliveries').where({ webhook_id: webhookId, id });
  return guardStore({
    async findById(webhookId: string, id: number): Promise<DeliveryRow | undefined> {
      const record = await ofWebhook(webhookId, id).first();
      return record === undefined ? undefined : deliveriesTable.fromRow(record);
    },
    /** Newest first, those with an id below `before`. */
    async list(webhookId: string, { before, limit }: { readonly before: number | null; readonly limit: number }): Promise<DeliveryRow[]> {
      const query = db('webhook_deliveries').where({ webhook_id: webhookId }).orderBy('id', 'desc').limit(limit);
      return (await (before === null ? query : query.where('id', '<', before))).map(deliveriesTable.fromRow);
    },
    /** Into the queue again, under the same message id. @returns false when it waits already, or is gone. */
    async again(webhookId: string, id: number): Promise<boolean> {
      const columns = { state: 'waiting', state_at: null };
      return (await ofWebhook(webhookId, id).whereNot({ state: 'waiting' }).update(columns)) === 1;
    },
    /** It is not sent. One on its way cannot be called back. @returns false when it does not wait. */
    async drop(webhookId: string, id: number, now: Instant): Promise<boolean> {
      return (await ofWebhook(webhookId, id).where({ state: 'waiting' }).update({ state: 'dropped', state_at: now })) === 1;
    },
    /** Gives up what waits longer than since `before`. @returns how many. */
    dropOlder(webhookId: string, { before, now }: { readonly before: Instant; readonly now: Instant }): Promise<number> {
      const waiting = db('webhook_deliveries').where({ webhook_id: webhookId, state: 'waiting' });
      return waiting.where('created_at', '<', before).update({ state: 'dropped', state_at: now, last_error: 'tooOld', last_status: null });
    },
    /** What waits for a webhook that was removed is not sent. */
    async dropAll(webhookId: string, now: Instant): Promise<void> {
      await db('webhook_deliveries').where({ webhook_id: webhookId, state: 'waiting' }).update({ state: 'dropped', state_at: now });
    },
    /** Whatever became of it. @returns how many. */
    deleteOlder: (before: Instant): Promise<number> => db('webhook_deliveries').where('created_at', '<', before).delete(),
  });
}
