import type { ProceedingLimit } from '../../engine/proceeding-limits.ts';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { addMonths, type CivilDate, civilDate } from '../../law/civil-date.ts';
import { type DayKind, dayKind } from '../../law/day-by-day.ts';
import { weeksOfMonth } from '../../law/month-weeks.ts';
import type { LapseInMonth } from '../../store/overview-read-model.ts';
import type { QueueItem } from '../../store/rows.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { overviewTexts } from '../texts/overview.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

/** Entries shown in a day of the grid; the list below shows all. */
const MAX_IN_DAY = 4;

export interface MonthEntry {
  readonly href: string;
  readonly caseNo: string;
  readonly title: string;
  /** What falls due. */
  readonly what: string;
  readonly overdue: boolean;
}

export interface MonthDay {
  readonly on: CivilDate;
  readonly number: string;
  readonly inMonth: boolean;
  readonly today: boolean;
  readonly works: boolean;
  readonly kind: DayKind;
  readonly kindLabel: string;
  readonly entries: readonly MonthEntry[];
  readonly more: number;
}

export interface MonthPage {
  readonly frame: Frame;
  readonly heading: string;
  readonly previousHref: string;
  readonly nextHref: string;
  readonly thisMonthHref: string | null;
  readonly provisional: boolean;
  readonly weeks: readonly (readonly MonthDay[])[];
  /** Days of the month on which something falls due, all entries. */
  readonly agenda: readonly { readonly on: CivilDate; readonly kindLabel: string; readonly entries: readonly MonthEntry[] }[];
}

interface MonthParts {
  readonly month: CivilDate;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
  readonly due: readonly QueueItem[];
  readonly lapses: readonly LapseInMonth[];
  readonly limits: readonly ProceedingLimit[];
  readonly findEvent: WebDeps['findEvent'];
}

/** A month as a wall calendar, and as a list for those who hear it or hold a phone. */
export function monthPage(frame: Frame, parts: MonthParts): MonthPage {
  const { month, today, calendar } = parts;
  const entries = entriesByDay(parts);
  const weeks = weeksOfMonth(month).map((week) => week.map((on) => dayOf(on, { month, today, calendar, entries: entries.get(on) ?? [] })));
  const words = overviewTexts.month;
  return {
    frame,
    heading: words.heading(month.slice(0, 4), String(Number(month.slice(5, 7)))),
    previousHref: hrefOf(addMonths(month, -1)),
    nextHref: hrefOf(addMonths(month, 1)),
    thisMonthHref: month.slice(0, 7) === today.slice(0, 7) ? null : '/month',
    provisional: !calendar.isKnown(month),
    weeks,
    agenda: weeks
      .flat()
      .filter((day) => day.inMonth && day.entries.length > 0)
      .map(({ on, kindLabel }) => ({ on, kindLabel, entries: entries.get(on) ?? [] })),
  };
}

/** The first and last day that the page shows, both inclusive. */
export function spanOfMonth(month: CivilDate): { readonly from: CivilDate; readonly until: CivilDate } {
  const days = weeksOfMonth(month).flat();
  return { from: days[0] ?? month, until: days.at(-1) ?? month };
}

/** The first day of the month asked for as YYYY-MM; of this month for anything else. */
export function parseMonth(asked: unknown, today: CivilDate): CivilDate {
  const text = typeof asked === 'string' && /^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  return civilDate(`${text}-01`);
}

function hrefOf(month: CivilDate): string {
  return `/month?month=${month.slice(0, 7)}`;
}

function entriesByDay({ due, lapses, limits, today, findEvent }: MonthParts): ReadonlyMap<CivilDate, readonly MonthEntry[]> {
  const byDay = new Map<CivilDate, MonthEntry[]>();
  const add = (on: CivilDate, entry: MonthEntry) => byDay.set(on, [...(byDay.get(on) ?? []), entry]);
  for (const item of due) {
    if (item.dueOn === null) continue;
    add(item.dueOn, { ...named(item.id, item), what: overviewTexts.month.due, overdue: item.dueOn < today });
  }
  for (const { limit, ...of } of limits)
    add(limit.lastDay, { ...named(of.caseId, of), what: say(limit.label), overdue: limit.lastDay < today });
  for (const lapse of lapses) {
    const label = findEvent(lapse.kind)?.label;
    add(lapse.on, { ...named(lapse.caseId, lapse), what: label === undefined ? lapse.kind : say(label), overdue: false });
  }
  return byDay;
}

function named(id: string, { caseNo, title }: { readonly caseNo: string | null; readonly title: string | null }) {
  return { href: `/cases/${encodeURIComponent(id)}`, caseNo: caseNo ?? texts.queue.noNumber, title: title ?? texts.queue.noTitle };
}

function dayOf(
  on: CivilDate,
  ask: {
    readonly month: CivilDate;
    readonly today: CivilDate;
    readonly calendar: WorkingDayCalendar;
    readonly entries: readonly MonthEntry[];
  },
): MonthDay {
  const kind = dayKind(on, ask.calendar);
  return {
    on,
    number: String(Number(on.slice(8, 10))),
    inMonth: on.slice(0, 7) === ask.month.slice(0, 7),
    today: on === ask.today,
    works: kind === 'weekday' || kind === 'shiftedWorkday',
    kind,
    kindLabel: overviewTexts.month.kinds[kind],
    entries: ask.entries.slice(0, MAX_IN_DAY),
    more: Math.max(0, ask.entries.length - MAX_IN_DAY),
  };
}
