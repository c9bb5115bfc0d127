import { expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { reasonsTerm } from '../../../src/law/windows/reasons-window.ts';

const notice = (data: Fact['data']): Fact => ({ type: 'reasons.requested', on: civilDate('2024-04-03'), data });

it.each([
  { data: { workingDays: 2 }, lastDay: '2024-04-08', because: '4 to 6 April are off and Sunday the 7th is a working day' },
  { data: { workingDays: 2, servedOn: '2024-04-08' }, lastDay: '2024-04-10', because: 'service, not issue, starts it' },
])('counts the time for reasons in working days: $lastDay, as $because', ({ data, lastDay }) => {
  expect(reasonsTerm(notice(data), stateCalendar)?.lastDay).toBe(lastDay);
});

it('knows no end where the notice names no period', () => {
  expect(reasonsTerm(notice({}), stateCalendar)).toBeNull();
});
