import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dialectOf, skipLocked } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** One mail as its receiver gets it. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface NewMail {
  /** Names the message: put in again, it is not sent again. */
  readonly messageKey: string;
  readonly caseId: string | null;
  readonly message: MailMessage;
}

/** A claimed mail: `ticket` proves the claim. */
export interface ClaimedMail extends NewMail {
  readonly id: number;
  readonly ticket: string;
  /** Claims so far, this one included. */
  readonly attempts: number;
}

const claimedTable = defineTable<ClaimedMail>('outbox', {
  id: 'integer',
  messageKey: 'text',
  caseId: 'text',
  message: 'json',
  ticket: 'text',
  attempts: 'integer',
});

export interface MailClaim {
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
}

/** `db` may be a transaction: what is put in inside one is sent if it commits. */
export function createOutboxStore(db: Knex) {
  /** @returns false when the claim was lost to another worker. */
  const finish = async ({ id, ticket }: Pick<ClaimedMail, 'id' | 'ticket'>, columns: object): Promise<boolean> =>
    (await db('outbox').where({ id, ticket }).whereNull('sent_at').whereNull('failed_at').update(columns)) === 1;
  return guardStore({
    /** @returns false when the message was put in before. */
    async add({ messageKey, caseId, message }: NewMail, now: Instant): Promise<boolean> {
      const row = { message_key: messageKey, case_id: caseId, message: JSON.stringify(message), created_at: now, next_at: now };
      return (await db('outbox').insert(row).onConflict('message_key').ignore().returning('id')).length === 1;
    },
    /** Claims mail that is due and that nobody holds, oldest first. */
    async claimDue({ now, leaseMs, limit }: MailClaim): Promise<ClaimedMail[]> {
      const statement = `update outbox set ticket = ?, next_at = ?, attempts = attempts + 1
        where id in (select id from outbox where sent_at is null and failed_at is null and next_at <= ?
          order by next_at, id limit ? ${skipLocked(dialectOf(db))}) returning *`;
      const leasedUntil = new Date(now.getTime() + leaseMs).toISOString();
      const answer = await db.raw(statement, [randomUUID(), leasedUntil, now.toISOString(), limit]);
      const records: Record<string, unknown>[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      return records.map(claimedTable.fromRow).sort((a, b) => a.id - b.id);
    },
    /** Address and text go: they are personal data, and the text may hold a query code. */
    markSent: (mail: ClaimedMail, now: Instant): Promise<boolean> => finish(mail, { sent_at: now, message: null }),
    markFailed: (mail: ClaimedMail, now: Instant): Promise<boolean> => finish(mail, { failed_at: now, message: null }),
    postpone: (mail: ClaimedMail, nextAt: Instant): Promise<boolean> => finish(mail, { next_at: nextAt }),
  });
}
