import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';

/** An event of which other programs may want to be told. */
export interface Announcement {
  readonly organId: number;
  /** Type of the event. */
  readonly type: string;
  /** Ids, days and states only, no personal data. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** `db` may be a transaction: what is put in inside one is told if it commits. */
export function createWebhookStore(db: Knex) {
  return guardStore({
    /** Puts in a delivery for each webhook of the organ that listens to the event. One that is parked gets it too, later. */
    async announce(announcements: readonly Announcement[], now: Instant): Promise<void> {
      const organs = [...new Set(announcements.map(({ organId }) => organId))];
      if (organs.length === 0) return;
      const hooks = await db('webhooks')
        .whereNull('removed_at')
        .whereIn('organ_id', organs)
        .select('id', 'organ_id', 'event_types', 'parked_at');
      const rows = announcements.flatMap(({ organId, type, payload }) => {
        const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
        return hooks
          .filter((hook) => hook.organ_id === organId && listensTo(hook.event_types, type))
          .map((hook) => ({
            webhook_id: hook.id,
            message_id: messageId,
            type,
            payload: JSON.stringify(payload),
            created_at: now,
            next_at: now,
            state: hook.parked_at === null ? 'waiting' : 'parked',
          }));
      });
      if (rows.length > 0) await db('webhook_deliveries').insert(rows);
    },
  });
}

function listensTo(eventTypes: string, type: string): boolean {
  const listed: unknown = JSON.parse(eventTypes);
  return !Array.isArray(listed) || listed.length === 0 || listed.includes(type);
}
