import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { withinOrWithout } from './sight-filter.ts';
import { defineTable } from './table.ts';

/** What a list of faxes is asked for. */
export interface FaxList {
  /** Null: of all organs. */
  readonly organId: number | null;
  /** Whoever asks sees no faxes of other cases. */
  readonly sight: CaseSight;
  readonly limit: number;
}

/** Something that a person did with a fax. */
export interface FaxAct {
  readonly what: 'filed';
  readonly caseId: string;
  readonly by: string;
  readonly name: string;
  readonly at: Instant;
}

/** A fax that came in. */
export interface NewFaxIn {
  readonly organId: number;
  readonly source: 'command' | 'spool';
  /** Of the call, as the fax server numbers it. */
  readonly commId: string | null;
  /** As the fax server gave it; empty when it gave none. */
  readonly sender: string;
  readonly receivedAt: Instant;
  readonly takenAt: Instant;
  readonly name: string;
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly pages: number;
  /** Lines of dots that the telephone line spoilt. */
  readonly damaged: number;
  /** Of the case that it opens. */
  readonly caseId: string;
}

export interface FaxInRow extends NewFaxIn {
  readonly id: number;
  /** `stored` until its case is open. */
  readonly state: 'stored' | 'opened';
  readonly acts: readonly FaxAct[];
}

const faxesIn = defineTable<FaxInRow>('faxes_in', {
  id: 'integer',
  organId: 'integer',
  source: 'text',
  commId: 'text',
  sender: 'text',
  receivedAt: 'text',
  takenAt: 'text',
  name: 'text',
  digest: 'text',
  mediaType: 'text',
  bytes: 'integer',
  pages: 'integer',
  damaged: 'integer',
  caseId: 'text',
  state: 'text',
  acts: 'json',
});

type Same = Pick<NewFaxIn, 'organId' | 'commId' | 'sender' | 'receivedAt' | 'digest'>;

/** `db` may be a transaction: inside one, build every store from it. */
export function createFaxInStore(db: Knex) {
  return guardStore({
    /** Notes a fax. @returns the note there is by now, and whether it is new. */
    async add(fax: NewFaxIn): Promise<{ readonly row: FaxInRow; readonly isNew: boolean }> {
      const { id: _id, ...columns } = faxesIn.toRow({ ...fax, id: 0, state: 'stored', acts: [] });
      const inserted = await db('faxes_in').insert(columns).onConflict().ignore().returning('id');
      const row = await findSame(db, fax);
      if (row === undefined) throw new Error('A fax that was noted is not there');
      return { row, isNew: inserted.length === 1 };
    },
    /** The same fax, taken in before: the same contents in the same call, or from the same number at the same time. */
    findSame: (fax: Same): Promise<FaxInRow | undefined> => findSame(db, fax),
    async findById(id: number): Promise<FaxInRow | undefined> {
      const record = await db('faxes_in').where({ id }).first();
      return record === undefined ? undefined : faxesIn.fromRow(record);
    },
    async markOpened(id: number): Promise<void> {
      await db('faxes_in').where({ id }).update({ state: 'opened' });
    },
    /** @returns false when somebody else did something meanwhile. */
    async addAct({ id, acts }: Pick<FaxInRow, 'id' | 'acts'>, act: FaxAct): Promise<boolean> {
      const now = JSON.stringify([...acts, act]);
      return (
        (await db('faxes_in')
          .where({ id, acts: JSON.stringify(acts) })
          .update({ acts: now })) === 1
      );
    },
    /** Newest first; `organId` null: of any organ. */
    async list({ organId, sight, limit }: FaxList): Promise<FaxInRow[]> {
      const query = db('faxes_in')
        .orderBy([
          { column: 'received_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit);
      if (organId !== null) query.where({ organ_id: organId });
      return (await withinOrWithout(query, sight, 'faxes_in.case_id')).map(faxesIn.fromRow);
    },
    /** Those that opened a case. */
    async listOfCase(caseId: string): Promise<FaxInRow[]> {
      return (await db('faxes_in').where({ case_id: caseId, state: 'opened' })).map(faxesIn.fromRow);
    },
    /** Noted before an instant and without a case still: whoever took them in broke off. */
    async listUnfinished(before: Instant, limit: number): Promise<FaxInRow[]> {
      return (await db('faxes_in').where({ state: 'stored' }).where('taken_at', '<', before).orderBy('id').limit(limit)).map(
        faxesIn.fromRow,
      );
    },
  });
}

async function findSame(db: Knex, { organId, commId, sender, receivedAt, digest }: Same): Promise<FaxInRow | undefined> {
  const record = await db('faxes_in')
    .where({ organ_id: organId, digest })
    .where((same) => {
      same.where({ sender, received_at: receivedAt });
      if (commId !== null) same.orWhere({ comm_id: commId });
    })
    .orderBy('id')
    .first();
  return record === undefined ? undefined : faxesIn.fromRow(record);
}
