import { describe, expect, it } from 'vitest';
import type { WorkingDayCalendar } from '../../../src/law/calendar.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { type ClockView, clockViewOfFacts } from '../../../src/law/clock/clock-view.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { confirmed, facts, received } from '../../support/facts.ts';
import { calendarBeforeAmendment } from '../../support/original-notice-of-2020.ts';

interface Example {
  readonly name: string;
  readonly facts: readonly Fact[];
  /** The day the clock is looked at. */
  readonly today: string;
  readonly calendar?: WorkingDayCalendar;
  readonly expected: Partial<ClockView>;
  readonly because: string;
}

const thirdPartyOfW4 = [
  ['thirdParty.consulted', '2017-09-15', { party: '乙公司' }],
  ['thirdParty.replied', '2017-09-28', { party: '乙公司' }],
] as const;
const w11 = received('2021-09-13', ['correction.requested', '2021-09-23', { workingDays: 15, servedOn: '2021-09-24' }]);
const w13 = received(
  '2023-09-18',
  ['thirdParty.consulted', '2023-09-20', { party: 'a' }],
  ['thirdParty.served', '2023-09-22', { party: 'a' }],
);
const w14 = received('2024-04-18', ['period.extended', '2024-05-17', { workingDays: 20 }]);
const w15 = received('2024-09-02', ['fee.notified', '2024-09-24', { yuan: 100 }], ['fee.paid', '2024-10-14']);
const w16 = received('2024-09-02', ['fee.notified', '2024-09-03', { yuan: 100 }]);
const w17 = received(
  '2025-04-14',
  ['thirdParty.consulted', '2025-04-17', { party: '某公司' }],
  ['organ.consulted', '2025-04-22', { organ: '某局' }],
  ['thirdParty.replied', '2025-05-12', { party: '某公司' }],
  ['organ.replied', '2025-05-16', { organ: '某局' }],
);

