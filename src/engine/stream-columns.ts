import type { WorkingDayCalendar } from '../law/calendar.ts';
import { provisionalFrom } from '../law/clock/limit-days.ts';
import type { CaseRow } from '../store/rows.ts';
import type { CaseDraft } from './case-draft.ts';
import { caseLimits } from './case-limits.ts';

type Columns = Pick<CaseRow, 'arrivedOn' | 'dueOn' | 'baseDueOn' | 'provisionalFrom' | 'clockState' | 'closedOn' | 'waitingFor'>;

/**
 * The queue's columns of a stream that is no request (a complaint, a record correction, a publication): it has no clock of its own, and the
 * limit that the organ must keep takes the place of the reply's period. Nothing for requests.
 */
export function streamColumns(draft: CaseDraft, calendar: WorkingDayCalendar): Partial<Columns> {
  const { machine, snapshot } = draft.charts.main;
  if (machine === 'disclosureRequest') return {};
  const ended = snapshot.status === 'done';
  const limit = caseLimits(draft, calendar).find(({ ours, doneOn }) => ours && doneOn === null);
  const dueOn = ended ? null : (limit?.lastDay ?? null);
  return {
    arrivedOn: draft.outline[0]?.on ?? null,
    dueOn,
    baseDueOn: dueOn,
    provisionalFrom: provisionalFrom(dueOn, calendar),
    clockState: ended ? 'stopped' : dueOn === null ? 'notStarted' : 'running',
    closedOn: ended ? (draft.outline.at(-1)?.on ?? null) : null,
    waitingFor: ended ? null : 'officer',
  };
}
