import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { StaffRole } from '../law/roles.ts';
import { dialectOf, skipLocked } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** Who gets a mail. Of a role everybody in the organ gets one. */
export type MailRecipient =
  | { readonly kind: 'address'; readonly address: string; readonly name?: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'role'; readonly role: StaffRole };

/** One mail as its receiver gets it. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Message-IDs with angle brackets: of the mail that this one answers, and of those before it. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
}

/**
 * `kept`: no mail server is configured, it stays here to be read. `skipped`: nobody to send it to. `expanded`: turned into one mail for each
 * person of a role. `bounced`: taken by our server and then sent back.
 */
export const MAIL_STATES = ['waiting', 'sent', 'kept', 'failed', 'cancelled', 'skipped', 'expanded', 'bounced'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What a mail is to say. Its text is made when it is sent, from these facts alone. */
export interface NewMail {
  /** Names the mail: put in again, it is not sent again. */
  readonly messageKey: string;
  readonly caseId: string | null;
  readonly organId: number | null;
  readonly kind: string;
  readonly recipient: MailRecipient;
  /** The receiver's own when null. */
  readonly language: 'zh' | 'en' | null;
  /** `secrets` in it is what must not be kept once it was sent. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Not to be sent before; at once unless given. */
  readonly notBefore?: Instant;
}

export interface MailError {
  /** Of the library or the server, such as ECONNREFUSED or 550. */
  readonly code: string;
  /** What the server said, shortened; null when it said nothing. */
  readonly answer: string | null;
  readonly at: Instant;
}

export interface OutboxRow extends Omit<NewMail, 'notBefore'> {
  readonly id: number;
  readonly message: MailMessage | null;
  readonly messageId: string;
  readonly createdAt: Instant;
  readonly nextAt: Instant;
  /** Claims so far, the one under way included. */
  readonly attempts: number;
  readonly state: MailState;
  readonly stateAt: Instant | null;
  readonly error: MailError | null;
  readonly serverAnswer: string | null;
}

/** A claimed mail: `ticket` proves the claim until the lease is over. */
export interface ClaimedMail extends OutboxRow {
  readonly ticket: string;
}

const outboxColumns = {
  id: 'integer',
  messageKey: 'text',
  caseId: 'text',
  organId: 'integer',
  kind: 'text',
  recipient: 'json',
  language: 'text',
  data: 'json',
  message: 'json',
  messageId: 'text',
  createdAt: 'text',
  nextAt: 'text',
  attempts: 'integer',
  state: 'text',
  stateAt: 'text',
  error: 'json',
  serverAnswer: 'text',
} as const;
export const outboxTable = defineTable<OutboxRow>('outbox', outboxColumns);
const claimedTable = defineTable<ClaimedMail>('outbox', { ...outboxColumns, ticket: 'text' });

export interface MailClaim {
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
}

/** How an attempt ended; null leaves what is stored. */
export interface MailEnd {
  readonly state: Exclude<MailState, 'waiting'>;
  readonly at: Instant;
  /** As it was sent, without secrets. */
  readonly message?: MailMessage;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error?: MailError;
  readonly serverAnswer?: string;
}

/** `db` may be a transaction: what is put in inside one is sent if it commits. */
export function createOutboxStore(db: Knex) {
  /** @returns false when the claim was lost to another worker. */
  const change = async ({ id, ticket }: Pick<ClaimedMail, 'id' | 'ticket'>, columns: object): Promise<boolean> =>
    (await db('outbox').where({ id, ticket, state: 'waiting' }).update(columns)) === 1;
  return guardStore({
    /** @returns how many were not put in before. */
    async put(mails: readonly NewMail[], now: Instant): Promise<number> {
      if (mails.length === 0) return 0;
      const rows = mails.map((mail) => rowOf(mail, now));
      return (await db('outbox').insert(rows).onConflict('message_key').ignore().returning('id')).length;
    },
    /** Claims mail that is due and that nobody holds, oldest first. */
    async claimDue({ now, leaseMs, limit }: MailClaim): Promise<ClaimedMail[]> {
      const statement = `update outbox set ticket = ?, next_at = ?, attempts = attempts + 1
        where id in (select id from outbox where state = 'waiting' and next_at <= ?
          order by next_at, id limit ? ${skipLocked(dialectOf(db))}) returning *`;
      const leasedUntil = new Date(now.getTime() + leaseMs).toISOString();
      const answer = await db.raw(statement, [randomUUID(), leasedUntil, now.toISOString(), limit]);
      const records: Record<string, unknown>[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      return records.map(claimedTable.fromRow).sort((a, b) => a.id - b.id);
    },
    /** Holds the claim until then. @returns false when it was lost. */
    renew: (mail: ClaimedMail, until: Instant): Promise<boolean> => change(mail, { next_at: until }),
    /** Keeps the text as it will be sent, however often it has to be tried. @returns false when the claim was lost. */
    setMessage: (mail: ClaimedMail, message: MailMessage): Promise<boolean> => change(mail, { message: JSON.stringify(message) }),
    end: (mail: ClaimedMail, end: MailEnd): Promise<boolean> => change(mail, endColumns(end)),
    postpone: (mail: ClaimedMail, { nextAt, error }: { readonly nextAt: Instant; readonly error: MailError | null }): Promise<boolean> =>
      change(mail, { next_at: nextAt, ...(error === null ? {} : { error: JSON.stringify(error) }) }),
    /** Back into the queue, to be tried at once; only mail that failed, bounced or was cancelled. @returns false when it is none. */
    async revive(id: number, now: Instant): Promise<boolean> {
      const columns = { state: 'waiting', state_at: null, next_at: now, attempts: 0, ticket: null };
      return (await db('outbox').where({ id }).whereIn('state', ['failed', 'bounced', 'cancelled']).update(columns)) === 1;
    },
    /** Not to be sent, or not again. A mail on its way cannot be called back. @returns false when it is over already. */
    async cancel(id: number, now: Instant): Promise<boolean> {
      const columns = { state: 'cancelled', state_at: now, ticket: null };
      return (await db('outbox').where({ id }).whereIn('state', ['waiting', 'failed', 'bounced']).update(columns)) === 1;
    },
    /** It came back. @returns false when no mail of that id was sent, or it came back before. */
    async markBounced(messageId: string, { at, error }: { readonly at: Instant; readonly error: MailError }): Promise<boolean> {
      const columns = { state: 'bounced', state_at: at, error: JSON.stringify(error) };
      return (await db('outbox').where({ message_id: messageId, state: 'sent' }).update(columns)) === 1;
    },
    findById: (id: number): Promise<OutboxRow | undefined> => findBy(db, { id }),
    /** By the left part of the Message-ID. */
    findByMessageId: (messageId: string): Promise<OutboxRow | undefined> => findBy(db, { message_id: messageId }),
    /** Of a case, oldest first. */
    async listOfCase(caseId: string): Promise<OutboxRow[]> {
      return (await db('outbox').where({ case_id: caseId }).orderBy('id')).map(outboxTable.fromRow);
    },
  });
}

function rowOf(mail: NewMail, now: Instant): object {
  const { messageKey, caseId, organId, kind, recipient, language, data, notBefore } = mail;
  return {
    message_key: messageKey,
    case_id: caseId,
    organ_id: organId,
    kind,
    recipient: JSON.stringify(recipient),
    language,
    data: JSON.stringify(data),
    message_id: randomBytes(16).toString('hex'),
    created_at: now,
    next_at: notBefore ?? now,
  };
}

function endColumns({ state, at, message, data, error, serverAnswer }: MailEnd): object {
  return {
    state,
    state_at: at,
    ...(message === undefined ? {} : { message: JSON.stringify(message) }),
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
    ...(error === undefined ? {} : { error: JSON.stringify(error) }),
    ...(serverAnswer === undefined ? {} : { server_answer: serverAnswer }),
  };
}

async function findBy(db: Knex, condition: object): Promise<OutboxRow | undefined> {
  const record = await db('outbox').where(condition).first();
  return record === undefined ? undefined : outboxTable.fromRow(record);
}
