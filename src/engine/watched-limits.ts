import type { WorkingDayCalendar } from '../law/calendar.ts';
import { type CivilDate, findCivilDate } from '../law/civil-date.ts';
import { type ClockState, currentRun } from '../law/clock/clock-state.ts';
import { dueOf } from '../law/clock/due.ts';
import { isDecisionCode } from '../law/decision-codes.ts';
import { confirmationLastDay, isLateConfirmation, receiptRuleOf } from '../law/receipt.ts';
import { type RemedyWindow, type RemedyWindows, remedyWindowsOf, remedyWindowsOfSilence } from '../law/remedies.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseLimit } from './case-limits.ts';

/** Limits that are watched and recorded by nobody: the internal day to confirm receipt, and how long the applicant may go to review or court. */
export function watchedLimits(draft: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  return [...confirmationLimit(draft.clock, calendar), ...remedyLimits(draft, calendar)];
}

/** One working day to confirm receipt where both sides must (project rule C2); later confirmation moves nothing but is flagged (Q2). */
function confirmationLimit({ channel, arrivedOn, receivedOn }: ClockState, calendar: WorkingDayCalendar): CaseLimit[] {
  if (channel === null || arrivedOn === null || receiptRuleOf(channel, arrivedOn).fixedBy === 'arrival') return [];
  const late = receivedOn !== null && isLateConfirmation(arrivedOn, receivedOn, calendar);
  return [
    {
      kind: 'receipt.confirmation',
      label: late
        ? { zh: '与申请人确认收到（逾期确认）', en: 'to confirm receipt (late)' }
        : { zh: '与申请人确认收到', en: 'to confirm receipt' },
      fromOn: arrivedOn,
      lastDay: confirmationLastDay(arrivedOn, calendar),
      basis: '项目规则 C2、Q2（2019年条例第三十一条未定确认期限）',
      ours: true,
      doneOn: receivedOn,
    },
  ];
}

function remedyLimits(draft: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  const windows = remedyWindows(draft, calendar);
  if (windows === null) return [];
  const review = watch(windows.review, { kind: 'remedy.review', label: { zh: '申请行政复议（至）', en: 'to apply for review (until)' } });
  const suit =
    windows.suit === null
      ? []
      : [watch(windows.suit, { kind: 'remedy.suit', label: { zh: '直接起诉（至）', en: 'to sue directly (until)' } })];
  return [review, ...suit];
}

/** Against a reply from the day it became known; against silence from the end of the period. No proof of service, no window. */
function remedyWindows(draft: CaseDraft, calendar: WorkingDayCalendar): RemedyWindows | null {
  const run = currentRun(draft.clock);
  if (run === undefined) return null;
  if (run.stop === null) {
    const due = run.deadlinePassedOn === null ? null : dueOf(run, calendar);
    return due === null ? null : remedyWindowsOfSilence(due, calendar);
  }
  const knownOn = run.stop.by === 'reply' ? replyKnownOn(draft) : null;
  if (knownOn === null || !isDecisionCode(run.stop.code)) return null;
  return remedyWindowsOf({ code: run.stop.code, decidedOn: run.stop.on, knownOn }, calendar);
}

/** The day on which the last reply reached the applicant, as proven; an inferred proof starts no limit. */
export function replyKnownOn({ outline }: CaseDraft): CivilDate | null {
  const last = outline.findLast(({ type }) => type === 'service.proven' || type === 'reply.givenOnTheSpot' || type === 'reply.served');
  if (last === undefined || last.inferred === true || last.type === 'reply.served') return null;
  const { deliveredOn } = last.data;
  return (typeof deliveredOn === 'string' ? findCivilDate(deliveredOn) : undefined) ?? last.on;
}

function watch({ fromOn, lastDay, basis }: RemedyWindow, what: Pick<CaseLimit, 'kind' | 'label'>): CaseLimit {
  return { ...what, fromOn, lastDay, basis, ours: false, doneOn: null };
}
