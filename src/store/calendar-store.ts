import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { CalendarNoticeRow } from './rows.ts';
import { calendarNoticesTable } from './tables.ts';

/** `db` may be a transaction: inside one, build every store from it. */
export function createCalendarStore(db: Knex) {
  return guardStore({
    async add(notice: Omit<CalendarNoticeRow, 'id'>): Promise<CalendarNoticeRow> {
      const { id: _assigned, ...row } = calendarNoticesTable.toRow({ ...notice, id: 0 });
      const [record] = await db('calendar_notices').insert(row).returning('*');
      return calendarNoticesTable.fromRow(record);
    },
    /** The notice in force for each year that has any: the one imported last. By year. */
    async listInForce(): Promise<CalendarNoticeRow[]> {
      const newest = db('calendar_notices').max('id').groupBy('notice_year');
      return (await db('calendar_notices').whereIn('id', newest).orderBy('notice_year')).map(calendarNoticesTable.fromRow);
    },
    /** Everything imported, superseded notices included, in the order of import. */
    async listAll(): Promise<CalendarNoticeRow[]> {
      return (await db('calendar_notices').orderBy('id')).map(calendarNoticesTable.fromRow);
    },
  });
}
