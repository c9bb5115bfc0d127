import type { WorkingDayCalendar } from './calendar.ts';
import { addDays, addMonths, type CivilDate, earliest } from './civil-date.ts';
import { REVIEW_FIRST_FROM, type RemedyDecision, type RemedyRoute, remedyRouteOf, SIX_MONTHS_TO_SUE_FROM } from './remedy-paragraph.ts';
import { calendarDays, isProvisional, lastDayOf, months } from './windows/period.ts';

/** Time to apply for review, from the day after the act became known. */
export const REVIEW_APPLICATION = calendarDays(60);
/** Time to sue after a review. */
export const SUIT_AFTER_REVIEW = calendarDays(15);
export const SUIT = months(6);
const SUIT_BEFORE_2015 = months(3);
const LONGEST_WITHOUT_NOTICE = months(12);
const ABSOLUTE_YEARS = 5;

export interface RemedyWindow {
  /** Day zero of the window. */
  readonly fromOn: CivilDate;
  /** Inclusive. */
  readonly lastDay: CivilDate;
  readonly basis: string;
  readonly provisional: boolean;
}

/** `contested`: for silence, review first is disputed, so both ways are told and the case is marked (project rule Q9). */
export interface RemedyWindows {
  readonly route: RemedyRoute | 'contested';
  readonly review: RemedyWindow;
  /** Null where a suit is possible only after review. */
  readonly suit: RemedyWindow | null;
  /** First day on which neither window is open any more. */
  readonly finalOn: CivilDate;
}

/** A reply or closing notice that reached its addressee. */
export interface KnownDecision extends RemedyDecision {
  /** The day its content became known: the signature, by post too. No service, no knowledge, no window. */
  readonly knownOn: CivilDate;
  /** False if the letter lacked the remedy paragraph; time then runs from `rightsKnownOn`. True unless said otherwise. */
  readonly rightsTold?: boolean;
  /** When the addressee learned of the remedies in another way; null or left out if never. */
  readonly rightsKnownOn?: CivilDate | null;
}

/**
 * The last days for review and for suit against a reply.
 *
 * Legal source: 行政复议法 (2017) art. 9, (2023) arts. 20, 21 and 23; 行政诉讼法 art. 46; 法释〔2018〕1号 art. 64.
 */
export function remedyWindowsOf(decision: KnownDecision, calendar: WorkingDayCalendar): RemedyWindows {
  const route = remedyRouteOf(decision);
  const review = reviewWindowOf(decision, calendar);
  const suit = route === 'reviewFirst' ? null : suitWindowOf(decision, calendar);
  return { route, review, suit, finalOn: dayAfterLast(review, suit) };
}

/** The time to apply for review of a reply. */
export function reviewWindowOf(decision: KnownDecision, calendar: WorkingDayCalendar): RemedyWindow {
  const { knownOn } = decision;
  const plain = lastDayOf(knownOn, REVIEW_APPLICATION, calendar);
  // The review law of 2017 knows no longer time for a missing paragraph; what ran out under it stays run out.
  if (plain < REVIEW_FIRST_FROM) return windowOf({ fromOn: knownOn, lastDay: plain, basis: '行政复议法（2017）第九条' }, calendar);
  if (isTold(decision)) return windowOf({ fromOn: knownOn, lastDay: plain, basis: '行政复议法（2023）第二十条第一款' }, calendar);
  const fromRights = decision.rightsKnownOn ? lastDayOf(decision.rightsKnownOn, REVIEW_APPLICATION, calendar) : null;
  return cappedWindow({ decision, fromRights, basis: '行政复议法（2023）第二十条第三款、第二十一条' }, calendar);
}

/** The time to sue over a reply directly. */
export function suitWindowOf(decision: KnownDecision, calendar: WorkingDayCalendar): RemedyWindow {
  const { knownOn } = decision;
  if (isTold(decision)) return windowOf({ fromOn: knownOn, ...toldSuit(knownOn, calendar) }, calendar);
  const fromRights = decision.rightsKnownOn ? lastDayOf(decision.rightsKnownOn, SUIT, calendar) : null;
  return cappedWindow({ decision, fromRights, basis: '行政诉讼法第四十六条第二款；法释〔2018〕1号第六十四条' }, calendar);
}

/**
 * The windows against failure to answer in time.
 *
 * Legal source: 行政复议法实施条例 art. 16 by analogy; 法释〔2018〕1号 art. 66.
 *
 * @param dueOn - The last day on which a reply would have been in time.
 */
export function remedyWindowsOfSilence(dueOn: CivilDate, calendar: WorkingDayCalendar): RemedyWindows {
  const review = windowOf(
    { fromOn: dueOn, lastDay: lastDayOf(dueOn, REVIEW_APPLICATION, calendar), basis: '行政复议法实施条例第十六条' },
    calendar,
  );
  const suit = windowOf({ fromOn: dueOn, lastDay: lastDayOf(dueOn, SUIT, calendar), basis: '法释〔2018〕1号第六十六条' }, calendar);
  const route = dueOn < REVIEW_FIRST_FROM ? 'either' : 'contested';
  return { route, review, suit, finalOn: dayAfterLast(review, suit) };
}

/**
 * The time to sue after a review.
 *
 * Legal source: 行政诉讼法 art. 45; 行政复议法 (2023) art. 34.
 *
 * @param endedOn - Receipt of the review decision, or, without one, the last day of the review period.
 */
export function suitAfterReviewOf(endedOn: CivilDate, calendar: WorkingDayCalendar): RemedyWindow {
  return windowOf({ fromOn: endedOn, lastDay: lastDayOf(endedOn, SUIT_AFTER_REVIEW, calendar), basis: '行政诉讼法第四十五条' }, calendar);
}

function isTold({ rightsTold }: KnownDecision): boolean {
  return rightsTold !== false;
}

/** Three months that had run out when the six months came (2015-05-01) stay run out; others became six (法释〔2015〕9号 art. 26). */
function toldSuit(knownOn: CivilDate, calendar: WorkingDayCalendar): { lastDay: CivilDate; basis: string } {
  const old = lastDayOf(knownOn, SUIT_BEFORE_2015, calendar);
  if (old < SIX_MONTHS_TO_SUE_FROM) return { lastDay: old, basis: '行政诉讼法（1989）第三十九条' };
  return { lastDay: lastDayOf(knownOn, SUIT, calendar), basis: '行政诉讼法第四十六条第一款' };
}

/** Rights not told: at most one year from knowing the content, and five years from the decision. */
function cappedWindow(
  { decision, fromRights, basis }: { decision: KnownDecision; fromRights: CivilDate | null; basis: string },
  calendar: WorkingDayCalendar,
): RemedyWindow {
  const oneYear = lastDayOf(decision.knownOn, LONGEST_WITHOUT_NOTICE, calendar);
  const fiveYears = calendar.onOrNextWorkingDay(addMonths(decision.decidedOn, 12 * ABSOLUTE_YEARS));
  const lastDay = earliest(fromRights, oneYear, fiveYears) ?? oneYear;
  return windowOf({ fromOn: decision.rightsKnownOn ?? decision.knownOn, lastDay, basis }, calendar);
}

function windowOf(window: Omit<RemedyWindow, 'provisional'>, calendar: WorkingDayCalendar): RemedyWindow {
  return { ...window, provisional: isProvisional(window.lastDay, calendar) };
}

function dayAfterLast(review: RemedyWindow, suit: RemedyWindow | null): CivilDate {
  const last = suit !== null && suit.lastDay > review.lastDay ? suit.lastDay : review.lastDay;
  return addDays(last, 1);
}
