import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** An annual report as it was published, stored as stated. The shape of `findings` is the engine's. */
export interface PastReportRow {
  readonly id: string;
  readonly organId: number;
  readonly year: number;
  /** 1, 2, 3 … of the organ and year; the last one holds. */
  readonly version: number;
  readonly format: 'T2014' | 'T2019' | 'T2021';
  readonly cells: Readonly<Record<string, number | null>>;
  readonly findings: unknown;
  readonly fileName: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly source: string;
  readonly importedBy: string;
  /** As it was then. */
  readonly importedByName: string;
  readonly importedAt: Instant;
}

const table = defineTable<PastReportRow>('past_reports', {
  id: 'text',
  organId: 'integer',
  year: 'integer',
  version: 'integer',
  format: 'text',
  cells: 'json',
  findings: 'json',
  fileName: 'text',
  digest: 'text',
  source: 'text',
  importedBy: 'text',
  importedByName: 'text',
  importedAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createPastReportStore(db: Knex) {
  return guardStore({
    /** @throws {StoreError} unique, when somebody else was faster. */
    async append(row: PastReportRow): Promise<void> {
      await db('past_reports').insert(table.toRow(row));
    },
    async findById(id: string): Promise<PastReportRow | undefined> {
      const record = await db('past_reports').where({ id }).first(table.columns);
      return record === undefined ? undefined : table.fromRow(record);
    },
    /** Of an organ, the newest year first, the last version first. */
    async list(organId: number): Promise<PastReportRow[]> {
      const rows = await db('past_reports')
        .select(table.columns)
        .where({ organ_id: organId })
        .orderBy([
          { column: 'year', order: 'desc' },
          { column: 'version', order: 'desc' },
        ]);
      return rows.map(table.fromRow);
    },
    /** The version that holds; undefined when none was imported. */
    async findLast({ organId, year }: Pick<PastReportRow, 'organId' | 'year'>): Promise<PastReportRow | undefined> {
      const record = await db('past_reports').where({ organ_id: organId, year }).orderBy('version', 'desc').first(table.columns);
      return record === undefined ? undefined : table.fromRow(record);
    },
  });
}
