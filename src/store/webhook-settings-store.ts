import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { type WebhookRow, webhooksTable } from './webhook-rows.ts';

/** What an administrator decides. */
export type WebhookSettings = Pick<WebhookRow, 'url' | 'description' | 'eventTypes'>;
export type NewWebhook = WebhookSettings & Pick<WebhookRow, 'id' | 'organId' | 'secret' | 'createdBy' | 'createdAt'>;

export interface NewSecret {
  readonly secret: string;
  readonly oldUntil: Instant;
  /** Id of the user who made it. */
  readonly by: string;
}

export interface WebhookWithCount extends WebhookRow {
  /** Deliveries that wait. */
  readonly waiting: number;
}

/** The webhooks themselves, as administrators set them up. `db` may be a transaction. */
export function createWebhookSettingsStore(db: Knex) {
  const inUse = (id: string) => db('webhooks').where({ id }).whereNull('removed_at');
  return guardStore({
    async create(webhook: NewWebhook): Promise<void> {
      const { id, organId, url, description, secret, eventTypes, createdBy, createdAt } = webhook;
      const own = { id, organ_id: organId, url, description, secret, event_types: JSON.stringify(eventTypes) };
      await db('webhooks').insert({ ...own, created_by: createdBy, created_at: createdAt, show_secret_to: createdBy });
    },
    async findById(id: string): Promise<WebhookRow | undefined> {
      const record = await inUse(id).first();
      return record === undefined ? undefined : webhooksTable.fromRow(record);
    },
    /** Of an organ, or, `null`, of all, oldest first. */
    async list(organId: number | null): Promise<WebhookWithCount[]> {
      const waiting = db('webhook_deliveries').whereRaw('webhook_id = webhooks.id').where({ state: 'waiting' }).count('*').as('waiting');
      const query = db('webhooks').whereNull('removed_at').orderBy(['created_at', 'id']).select('webhooks.*', waiting);
      const records: Record<string, unknown>[] = await (organId === null ? query : query.where({ organ_id: organId }));
      return records.map((record) => ({ ...webhooksTable.fromRow(record), waiting: Number(record.waiting) }));
    },
    /** What waits is tried again at once: the address may have been what was wrong. @returns false when it is gone. */
    async change(id: string, { url, description, eventTypes }: WebhookSettings): Promise<boolean> {
      return (await inUse(id).update({ url, description, event_types: JSON.stringify(eventTypes), retry_at: null })) === 1;
    },
    /** The secret in use goes on signing until `oldUntil`. @returns false when it is gone. */
    async rotate(id: string, { secret, oldUntil, by }: NewSecret): Promise<boolean> {
      const columns = { old_secret: db.ref('secret'), old_secret_until: oldUntil, secret, show_secret_to: by };
      return (await inUse(id).update(columns)) === 1;
    },
    /** @returns true once, to whoever made the secret: then it may be shown. */
    async takeSecret(id: string, userId: string): Promise<boolean> {
      return (await inUse(id).where({ show_secret_to: userId }).update({ show_secret_to: null })) === 1;
    },
    /** It answered just now: what waits need not wait longer. */
    async retryNow(id: string): Promise<void> {
      await inUse(id).update({ retry_at: null });
    },
    /** Sends to it again, beginning with what waits. @returns false when it is gone or was not parked. */
    async resume(id: string): Promise<boolean> {
      const columns = { parked_at: null, failing_since: null, failures: 0, retry_at: null };
      return (await inUse(id).whereNotNull('parked_at').update(columns)) === 1;
    },
    /** Nothing is sent to it any more. Its secrets are forgotten. @returns false when it is gone already. */
    async remove(id: string, now: Instant): Promise<boolean> {
      return (await inUse(id).update({ removed_at: now, secret: '', old_secret: null })) === 1;
    },
  });
}
