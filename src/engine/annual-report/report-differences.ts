import type { CaseFigures } from '../../law/report/case-figures.ts';
import { type CellId, type CellMap, cellsOf } from '../../law/report/cells.ts';
import { countCases } from '../../law/report/counted.ts';
import { type CellChange, changesBetween } from '../../law/report/differences.ts';
import { INDICATORS } from '../../law/report/indicators.ts';
import type { AnnualReport, ReportFormat } from '../../law/report/report-json.ts';
import type { ReportPeriod } from '../../law/report/report-year.ts';
import { cellCountsOf } from '../../law/report/trace-report.ts';
import { createCaseStore } from '../../store/case-store.ts';
import type { Database } from '../../store/database.ts';
import { createFigureCasesReadModel } from '../../store/figure-cases-read-model.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createReportEntryStore } from '../../store/report-entry-store.ts';
import type { CaseRow, HistoryRow, Instant, OrganRow } from '../../store/rows.ts';
import { type CalendarsThen, loadCalendarsThen } from '../audit/calendars-then.ts';
import { figuresThen } from '../case-figures-then.ts';
import { type ComputeAsk, countAskOf } from './compute-report.ts';

/** A cell that history tells otherwise than the frozen report, and what changed it. */
export interface CellDifference extends CellChange {
  /** What the cases are called that count otherwise than then. */
  readonly refs: readonly string[];
  readonly caseIds: readonly string[];
  /** Entries of the ledger recorded or taken back since. */
  readonly entryIds: readonly string[];
  /** Of a report that takes in others: the bodies whose figure is another than then. */
  readonly bodies?: readonly BodyDifference[];
}

/** What one body has to do with a difference. Its `was` is null also where it cannot be told any more. */
export interface BodyDifference extends Omit<CellDifference, 'bodies'> {
  readonly organ: Pick<OrganRow, 'id' | 'name'>;
}

interface Frozen {
  readonly cells: CellMap;
  /** When it was frozen. */
  readonly at: Instant;
}

/** A case that counts otherwise than then. */
export interface ChangedCase {
  readonly id: string;
  readonly ref: string;
  readonly organId: number;
  /** How much more it counts now; null where it is not known how much. */
  readonly cells: ReadonlyMap<CellId, number | null>;
}

/** An entry of the ledger that was made since. */
export interface ChangedEntry {
  readonly id: string;
  readonly organId: number;
}

/** What history says today of a frozen report, cell by cell; nothing is rewritten. Empty where nothing changed. */
export async function differencesTo(
  db: Database,
  { frozen, now, ask }: { readonly frozen: Frozen; readonly now: AnnualReport; readonly ask: ComputeAsk },
): Promise<CellDifference[]> {
  const changes = changesBetween(frozen.cells, cellsOf(now));
  if (changes.length === 0) return [];
  const cases = await changedCases(db, { ask, since: frozen.at });
  const entries = await changedEntries(db, { ask, since: frozen.at });
  return changes.map((change) => {
    const behind = cases.filter(({ cells }) => cells.has(change.cell));
    return {
      ...change,
      refs: behind.map(({ ref }) => ref),
      caseIds: behind.map(({ id }) => id),
      entryIds: (entries.get(change.cell) ?? []).map(({ id }) => id),
    };
  });
}

/** Cases whose history of the period was added to since, with the cells in which they count otherwise. */
export async function changedCases(db: Database, { ask, since }: { ask: ComputeAsk; since: Instant }): Promise<ChangedCase[]> {
  const { organIds, period } = countAskOf(ask);
  const ids = await createFigureCasesReadModel(db.read).listChangedSince(organIds, since, period.lastDay);
  const calendars = await loadCalendarsThen(db.read);
  const changed: ChangedCase[] = [];
  for (const id of ids) {
    const row = await createCaseStore(db.read).findById(id);
    if (row === undefined) continue;
    const history = await createHistoryStore(db.read).list(id);
    const cells = cellsThatDiffer(row, { history, since, calendars, period, format: ask.format });
    if (cells.size > 0) changed.push({ id, ref: (row.figures as CaseFigures).ref, organId: row.organId, cells });
  }
  return changed;
}

function cellsThatDiffer(
  row: CaseRow,
  about: {
    readonly history: readonly HistoryRow[];
    readonly since: Instant;
    readonly calendars: CalendarsThen;
    readonly period: ReportPeriod;
    readonly format: ReportFormat;
  },
): ReadonlyMap<CellId, number | null> {
  const { history, since, calendars, period, format } = about;
  const recorded = history.filter(({ recordedAt }) => recordedAt <= since);
  const then = figuresThen(row, recorded, calendars.inForceAt(since));
  const [before, after] = [then, row.figures as CaseFigures].map((figures) =>
    cellCountsOf(countCases(figures === undefined ? [] : [figures], period), format),
  );
  const cells = [...(before?.keys() ?? []), ...(after?.keys() ?? [])];
  const differing = cells.filter((cell) => before?.get(cell) !== after?.get(cell));
  return new Map(differing.map((cell) => [cell, countOf(after?.get(cell)) - countOf(before?.get(cell))] as const).map(knownOnly));
}

/** What may count, and may not, is no number. */
function countOf(count: string | undefined): number {
  return Number(count ?? '0');
}

function knownOnly([cell, more]: readonly [CellId, number]): [CellId, number | null] {
  return [cell, Number.isNaN(more) ? null : more];
}

/** Ids of entries of the period that were recorded or taken back since, by cell. */
export async function changedEntries(
  db: Database,
  { ask, since }: { ask: ComputeAsk; since: Instant },
): Promise<ReadonlyMap<CellId, ChangedEntry[]>> {
  const { period } = countAskOf(ask);
  const entries = await createReportEntryStore(db.read).listAll({
    organIds: ask.scope.organIds,
    from: period.firstDay,
    until: period.lastDay,
  });
  const byCell = new Map<CellId, ChangedEntry[]>();
  for (const { id, organId, indicator, recordedAt } of entries.filter((entry) => entry.recordedAt > since)) {
    const known = INDICATORS.find((one) => one.id === indicator);
    const cell = ask.format === 'T2014' ? known?.t2014 : known?.partTwo;
    if (recordedAt > since && cell !== undefined) byCell.set(cell, [...(byCell.get(cell) ?? []), { id, organId }]);
  }
  return byCell;
}
