import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/law/channels.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { isLateConfirmation, receiptRuleOf } from '../../src/law/receipt.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';

const LAST_OLD = civilDate('2019-05-14');
const FIRST_NEW = civilDate('2019-05-15');

describe('the receipt rule', () => {
  it.each([
    { channel: 'inPerson', before: 'arrival', since: 'arrival' },
    { channel: 'oral', before: 'arrival', since: 'arrival' },
    { channel: 'mailSigned', before: 'arrival', since: 'arrival' },
    { channel: 'mailOrdinary', before: 'confirmation', since: 'confirmation' },
    { channel: 'mailMisaddressed', before: 'confirmation', since: 'confirmation' },
    { channel: 'online', before: 'confirmation', since: 'confirmation' },
    { channel: 'email', before: 'arrival', since: 'confirmation' },
    { channel: 'fax', before: 'confirmation', since: 'confirmation' },
  ] as const)('$channel: $before fixes receipt until 2019-05-14, $since since 2019-05-15', ({ channel, before, since }) => {
    expect(receiptRuleOf(channel, LAST_OLD)).toMatchObject({ column: 'R2008', fixedBy: before, rule: `R2008.${channel}` });
    expect(receiptRuleOf(channel, FIRST_NEW)).toMatchObject({ column: 'R2019', fixedBy: since, rule: `R2019.${channel}` });
  });

  it('applies the column of the letter of 2015 to older arrivals too', () => {
    expect(receiptRuleOf('email', civilDate('2012-03-01'))).toMatchObject({ column: 'R2008', fixedBy: 'arrival' });
  });

  it('names its source in both languages for every channel', () => {
    for (const channel of CHANNELS) {
      for (const day of [LAST_OLD, FIRST_NEW]) {
        expect(receiptRuleOf(channel, day).basis.zh).not.toBe('');
        expect(receiptRuleOf(channel, day).basis.en).not.toBe('');
      }
    }
    expect(receiptRuleOf('mailOrdinary', FIRST_NEW).basis.zh).toBe('2019年条例第三十一条第二项');
  });
});

describe('a confirmation', () => {
  it.each([
    { arrived: '2021-04-30', confirmed: '2021-05-06', late: false, because: 'it is the first working day after Labour Day' },
    { arrived: '2021-04-30', confirmed: '2021-05-07', late: true, because: 'it is the second working day' },
    { arrived: '2024-03-04', confirmed: '2024-03-04', late: false, because: 'it is the same day' },
    { arrived: '2024-03-09', confirmed: '2024-03-11', late: false, because: 'Monday is the first working day after Saturday' },
    { arrived: '2020-01-18', confirmed: '2020-01-19', late: false, because: 'Sunday 19 January is a shifted working day' },
    { arrived: '2020-01-18', confirmed: '2020-01-20', late: true, because: 'Sunday 19 January was the first working day' },
  ])('on $confirmed of an arrival on $arrived is late: $late, because $because', ({ arrived, confirmed, late }) => {
    expect(isLateConfirmation(civilDate(arrived), civilDate(confirmed), stateCalendar)).toBe(late);
  });
});
