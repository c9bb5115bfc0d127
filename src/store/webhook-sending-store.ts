import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dialectOf, skipLocked } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import {
  type ClaimedWebhook,
  claimedWebhooksTable,
  type DeliveryRow,
  deliveriesTable,
  type WebhookError,
  type WebhookRow,
  webhooksTable,
} from './webhook-rows.ts';

export interface WebhookClaim {
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
}

/** What is to be sent next, and to whom, as both are now. */
export interface NextDelivery {
  readonly webhook: WebhookRow;
  readonly delivery: DeliveryRow;
}

/** What an attempt came to: a status, or why there is none. */
export interface Attempt {
  readonly at: Instant;
  readonly status: number | null;
  readonly error: WebhookError | null;
}

/** What a failure means for the webhook. */
export interface Setback {
  readonly failingSince: Instant;
  /** Null: it is parked. */
  readonly retryAt: Instant | null;
}

/** One that has something to be told, that is due and that nobody else sends to. */
const CLAIM_DUE = `update webhooks set ticket = ?, leased_until = ? where id in (
    select id from webhooks as due where removed_at is null and parked_at is null
      and (retry_at is null or retry_at <= ?) and (leased_until is null or leased_until <= ?)
      and exists (select 1 from webhook_deliveries where webhook_id = due.id and state = 'waiting')
    order by id limit ?`;

/**
 * A webhook is claimed as a whole, and so is told in order by one worker at a time. Events that were recorded at one moment have no order.
 * `db` may be a transaction.
 */
export function createWebhookSendingStore(db: Knex) {
  return guardStore({
    async claimDue({ now, leaseMs, limit }: WebhookClaim): Promise<ClaimedWebhook[]> {
      const statement = `${CLAIM_DUE} ${skipLocked(dialectOf(db))}) returning *`;
      const at = now.toISOString();
      const answer = await db.raw(statement, [randomUUID(), new Date(now.getTime() + leaseMs).toISOString(), at, at, limit]);
      const records: Record<string, unknown>[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      return records.map(claimedWebhooksTable.fromRow);
    },
    /** Undefined when nothing waits, or the claim was lost, or the webhook was parked or removed meanwhile. */
    async next({ id, ticket }: ClaimedWebhook): Promise<NextDelivery | undefined> {
      const webhook = await db('webhooks').where({ id, ticket }).whereNull('removed_at').whereNull('parked_at').first();
      if (webhook === undefined) return undefined;
      const delivery = await db('webhook_deliveries').where({ webhook_id: id, state: 'waiting' }).orderBy('id').first();
      return delivery === undefined ? undefined : { webhook: webhooksTable.fromRow(webhook), delivery: deliveriesTable.fromRow(delivery) };
    },
    /** It was taken. Holds the claim until `leasedUntil`; in a transaction. */
    async delivered(claim: ClaimedWebhook, ask: { readonly id: number; readonly attempt: Attempt; readonly leasedUntil: Instant }) {
      const { id, attempt, leasedUntil } = ask;
      await db('webhook_deliveries')
        .where({ id })
        .update({ ...attemptColumns(db, attempt), state: 'delivered', state_at: attempt.at });
      const lease = db.raw('case when ticket = ? then ? else leased_until end', [claim.ticket, leasedUntil]);
      const works = { delivered_at: attempt.at, failing_since: null, failures: 0, retry_at: null, leased_until: lease };
      await db('webhooks').where({ id: claim.id }).update(works);
    },
    /** It was not taken, and waits. The claim is over; in a transaction. */
    async failed(claim: ClaimedWebhook, ask: { readonly id: number; readonly attempt: Attempt; readonly setback: Setback }) {
      const { id, attempt, setback } = ask;
      await db('webhook_deliveries').where({ id }).update(attemptColumns(db, attempt));
      const parked = setback.retryAt === null ? { parked_at: attempt.at } : {};
      await db('webhooks')
        .where({ id: claim.id, ticket: claim.ticket })
        .update({
          failing_since: setback.failingSince,
          failures: db.raw('failures + 1'),
          retry_at: setback.retryAt,
          ...parked,
          ticket: null,
          leased_until: null,
        });
    },
    /** Gives the claim back. */
    async release({ id, ticket }: ClaimedWebhook): Promise<void> {
      await db('webhooks').where({ id, ticket }).update({ ticket: null, leased_until: null });
    },
  });
}

function attemptColumns(db: Knex, { at, status, error }: Attempt): object {
  return { attempts: db.raw('attempts + 1'), tried_at: at, last_status: status, last_error: error };
}
