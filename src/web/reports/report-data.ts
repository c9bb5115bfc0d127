import { settingIn } from '../../engine/administration/settings.ts';
import { differencesSinceFreezing, type YearBefore, yearBeforeOf } from '../../engine/annual-report/report-comparison.ts';
import type { BodyDifference, CellDifference } from '../../engine/annual-report/report-differences.ts';
import { possibleActs, type ReportState } from '../../engine/annual-report/report-stream.ts';
import { type LegalDay, legalDayOf, type ReportingBody } from '../../law/report/legal-day.ts';
import { REPORT_ACTS, type ReportActType } from '../../law/report/report-acts.ts';
import type { StaffRole } from '../../law/roles.ts';
import type { ReportActRow } from '../../store/report-act-store.ts';
import { hasRole } from '../auth.ts';
import { casesInSight } from '../case-sight.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import { type OpenReport, openReport } from './own-report.ts';

type Deps = Pick<WebDeps, 'db' | 'today' | 'calendar'>;

/** A difference as somebody may see it: cases outside of their sight are counted, not named. */
export interface SeenDifference extends Omit<CellDifference, 'bodies'> {
  readonly hidden: number;
  readonly bodies: readonly SeenBody[];
}
export type SeenBody = BodyDifference & { readonly hidden: number };

/** All that the page of a year shows. */
export interface ReportOfYear extends OpenReport {
  readonly today: string;
  readonly legalDay: LegalDay;
  readonly before: YearBefore | undefined;
  /** Null while nothing is frozen. */
  readonly differences: readonly SeenDifference[] | null;
  /** What this person may do with the report where it stands, guards aside. */
  readonly acts: readonly ReportActType[];
  readonly hasBodies: boolean;
}

export async function loadReportOfYear(deps: Deps, user: StaffUser, ask: Parameters<typeof openReport>[2]): Promise<ReportOfYear> {
  const open = await openReport(deps, user, ask);
  const { organ, year, working } = open;
  const asked = { organ, year, today: deps.today() };
  const differences = await differencesSinceFreezing(deps.db, asked, working);
  return {
    ...open,
    today: deps.today(),
    legalDay: await legalDayFor(deps, { organId: organ.id, year }),
    before: await yearBeforeOf(deps.db, asked),
    differences: differences === null ? null : await seenOf(deps, user, differences),
    acts: actsOf(open),
    hasBodies: await hasBodiesBelow(deps, organ.id),
  };
}

export async function legalDayFor(
  { db, calendar }: Pick<WebDeps, 'db' | 'calendar'>,
  { organId, year }: { readonly organId: number; readonly year: number },
): Promise<LegalDay> {
  return legalDayOf(year, (await settingIn(db.read, 'reportingBody', organId)) as ReportingBody, calendar());
}

/** Only people of the organ act, and only those whose role it is. Texts and figures have pages of their own. */
export function actsOf({ organ, user, working }: Pick<OpenReport, 'organ' | 'user' | 'working'>): ReportActType[] {
  return organ.id === user.organId ? actsFor(user, working) : [];
}

export function actsFor(
  user: Pick<StaffUser, 'roles'>,
  { acts, state }: { readonly acts: readonly ReportActRow[]; readonly state: Pick<ReportState, 'basis'> },
): ReportActType[] {
  return possibleActs(acts)
    .filter((type) => type !== 'report.figuresStated' || state.basis === 'stated')
    .filter((type) => hasRole(user, REPORT_ACTS[type].recordedBy as readonly StaffRole[]));
}

export async function hasBodiesBelow({ db }: Pick<WebDeps, 'db'>, organId: number): Promise<boolean> {
  return (await db.read('organs').where({ parent_id: organId }).first('id')) !== undefined;
}

/**
 * Whether somebody may know the number of every case of the organ: statisticians see numbers and no personal data, those who see all cases
 * see theirs.
 */
export function knowsCaseNumbers(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, ['statistician', 'auditor', 'leader', 'officeHead']);
}

async function seenOf(deps: Deps, user: StaffUser, differences: readonly CellDifference[]): Promise<SeenDifference[]> {
  const ids = differences.flatMap(({ caseIds }) => caseIds);
  const seen = knowsCaseNumbers(user) ? null : await casesInSight(deps, user, ids);
  const narrow = <T extends Pick<CellDifference, 'refs' | 'caseIds'>>(one: T): T & { readonly hidden: number } => {
    const refs = seen === null ? one.refs : one.refs.filter((_, i) => seen.has(one.caseIds[i] ?? ''));
    return { ...one, refs, hidden: one.refs.length - refs.length };
  };
  return differences.map(({ bodies = [], ...one }) => ({ ...narrow(one), bodies: bodies.map(narrow) }));
}
