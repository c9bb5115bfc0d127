import { setTimeout as wait } from 'node:timers/promises';
import { daysIn } from '../engine/administration/settings.ts';
import type { PostWebhook } from '../engine/webhooks/post-webhook.ts';
import { webhookRequest } from '../engine/webhooks/webhook-message.ts';
import { isTaken, setbackOf } from '../engine/webhooks/webhook-retry.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createWebhookDeliveryStore } from '../store/webhook-delivery-store.ts';
import type { ClaimedWebhook } from '../store/webhook-rows.ts';
import { createWebhookSendingStore, type NextDelivery } from '../store/webhook-sending-store.ts';

/** Six times what an attempt may take. */
const LEASE_MS = 60_000;
/** Receivers that are sent to side by side. */
const LANES = 50;
/** So often it is looked for other webhooks while some are being sent to. */
const LOOK_EVERY_MS = 1000;
const DAY_MS = 24 * 3_600_000;

export interface WebhookWorkerDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly post: PostWebhook;
  readonly reportFailure: (error: unknown, about: object) => void;
  /** Once aborted, no attempt is begun any more. */
  readonly stopping?: AbortSignal | undefined;
}

/**
 * Tells other programs of events: each in order, all side by side, so that a slow one holds up no other. Any number of workers may run.
 * What was sent when a worker died is sent again under the same id.
 */
export function createWebhookWorker(deps: WebhookWorkerDeps) {
  const { db, now, reportFailure, stopping } = deps;
  const tidy = daily(deps);
  const claim = (limit: number): Promise<ClaimedWebhook[]> =>
    stopping?.aborted === true
      ? Promise.resolve([])
      : createWebhookSendingStore(db.write).claimDue({ now: now(), leaseMs: LEASE_MS, limit });
  /** @returns how many were delivered. Ends when nothing is due any more. */
  const runDue = async (): Promise<number> => {
    await tidy();
    const lanes = new Map<string, Promise<void>>();
    let delivered = 0;
    const open = async (webhook: ClaimedWebhook): Promise<void> => {
      try {
        const sent = await sendInOrder(webhook, deps);
        delivered += sent; // others counted meanwhile
      } catch (error) {
        reportFailure(error, { webhookId: webhook.id }); // the claim ends by itself
      } finally {
        lanes.delete(webhook.id);
      }
    };
    try {
      do {
        for (const webhook of await claim(LANES - lanes.size)) lanes.set(webhook.id, open(webhook));
        if (lanes.size > 0) await oneOf(lanes.values());
      } while (lanes.size > 0);
    } finally {
      await Promise.all(lanes.values());
    }
    return delivered;
  };
  return { runDue };
}

/** Until one of them ends, or it is time to look again. */
async function oneOf(lanes: Iterable<Promise<void>>): Promise<void> {
  const enough = new AbortController();
  const look = wait(LOOK_EVERY_MS, undefined, { signal: enough.signal }).catch(() => {});
  await Promise.race([look, ...lanes]);
  enough.abort();
}

/** Everything that waits for one webhook, until one attempt fails. @returns how many were delivered. */
async function sendInOrder(claimed: ClaimedWebhook, deps: WebhookWorkerDeps): Promise<number> {
  const { db, stopping } = deps;
  for (let delivered = 0; ; delivered += 1) {
    const next = stopping?.aborted === true ? undefined : await createWebhookSendingStore(db.read).next(claimed);
    if (next === undefined) {
      await createWebhookSendingStore(db.write).release(claimed);
      return delivered;
    }
    if (!(await sendOne(claimed, next, deps))) return delivered;
  }
}

async function sendOne(claimed: ClaimedWebhook, { webhook, delivery }: NextDelivery, deps: WebhookWorkerDeps): Promise<boolean> {
  const { db, now, post } = deps;
  const outcome = await post(webhook.url, webhookRequest(webhook, delivery, now()));
  const ended = now();
  const attempt = { at: ended.toISOString(), ...outcome };
  const taken = isTaken(outcome);
  await withTransaction(db, async (trx) => {
    const store = createWebhookSendingStore(trx);
    const leasedUntil = new Date(ended.getTime() + LEASE_MS).toISOString();
    if (taken) await store.delivered(claimed, { id: delivery.id, attempt, leasedUntil });
    else await store.failed(claimed, { id: delivery.id, attempt, setback: setbackOf(webhook, outcome, ended) });
  });
  return taken;
}

/** Forgets old deliveries, once a day. */
function daily({ db, now }: WebhookWorkerDeps): () => Promise<void> {
  let doneOn = '';
  return async () => {
    const day = now().toISOString().slice(0, 10);
    if (day === doneOn) return;
    const days = await daysIn(db.read, 'webhookKeptDays');
    await createWebhookDeliveryStore(db.write).deleteOlder(new Date(now().getTime() - days * DAY_MS).toISOString());
    doneOn = day;
  };
}
