import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import type { HolidayNotice } from '../law/holiday-notices.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** An open case that a notice would move. */
export interface DraftedMove {
  readonly caseId: string;
  readonly organId: number;
  readonly name: string;
  readonly dueBefore: CivilDate | null;
  readonly dueOn: CivilDate | null;
}

/** A notice that somebody looks at before accepting it. */
export interface CalendarDraftRow {
  readonly id: string;
  readonly noticeYear: number;
  readonly notice: HolidayNotice;
  /** Holidays that the text names; empty for a file of days. */
  readonly holidays: readonly string[];
  readonly madeAt: Instant;
  readonly madeBy: string;
  /** Version of the calendar that it was compared with. */
  readonly baseVersion: string;
  readonly lookedAt: number;
  readonly total: number;
  /** Null until every case was compared. */
  readonly moved: readonly DraftedMove[] | null;
  readonly acceptedAt: Instant | null;
  readonly acceptedVersion: string | null;
}

const table = defineTable<CalendarDraftRow>('calendar_drafts', {
  id: 'text',
  noticeYear: 'integer',
  notice: 'json',
  holidays: 'json',
  madeAt: 'text',
  madeBy: 'text',
  baseVersion: 'text',
  lookedAt: 'integer',
  total: 'integer',
  moved: 'json',
  acceptedAt: 'text',
  acceptedVersion: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createCalendarDraftStore(db: Knex) {
  const pending = (id: string) => db('calendar_drafts').where({ id }).whereNull('accepted_at');
  return guardStore({
    async put(draft: CalendarDraftRow): Promise<void> {
      await db('calendar_drafts').insert(table.toRow(draft));
    },
    async find(id: string): Promise<CalendarDraftRow | undefined> {
      const record = await db('calendar_drafts').where({ id }).first();
      return record === undefined ? undefined : table.fromRow(record);
    },
    /** Compared anew, from the first case on. */
    async restart(id: string, { baseVersion, total }: Pick<CalendarDraftRow, 'baseVersion' | 'total'>): Promise<void> {
      await pending(id).update({ base_version: baseVersion, total, looked_at: 0, moved: null });
    },
    async note(id: string, lookedAt: number): Promise<void> {
      await pending(id).update({ looked_at: lookedAt });
    },
    async finish(id: string, { moved, lookedAt }: { readonly moved: readonly DraftedMove[]; readonly lookedAt: number }): Promise<void> {
      await pending(id).update({ moved: JSON.stringify(moved), looked_at: lookedAt });
    },
    /** Of all who accept it at once, one does. @returns false for the others. */
    async accept(id: string, { at, version }: { readonly at: Instant; readonly version: string }): Promise<boolean> {
      return (await pending(id).update({ accepted_at: at, accepted_version: version })) === 1;
    },
    /** Cases whose days are counted, and those of them that another calendar counted than the one in force. */
    async reckoned(version: string): Promise<{ readonly total: number; readonly outdated: number }> {
      const cases = () => db('cases').where((either) => either.whereNull('closed_on').orWhere('open_proceedings', '>', 0));
      const count = async (query: Knex.QueryBuilder) => Number((await query.count({ count: '*' }).first())?.count ?? 0);
      return { total: await count(cases()), outdated: await count(cases().whereNot({ calendar_version: version })) };
    },
  });
}
