import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dialectOf, skipLocked } from './dialect.ts';
import type { FaxList } from './fax-in-store.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { withinOrWithout } from './sight-filter.ts';
import { defineTable } from './table.ts';

/** `sent`: the command or the mail server took it. */
export type FaxState = 'waiting' | 'sent' | 'failed' | 'cancelled';
export type FaxWay = 'mail' | 'command';

export interface NewFaxOut {
  /** Of the form: asked twice, it is sent once. */
  readonly askKey: string;
  readonly organId: number;
  readonly caseId: string;
  readonly letter: string;
  readonly title: string;
  readonly fileId: string;
  readonly number: string;
  readonly pages: number | null;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly askedName: string;
}

export interface FaxOutRow extends NewFaxOut {
  readonly id: number;
  readonly state: FaxState;
  readonly stateAt: Instant;
  readonly nextAt: Instant;
  readonly attempts: number;
  /** How it was tried last. */
  readonly way: FaxWay | null;
  /** Exit code, code of the mail server, or why it was not tried. */
  readonly outcome: string | null;
  /** Last words of the command or the mail server. */
  readonly output: string | null;
  /** The left part, the same at each attempt. */
  readonly messageId: string;
}

/** `ticket` proves the claim until the lease is over. */
export interface ClaimedFax extends FaxOutRow {
  readonly ticket: string;
}

const columns = {
  id: 'integer',
  askKey: 'text',
  organId: 'integer',
  caseId: 'text',
  letter: 'text',
  title: 'text',
  fileId: 'text',
  number: 'text',
  pages: 'integer',
  askedAt: 'text',
  askedBy: 'text',
  askedName: 'text',
  state: 'text',
  stateAt: 'text',
  nextAt: 'text',
  attempts: 'integer',
  way: 'text',
  outcome: 'text',
  output: 'text',
  messageId: 'text',
} as const;
const faxesOut = defineTable<FaxOutRow>('faxes_out', columns);
const claimed = defineTable<ClaimedFax>('faxes_out', { ...columns, ticket: 'text' });

/** What an attempt came to. */
export interface FaxEnd {
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly at: Instant;
  /** Of those that wait. */
  readonly nextAt?: Instant;
  readonly way: FaxWay | null;
  readonly outcome: string | null;
  readonly output: string | null;
  /** False when nobody was asked to send it. */
  readonly counted: boolean;
}

interface Claim {
  readonly now: Date;
  readonly leaseMs: number;
}

/** `db` may be a transaction: inside one, build every store from it. */
export function createFaxOutStore(db: Knex) {
  return guardStore({ ...sending(db), ...asking(db) });
}

function sending(db: Knex) {
  return {
    /** Claims the fax that has been due longest and that nobody holds. */
    async claimDue({ now, leaseMs }: Claim): Promise<ClaimedFax | undefined> {
      const statement = `update faxes_out set ticket = ?, next_at = ?
        where id in (select id from faxes_out where state = 'waiting' and next_at <= ?
          order by next_at, id limit 1 ${skipLocked(dialectOf(db))}) returning *`;
      const leasedUntil = new Date(now.getTime() + leaseMs).toISOString();
      const answer = await db.raw(statement, [randomUUID(), leasedUntil, now.toISOString()]);
      const [record]: Record<string, unknown>[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      return record === undefined ? undefined : claimed.fromRow(record);
    },
    /** @returns false when the claim was lost. */
    async finish({ id, ticket, attempts }: ClaimedFax, { state, at, nextAt, way, outcome, output, counted }: FaxEnd): Promise<boolean> {
      const row = {
        state,
        state_at: at,
        next_at: nextAt ?? at,
        ticket: null,
        attempts: attempts + (counted ? 1 : 0),
        way,
        outcome,
        output,
      };
      return (await db('faxes_out').where({ id, ticket, state: 'waiting' }).update(row)) === 1;
    },
  };
}

function asking(db: Knex) {
  return {
    /** @returns the id; of a form that was sent before, that of the fax it asked for then. */
    async ask(fax: NewFaxOut): Promise<number> {
      const started = { state: 'waiting', stateAt: fax.askedAt, nextAt: fax.askedAt, attempts: 0, way: null, outcome: null } as const;
      const row: FaxOutRow = { ...fax, id: 0, ...started, output: null, messageId: randomBytes(16).toString('hex') };
      const { id: _id, ...cells } = faxesOut.toRow(row);
      await db('faxes_out').insert(cells).onConflict('ask_key').ignore();
      const known: { readonly id: number } | undefined = await db('faxes_out').where({ ask_key: fax.askKey }).first('id');
      if (known === undefined) throw new Error('A fax that was asked for is not there');
      return known.id;
    },
    async findById(id: number): Promise<FaxOutRow | undefined> {
      const record = await db('faxes_out').where({ id }).first();
      return record === undefined ? undefined : faxesOut.fromRow(record);
    },
    /** Once more, as a new message. @returns false when it is on its way or was sent. */
    async again(id: number, now: Instant): Promise<boolean> {
      const fresh = {
        state: 'waiting',
        state_at: now,
        next_at: now,
        attempts: 0,
        ticket: null,
        message_id: randomBytes(16).toString('hex'),
      };
      return (await db('faxes_out').where({ id }).whereIn('state', ['failed', 'cancelled']).update(fresh)) === 1;
    },
    /** @returns false when it is over, or on its way: then it cannot be called back. */
    async cancel(id: number, now: Instant): Promise<boolean> {
      const free = db('faxes_out').where({ id, state: 'waiting' });
      const mine = free.where((query) => query.whereNull('ticket').orWhere('next_at', '<=', now));
      return (await mine.update({ state: 'cancelled', state_at: now, ticket: null })) === 1;
    },
    /** Newest first; `organId` null: of any organ. */
    async list({ organId, sight, limit }: FaxList): Promise<FaxOutRow[]> {
      const query = db('faxes_out')
        .orderBy([
          { column: 'asked_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit);
      if (organId !== null) query.where({ organ_id: organId });
      return (await withinOrWithout(query, sight, 'faxes_out.case_id')).map(faxesOut.fromRow);
    },
    /** Newest first. */
    async listOfCase(caseId: string): Promise<FaxOutRow[]> {
      return (await db('faxes_out').where({ case_id: caseId }).orderBy('id', 'desc')).map(faxesOut.fromRow);
    },
  };
}
