import { createWorkingDayCalendar } from '../../../law/calendar.ts';
import { addDays, type CivilDate, civilDate, weekdayOf } from '../../../law/civil-date.ts';
import { type HolidayNotice, type HolidayNotices, mergeNotices } from '../../../law/holiday-notices.ts';
import { weeksOfMonth } from '../../../law/month-weeks.ts';
import { isWholeYear } from '../../../law/notice-text.ts';
import type { CalendarDraftRow, DraftedMove } from '../../../store/calendar-draft-store.ts';
import type { Frame } from '../../frame.ts';
import { calendarTexts } from '../../texts/admin-calendar.ts';
import { texts } from '../../texts.ts';
import type { AdminAct, AdminDay, AdminMonth, AdminPage, AdminTable } from './admin-parts.ts';

interface MoveParts {
  readonly row: CalendarDraftRow;
  /** Of the organs that the person administers. */
  readonly moved: readonly DraftedMove[];
  /** How many more there are of other organs. */
  readonly others: number;
}

interface DraftParts extends MoveParts {
  readonly known: HolidayNotices;
  readonly isStale: boolean;
  readonly mayChange: boolean;
}

type DayKind = AdminDay['kind'];
type KindOf = (day: CivilDate) => DayKind;

/** What a notice would change, before it does. */
export function draftPage(frame: Frame, parts: DraftParts): AdminPage {
  const words = calendarTexts.draft;
  const { row, known } = parts;
  const before = kindsBy(known);
  const after = kindsBy(mergeNotices(known, { [row.noticeYear]: row.notice }));
  const different = daysAround(row.noticeYear).filter((day) => before(day) !== after(day));
  const amends = row.holidays.length > 0 && !isWholeYear(row.holidays);
  const source = row.notice.notices.length === 0 ? words.noSource : texts.write.list(row.notice.notices);
  return {
    frame,
    heading: words.title(row.noticeYear),
    crumb: { href: '/admin/calendar', label: calendarTexts.back },
    lead: words.lead,
    notes: [
      ...(amends ? [{ text: words.amends(texts.write.list(row.holidays)), test: 'amends', tone: 'warn' as const }] : []),
      ...(different.length === 0 ? [{ text: words.same, test: 'same', tone: 'info' as const }] : []),
      ...(parts.isStale ? [{ text: words.stale, test: 'stale', tone: 'warn' as const }] : []),
      ...(row.moved === null ? [{ text: words.comparing(row.lookedAt, row.total), test: 'comparing', tone: 'info' as const }] : []),
    ],
    links: row.moved === null ? [{ href: `/admin/calendar/drafts/${row.id}`, label: words.refresh }] : [],
    facts: [
      { label: words.source, value: source },
      ...(row.holidays.length === 0 ? [] : [{ label: words.holidays, value: texts.write.list(row.holidays) }]),
      { label: words.off, value: calendarTexts.days(row.notice.daysOff.length) },
      { label: words.works, value: texts.write.list(row.notice.extraWorkdays) },
    ],
    months: monthsOf(row.notice, { before, after }),
    // What it does to people's work comes first; the days are in the months above already.
    tables: [...(row.moved === null ? [] : [movesTable(parts, words.moved(row.moved.length))]), differences(different, { before, after })],
    acts: actsOf(parts, different.length > 0),
  };
}

/** After it was accepted. */
export function resultPage(frame: Frame, parts: MoveParts & { readonly left: number }): AdminPage {
  const words = calendarTexts.result;
  const { row, left } = parts;
  const at = `/admin/calendar/drafts/${row.id}`;
  return {
    frame,
    heading: words.title(row.noticeYear),
    crumb: { href: '/admin/calendar', label: calendarTexts.back },
    lead: words.lead(row.moved?.length ?? 0),
    notes: [
      left === 0 ? { text: words.done, test: 'all-counted', tone: 'info' } : { text: words.progress(left), test: 'counting', tone: 'info' },
    ],
    links: left === 0 ? [] : [{ href: at, label: calendarTexts.draft.refresh }],
    tables: [movesTable(parts, words.movedTitle)],
  };
}

function actsOf({ row, isStale, mayChange }: DraftParts, isDifferent: boolean): readonly AdminAct[] {
  const words = calendarTexts.draft;
  const at = `/admin/calendar/drafts/${row.id}`;
  if (!mayChange) return [];
  const again = { action: `${at}/compare`, label: words.again, test: 'compare' };
  if (isStale || row.moved === null) return [again];
  return isDifferent ? [{ action: `${at}/accept`, label: words.accept, text: words.acceptText, variant: 'primary', test: 'accept' }] : [];
}

function movesTable({ moved, others }: MoveParts, title: string): AdminTable {
  const words = calendarTexts.draft;
  const { name, before, after } = words.movedColumns;
  return {
    title,
    text: others === 0 ? words.movedText : `${words.movedText}${words.others(others)}`,
    test: 'moved',
    empty: words.moved(0),
    columns: [{ label: name }, { label: before }, { label: after }],
    rows: moved.map((move) => [{ text: move.name }, { text: move.dueBefore ?? words.noDay }, { text: move.dueOn ?? words.noDay }]),
  };
}

function differences(days: readonly CivilDate[], { before, after }: Record<'before' | 'after', KindOf>): AdminTable {
  const words = calendarTexts.draft;
  return {
    title: words.differences,
    text: words.legend,
    test: 'differences',
    empty: words.same,
    columns: [{ label: words.diffColumns.day }, { label: words.diffColumns.before }, { label: words.diffColumns.after }],
    rows: days.map((day) => [{ text: day }, { text: words.kinds[before(day)] }, { text: words.kinds[after(day)] }]),
  };
}

/** A weekend within a holiday is off as it was before. */
function kindsBy(notices: HolidayNotices): KindOf {
  const calendar = createWorkingDayCalendar(notices);
  return (day) => {
    const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
    if (calendar.isWorkingDay(day)) return isWeekend ? 'works' : 'plain';
    return isWeekend ? 'rest' : 'off';
  };
}

function daysAround(year: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = civilDate(`${year - 1}-12-01`); day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The months in which the notice names a day. */
function monthsOf(notice: HolidayNotice, kinds: Record<'before' | 'after', KindOf>): readonly AdminMonth[] {
  const named = [...notice.daysOff, ...notice.extraWorkdays].map((day) => day.slice(0, 7));
  return [...new Set(named)].sort().map((month) => ({
    title: month,
    weekdays: calendarTexts.draft.weekdays,
    weeks: weeksOfMonth(civilDate(`${month}-01`)).map((week) => week.map((day) => dayOf(day, { notice, month, ...kinds }))),
  }));
}

interface DayParts extends Record<'before' | 'after', KindOf> {
  readonly notice: HolidayNotice;
  readonly month: string;
}

function dayOf(day: CivilDate, { notice, month, before, after }: DayParts): AdminDay {
  const words = calendarTexts.draft;
  const isOff = notice.daysOff.includes(day);
  const kind = isOff ? 'off' : after(day);
  return {
    on: day,
    number: String(Number(day.slice(8))),
    inMonth: day.startsWith(month),
    kind,
    mark: isOff ? words.offMark : kind === 'works' ? words.worksMark : '',
    changed: before(day) !== after(day),
  };
}
