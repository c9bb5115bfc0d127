import type { WorkingDayCalendar } from '../../../../src/law/calendar.ts';
import type { Fact } from '../../../../src/law/fact.ts';
import { type FactLine, received } from '../../../support/facts.ts';

/** One row of a table of rules: a history, a day, and what the clock then says. */
export interface Rule {
  /** Row of the event table (domain 1.8.4), or the matter of a further rule (1.8.3). */
  readonly row: string;
  readonly because: string;
  readonly facts: readonly Fact[];
  readonly today: string;
  readonly calendar?: WorkingDayCalendar;
  /** Part of the view; days as text. */
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Monday 2 September 2024: 7th working day 11 September, due 30 September, with 20 more 1 November. */
export const R = '2024-09-02';
/** Monday 16 January 2017, under the 2007 Regulation: due 9 February, with 15 more 2 March. */
export const R2008 = '2017-01-16';

/** The case received on `R` as it stands when nothing has touched its clock. */
export const untouched = { state: 'running', anchor: R, dueOn: '2024-09-30', baseDueOn: '2024-09-30' };

/** Last day 10 October: 15 working days after service. */
export const asked: FactLine = ['correction.requested', '2024-09-11', { workingDays: 15, servedOn: '2024-09-12' }];
export const sent: FactLine = ['thirdParty.consulted', '2024-09-04', { party: 'a' }];
/** 15th working day 27 September. */
export const served: FactLine = ['thirdParty.served', '2024-09-05', { party: 'a' }];
/** Last day 25 October: 30 calendar days after service. */
export const fee: FactLine = ['fee.notified', '2024-09-24', { yuan: 100, servedOn: '2024-09-25' }];
export const extended: FactLine = ['period.extended', '2024-09-30', { workingDays: 20 }];
export const replied: FactLine = ['reply.served', '2024-09-30', { decisionCode: 'G2' }];

/** A case of the 2019 Regulation received on `R`. */
export function of2019(...more: readonly FactLine[]): Fact[] {
  return received(R, ...more);
}

/** A case of the 2007 Regulation received on `R2008`. */
export function of2008(...more: readonly FactLine[]): Fact[] {
  return received(R2008, ...more);
}

/** The breaches of a case in which one fact breached one row. */
export function breach(rule: string, event: string): readonly Readonly<Record<string, string>>[] {
  return [{ rule, event }];
}
