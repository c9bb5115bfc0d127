import type { Knex } from 'knex';
import { type Database, withTransaction } from '../../store/database.ts';
import { createWebhookDeliveryStore } from '../../store/webhook-delivery-store.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { keepActOf } from '../audit/keep-act-of.ts';

interface Deps {
  readonly db: Database;
  now(): Date;
}

type Store = ReturnType<typeof createWebhookSettingsStore>;

interface Doing {
  readonly id: string;
  /** Who did it. */
  readonly by: string;
}

/** Keeps what was done to a webhook, in the transaction in which it is done. Of its address the host alone is told: the rest may be a secret. */
export async function keepWebhookChange(trx: Knex, { id, by, changes }: Doing & { readonly changes: string }, at: Date): Promise<void> {
  const row = await createWebhookSettingsStore(trx).findById(id);
  if (row === undefined) return;
  const name = row.description === '' ? new URL(row.url).host : row.description;
  await keepActOf(trx, by, { kind: 'webhook.changed', organId: row.organId, subject: id, data: { name, changes } }, at);
}

export async function createWebhook({ db, now }: Deps, row: Omit<Parameters<Store['create']>[0], 'createdAt'>): Promise<void> {
  const at = now();
  await withTransaction(db, async (trx) => {
    await createWebhookSettingsStore(trx).create({ ...row, createdAt: at.toISOString() });
    await keepWebhookChange(trx, { id: row.id, by: row.createdBy, changes: 'added' }, at);
  });
}

/** @returns false when it was removed meanwhile. */
export function saveWebhook({ db, now }: Deps, settings: Parameters<Store['change']>[1], { id, by }: Doing): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    if (!(await createWebhookSettingsStore(trx).change(id, settings))) return false;
    await keepWebhookChange(trx, { id, by, changes: 'settings' }, now());
    return true;
  });
}

/** Tells something again, or no more, and goes on with what waits: it may be what the receiver takes. @returns false when it stands otherwise. */
export function settleDelivery(
  { db, now }: Deps,
  { id, by, deliveryId, how }: Doing & { readonly deliveryId: number; readonly how: 'again' | 'drop' },
): Promise<boolean> {
  const at = now();
  return withTransaction(db, async (trx) => {
    const store = createWebhookDeliveryStore(trx);
    const done = how === 'again' ? await store.again(id, deliveryId) : await store.drop(id, deliveryId, at.toISOString());
    if (!done) return false;
    await createWebhookSettingsStore(trx).retryNow(id);
    await keepWebhookChange(trx, { id, by, changes: `delivery ${deliveryId}: ${how}` }, at);
    return true;
  });
}