// biome-ignore format: a table, one example a row
const EXAMPLES: readonly Example[] = [
  { name: 'W1', facts: received('2017-01-16'), today: '2017-01-16', expected: { regime: 'R2008', dueOn: civilDate('2017-02-09') }, because: '22 January and 4 February 2017 are shifted working days' },
  { name: 'W2', facts: confirmed({ arrived: '2017-04-27', confirmed: '2017-04-28', channel: 'fax' }), today: '2017-04-28', expected: { dueOn: civilDate('2017-05-22') }, because: '1 May is off' },
  {
    name: 'W2 extended',
    facts: confirmed({ arrived: '2017-04-27', confirmed: '2017-04-28', channel: 'fax' }, ['period.extended', '2017-05-19', { workingDays: 15 }]),
    today: '2017-05-19',
    expected: { baseDueOn: civilDate('2017-05-22'), dueOn: civilDate('2017-06-13') },
    because: '27 May counts, 28–30 May are off',
  },
  { name: 'W3', facts: facts(['application.arrived', '2017-05-27', { channel: 'mailSigned' }]), today: '2017-05-27', expected: { receivedOn: civilDate('2017-05-27'), dueOn: civilDate('2017-06-20') }, because: 'day 1 is 31 May' },
  { name: 'W4', facts: received('2017-09-11', ...thirdPartyOfW4), today: '2017-09-28', expected: { dueOn: civilDate('2017-10-19') }, because: '9 working days of the consultation are excluded' },
  { name: 'W4 without pause', facts: received('2017-09-11'), today: '2017-09-11', expected: { dueOn: civilDate('2017-09-30') }, because: '30 September is a shifted working day' },
  { name: 'W5', facts: facts(['application.arrived', '2022-09-30', { channel: 'mailSigned' }]), today: '2022-09-30', expected: { regime: 'R2019', dueOn: civilDate('2022-11-02') }, because: '8 and 9 October count; a court computed the same' },
  { name: 'W6', facts: received('2018-12-24'), today: '2018-12-24', expected: { dueOn: civilDate('2019-01-15') }, because: '29 December 2018 stands in the notice for 2019' },
  { name: 'W7 old', facts: received('2019-05-14'), today: '2019-05-14', expected: { regime: 'R2008', dueOn: civilDate('2019-06-04') }, because: 'the last day of the 2007 Regulation' },
  { name: 'W7 new', facts: received('2019-05-15'), today: '2019-05-15', expected: { regime: 'R2019', dueOn: civilDate('2019-06-13') }, because: 'the first day of the 2019 Regulation; 7 June is off' },
  { name: 'W8', facts: received('2019-09-20'), today: '2019-09-20', expected: { dueOn: civilDate('2019-10-23') }, because: '29 September and 12 October count' },
  { name: 'W9 original', facts: confirmed({ arrived: '2020-01-19', confirmed: '2020-01-19', channel: 'mailOrdinary' }), today: '2020-01-19', calendar: calendarBeforeAmendment, expected: { dueOn: civilDate('2020-02-20') }, because: 'counted by the notice as first published' },
  { name: 'W9 amended', facts: confirmed({ arrived: '2020-01-19', confirmed: '2020-01-19', channel: 'mailOrdinary' }), today: '2020-01-19', expected: { dueOn: civilDate('2020-02-24') }, because: 'Spring Festival was lengthened to 2 February' },
  { name: 'W10', facts: confirmed({ arrived: '2021-04-30', confirmed: '2021-05-06', channel: 'online' }), today: '2021-05-06', expected: { receivedOn: civilDate('2021-05-06'), dueOn: civilDate('2021-06-02') }, because: 'receipt is the day both sides confirm; 8 May counts' },
  { name: 'W11', facts: [...w11, ...facts(['correction.received', '2021-10-11'])], today: '2021-10-11', expected: { anchor: civilDate('2021-10-11'), receivedOn: civilDate('2021-09-13'), dueOn: civilDate('2021-11-08'), breaches: [] }, because: 'a correction restarts the period' },
  { name: 'W11 old due', facts: received('2021-09-13'), today: '2021-09-13', expected: { dueOn: civilDate('2021-10-15') }, because: 'void once the correction arrives' },
  { name: 'W12 last day', facts: w11, today: '2021-10-20', expected: { state: 'suspended', dueOn: null, baseDueOn: null }, because: 'the 15th working day after service' },
  { name: 'W12 lapse', facts: w11, today: '2021-10-21', expected: { state: 'stopped', stoppedOn: civilDate('2021-10-21'), inTime: null }, because: 'O1 on the day after the last day' },
  { name: 'W13', facts: w13, today: '2023-10-19', expected: { state: 'running', dueOn: civilDate('2023-11-14') }, because: '17 working days excluded, silence ends on 2023-10-19' },
  { name: 'W13 the day before', facts: w13, today: '2023-10-18', expected: { state: 'paused', dueOn: null }, because: 'the third party may still answer' },
  { name: 'W14', facts: received('2024-04-18'), today: '2024-04-18', expected: { dueOn: civilDate('2024-05-17') }, because: '28 April and 11 May count' },
  { name: 'W14 extended', facts: w14, today: '2024-05-17', expected: { baseDueOn: civilDate('2024-05-17'), dueOn: civilDate('2024-06-17'), breaches: [] }, because: 'an extension on the due day is in time; 10 June is off' },
  { name: 'W15', facts: w15, today: '2024-10-14', expected: { anchor: civilDate('2024-10-14'), dueOn: civilDate('2024-11-11') }, because: 'payment restarts the period' },
  { name: 'W16 last day', facts: w16, today: '2024-10-08', expected: { state: 'suspended' }, because: 'the 30th day is a holiday and rolls to 8 October' },
  { name: 'W16 lapse', facts: w16, today: '2024-10-09', expected: { state: 'stopped', stoppedOn: civilDate('2024-10-09') }, because: 'O2 on the day after' },
  { name: 'W17', facts: w17, today: '2025-05-16', expected: { dueOn: civilDate('2025-06-11') }, because: 'overlapping consultations are excluded once: 19 working days' },
  { name: 'W18', facts: received('2025-01-20'), today: '2025-01-20', expected: { dueOn: civilDate('2025-02-21') }, because: '26 January and 8 February count' },
  { name: 'W18 extended', facts: received('2025-01-20', ['period.extended', '2025-02-20', { workingDays: 20 }]), today: '2025-02-20', expected: { dueOn: civilDate('2025-03-21') }, because: 'a full extension' },
  { name: 'W19', facts: received('2026-02-06'), today: '2026-02-06', expected: { dueOn: civilDate('2026-03-12') }, because: '14 and 28 February count' },
  { name: 'W20', facts: facts(['application.arrived', '2026-09-19', { channel: 'mailSigned' }]), today: '2026-09-19', expected: { dueOn: civilDate('2026-10-22') }, because: 'Sunday 20 September is a shifted working day and day 1' },
  { name: 'W21', facts: received('2025-08-11', ['reply.deferred', '2025-09-05', { to: '2025-12-31' }]), today: '2025-09-05', expected: { baseDueOn: civilDate('2025-09-08'), dueOn: civilDate('2025-12-31'), breaches: [] }, because: 'a deferral has no fixed cap' },
  { name: 'W22', facts: received('2024-04-18', ['reply.served', '2024-05-17', { decisionCode: 'G2' }], ['service.proven', '2024-05-21']), today: '2024-05-21', expected: { state: 'stopped', stoppedOn: civilDate('2024-05-17'), inTime: true }, because: 'the day of posting counts, not of delivery' },
];

