import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { currentRun } from '../law/clock/clock-state.ts';
import { baseDueOf, dueOf } from '../law/clock/due.ts';
import { warningDays } from '../law/clock/limit-days.ts';
import type { JobRow } from '../store/rows.ts';
import type { CaseDraft } from './case-draft.ts';
import { caseLimits } from './case-limits.ts';

/**
 * What the clock will have to do for this case: every lapse and passed deadline on its effective day, and the warnings before.
 *
 * @param ask.watchedSince - Day on which the case came into this system. Limits of proceedings that ran out before are left alone: of an
 *   imported suit nobody knows whether an appeal was lodged, and silence in a file is no fact.
 */
export function caseJobs(caseId: string, draft: CaseDraft, ask: { calendar: WorkingDayCalendar; watchedSince: CivilDate }): JobRow[] {
  const { calendar, watchedSince } = ask;
  const lapses = caseLimits(draft, calendar).flatMap(({ lapse, instance, kind, lastDay }): JobRow[] =>
    lapse === undefined || (instance !== undefined && instance in draft.charts.proceedings && lapse.on < watchedSince)
      ? []
      : [
          {
            caseId,
            kind: lapse.event,
            instance: instance ?? null,
            runOn: lapse.on,
            effectiveOn: lapse.on,
            data: kind === 'reply' ? { dueOn: lastDay } : lapse.data,
          },
        ],
  );
  return [...lapses, ...warnings(caseId, draft, calendar)];
}

function warnings(caseId: string, draft: CaseDraft, calendar: WorkingDayCalendar): JobRow[] {
  const run = currentRun(draft.clock);
  if (run === undefined || run.stop !== null || run.wait !== null) return [];
  const [base, due] = [baseDueOf(run, calendar), dueOf(run, calendar)];
  if (base === null || due === null) return [];
  return warningDays({ anchor: run.anchor, baseDueOn: base, dueOn: due }, calendar).map((day) => ({
    caseId,
    kind: 'alarm',
    instance: `due:${day}`,
    runOn: day,
    effectiveOn: day,
    data: { dueOn: due },
  }));
}
