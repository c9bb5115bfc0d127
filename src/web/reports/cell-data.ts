import { daysOf } from '../../engine/annual-report/recorded-figures.ts';
import { scopeOf } from '../../engine/annual-report/report-scope.ts';
import { traceCell } from '../../engine/annual-report/trace-cell.ts';
import { type CellId, cellIdsOf } from '../../law/report/cells.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';
import { mayReadCases } from '../auth.ts';
import { casesInSight } from '../case-sight.ts';
import { HttpProblem } from '../http-problem.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import { type OpenReport, openReport } from './own-report.ts';
import { knowsCaseNumbers } from './report-data.ts';

/** A case behind a number: what it is called, and no more. */
export interface CellCase {
  readonly id: string;
  readonly ref: string;
  readonly organ: string;
  /** Whether the person may open it. */
  readonly opens: boolean;
}

/** What stands behind a number of the report, as far as the person may see it. */
export interface CellBehind extends OpenReport {
  readonly cell: CellId;
  /** As the report tells it. */
  readonly value: number | null;
  readonly cases: readonly CellCase[];
  /** Cases outside of sight. */
  readonly hidden: number;
  readonly entries: readonly ReportEntryRow[];
  /** Items of the publication catalogue. */
  readonly catalogue: number;
  readonly kind: 'cases' | 'entries' | 'stated';
}

type Deps = Pick<WebDeps, 'db' | 'today'>;

/** @throws {HttpProblem} 404 for a cell that the table of the year does not have. */
export async function loadCellBehind(
  deps: Deps,
  user: StaffUser,
  ask: { readonly year: string; readonly organ?: unknown; readonly cell: string },
): Promise<CellBehind> {
  const open = await openReport(deps, user, ask);
  const { working, organ, year } = open;
  const { format, cells } = working.numbers;
  if (!cellIdsOf(format).includes(ask.cell)) throw new HttpProblem(404, 'notFound');
  const known = { ...open, cell: ask.cell, value: cells[ask.cell] ?? null };
  if (working.state.basis === 'stated') return { ...known, cases: [], hidden: 0, entries: [], catalogue: 0, kind: 'stated' };
  const scope = await scopeOf(deps.db, { organ: organ.id, subtree: working.state.covers === 'subtree' });
  const trace = await traceCell(deps.db, { scope, year, format, today: deps.today() }, ask.cell);
  const { cases, hidden } = await casesFor(deps, user, trace.cases);
  const entries = trace.entryIds.length === 0 ? [] : await entriesOf(deps, { organIds: scope.organIds, year, ids: trace.entryIds });
  const isOfEntries = trace.cases.length === 0 && isRecorded(ask.cell);
  return { ...known, cases, hidden, entries, catalogue: trace.entryIds.length - entries.length, kind: isOfEntries ? 'entries' : 'cases' };
}

/** Not of part three or four, and of the table of 2014–2018 what entries give. */
function isRecorded(cell: CellId): boolean {
  return !/\/|^(?:review|directSuit|suitAfterReview)\.|^[三四五六]/.test(cell);
}

async function casesFor(
  deps: Deps,
  user: StaffUser,
  rows: readonly { readonly id: string; readonly organId: number; readonly ref: string }[],
): Promise<{ readonly cases: CellCase[]; readonly hidden: number }> {
  const organs = new Map((await createOrganStore(deps.db.read).list()).map(({ id, name }) => [id, name]));
  const [knowsAll, readsCases] = [knowsCaseNumbers(user), mayReadCases(user)];
  const ids = rows.map(({ id }) => id);
  const inSight = readsCases ? await casesInSight(deps, user, ids) : new Set<string>();
  // Of a body below, whoever may know every number of their own organ knows these too: they say nothing of persons.
  const shown = rows.filter(({ id }) => knowsAll || inSight.has(id));
  return {
    cases: shown.map(({ id, organId, ref }) => ({ id, ref, organ: organs.get(organId) ?? '', opens: inSight.has(id) })),
    hidden: rows.length - shown.length,
  };
}

async function entriesOf(
  { db }: Deps,
  { organIds, year, ids }: { readonly organIds: readonly number[]; readonly year: number; readonly ids: readonly string[] },
): Promise<ReportEntryRow[]> {
  const wanted = new Set(ids);
  const standing = await createReportEntryStore(db.read).listStanding({ organIds, ...daysOf(year) });
  return standing.filter(({ id }) => wanted.has(id));
}
