import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import { clockViewOfFacts } from '../../../src/law/clock/clock-view.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { confirmed, received } from '../../support/facts.ts';
import { calendarBeforeAmendment } from '../../support/original-notice-of-2020.ts';
import { consultationRules } from './rules/consultation-rules.ts';
import { furtherRules } from './rules/further-rules.ts';
import { periodAndFeeRules } from './rules/period-and-fee-rules.ts';
import { receiptAndCorrectionRules } from './rules/receipt-and-correction-rules.ts';
import { asked, breach, of2019, type Rule, sent } from './rules/rule.ts';
import { stopAndOrderRules } from './rules/stop-and-order-rules.ts';

const eventTable: readonly Rule[] = [...receiptAndCorrectionRules, ...consultationRules, ...periodAndFeeRules, ...stopAndOrderRules];

function holds(rule: Rule): void {
  const ask = { ref: rule.row, today: civilDate(rule.today), calendar: rule.calendar ?? stateCalendar };
  expect(clockViewOfFacts(rule.facts, ask)).toMatchObject(rule.expected);
}

/** Whole sentences as titles. */
function titled(rules: readonly Rule[]) {
  return rules.map((rule) => [`${rule.row}: ${rule.because}`, rule] as const);
}

describe("the clock's event table", () => {
  it.each(titled(eventTable))('%s', (_, rule) => holds(rule));

  it('has a case for every row C1 to C30', () => {
    const rows = [...Array.from({ length: 30 }, (_, i) => `C${i + 1}`), 'C12b', 'C27b'];
    expect(rows.filter((row) => !eventTable.some((rule) => rule.row === row))).toEqual([]);
  });
});

describe('the further rules of the clock', () => {
  it.each(titled(furtherRules))('%s', (_, rule) => holds(rule));
});

describe('an amended calendar', () => {
  it('moves the due day of an open case from 2020-02-20 to 2020-02-24, one case at a time and by nothing but the calendar', () => {
    const ask = { ref: 'W9', today: civilDate('2020-02-05') };
    const facts9 = confirmed({ arrived: '2020-01-19', confirmed: '2020-01-19', channel: 'mailOrdinary' });
    const before = clockViewOfFacts(facts9, { ...ask, calendar: calendarBeforeAmendment });
    const after = clockViewOfFacts(facts9, { ...ask, calendar: stateCalendar });
    expect([before.dueOn, after.dueOn]).toEqual(['2020-02-20', '2020-02-24']);
    expect([before.countedWorkingDays, after.countedWorkingDays]).toEqual([9, 7]);
    expect(calendarBeforeAmendment.version).not.toBe(stateCalendar.version);
  });

  it('judges a lawful extension of the old due day by the new one', () => {
    const extendedOn = received('2020-01-19', ['period.extended', '2020-02-21', { workingDays: 5 }]);
    const ask = { ref: 'W9', today: civilDate('2020-02-21') };
    expect(clockViewOfFacts(extendedOn, { ...ask, calendar: calendarBeforeAmendment }).breaches).toMatchObject(
      breach('C15', 'period.extended'),
    );
    expect(clockViewOfFacts(extendedOn, { ...ask, calendar: stateCalendar })).toMatchObject({ dueOn: '2020-03-02', breaches: [] });
  });

  it('is provisional past the last known notice', () => {
    const view = (on: string) => clockViewOfFacts(received(on), { ref: 'x', today: civilDate(on), calendar: stateCalendar });
    expect(view('2026-12-03')).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(view('2026-12-04')).toMatchObject({ provisional: true });
  });
});

describe('the ledger', () => {
  it('does not split a stretch where a correction is asked while the same party is being consulted', () => {
    const view = clockViewOfFacts(of2019(sent, asked), { ref: 'x', today: civilDate('2024-09-20'), calendar: stateCalendar });
    expect(view.ledger).toEqual([
      { from: '2024-09-03', to: '2024-09-04', kind: 'counted', workingDays: 2, causes: [], basis: '2019年条例第三十三条' },
      {
        from: '2024-09-05',
        to: '2024-09-20',
        kind: 'excluded',
        workingDays: 11,
        causes: ['a'],
        basis: '2019年条例第三十三条第三款；2019年条例第三十条',
      },
    ]);
  });

  it('names the parties of overlapping consultations, sorted, and starts anew where their set changes', () => {
    const overlapping = of2019(
      ['organ.consulted', '2024-09-04', { organ: 'b' }],
      ['thirdParty.consulted', '2024-09-06', { party: 'a' }],
      ['organ.replied', '2024-09-10', { organ: 'b' }],
      ['thirdParty.replied', '2024-09-12', { party: 'a' }],
    );
    const view = clockViewOfFacts(overlapping, { ref: 'x', today: civilDate('2024-09-16'), calendar: stateCalendar });
    expect(view.ledger?.map(({ from, to, kind, causes, workingDays }) => [from, to, kind, causes.join(), workingDays])).toEqual([
      ['2024-09-03', '2024-09-04', 'counted', '', 2],
      ['2024-09-05', '2024-09-06', 'excluded', 'b', 2],
      ['2024-09-07', '2024-09-10', 'excluded', 'a,b', 2],
      ['2024-09-11', '2024-09-12', 'excluded', 'a', 2],
      ['2024-09-13', '2024-09-16', 'counted', '', 2],
    ]);
  });
});
