import { createCalendarService } from '../engine/calendar-service.ts';
import { stateNotices } from '../law/state-calendar.ts';
import { createCalendarStore } from '../store/calendar-store.ts';
import type { Database } from '../store/database.ts';
import type { CalendarNoticeRow } from '../store/rows.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';

/** One notice a line, by year. */
interface NoticeLine {
  readonly year: number;
  readonly origin: 'builtIn' | 'imported';
  readonly source: unknown;
  readonly daysOff: number;
  readonly extraWorkdays: number;
  readonly importedAt?: string;
  readonly importedBy?: string;
}

const BUILT_IN_SOURCE = '国务院办公厅节假日安排通知（chinese-days）';

/** Every notice, then how far the calendar as a whole is known. */
export async function listCalendar(context: CliContext, db: Database): Promise<ExitCode> {
  const calendar = (await createCalendarService({ db, now: context.now })).current();
  const imported = await createCalendarStore(db.read).listInForce();
  const byYear = new Map([...builtIn(), ...imported.map(lineOfRow)].map((line) => [line.year, line]));
  const lines = [...byYear.values()].sort((a, b) => a.year - b.year);
  const { knownUntil, version } = calendar;
  await context.out.write([...lines, { knownUntil, version }].map(jsonLine).join(''));
  context.tell({
    zh: `节假日安排已知至 ${knownUntil}，此后的期限为暂定`,
    en: `Holidays are known until ${knownUntil}; due days after it are provisional`,
  });
  return 0;
}

function builtIn(): NoticeLine[] {
  return Object.entries(stateNotices).map(([year, { daysOff, extraWorkdays }]) => ({
    year: Number(year),
    origin: 'builtIn',
    source: BUILT_IN_SOURCE,
    daysOff: daysOff.length,
    extraWorkdays: extraWorkdays.length,
  }));
}

function lineOfRow(row: CalendarNoticeRow): NoticeLine {
  const { noticeYear, source, daysOff, extraWorkdays, importedAt, importedBy } = row;
  return {
    year: noticeYear,
    origin: 'imported',
    source,
    daysOff: daysOff.length,
    extraWorkdays: extraWorkdays.length,
    importedAt,
    importedBy,
  };
}
