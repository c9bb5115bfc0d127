import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { currentRun } from '../law/clock/clock-state.ts';
import { correctionNoticeLastDay } from '../law/clock/correction-notice.ts';
import { baseDueOf, dueOf } from '../law/clock/due.ts';
import { limitWarningDays, noticeWarningDay, warningDays } from '../law/clock/limit-days.ts';
import { isWarnedLimit, type WarnedLimit } from '../law/events/warned-limits.ts';
import { type CaseDraft, handlingState } from './case-draft.ts';
import type { CaseLimit } from './case-limits.ts';

/** A day on which the office is warned of a limit of its own. */
export interface CaseWarning {
  readonly on: CivilDate;
  readonly limit: WarnedLimit;
  readonly dueOn: CivilDate;
  /** Id of the review, suit, complaint or correction; left out for the request itself. */
  readonly proceeding?: string;
}

interface Ask {
  readonly calendar: WorkingDayCalendar;
  /** Day on which the case came into this system. */
  readonly watchedSince: CivilDate;
  readonly limits: readonly CaseLimit[];
}

/** States in which a correction notice may still be sent. */
const BEFORE_NOTICE = new Set(['registered', 'examining']);

/** Every warning of domain 1.8.4 that a case may still need, and those before the limits that bind us in proceedings. */
export function caseWarnings(draft: CaseDraft, { calendar, watchedSince, limits }: Ask): CaseWarning[] {
  return [...replyWarnings(draft, calendar), ...noticeWarnings(draft, calendar), ...proceedingWarnings(draft, limits, calendar)].filter(
    ({ limit, on }) => limit === 'reply' || on >= watchedSince,
  );
}

function replyWarnings({ clock }: CaseDraft, calendar: WorkingDayCalendar): CaseWarning[] {
  const run = currentRun(clock);
  if (run === undefined || run.stop !== null || run.wait !== null) return [];
  const [base, due] = [baseDueOf(run, calendar), dueOf(run, calendar)];
  if (base === null || due === null) return [];
  return warningDays({ anchor: run.anchor, baseDueOn: base, dueOn: due }, calendar).map((on) => ({ on, limit: 'reply', dueOn: due }));
}

/** Two working days before a correction notice would come too late, while one may still be sent: once a round, under the 2019 Regulation. */
function noticeWarnings({ clock, charts }: CaseDraft, calendar: WorkingDayCalendar): CaseWarning[] {
  const dueOn = BEFORE_NOTICE.has(handlingState(charts)) ? correctionNoticeLastDay(clock, calendar) : null;
  if (dueOn === null) return [];
  return [{ on: noticeWarningDay(dueOn, calendar), limit: 'correctionNotice', dueOn }];
}

function proceedingWarnings({ charts }: CaseDraft, limits: readonly CaseLimit[], calendar: WorkingDayCalendar): CaseWarning[] {
  return limits.flatMap(({ kind, instance, ours, doneOn, fromOn, lastDay }) =>
    ours && doneOn === null && instance !== undefined && instance in charts.proceedings && isWarnedLimit(kind)
      ? limitWarningDays({ fromOn, lastDay }, calendar).map((on) => ({ on, limit: kind, dueOn: lastDay, proceeding: instance }))
      : [],
  );
}
