import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { JobRow } from '../store/rows.ts';
import type { CaseDraft } from './case-draft.ts';
import { caseLimits } from './case-limits.ts';
import { caseWarnings } from './case-warnings.ts';

/**
 * What the clock will have to do for this case: every lapse and passed deadline on its effective day, and the warnings before.
 *
 * @param ask.watchedSince - Day on which the case came into this system. Limits of proceedings that ran out before are left alone: of an
 *   imported suit nobody knows whether an appeal was lodged, and silence in a file is no fact.
 */
export function caseJobs(caseId: string, draft: CaseDraft, ask: { calendar: WorkingDayCalendar; watchedSince: CivilDate }): JobRow[] {
  const { calendar, watchedSince } = ask;
  const limits = caseLimits(draft, calendar);
  const lapses = limits.flatMap(({ lapse, instance, kind, lastDay }): JobRow[] =>
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
  const warnings = caseWarnings(draft, { calendar, watchedSince, limits }).map(
    ({ on, limit, dueOn, proceeding }): JobRow => ({
      caseId,
      kind: 'alarm',
      instance: limit === 'reply' ? `due:${on}` : [limit, proceeding, on].filter((part) => part !== undefined).join(':'),
      runOn: on,
      effectiveOn: on,
      data: { dueOn, limit, ...(proceeding === undefined ? {} : { proceeding }) },
    }),
  );
  return [...lapses, ...warnings];
}
