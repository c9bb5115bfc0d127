import type { WorkingDayCalendar } from './calendar.ts';
import type { Channel } from './channels.ts';
import { type CivilDate, LAST_DAY } from './civil-date.ts';
import { type ClockView, clockViewOfFacts } from './clock/clock-view.ts';
import { type CountedDay, dayByDay } from './day-by-day.ts';
import type { Fact } from './fact.ts';
import { type ReceiptRule, receiptRuleOf } from './receipt.ts';
import { REGIMES } from './regimes.ts';

export interface CalculatorQuestion {
  readonly channel: Channel;
  readonly arrivedOn: CivilDate;
  /** The day on which both sides confirmed; only asked where the channel needs it. */
  readonly confirmedOn: CivilDate | null;
  readonly extended: boolean;
}

export type CalculatorAnswer =
  | { readonly result: 'confirmationNeeded'; readonly rule: ReceiptRule }
  | {
      readonly result: 'due';
      readonly rule: ReceiptRule;
      readonly receivedOn: CivilDate;
      readonly regime: NonNullable<ClockView['regime']>;
      /** Article of the reply's period. */
      readonly basis: string;
      readonly workingDays: number;
      /** Working days of the extension; null without one. */
      readonly extendedBy: number | null;
      readonly baseDueOn: CivilDate;
      readonly dueOn: CivilDate;
      readonly provisional: boolean;
      readonly days: readonly CountedDay[];
    };

/**
 * When a reply to an application is due, day by day, for whoever asks; nothing is stored. The extension is the longest that the law allows.
 *
 * Legal source: 政府信息公开条例 (2019) art. 31, 33; (2007) art. 24; receipt before 2019-05-15: 国办公开办函〔2015〕207号.
 */
export function replyDueFor(question: CalculatorQuestion, calendar: WorkingDayCalendar): CalculatorAnswer {
  const { channel, arrivedOn, confirmedOn, extended } = question;
  const rule = receiptRuleOf(channel, arrivedOn);
  const needsConfirmation = rule.fixedBy === 'confirmation';
  if (needsConfirmation && confirmedOn === null) return { result: 'confirmationNeeded', rule };
  const facts: Fact[] = [{ type: 'application.arrived', on: arrivedOn, data: { channel } }];
  if (needsConfirmation && confirmedOn !== null) facts.push({ type: 'receipt.confirmed', on: confirmedOn, data: {} });
  const plain = viewOf(facts, calendar);
  const { receivedOn, regime, baseDueOn, anchor } = plain;
  if (receivedOn === null || regime === null || baseDueOn === null || anchor === null) throw new RangeError('No date of receipt');
  const { extensionCapWorkingDays: extensionCap, replyWorkingDays, articles } = REGIMES[regime];
  const extension: Fact = { type: 'period.extended', on: receivedOn, data: { workingDays: extensionCap } };
  const view = extended ? viewOf([...facts, extension], calendar) : plain;
  const dueOn = view.dueOn ?? baseDueOn;
  return {
    result: 'due',
    rule,
    receivedOn,
    regime,
    basis: articles.replyPeriod,
    workingDays: replyWorkingDays,
    extendedBy: extended ? extensionCap : null,
    baseDueOn,
    dueOn,
    provisional: view.provisional === true,
    days: dayByDay(anchor, dueOn, calendar),
  };
}

function viewOf(facts: readonly Fact[], calendar: WorkingDayCalendar): ClockView {
  const last = facts.reduce<CivilDate>((latest, { on }) => (on > latest ? on : latest), facts[0]?.on ?? LAST_DAY);
  return clockViewOfFacts(facts, { ref: '', today: last, calendar });
}
