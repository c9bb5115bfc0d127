import { randomUUID } from 'node:crypto';
import { createWorkingDayCalendar } from '../../law/calendar.ts';
import { type HolidayNotice, mergeNotices } from '../../law/holiday-notices.ts';
import { amendNotice, isWholeYear } from '../../law/notice-text.ts';
import { type CalendarDraftRow, createCalendarDraftStore } from '../../store/calendar-draft-store.ts';
import type { Database } from '../../store/database.ts';
import { type CalendarService, noticesInForce, putNotices } from '../calendar-service.ts';
import { type Change, refuse } from './administrator.ts';

interface Deps {
  readonly db: Database;
  readonly now: () => Date;
  readonly calendars: CalendarService;
}

export interface DraftedNotice {
  readonly year: number;
  readonly notice: HolidayNotice;
  /** Holidays that a text names; empty for a file of days, which is taken as the whole year. */
  readonly holidays: readonly string[];
}

/** Every so many cases the page is told how far it got. */
const NOTE_EVERY = 100;

/**
 * Keeps a notice to be looked at. One that names only some holidays amends what is known of its year.
 *
 * @throws {InvalidInputError} when it amends a year of which nothing is known.
 */
export async function draftNotice(
  { db, now, calendars }: Deps,
  { year, notice, holidays }: DraftedNotice,
  madeBy: string,
): Promise<string> {
  await calendars.reload();
  const known = (await calendars.notices())[year];
  const amends = holidays.length > 0 && !isWholeYear(holidays);
  if (amends && known === undefined)
    refuse(
      'text',
      `只写了${holidays.join('、')}，而系统还没有 ${year} 年的安排：请粘贴全年的通知`,
      `It arranges ${holidays.join(', ')} only, and nothing is known of ${year}: paste the notice of the whole year`,
    );
  const whole = amends && known !== undefined ? amendNotice(known, notice) : notice;
  const { version: baseVersion } = calendars.current();
  const { total } = await createCalendarDraftStore(db.read).reckoned(baseVersion);
  const id = randomUUID();
  const empty = { lookedAt: 0, moved: null, acceptedAt: null, acceptedVersion: null };
  const madeAt = now().toISOString();
  await createCalendarDraftStore(db.write).put({
    id,
    noticeYear: year,
    notice: whole,
    holidays,
    madeAt,
    madeBy,
    baseVersion,
    total,
    ...empty,
  });
  return id;
}

/** Finds the cases that the draft would move, which takes its time where there are many. */
export async function compareDraft({ db, calendars }: Deps, id: string): Promise<void> {
  const store = createCalendarDraftStore(db.write);
  const draft = await store.find(id);
  if (draft === undefined || draft.acceptedAt !== null) return;
  await calendars.reload();
  const { version: baseVersion } = calendars.current();
  const { total } = await createCalendarDraftStore(db.read).reckoned(baseVersion);
  await store.restart(id, { baseVersion, total });
  let lookedAt = 0;
  const moved = await calendars.preview({ [draft.noticeYear]: draft.notice }, async (count) => {
    lookedAt = count;
    if (count % NOTE_EVERY === 0) await store.note(id, count);
  });
  await store.finish(id, { moved, lookedAt });
}

/**
 * Puts the notice in force. The cases are recomputed afterwards.
 *
 * @throws {InvalidInputError} while cases are being compared, and when the calendar has changed since.
 */
export async function acceptDraft(change: Change, id: string): Promise<CalendarDraftRow> {
  const store = createCalendarDraftStore(change.trx);
  const draft = await store.find(id);
  if (draft === undefined || draft.moved === null)
    return refuse('form', '案件还没有比对完，请稍后再试', 'The cases are still being compared: try again in a moment');
  const before = await noticesInForce(change.trx);
  if (createWorkingDayCalendar(before).version !== draft.baseVersion)
    refuse('form', '日历在比对之后又有变动，请重新比对', 'The calendar has changed since the cases were compared: compare them again');
  const notices = { [draft.noticeYear]: draft.notice };
  const { version } = createWorkingDayCalendar(mergeNotices(before, notices));
  const at = change.at.toISOString();
  if (!(await store.accept(id, { at, version }))) return refuse('form', '已经采用', 'It is in force already');
  await putNotices(change.trx, { notices, by: change.by.actor.id ?? change.by.actor.kind, at });
  const data = { year: draft.noticeYear, moved: draft.moved.length };
  await change.keep({ kind: 'calendar.imported', organId: null, subject: String(draft.noticeYear), data });
  return { ...draft, acceptedAt: at, acceptedVersion: version };
}
