import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { StaffRole } from '../law/roles.ts';
import { dialectOf, skipLocked } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** Who gets a mail. Of a role everybody in the organ gets one, but for those in `except` (user ids): they know already. */
export type MailRecipient =
  | { readonly kind: 'address'; readonly address: string; readonly name?: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'role'; readonly role: StaffRole; readonly except?: readonly string[] };

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
  /** Attempts that the mail server answered. */
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

/** How it ended. Secrets are taken out of the facts. */
export interface MailEnd {
  readonly state: Exclude<MailState, 'waiting' | 'cancelled' | 'bounced'>;
  readonly at: Instant;
  readonly error?: MailError;
  readonly serverAnswer?: string;
}

export interface MailDelay {
  readonly nextAt: Instant;
  /** Null leaves what is stored. */
  readonly error: MailError | null;
  /** Counts as an attempt: the server answered. */
  readonly counted: boolean;
}

export interface MailRevival {
  readonly now: Instant;
  /** Where it goes now; as before when undefined. */
  readonly recipient?: MailRecipient | undefined;
}

/** `db` may be a transaction: what is put in inside one is sent if it commits. */
export function createOutboxStore(db: Knex) {
  return guardStore({ ...workerSteps(db), ...peoplesSteps(db), ...questions(db) });
}

