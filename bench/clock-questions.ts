import type { WorkingDayCalendar } from '../src/law/calendar.ts';
import { addDays, type CivilDate, civilDate } from '../src/law/civil-date.ts';
import { clockViewOfFacts } from '../src/law/clock/clock-view.ts';
import type { Fact } from '../src/law/fact.ts';
import { stateCalendar, stateNotices } from '../src/law/state-calendar.ts';
import { type Comparison, compare, timed } from './measure.ts';
import { createNaiveCalendar } from './naive-calendar.ts';

const naive = createNaiveCalendar(stateNotices, stateCalendar);
const AGAINST = 'the same, counting day by day';

/** Received in person, a third party asked and silent, extended, answered on the last day but one. */
const CASE: readonly Fact[] = [
  fact('application.arrived', '2023-09-18', { channel: 'inPerson' }),
  fact('thirdParty.consulted', '2023-09-20', { party: 'a' }),
  fact('thirdParty.served', '2023-09-22', { party: 'a' }),
  fact('period.extended', '2023-11-10', { workingDays: 20 }),
  fact('reply.served', '2023-12-11', { decisionCode: 'G2' }),
];
const TODAY = civilDate('2023-12-31');
const FIRST = civilDate('2008-05-01');
const DAYS = 6500;

export async function clockQuestions({ cases, rounds }: { cases: number; rounds: number }): Promise<Comparison[]> {
  const views = (calendar: WorkingDayCalendar) => timed(cases, () => askClock(calendar, cases));
  const days = (calendar: WorkingDayCalendar) => timed(cases * 2, () => askDays(calendar, cases));
  return [
    await compare(
      { name: 'clock of a case with ledger', unit: 'cases', against: AGAINST, rounds },
      { ours: () => views(stateCalendar), theirs: () => views(naive) },
    ),
    await compare(
      { name: 'working-day questions', unit: 'questions', against: AGAINST, rounds },
      { ours: () => days(stateCalendar), theirs: () => days(naive) },
    ),
  ];
}

function askClock(calendar: WorkingDayCalendar, times: number): void {
  for (let i = 0; i < times; i += 1) {
    const { inTime } = clockViewOfFacts(CASE, { ref: 'case', today: TODAY, calendar });
    if (inTime !== true) throw new Error('The clock of the benchmark is wrong');
  }
}

/** A due day and a count of days for receipts all over the calendar. */
function askDays(calendar: WorkingDayCalendar, times: number): void {
  let day: CivilDate = FIRST;
  for (let i = 0; i < times; i += 1) {
    day = addDays(FIRST, (i * 7919) % DAYS);
    const due = calendar.nthWorkingDayAfter(day, 20);
    if (calendar.workingDaysBetween(day, due) !== 20) throw new Error('The calendar of the benchmark is wrong');
  }
}

function fact(type: string, on: string, data: Fact['data']): Fact {
  return { type, on: civilDate(on), data };
}
