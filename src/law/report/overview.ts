import type { WorkingDayCalendar } from '../calendar.ts';
import { CHANNELS, type Channel } from '../channels.ts';
import { addMonths, type CivilDate, civilDate } from '../civil-date.ts';
import { DECISION_CODES, type DecisionCode } from '../decision-codes.ts';
import { type CaseFigures, closedOn, closingOf, isCounted } from './case-figures.ts';

/** A request as the overview counts it; `id` leads to the case. */
export interface OverviewCase {
  readonly id: string;
  readonly figures: CaseFigures;
}

/** One number and the cases behind it. */
export interface Counted {
  readonly ids: readonly string[];
}

export interface MonthFigures {
  /** YYYY-MM */
  readonly month: string;
  readonly received: Counted;
  readonly closed: Counted;
}

export interface Overview {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly received: Counted;
  /** Replies given in the period. */
  readonly answered: Counted;
  /** Ended without a reply: abandoned, unpaid, withdrawn. */
  readonly ended: Counted;
  readonly inTime: Counted;
  readonly late: Counted;
  /** Open at the end of the period. */
  readonly open: Counted;
  readonly byChannel: readonly { readonly channel: Channel; readonly received: Counted }[];
  /** Of what was closed in the period; only codes that occur. Null: the code is not on record. */
  readonly byDecision: readonly { readonly code: DecisionCode | null; readonly closed: Counted }[];
  readonly months: readonly MonthFigures[];
  /** Working days from receipt (exclusive) to reply (inclusive), consultations and waits included; null without any reply. */
  readonly medianWorkingDays: number | null;
}

interface Ask {
  /** Both inclusive. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/**
 * The figures of a period for a leader's eye, counted as part three of the annual report counts (first reply or closing; void entries never),
 * so that both say the same of the same year.
 */
export function overviewOf(cases: readonly OverviewCase[], ask: Ask): Overview {
  const { from, until, calendar } = ask;
  const within = (day: CivilDate | null): boolean => day !== null && day >= from && day <= until;
  const counted = cases.filter(({ figures }) => isCounted(figures) && (figures.receivedOn ?? until) <= until);
  const received = counted.filter(({ figures }) => within(figures.receivedOn));
  const closed = counted.filter(({ figures }) => within(closedOn(figures)));
  const answered = closed.filter(({ figures }) => closingOf(figures)?.kind === 'reply');
  const inTime = (value: boolean) => answered.filter(({ figures }) => closingOf(figures)?.inTime === value);
  return {
    from,
    until,
    received: ids(received),
    answered: ids(answered),
    ended: ids(closed.filter(({ figures }) => closingOf(figures)?.kind === 'closing')),
    inTime: ids(inTime(true)),
    late: ids(inTime(false)),
    open: ids(counted.filter(({ figures }) => !endedBy(figures, until))),
    byChannel: CHANNELS.map((channel) => ({ channel, received: ids(received.filter(({ figures }) => figures.channel === channel)) })),
    byDecision: byDecision(closed),
    months: monthsOf({ from, until }).map((month) => ({
      month,
      received: ids(received.filter(({ figures }) => figures.receivedOn?.startsWith(month) === true)),
      closed: ids(closed.filter(({ figures }) => closedOn(figures)?.startsWith(month) === true)),
    })),
    medianWorkingDays: median(answered.flatMap(({ figures }) => handlingTime(figures, calendar))),
  };
}

/** The twelve months that end with the month of `day`, as a period: from the first of the first to `day`. */
export function lastTwelveMonths(day: CivilDate): { readonly from: CivilDate; readonly until: CivilDate } {
  return { from: addMonths(civilDate(`${day.slice(0, 7)}-01`), -11), until: day };
}

/** A calendar year, or as much of it as there has been by `today`. */
export function yearUntil(year: number, today: CivilDate): { readonly from: CivilDate; readonly until: CivilDate } {
  const last = civilDate(`${year}-12-31`);
  return { from: civilDate(`${year}-01-01`), until: last < today ? last : today };
}

function endedBy(figures: CaseFigures, until: CivilDate): boolean {
  const day = closedOn(figures);
  return day !== null && day <= until;
}

function byDecision(closed: readonly OverviewCase[]): Overview['byDecision'] {
  return [...DECISION_CODES, null]
    .map((code) => ({ code, closed: ids(closed.filter(({ figures }) => (closingOf(figures)?.code ?? null) === code)) }))
    .filter((row) => row.closed.ids.length > 0);
}

function handlingTime(figures: CaseFigures, calendar: WorkingDayCalendar): number[] {
  const until = closedOn(figures);
  return figures.receivedOn === null || until === null ? [] : [calendar.workingDaysBetween(figures.receivedOn, until)];
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** YYYY-MM of every month that the period touches. */
function monthsOf({ from, until }: { readonly from: CivilDate; readonly until: CivilDate }): string[] {
  const months: string[] = [];
  for (let first = civilDate(`${from.slice(0, 7)}-01`); first <= until; first = addMonths(first, 1)) months.push(first.slice(0, 7));
  return months;
}

function ids(cases: readonly OverviewCase[]): Counted {
  return { ids: cases.map(({ id }) => id) };
}
