import type { Knex } from 'knex';
import type { ReportActType } from '../law/report/report-acts.ts';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** One act on the annual report of an organ and year. Everything but `hash` goes into the hash. */
export interface ReportActRow {
  readonly organId: number;
  readonly year: number;
  /** 1, 2, 3, … without gaps. */
  readonly number: number;
  readonly type: ReportActType;
  readonly data: Readonly<Record<string, unknown>>;
  readonly machineVersion: string;
  readonly actorKind: 'staff' | 'machine' | 'command' | 'import';
  readonly actorId: string;
  /** As it was then. */
  readonly actorName: string;
  readonly recordedAt: Instant;
  readonly prevHash: string | null;
  readonly hash: string;
}

export const reportActsTable = defineTable<ReportActRow>('report_acts', {
  organId: 'integer',
  year: 'integer',
  number: 'integer',
  type: 'text',
  data: 'json',
  machineVersion: 'text',
  actorKind: 'text',
  actorId: 'text',
  actorName: 'text',
  recordedAt: 'text',
  prevHash: 'text',
  hash: 'text',
});

/** Acts are added and read; the database refuses to change them. */
export function createReportActStore(db: Knex) {
  return guardStore({
    /** Whoever else acts on this report waits until the end of this transaction. On SQLite there is one writer anyhow. */
    async lock({ organId, year }: { readonly organId: number; readonly year: number }): Promise<void> {
      if (dialectOf(db) === 'sqlite') return;
      await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`report ${organId}/${year}`]);
    },
    /** Oldest first. */
    async list({ organId, year }: { readonly organId: number; readonly year: number }): Promise<ReportActRow[]> {
      const rows = await db('report_acts').select(reportActsTable.columns).where({ organ_id: organId, year }).orderBy('number');
      return rows.map(reportActsTable.fromRow);
    },
    /** Of many organs at once, by organ and number. */
    async listOfYear({ organIds, year }: { readonly organIds: readonly number[]; readonly year: number }): Promise<ReportActRow[]> {
      const query = db('report_acts')
        .select(reportActsTable.columns)
        .where({ year })
        .whereIn('organ_id', [...organIds]);
      return (await query.orderBy(['organ_id', 'number'])).map(reportActsTable.fromRow);
    },
    /** Every publication of a report, of one organ or of all, in the order of organ, year and number. */
    async listPublications(organId?: number): Promise<{ organId: number; year: number; on: string }[]> {
      const query = db('report_acts').select(reportActsTable.columns).where({ type: 'report.published' });
      if (organId !== undefined) query.where({ organ_id: organId });
      const acts = (await query.orderBy(['organ_id', 'year', 'number'])).map(reportActsTable.fromRow);
      return acts.map((act) => ({ organId: act.organId, year: act.year, on: String(act.data.on) }));
    },
    /** Years for which the organ has a report, the newest first. */
    async years(organId: number): Promise<number[]> {
      return db('report_acts').distinct('year').where({ organ_id: organId }).orderBy('year', 'desc').pluck('year');
    },
    /** @throws {StoreError} unique, when somebody else was faster. */
    async append(row: ReportActRow): Promise<void> {
      await db('report_acts').insert(reportActsTable.toRow(row));
    },
  });
}
