import type { WorkingDayCalendar } from '../../law/calendar.ts';
import type { ApplicantClass, Channel } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { DecisionCode } from '../../law/decision-codes.ts';
import { type CaseFigures, closedOn, closingOf, isCounted } from '../../law/report/case-figures.ts';

/** Totals of one month, channel, class of applicant and decision. Nothing in it leads to a case or a person. */
export interface StatisticsRow {
  /** YYYY-MM */
  readonly month: string;
  readonly channel: Channel;
  /** Null: not on record. */
  readonly applicantClass: ApplicantClass | null;
  /** Of what was closed; `open` in rows that count what was received, null where the code is not on record. */
  readonly decision: DecisionCode | 'open' | null;
  readonly received: number;
  readonly closed: number;
  readonly inTime: number;
  readonly late: number;
  /** Sum of working days from receipt (exclusive) to the closing (inclusive) of what was closed. */
  readonly workingDays: number;
}

export const DURATIONS = ['d5', 'd10', 'd15', 'd20', 'd40', 'more'] as const;
export type Duration = (typeof DURATIONS)[number];
const UP_TO: readonly number[] = [5, 10, 15, 20, 40];

export interface Statistics {
  /** By month, channel, class, decision. */
  readonly rows: readonly StatisticsRow[];
  /** Closed cases by the working days they took. */
  readonly durations: Readonly<Record<Duration, number>>;
}

/** Days inclusive. Counts as the annual report's part three does: first reply or closing; void entries never. */
export function statisticsOf(
  figures: readonly CaseFigures[],
  { from, to, calendar }: { readonly from: CivilDate; readonly to: CivilDate; readonly calendar: WorkingDayCalendar },
): Statistics {
  const rows = new Map<string, StatisticsRow>();
  const durations: Record<Duration, number> = { d5: 0, d10: 0, d15: 0, d20: 0, d40: 0, more: 0 };
  const within = (day: CivilDate | null): day is CivilDate => day !== null && day >= from && day <= to;
  const add = (key: Pick<StatisticsRow, 'month' | 'channel' | 'applicantClass' | 'decision'>, more: Partial<StatisticsRow>): void => {
    const name = JSON.stringify([key.month, key.channel, key.applicantClass, key.decision]);
    rows.set(name, added(rows.get(name) ?? { ...key, ...NOTHING }, more));
  };
  for (const one of figures.filter(isCounted)) {
    const { channel, applicantClass, receivedOn } = one;
    const closed = closedOn(one);
    const closing = closingOf(one);
    if (within(receivedOn)) add({ month: receivedOn.slice(0, 7), channel, applicantClass, decision: 'open' }, { received: 1 });
    if (!within(closed) || closing === undefined) continue;
    const workingDays = receivedOn === null ? 0 : calendar.workingDaysBetween(receivedOn, closed);
    const inTime = closing.inTime === true ? 1 : 0;
    const late = closing.inTime === false ? 1 : 0;
    add({ month: closed.slice(0, 7), channel, applicantClass, decision: closing.code }, { closed: 1, inTime, late, workingDays });
    durations[durationOf(workingDays)] += 1;
  }
  return { rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row), durations };
}

const NOTHING = { received: 0, closed: 0, inTime: 0, late: 0, workingDays: 0 };

function added(row: StatisticsRow, more: Partial<StatisticsRow>): StatisticsRow {
  return {
    ...row,
    received: row.received + (more.received ?? 0),
    closed: row.closed + (more.closed ?? 0),
    inTime: row.inTime + (more.inTime ?? 0),
    late: row.late + (more.late ?? 0),
    workingDays: row.workingDays + (more.workingDays ?? 0),
  };
}

function durationOf(workingDays: number): Duration {
  const index = UP_TO.findIndex((most) => workingDays <= most);
  return DURATIONS[index === -1 ? DURATIONS.length - 1 : index] ?? 'more';
}
