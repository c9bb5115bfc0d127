import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** An uploaded file. Its contents lie in the vault under `sha256`. */
export interface FileRow {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
  /** `user:<id>` or `session:<hash of the session's id>`. */
  readonly owner: string;
  readonly caseId: string | null;
  readonly createdAt: Instant;
  /** Since when a record needs it; null: nobody has sent the form it was uploaded for. */
  readonly claimedAt: Instant | null;
}

interface Claim {
  readonly owner: string;
  /** Null while the case is being opened: `assign` names it then. */
  readonly caseId: string | null;
  readonly at: Instant;
}

const filesTable = defineTable<FileRow>('files', {
  id: 'text',
  sha256: 'text',
  bytes: 'integer',
  mediaType: 'text',
  name: 'text',
  owner: 'text',
  caseId: 'text',
  createdAt: 'text',
  claimedAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createFileStore(db: Knex) {
  const list = async (ids: readonly string[]): Promise<FileRow[]> =>
    (await db('files').whereIn('id', [...ids])).map((record) => filesTable.fromRow(record));
  return guardStore({
    async create(file: FileRow): Promise<void> {
      await db('files').insert(filesTable.toRow(file));
    },
    findById: async (id: string): Promise<FileRow | undefined> => (await list([id]))[0],
    /** Those that exist, in any order. */
    list,
    /** Of files that no record needs yet: of one owner, or of all whose owner begins so. */
    async unclaimedBytes(filter: { readonly owner: string } | { readonly ownerPrefix: string }): Promise<number> {
      const query = db('files').whereNull('claimed_at').sum({ total: 'bytes' });
      if ('owner' in filter) query.where({ owner: filter.owner });
      else query.where('owner', 'like', `${filter.ownerPrefix}%`);
      const row: { total?: unknown } | undefined = await query.first();
      return Number(row?.total ?? 0);
    },
    /**
     * Makes files belong to a record. Call it in a transaction: of two forms that send the same file at once, one gets it.
     *
     * @returns ids that were not claimed before; undefined, after which the transaction must be undone, when one is not the owner's or
     *   belongs elsewhere.
     */
    claim: (ids: readonly string[], claim: Claim): Promise<readonly string[] | undefined> => claimFiles(db, { ids, claim }),
    /** Names the case of files that were claimed while it was being opened. */
    async assign(ids: readonly string[], caseId: string): Promise<void> {
      await db('files')
        .whereIn('id', [...ids])
        .whereNull('case_id')
        .whereNotNull('claimed_at')
        .update({ case_id: caseId });
    },
    /** What claimed them was not recorded. */
    async release(ids: readonly string[]): Promise<void> {
      await db('files')
        .whereIn('id', [...ids])
        .update({ case_id: null, claimed_at: null });
    },
    /** Claimed or not. */
    async listOfOwner(owner: string): Promise<FileRow[]> {
      return (await db('files').where({ owner })).map((record) => filesTable.fromRow(record));
    },
    /** Unclaimed files made before an instant. */
    async listStale(before: Instant, limit: number): Promise<FileRow[]> {
      const records = await db('files').whereNull('claimed_at').where('created_at', '<', before).orderBy('created_at').limit(limit);
      return records.map((record) => filesTable.fromRow(record));
    },
    /** @returns false when there is none, or a record needs it by now. */
    deleteUnclaimed: async (id: string): Promise<boolean> => (await db('files').where({ id }).whereNull('claimed_at').delete()) === 1,
    /** Whether anything that is kept has these contents: a file, a template, a seal. */
    async isNamed(sha256: string): Promise<boolean> {
      const [file, template, seal] = await Promise.all([
        db('files').where({ sha256 }).first('id'),
        db('letter_templates').where({ sha256 }).first('version'),
        db('letterheads').where({ seal_sha256: sha256 }).first('version'),
      ]);
      return file !== undefined || template !== undefined || seal !== undefined;
    },
  });
}

export type FileStore = ReturnType<typeof createFileStore>;

async function claimFiles(
  db: Knex,
  { ids, claim }: { readonly ids: readonly string[]; readonly claim: Claim },
): Promise<readonly string[] | undefined> {
  const { owner, caseId, at } = claim;
  const wanted = [...new Set(ids)];
  const known = caseId === null ? [] : await db('files').whereIn('id', wanted).where({ case_id: caseId }).select('id');
  const mine = new Set(known.map(({ id }: { id: string }) => id));
  const fresh = wanted.filter((id) => !mine.has(id));
  const changed = await db('files')
    .whereIn('id', fresh)
    .where({ owner })
    .whereNull('claimed_at')
    .update({ case_id: caseId, claimed_at: at });
  return changed === fresh.length ? fresh : undefined;
}