/** What whoever sends mail does. */
function workerSteps(db: Knex) {
  /** @returns false when the claim was lost to another worker. */
  const change = async ({ id, ticket }: Pick<ClaimedMail, 'id' | 'ticket'>, columns: object): Promise<boolean> =>
    (await db('outbox').where({ id, ticket, state: 'waiting' }).update(columns)) === 1;
  return {
    /** @returns how many were not put in before. */
    async put(mails: readonly NewMail[], now: Instant): Promise<number> {
      if (mails.length === 0) return 0;
      const rows = mails.map((mail) => rowOf(mail, now));
      return (await db('outbox').insert(rows).onConflict('message_key').ignore().returning('id')).length;
    },
    /** Claims mail that is due and that nobody holds, oldest first. */
    async claimDue({ now, leaseMs, limit }: MailClaim): Promise<ClaimedMail[]> {
      const statement = `update outbox set ticket = ?, next_at = ?
        where id in (select id from outbox where state = 'waiting' and next_at <= ?
          order by next_at, id limit ? ${skipLocked(dialectOf(db))}) returning *`;
      const leasedUntil = new Date(now.getTime() + leaseMs).toISOString();
      const answer = await db.raw(statement, [randomUUID(), leasedUntil, now.toISOString(), limit]);
      const records: Record<string, unknown>[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      return records.map(claimedTable.fromRow).sort((a, b) => a.id - b.id);
    },
    /** Holds the claim until then, and keeps the text as it is about to be sent, without secrets. @returns false when the claim was lost. */
    renew: (mail: ClaimedMail, until: Instant, message: MailMessage): Promise<boolean> =>
      change(mail, { next_at: until, message: JSON.stringify(message) }),
    end: (mail: ClaimedMail, end: MailEnd): Promise<boolean> => change(mail, endColumns(mail, end)),
    /** Lets the claim go: it is tried again, and not before `nextAt`. */
    postpone: (mail: ClaimedMail, { nextAt, error, counted }: MailDelay): Promise<boolean> =>
      change(mail, {
        next_at: nextAt,
        ticket: null,
        attempts: mail.attempts + (counted ? 1 : 0),
        ...(error === null ? {} : { error: JSON.stringify(error) }),
      }),
    /** It came back. @returns false when no mail of that id was sent, or it came back before. */
    async markBounced(messageId: string, { at, error }: { readonly at: Instant; readonly error: MailError }): Promise<boolean> {
      const columns = { state: 'bounced', state_at: at, error: JSON.stringify(error) };
      return (await db('outbox').where({ message_id: messageId, state: 'sent' }).update(columns)) === 1;
    },
    /** Removes at most `limit` mails about no case that ended before. @returns how many. */
    async removeWithoutCase(before: Instant, limit: number): Promise<number> {
      const old = db('outbox').whereNull('case_id').whereNot({ state: 'waiting' }).where('state_at', '<', before).limit(limit).select('id');
      return await db('outbox').whereIn('id', old).delete();
    },
  };
}

/** What people do with mail. */
function peoplesSteps(db: Knex) {
  return {
    /**
     * Back into the queue as a new mail, with a Message-ID of its own, its text made anew. Only mail that failed, bounced or was cancelled, and
     * none that had secrets: they are gone. @returns false when it is none.
     */
    async revive(id: number, { now, recipient }: MailRevival): Promise<boolean> {
      const row = await findBy(db, { id });
      if (row === undefined || !isRevivable(row)) return false;
      const fresh = {
        state: 'waiting',
        state_at: null,
        next_at: now,
        attempts: 0,
        ticket: null,
        message: null,
        message_id: newMessageId(),
      };
      const columns = recipient === undefined ? fresh : { ...fresh, recipient: JSON.stringify(recipient) };
      return (await db('outbox').where({ id, state: row.state }).update(columns)) === 1;
    },
    /** Not to be sent, or not again. @returns false when it is over already, or on its way: then it cannot be called back. */
    async cancel(id: number, now: Instant): Promise<boolean> {
      const row = await findBy(db, { id });
      if (row === undefined) return false;
      const columns = { state: 'cancelled', state_at: now, ticket: null, data: JSON.stringify(withoutSecrets(row.data)) };
      const free = db('outbox').where({ id }).whereIn('state', ['waiting', 'failed', 'bounced']);
      return (
        (await free
          .where((query) => query.whereNull('ticket').orWhereNot({ state: 'waiting' }).orWhere('next_at', '<=', now))
          .update(columns)) === 1
      );
    },
  };
}

function questions(db: Knex) {
  return {
    findById: (id: number): Promise<OutboxRow | undefined> => findBy(db, { id }),
    /** By the left part of the Message-ID. */
    findByMessageId: (messageId: string): Promise<OutboxRow | undefined> => findBy(db, { message_id: messageId }),
    /** Of a case, oldest first. */
    async listOfCase(caseId: string): Promise<OutboxRow[]> {
      return (await db('outbox').where({ case_id: caseId }).orderBy('id')).map(outboxTable.fromRow);
    },
  };
}

/** Whether it can be sent once more. */
export function isRevivable({ state, data }: Pick<OutboxRow, 'state' | 'data'>): boolean {
  return (state === 'failed' || state === 'bounced' || state === 'cancelled') && data.secretsRemoved !== true;
}

/** The facts without secrets, and a mark that there were some. */
function withoutSecrets({ secrets, ...data }: OutboxRow['data']): OutboxRow['data'] {
  return secrets === undefined ? data : { ...data, secretsRemoved: true };
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
    message_id: newMessageId(),
    created_at: now,
    next_at: notBefore ?? now,
  };
}

/** The program that reads incoming mail knows our ids by their form: 32 hexadecimal digits. */
function newMessageId(): string {
  return randomBytes(16).toString('hex');
}

function endColumns({ data, attempts }: ClaimedMail, { state, at, error, serverAnswer }: MailEnd): object {
  const tried = state === 'sent' || state === 'failed';
  return {
    state,
    state_at: at,
    ticket: null,
    attempts: tried ? attempts + 1 : attempts,
    data: JSON.stringify(withoutSecrets(data)),
    ...(error === undefined ? {} : { error: JSON.stringify(error) }),
    ...(serverAnswer === undefined ? {} : { server_answer: serverAnswer }),
  };
}

async function findBy(db: Knex, condition: object): Promise<OutboxRow | undefined> {
  const record = await db('outbox').where(condition).first();
  return record === undefined ? undefined : outboxTable.fromRow(record);
}