describe('the worked examples of the law', () => {
  it.each(EXAMPLES.map((example) => [`${example.name}: ${example.because}`, example] as const))('%s', (_title, example) => {
    const view = clockViewOfFacts(example.facts, {
      ref: example.name,
      today: civilDate(example.today),
      calendar: example.calendar ?? stateCalendar,
    });
    expect(view).toMatchObject(example.expected);
  });

  it.each(EXAMPLES.filter(({ name }) => !name.includes('W9')).map((example) => [example.name, example] as const))(
    '%s received one working day later is never due earlier',
    (_name, example) => {
      const first = example.facts[0];
      const receivedOn = first?.on ?? civilDate('2024-01-01');
      const later = stateCalendar.nthWorkingDayAfter(receivedOn, 1);
      const ask = { ref: 'x', today: later, calendar: stateCalendar };
      const due = clockViewOfFacts(received(receivedOn), ask).dueOn;
      const dueLater = clockViewOfFacts(received(later), ask).dueOn;
      expect(dueLater !== null && due !== null && dueLater > due).toBe(true);
      expect(dueLater !== null && stateCalendar.isWorkingDay(dueLater)).toBe(true);
    },
  );

  it('W11: the notice is in time until 2021-09-23, and late on the next working day', () => {
    const notice = (on: string) => received('2021-09-13', ['correction.requested', on, { workingDays: 15 }]);
    const ask = { ref: 'W11', today: civilDate('2021-09-24'), calendar: stateCalendar };
    expect(clockViewOfFacts(notice('2021-09-23'), ask)).toMatchObject({ state: 'suspended', breaches: [] });
    expect(clockViewOfFacts(notice('2021-09-24'), ask)).toMatchObject({ state: 'running', breaches: [{ rule: 'C5' }] });
  });

  it('W23: a document made on 2017-12-18 is published by 2018-01-16', () => {
    expect(stateCalendar.nthWorkingDayAfter(civilDate('2017-12-18'), 20)).toBe('2018-01-16');
  });

  it('the ledger of W4 can be recounted by hand', () => {
    const view = clockViewOfFacts(received('2017-09-11', ...thirdPartyOfW4, ['reply.served', '2017-10-19', {}]), {
      ref: 'W4',
      today: civilDate('2018-01-01'),
      calendar: stateCalendar,
    });
    expect(view.ledger).toEqual([
      { from: '2017-09-12', to: '2017-09-15', kind: 'counted', workingDays: 4, causes: [], basis: '2007年条例第二十四条' },
      { from: '2017-09-16', to: '2017-09-28', kind: 'excluded', workingDays: 9, causes: ['乙公司'], basis: '2007年条例第二十四条第三款' },
      { from: '2017-09-29', to: '2017-10-19', kind: 'counted', workingDays: 11, causes: [], basis: '2007年条例第二十四条' },
    ]);
    expect(view).toMatchObject({ countedWorkingDays: 15, remainingWorkingDays: 0, inTime: true });
  });

  it('the example of the public interface comes out as printed there', () => {
    const timeline = confirmed(
      { arrived: '2017-04-27', confirmed: '2017-04-28', channel: 'fax' },
      ['period.extended', '2017-05-19', { workingDays: 15 }],
      ['reply.served', '2017-06-12', { decisionCode: 'G2' }],
      ['litigation.registered', '2017-07-10'],
    );
    expect(clockViewOfFacts(timeline, { ref: 'example-1', today: civilDate('2026-01-01'), calendar: stateCalendar })).toEqual({
      ref: 'example-1',
      round: 1,
      regime: 'R2008',
      receivedOn: '2017-04-28',
      anchor: '2017-04-28',
      state: 'stopped',
      baseDueOn: '2017-05-22',
      dueOn: '2017-06-13',
      provisional: false,
      countedWorkingDays: 29,
      remainingWorkingDays: 1,
      stoppedOn: '2017-06-12',
      inTime: true,
      ledger: [{ from: '2017-04-29', to: '2017-06-12', kind: 'counted', workingDays: 29, causes: [], basis: '2007年条例第二十四条' }],
      breaches: [],
    });
  });
});
