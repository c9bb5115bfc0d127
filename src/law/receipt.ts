import type { WorkingDayCalendar } from './calendar.ts';
import type { Channel } from './channels.ts';
import type { CivilDate } from './civil-date.ts';
import type { Bilingual } from './errors.ts';
import { regimeOf } from './regimes.ts';
import type { RegimeId } from './step-facts.ts';

/** What makes a day the date of receipt: the arrival itself, or both sides' confirmation. */
export type ReceiptFixedBy = 'arrival' | 'confirmation';

export interface ReceiptRule {
  /** The column of the receipt table, chosen by the day of arrival; the regime follows from the date of receipt, not from this. */
  readonly column: RegimeId;
  readonly fixedBy: ReceiptFixedBy;
  /** Id of the table's cell, stored on the case: `R2019.mailOrdinary`. */
  readonly rule: string;
  readonly basis: Bilingual;
}

type Cell = Pick<ReceiptRule, 'fixedBy' | 'basis'>;

/** Receipt to be confirmed by the end of the first working day after arrival (project rule Q2). */
export const CONFIRMATION_WORKING_DAYS = 1;

const item2019 = (item: 1 | 2 | 3): Bilingual => ({
  zh: `2019年条例第三十一条第${'一二三'[item - 1]}项`,
  en: `2019 Regulation, art. 31(${item})`,
});
const letter2015: Bilingual = { zh: '国办公开办函〔2015〕207号', en: 'General Office letter No. 207 of 2015' };
const dictated: Bilingual = {
  zh: '项目规则：工作人员代填、申请人签字当日',
  en: 'project rule: the day the officer fills in the form and the applicant signs it',
};

const CELLS: Readonly<Record<RegimeId, Readonly<Record<Channel, Cell>>>> = {
  R2008: {
    inPerson: { fixedBy: 'arrival', basis: letter2015 },
    oral: { fixedBy: 'arrival', basis: dictated },
    mailSigned: { fixedBy: 'arrival', basis: letter2015 },
    mailOrdinary: { fixedBy: 'confirmation', basis: letter2015 },
    mailMisaddressed: { fixedBy: 'confirmation', basis: letter2015 },
    online: { fixedBy: 'confirmation', basis: letter2015 },
    email: { fixedBy: 'arrival', basis: letter2015 },
    fax: { fixedBy: 'confirmation', basis: letter2015 },
  },
  R2019: {
    inPerson: { fixedBy: 'arrival', basis: item2019(1) },
    oral: { fixedBy: 'arrival', basis: dictated },
    mailSigned: { fixedBy: 'arrival', basis: item2019(2) },
    mailOrdinary: { fixedBy: 'confirmation', basis: item2019(2) },
    mailMisaddressed: { fixedBy: 'confirmation', basis: item2019(2) },
    online: { fixedBy: 'confirmation', basis: item2019(3) },
    email: { fixedBy: 'confirmation', basis: item2019(3) },
    fax: { fixedBy: 'confirmation', basis: item2019(3) },
  },
};

/**
 * How the date of receipt (收到申请之日) of an application is fixed.
 *
 * Legal source: 政府信息公开条例 (2019) art. 31; before 2019-05-15 国办公开办函〔2015〕207号, also for arrivals before that letter of
 * November 2015 (project rule).
 */
export function receiptRuleOf(channel: Channel, arrivedOn: CivilDate): ReceiptRule {
  const column = regimeOf(arrivedOn).id;
  return { column, rule: `${column}.${channel}`, ...CELLS[column][channel] };
}

/**
 * Whether the confirmation came after the first working day following arrival. It does not move the date of receipt; the case is
 * flagged for supervisors and auditors (project rule Q2).
 */
export function isLateConfirmation(arrivedOn: CivilDate, confirmedOn: CivilDate, calendar: WorkingDayCalendar): boolean {
  return confirmedOn > confirmationLastDay(arrivedOn, calendar);
}

/** The last day to confirm receipt where both sides must: an internal limit (project rule C2). */
export function confirmationLastDay(arrivedOn: CivilDate, calendar: WorkingDayCalendar): CivilDate {
  return calendar.nthWorkingDayAfter(arrivedOn, CONFIRMATION_WORKING_DAYS);
}
