import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { ApplicantClass, Channel } from '../law/channels.ts';
import type { Run } from '../law/clock/clock-state.ts';
import { baseDueOf, dueOf } from '../law/clock/due.ts';
import { isDecisionCode, THIRD_PARTY_GROUNDS } from '../law/decision-codes.ts';
import type { CaseFigures, ReplyFigure } from '../law/report/case-figures.ts';
import { proceedingFigures } from '../law/report/proceeding-figures.ts';
import type { CaseDraft } from './case-draft.ts';

/** Ways in which an import names the applicant's class as assumed: it is then unknown to every figure (interfaces 1). */
const ASSUMED_CLASS = ['applicant', 'applicant.class', 'applicantClass', 'class'];

/** What the annual report counts of a case: closings and replies from the clock, proceedings from their facts. */
export function caseFigures(
  draft: CaseDraft,
  about: {
    ref: string;
    channel: Channel;
    applicantClass: ApplicantClass | null;
    assumed: readonly string[];
    calendar: WorkingDayCalendar;
  },
): CaseFigures {
  const { clock, outline } = draft;
  const { ref, channel, applicantClass, assumed, calendar } = about;
  return {
    ref,
    channel,
    applicantClass: ASSUMED_CLASS.some((field) => assumed.includes(field)) ? null : applicantClass,
    receivedOn: clock.receivedOn,
    voided: clock.endedBeforeReceipt || clock.runs.some((run) => run.stop?.code === 'X0'),
    replies: clock.runs.flatMap((run) => replyFigure(run, calendar)),
    ...proceedingFigures(outline, calendar),
  };
}

/** One a run that was stopped; a lapse that an answer cancelled never happened. */
function replyFigure(run: Run, calendar: WorkingDayCalendar): ReplyFigure[] {
  const { stop, round } = run;
  if (stop === null || stop.cancelled) return [];
  return [
    {
      on: stop.on,
      code: stop.code !== null && isDecisionCode(stop.code) ? stop.code : null,
      ground: THIRD_PARTY_GROUNDS.find((ground) => ground === stop.ground) ?? null,
      kind: stop.by,
      round,
      baseDueOn: baseDueOf(run, calendar),
      dueOn: dueOf(run, calendar),
      inTime: stop.inTime,
    },
  ];
}
