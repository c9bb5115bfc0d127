import type { WorkingDayCalendar } from '../law/calendar.ts';
import { APPLICANT_CLASSES, CHANNELS } from '../law/channels.ts';
import type { CaseFigures } from '../law/report/case-figures.ts';
import type { CaseRow, HistoryRow } from '../store/rows.ts';
import { caseFigures } from './case-figures.ts';
import { NO_PARTICULARS, particularsAfter } from './case-particulars.ts';
import { factOf, replayHistory } from './replay.ts';

/**
 * What the annual report counted of a case when no more than these entries stood on record: its figures derived anew from them.
 *
 * @returns undefined when nothing was on record, or the charts of today do not take what was.
 */
export function figuresThen(row: CaseRow, entries: readonly HistoryRow[], calendar: WorkingDayCalendar): CaseFigures | undefined {
  if (entries.length === 0) return undefined;
  const replayed = replayHistory(entries, calendar);
  if (replayed.result !== 'ok') return undefined;
  const { channel, applicantClass } = entries.reduce((known, entry) => particularsAfter(known, factOf(entry)), NO_PARTICULARS);
  return caseFigures(replayed.draft, {
    ref: row.ref ?? row.caseNo ?? row.id,
    channel: CHANNELS.find((known) => known === channel) ?? 'inPerson',
    applicantClass: APPLICANT_CLASSES.find((known) => known === applicantClass) ?? null,
    assumed: row.assumed,
    calendar,
  });
}
