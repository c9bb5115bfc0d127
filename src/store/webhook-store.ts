import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { runPrepared } from './sqlite-statements.ts';

/** An event of which other programs may want to be told. */
export interface Announcement {
  readonly organId: number;
  /** Type of the event. */
  readonly type: string;
  /** Ids, days and states only, no personal data. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** On the path of every event: the text never changes, so that it is prepared once. The table is tiny. */
const LISTENERS = 'select id, organ_id, event_types from webhooks where removed_at is null';

/** `db` may be a transaction: what is put in inside one is told if it commits. */
export function createWebhookStore(db: Knex) {
  return guardStore({
    /** Puts in a delivery for each webhook of the organ that listens to the event. One that is parked gets it too, later. */
    announce: (announcements: readonly Announcement[], now: Instant): Promise<void> => announce(db, announcements, now),
  });
}

async function announce(db: Knex, announcements: readonly Announcement[], now: Instant): Promise<void> {
  if (announcements.length === 0) return;
  const hooks = await listeners(db);
  if (hooks.length === 0) return;
  const rows = announcements.flatMap(({ organId, type, payload }) => {
    const message_id = `msg_${randomUUID().replaceAll('-', '')}`;
    return hooks
      .filter((hook) => hook.organ_id === organId && listensTo(String(hook.event_types), type))
      .map(({ id }) => ({ webhook_id: id, message_id, type, payload: JSON.stringify(payload), created_at: now }));
  });
  if (rows.length > 0) await db('webhook_deliveries').insert(rows);
}

async function listeners(db: Knex): Promise<Record<string, unknown>[]> {
  if (dialectOf(db) === 'sqlite') return runPrepared(db, LISTENERS, []);
  return (await db.raw<{ rows: Record<string, unknown>[] }>(LISTENERS).options({ name: 'webhook-listeners' })).rows;
}

function listensTo(eventTypes: string, type: string): boolean {
  const listed: unknown = JSON.parse(eventTypes);
  return !Array.isArray(listed) || listed.length === 0 || listed.includes(type);
}
