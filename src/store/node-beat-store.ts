import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** How a worker of a server ended last. */
export interface WorkerRun {
  readonly okAt: Instant | null;
  readonly failedAt: Instant | null;
  /** Kind of the failure, without personal data. */
  readonly error: string | null;
}

/** A server on this database. Instants are by its own clock. */
export interface NodeBeat {
  readonly node: string;
  readonly version: string;
  readonly startedAt: Instant;
  readonly beatAt: Instant;
  /** Its clock minus that of the database; null where they are one. */
  readonly driftMs: number | null;
  readonly workers: Readonly<Record<string, WorkerRun>>;
}

const table = defineTable<NodeBeat>('node_beats', {
  node: 'text',
  version: 'text',
  startedAt: 'text',
  beatAt: 'text',
  driftMs: 'integer',
  workers: 'json',
});

/** Which servers run, and whether their workers do. */
export function createNodeBeatStore(db: Knex) {
  return guardStore({
    async put(beat: NodeBeat): Promise<void> {
      await db('node_beats').insert(table.toRow(beat)).onConflict('node').merge();
    },
    async list(): Promise<NodeBeat[]> {
      return (await db('node_beats').orderBy('started_at')).map(table.fromRow);
    },
    /** Servers that have not been heard of since. */
    async forget(before: Instant): Promise<void> {
      await db('node_beats').where('beat_at', '<', before).delete();
    },
    /** By the clock of the database; undefined on SQLite, which has that of the server. */
    async databaseTime(): Promise<Date | undefined> {
      if (dialectOf(db) !== 'postgres') return undefined;
      const { rows } = await db.raw('select extract(epoch from clock_timestamp()) * 1000 as ms');
      return new Date(Number(rows[0].ms));
    },
  });
}
