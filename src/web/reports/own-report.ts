import { type WorkingReport, workingReport } from '../../engine/annual-report/document.ts';
import { scopeOf } from '../../engine/annual-report/report-scope.ts';
import type { ReportActor } from '../../engine/annual-report/report-stream.ts';
import { possibleActs } from '../../engine/annual-report/report-stream.ts';
import { REPORT_ACTS } from '../../law/report/report-acts.ts';
import type { StaffRole } from '../../law/roles.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { hasRole } from '../auth.ts';
import { HttpProblem } from '../http-problem.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

const WRITERS: readonly StaffRole[] = REPORT_ACTS['report.textWritten'].recordedBy;

/** The report that a page is about. */
export interface OpenReport {
  readonly organ: OrganRow;
  readonly year: number;
  readonly user: StaffUser;
  readonly working: WorkingReport;
  /** Whether this person may write where the report stands. */
  readonly mayWrite: boolean;
  /** For links to other pages of the same report: empty for the own organ's. */
  readonly query: string;
}

/** @throws {HttpProblem} 404 for a year that is none, and for organs of which the person may not look at reports. */
export async function openReport(
  deps: Pick<WebDeps, 'db' | 'today'>,
  user: StaffUser,
  ask: { readonly year: string; readonly organ?: unknown },
): Promise<OpenReport> {
  const year = yearIn(ask.year);
  const organ = await organAsked(deps, user, ask.organ);
  const working = await workingReport(deps.db, { organ, year, today: deps.today() });
  const isOwn = organ.id === user.organId;
  return {
    ...{ organ, year, user, working },
    mayWrite: isOwn && mayWriteReports(user) && possibleActs(working.acts).includes('report.textWritten'),
    query: isOwn ? '' : `?organ=${organ.id}`,
  };
}

export function mayWriteReports(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, WRITERS);
}

/** @throws {HttpProblem} 404 */
export function yearIn(text: string): number {
  if (!/^2[01]\d\d$/.test(text)) throw new HttpProblem(404, 'notFound');
  return Number(text);
}

/** One's own organ, one below it, or any for those who belong to none: the first unless they ask for one. @throws {HttpProblem} 404 */
export async function organAsked({ db }: Pick<WebDeps, 'db'>, user: StaffUser, asked: unknown): Promise<OrganRow> {
  const wanted = typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : user.organId;
  const organs = createOrganStore(db.read);
  const organ = await (wanted === null ? organs.list().then(([first]) => first) : organs.findById(wanted));
  if (organ === undefined || !(await isWithin(db, user, organ.id))) throw new HttpProblem(404, 'notFound');
  return organ;
}

async function isWithin(db: WebDeps['db'], { organId }: StaffUser, organ: number): Promise<boolean> {
  if (organId === null || organId === organ) return true;
  return (await scopeOf(db, { organ: organId, subtree: true })).organIds.includes(organ);
}

export function reportActorOf({ id, name, roles, apiKey }: StaffUser): ReportActor {
  return { kind: apiKey?.kind === 'program' ? 'machine' : 'staff', id, name, roles };
}
