import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A figure of the year that cases cannot give, as somebody recorded it; or the taking back of one. */
export interface ReportEntryRow {
  readonly id: string;
  readonly organId: number;
  /** Id of an indicator. */
  readonly indicator: string;
  /** Day of the fact: the year it counts in. */
  readonly onDay: CivilDate;
  /** Decimal number as text, at most 4 decimals; null in a voiding entry. */
  readonly amount: string | null;
  /** What it was: the title of the course, the conference, the document. */
  readonly what: string;
  /** Where it can be looked up. */
  readonly source: string;
  /** The entry that this one takes back; null in an ordinary one. */
  readonly voids: string | null;
  readonly reason: string | null;
  readonly importId: string | null;
  readonly recordedBy: string;
  /** As it was then. */
  readonly recordedByName: string;
  readonly recordedAt: Instant;
}

export const reportEntriesTable = defineTable<ReportEntryRow>('report_entries', {
  id: 'text',
  organId: 'integer',
  indicator: 'text',
  onDay: 'text',
  amount: 'text',
  what: 'text',
  source: 'text',
  voids: 'text',
  reason: 'text',
  importId: 'text',
  recordedBy: 'text',
  recordedByName: 'text',
  recordedAt: 'text',
});

/** Days are inclusive. */
export interface EntryQuery {
  readonly organIds: readonly number[];
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly indicator?: string | undefined;
}

/** Entries are added and read; the database refuses to change them. */
export function createReportEntryStore(db: Knex) {
  return guardStore({
    async append(rows: readonly ReportEntryRow[]): Promise<void> {
      if (rows.length > 0) await db.batchInsert('report_entries', rows.map(reportEntriesTable.toRow), 50);
    },
    async findById(id: string): Promise<ReportEntryRow | undefined> {
      const record = await db('report_entries').where({ id }).first(reportEntriesTable.columns);
      return record === undefined ? undefined : reportEntriesTable.fromRow(record);
    },
    /** The one that takes it back; undefined while it stands. */
    async findVoiding(id: string): Promise<ReportEntryRow | undefined> {
      const record = await db('report_entries').where({ voids: id }).first(reportEntriesTable.columns);
      return record === undefined ? undefined : reportEntriesTable.fromRow(record);
    },
    /** Those that stand: neither taken back nor takings-back. In the order of day and recording. */
    async listStanding({ organIds, from, until, indicator }: EntryQuery): Promise<ReportEntryRow[]> {
      const query = db('report_entries as entries')
        .select(reportEntriesTable.columns.map((column) => `entries.${column}`))
        .whereIn('entries.organ_id', [...organIds])
        .whereBetween('entries.on_day', [from, until])
        .whereNull('entries.voids')
        .whereNotExists(db('report_entries as taken').whereRaw('taken.voids = entries.id').select(db.raw('1')))
        .orderBy(['entries.on_day', 'entries.recorded_at', 'entries.id']);
      if (indicator !== undefined) query.where({ 'entries.indicator': indicator });
      return (await query).map(reportEntriesTable.fromRow);
    },
    /** Those recorded last that stand, the newest first. */
    async listRecent({ organIds, from, until, limit }: EntryQuery & { readonly limit: number }): Promise<ReportEntryRow[]> {
      const rows = await db('report_entries as entries')
        .select(reportEntriesTable.columns.map((column) => `entries.${column}`))
        .whereIn('entries.organ_id', [...organIds])
        .whereBetween('entries.on_day', [from, until])
        .whereNull('entries.voids')
        .whereNotExists(db('report_entries as taken').whereRaw('taken.voids = entries.id').select(db.raw('1')))
        .orderBy([{ column: 'entries.recorded_at', order: 'desc' }, 'entries.id'])
        .limit(limit);
      return rows.map(reportEntriesTable.fromRow);
    },
    /** All of them with what was taken back, the newest recording first. */
    async listAll({ organIds, from, until, indicator }: EntryQuery): Promise<ReportEntryRow[]> {
      const query = db('report_entries')
        .select(reportEntriesTable.columns)
        .whereIn('organ_id', [...organIds])
        .whereBetween('on_day', [from, until])
        .orderBy([{ column: 'recorded_at', order: 'desc' }, 'id']);
      if (indicator !== undefined) query.where({ indicator });
      return (await query).map(reportEntriesTable.fromRow);
    },
  });
}
