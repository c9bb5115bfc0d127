import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Knex } from 'knex';
import { type Database, withTransaction } from './database.ts';
import { type ByteRange, type FileVault, type StagedContent, type StoredContent, stageIn, sweepUnfinished } from './file-vault.ts';
import { guardStore } from './guard-store.ts';

/** A row holds so much: reading one never takes much memory. */
const CHUNK_BYTES = 1_048_576;

class RemovalUndone extends Error {}

/**
 * Contents in the table `file_chunks`: every node that reaches the database reaches them, and a backup of the database has them. They are
 * staged on the machine that takes them, so that they can be looked into, and become visible whole when the transaction commits.
 *
 * @param directory - Of this machine, for what is not kept yet.
 */
export function createDatabaseVault(db: Database, directory: string): FileVault {
  const unfinished = join(directory, 'unfinished');
  const stage = async (source: AsyncIterable<Uint8Array>): Promise<StagedContent> => {
    const { path, sha256, bytes, discard } = await stageIn(unfinished, source);
    const keep = async (): Promise<StoredContent> => {
      await keepChunks(db, { path, sha256 });
      await discard();
      return { sha256, bytes, path: `file_chunks/${sha256}` };
    };
    return { path, sha256, bytes, keep, discard };
  };
  const { has } = guardStore({
    has: async (sha256: string): Promise<boolean> => (await db.read('file_chunks').where({ sha256, no: 0 }).first('no')) !== undefined,
  });
  return {
    stage,
    store: async (source) => (await stage(source)).keep(),
    open: (sha256, range) => Readable.from(chunksOf(db, { sha256, range }), { objectMode: false }),
    has,
    remove: (sha256, isNeeded) => removeUnless(db, { sha256, isNeeded }),
    sweep: (before) => sweepUnfinished(unfinished, before),
  };
}

/** One writer or remover of the same contents at a time, on whatever node. */
async function lockContents(trx: Knex, sha256: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`file ${sha256}`]);
}

async function keepChunks(db: Database, { path, sha256 }: { readonly path: string; readonly sha256: string }): Promise<void> {
  await withTransaction(db, async (trx) => {
    await lockContents(trx, sha256);
    if ((await trx('file_chunks').where({ sha256, no: 0 }).first('no')) !== undefined) return;
    let no = 0;
    for await (const bytes of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      await trx('file_chunks').insert({ sha256, no, bytes });
      no += 1;
    }
    if (no === 0) await trx('file_chunks').insert({ sha256, no, bytes: Buffer.alloc(0) });
  });
}

interface Part {
  readonly sha256: string;
  readonly range?: ByteRange | undefined;
}

async function* chunksOf(db: Database, { sha256, range }: Part): AsyncGenerator<Buffer> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 digest');
  const { start, end } = range ?? { start: 0, end: Number.POSITIVE_INFINITY };
  for (let no = Math.floor(start / CHUNK_BYTES); no * CHUNK_BYTES <= end; no += 1) {
    const row: { readonly bytes: Buffer } | undefined = await db.read('file_chunks').where({ sha256, no }).first('bytes');
    if (row === undefined) {
      if (no === 0) throw Object.assign(new Error(`The contents ${sha256} are not in the vault`), { code: 'ENOENT' });
      return;
    }
    const from = no * CHUNK_BYTES;
    const part = row.bytes.subarray(Math.max(0, start - from), Math.min(row.bytes.length, end - from + 1));
    if (part.length > 0) yield part;
    if (row.bytes.length < CHUNK_BYTES) return;
  }
}

/** Removed first, then asked: whoever begins to need the contents meanwhile waits for the lock and finds them, or that they must be kept anew. */
async function removeUnless(
  db: Database,
  { sha256, isNeeded }: { readonly sha256: string; readonly isNeeded: () => Promise<boolean> },
): Promise<boolean> {
  if (await isNeeded()) return false;
  try {
    return await db.write.transaction(async (trx) => {
      await lockContents(trx, sha256);
      const removed: number = await trx('file_chunks').where({ sha256 }).delete();
      if (removed > 0 && (await isNeeded())) throw new RemovalUndone();
      return removed > 0;
    });
  } catch (error) {
    if (error instanceof RemovalUndone) return false;
    throw error;
  }
}
