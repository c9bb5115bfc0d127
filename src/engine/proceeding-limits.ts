import type { WorkingDayCalendar } from '../law/calendar.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import { createOverviewReadModel, type OrganScope } from '../store/overview-read-model.ts';
import type { CaseRow } from '../store/rows.ts';
import { type CaseLimit, caseLimits } from './case-limits.ts';
import { draftOf } from './project-case.ts';

export interface ProceedingLimit {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly kind: CaseRow['kind'];
  readonly handlingState: string;
  /** Id of the user who handles the case. */
  readonly assignedTo: string | null;
  readonly limit: CaseLimit;
}

/** The limits of reviews, suits, complaints and corrections that the organ itself has still to keep, earliest first. */
export async function openProceedingLimits(
  db: Database,
  { scope, calendar }: { readonly scope: OrganScope; readonly calendar: WorkingDayCalendar },
): Promise<ProceedingLimit[]> {
  const cases = createCaseStore(db.read);
  const found: ProceedingLimit[] = [];
  for (const caseId of await createOverviewReadModel(db.read).withProceedings(scope)) {
    const row = await cases.findById(caseId);
    if (row === undefined) continue;
    const draft = draftOf(row);
    for (const limit of caseLimits(draft, calendar)) {
      const ofProceeding = limit.instance !== undefined && limit.instance in draft.charts.proceedings;
      if (ofProceeding && limit.ours && limit.doneOn === null) found.push({ ...pick(row), caseId, limit });
    }
  }
  return found.sort((a, b) => (a.limit.lastDay < b.limit.lastDay ? -1 : 1));
}

function pick({ caseNo, title, kind, handlingState, assignedTo }: CaseRow): Omit<ProceedingLimit, 'caseId' | 'limit'> {
  return { caseNo, title, kind, handlingState, assignedTo };
}
