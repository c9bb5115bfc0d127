import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import { weeksOfMonth } from '../../../src/law/month-weeks.ts';
import type { CaseFigures, ReplyFigure } from '../../../src/law/report/case-figures.ts';
import { lastTwelveMonths, type OverviewCase, overviewOf, yearUntil } from '../../../src/law/report/overview.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';

const day = civilDate;

function reply(on: string, changes: Partial<ReplyFigure> = {}): ReplyFigure {
  return { on: day(on), code: 'G2', ground: null, kind: 'reply', round: 1, baseDueOn: null, dueOn: null, inTime: true, ...changes };
}

function request(id: string, receivedOn: string | null, changes: Partial<CaseFigures> = {}): OverviewCase {
  const figures: CaseFigures = {
    ref: id,
    channel: 'online',
    applicantClass: 'naturalPerson',
    receivedOn: receivedOn === null ? null : day(receivedOn),
    voided: false,
    replies: [],
    reviews: [],
    suits: [],
    complaints: [],
    ...changes,
  };
  return { id, figures };
}

const CASES = [
  request('before', '2025-12-20', { replies: [reply('2026-01-08')] }),
  request('in time', '2026-01-05', { replies: [reply('2026-01-16', { code: 'P1' })] }),
  request('late', '2026-02-02', { channel: 'fax', replies: [reply('2026-05-06', { inTime: false, code: 'D4' })] }),
  request('withdrawn', '2026-03-02', { replies: [reply('2026-03-04', { kind: 'closing', code: 'O3', inTime: null })] }),
  request('open', '2026-04-01'),
  request('again', '2026-01-06', { replies: [reply('2026-01-09'), reply('2026-04-09', { round: 2 })] }),
  request('void', '2026-01-07', { voided: true }),
  request('unconfirmed', null),
  request('unknown code', '2026-01-12', { replies: [reply('2026-01-13', { code: null })] }),
];

const overview = overviewOf(CASES, { ...yearUntil(2026, day('2026-06-30')), calendar: stateCalendar });

describe('figures of a period', () => {
  it('counts what was received in it, and neither void entries nor what is not confirmed', () => {
    expect(overview.received.ids).toEqual(['in time', 'late', 'withdrawn', 'open', 'again', 'unknown code']);
  });
  it('counts the first reply of each request, in time or late', () => {
    expect(overview.answered.ids).toEqual(['before', 'in time', 'late', 'again', 'unknown code']);
    expect(overview.inTime.ids).toEqual(['before', 'in time', 'again', 'unknown code']);
    expect(overview.late.ids).toEqual(['late']);
  });
  it('keeps endings without a reply apart', () => {
    expect(overview.ended.ids).toEqual(['withdrawn']);
    expect(overview.open.ids).toEqual(['open']);
  });
  it('adds up: what came in and what was open before equals what was closed and what is open', () => {
    const openBefore = 1; // `before`
    expect(overview.received.ids.length + openBefore).toBe(
      overview.answered.ids.length + overview.ended.ids.length + overview.open.ids.length,
    );
  });
  it('tells channels and decisions, the unknown code too', () => {
    expect(overview.byChannel.find(({ channel }) => channel === 'fax')?.received.ids).toEqual(['late']);
    expect(overview.byDecision.map(({ code, closed }) => [code, closed.ids.length])).toEqual([
      ['G2', 2],
      ['P1', 1],
      ['D4', 1],
      ['O3', 1],
      [null, 1],
    ]);
  });
  it('takes the median of working days from receipt to reply', () => {
    // before: 22 December to 8 January with 1 to 3 January off and 4 January worked; in time 9; late many; again 3; unknown code 1
    expect(overview.medianWorkingDays).toBe(9);
  });
  it('shows every month of the period', () => {
    expect(overview.months.map(({ month, received, closed }) => `${month} ${received.ids.length} ${closed.ids.length}`)).toEqual([
      '2026-01 3 4',
      '2026-02 1 0',
      '2026-03 1 1',
      '2026-04 1 0',
      '2026-05 0 1',
      '2026-06 0 0',
    ]);
  });
  it('has no median without a reply', () => {
    expect(overviewOf([], { ...yearUntil(2026, day('2026-06-30')), calendar: stateCalendar }).medianWorkingDays).toBeNull();
  });
});

it('takes twelve months with the present one as the last', () => {
  expect(lastTwelveMonths(day('2026-02-28'))).toEqual({ from: '2025-03-01', until: '2026-02-28' });
});

it('shows a month in weeks from Monday to Sunday', () => {
  const weeks = weeksOfMonth(day('2026-11-01'));
  expect(weeks.map((week) => `${week[0]}…${week.at(-1)}`)).toEqual([
    '2026-10-26…2026-11-01',
    '2026-11-02…2026-11-08',
    '2026-11-09…2026-11-15',
    '2026-11-16…2026-11-22',
    '2026-11-23…2026-11-29',
    '2026-11-30…2026-12-06',
  ]);
});
