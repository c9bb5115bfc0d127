import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** What was sealed on a day. Everything but `hash` goes into the hash. */
export interface SealedHeads {
  readonly sealedOn: CivilDate;
  readonly sealedAt: Instant;
  /** How many lines the list has. */
  readonly cases: number;
  /** SHA-256 over the lines of the list. */
  readonly digest: string;
  /** Newest entry of the audit log; 0 for none. */
  readonly logSeq: number;
  readonly logHash: string | null;
  /** Hash of the record before; null for the first. */
  readonly prevHash: string | null;
  readonly hash: string;
}

/** Newest entry of a case on a day. */
export interface SealedCase {
  readonly caseId: string;
  readonly version: number;
  readonly hash: string;
}

const headsTable = defineTable<SealedHeads>('sealed_heads', {
  sealedOn: 'text',
  sealedAt: 'text',
  cases: 'integer',
  digest: 'text',
  logSeq: 'integer',
  logHash: 'text',
  prevHash: 'text',
  hash: 'text',
});

const casesTable = defineTable<SealedCase>('sealed_cases', { caseId: 'text', version: 'integer', hash: 'text' });
const PAGE = 2_000;

/** `sealed_cases.case_id` is compared byte by byte, ids of other tables as the database does: PostgreSQL must be told which. */
const BYTEWISE = { sqlite: '', postgres: 'collate "C"' } as const;
const AS_ELSEWHERE = { sqlite: '', postgres: 'collate "default"' } as const;

/** Records are added and read; the database refuses to change them. `db` must be a transaction for `lockLists`, `addMoved` and `add`. */
export function createSealStore(db: Knex) {
  return guardStore({
    /** Whoever else adds to lists or seals them waits until the end of this transaction. On SQLite nobody else writes anyway. */
    lockLists: (): Promise<void> => lockLists(db),
    /** Another after every record, and after every row that is added to a list and no record covers yet: rows are only added. */
    stamp: (): Promise<string> => stampOf(db),
    /** Adds the newest entry of every case that has moved since it was sealed last. Once the day, or one after it, is sealed its list stays as it is. */
    addMoved: (sealedOn: CivilDate): Promise<void> => addMoved(db, sealedOn),
    async add(record: SealedHeads): Promise<void> {
      await db('sealed_heads').insert(headsTable.toRow(record));
    },
    async find(sealedOn: string): Promise<SealedHeads | undefined> {
      const record = await db('sealed_heads').select(headsTable.columns).where({ sealed_on: sealedOn }).first();
      return record === undefined ? undefined : headsTable.fromRow(record);
    },
    async latest(): Promise<SealedHeads | undefined> {
      const record = await db('sealed_heads').select(headsTable.columns).orderBy('sealed_on', 'desc').first();
      return record === undefined ? undefined : headsTable.fromRow(record);
    },
    /** Newest first, before a day where one is given. */
    async list({ before, limit }: { readonly before?: string | undefined; readonly limit: number }): Promise<SealedHeads[]> {
      const query = db('sealed_heads').select(headsTable.columns).orderBy('sealed_on', 'desc').limit(limit);
      if (before !== undefined) query.where('sealed_on', '<', before);
      return (await query).map(headsTable.fromRow);
    },
    /** Oldest first, after a day. */
    async page({ after, limit }: { readonly after: string; readonly limit: number }): Promise<SealedHeads[]> {
      const records = await db('sealed_heads').select(headsTable.columns).where('sealed_on', '>', after).orderBy('sealed_on').limit(limit);
      return records.map(headsTable.fromRow);
    },
    /** What was sealed of these cases and is not what their histories hold now, oldest first. */
    async rewritten(caseIds: readonly string[]): Promise<SealedCase[]> {
      const id = `sealed.case_id ${AS_ELSEWHERE[dialectOf(db)]}`;
      const records = await db('sealed_cases as sealed')
        .joinRaw(`left join history on history.case_id = ${id} and history.version = sealed.version`)
        .select(casesTable.columns.map((column) => `sealed.${column}`))
        .whereIn('sealed.case_id', [...caseIds])
        .where((other) => other.whereNull('history.hash').orWhereRaw('history.hash <> sealed.hash'))
        .orderBy(['sealed.case_id', 'sealed.version']);
      return records.map(casesTable.fromRow);
    },
    /** Cases that were sealed and of which there is no entry any more. */
    async gone(limit: number): Promise<string[]> {
      const kept = db('history')
        .whereRaw(`history.case_id = sealed_cases.case_id ${AS_ELSEWHERE[dialectOf(db)]}`)
        .select(db.raw('1'));
      return db('sealed_cases').distinct('case_id').whereNotExists(kept).orderBy('case_id').limit(limit).pluck('case_id');
    },
    casesPage: (ask: CasesPage): Promise<SealedCase[]> => casesPage(db, ask),
  });
}

async function lockLists(db: Knex): Promise<void> {
  if (dialectOf(db) === 'postgres') await db.raw('lock table sealed_cases in share row exclusive mode');
}

async function stampOf(db: Knex): Promise<string> {
  const newest = await db('sealed_heads').max({ on: 'sealed_on' }).first();
  const sealedOn = String(newest?.on ?? '');
  const added = await db('sealed_cases').where('sealed_on', '>', sealedOn).count({ rows: '*' }).first();
  return `${sealedOn} ${added?.rows}`;
}

async function addMoved(db: Knex, sealedOn: CivilDate): Promise<void> {
  await lockLists(db);
  if ((await db('sealed_heads').where('sealed_on', '>=', sealedOn).first('sealed_on')) !== undefined) return;
  const sealed = db('sealed_cases as sealed')
    .whereRaw(`sealed.case_id = cases.id ${BYTEWISE[dialectOf(db)]}`)
    .whereRaw('sealed.version >= cases.version');
  const moved = db('cases')
    .select('id', 'version', 'head_hash', db.raw('?', [sealedOn]))
    .whereNotExists(sealed.select(db.raw('1')));
  await db(db.raw('sealed_cases (case_id, version, hash, sealed_on)')).insert(moved);
}

interface CasesPage {
  readonly on: CivilDate;
  /** Cases of this organ alone; undefined: of all. */
  readonly organId?: number | undefined;
  readonly after: string;
  readonly limit: number;
}

/** Of each case the newest row up to the day, by id. */
async function casesPage(db: Knex, { on, organId, after, limit }: CasesPage): Promise<SealedCase[]> {
  const newest = db('sealed_cases')
    .select('case_id')
    .max('version as version')
    .where('sealed_on', '<=', on)
    .where('case_id', '>', after)
    .groupBy('case_id')
    .orderBy('case_id')
    .limit(limit);
  if (organId !== undefined) {
    const id = `sealed_cases.case_id ${AS_ELSEWHERE[dialectOf(db)]}`;
    newest.whereExists(db('cases').whereRaw(`cases.id = ${id}`).where({ organ_id: organId }).select(db.raw('1')));
  }
  const records = await db('sealed_cases as sealed')
    .join(newest.as('newest'), (join) => join.on('sealed.case_id', 'newest.case_id').andOn('sealed.version', 'newest.version'))
    .select(casesTable.columns.map((column) => `sealed.${column}`))
    .orderBy('sealed.case_id');
  return records.map(casesTable.fromRow);
}

/**
 * The list of a day, page by page, in the order of ids.
 *
 * @param organId - Its cases alone, as far as there still are such cases; undefined: the whole list, to which the digest belongs.
 */
export async function* sealedCasesOf(db: Knex, on: CivilDate, organId?: number): AsyncGenerator<SealedCase> {
  const store = createSealStore(db);
  let after = '';
  for (
    let page = await store.casesPage({ on, organId, after, limit: PAGE });
    page.length > 0;
    page = await store.casesPage({ on, organId, after, limit: PAGE })
  ) {
    yield* page;
    after = page.at(-1)?.caseId ?? '';
  }
}
