import type { CivilDate } from '../../law/civil-date.ts';
import { type CellMap, cellIdsOf, cellsOf } from '../../law/report/cells.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import { recordedFigureOf } from '../../law/report/recorded-figures.ts';
import type { Check, ReportFormat } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import { createReportEntryStore } from '../../store/report-entry-store.ts';
import { computeReport } from './compute-report.ts';
import { indicatorsOf } from './entries-indicators.ts';
import { frozenChecks } from './frozen-checks.ts';
import { daysOf, recordedFigures } from './recorded-figures.ts';
import type { ReportState } from './report-stream.ts';
import { checkStated, rollUpNumbers } from './roll-up-numbers.ts';

export interface ReportOf {
  readonly organ: { readonly id: number; readonly name: string };
  readonly year: number;
  readonly today: CivilDate;
}

/** The numbers of a report, and how far they may be relied upon. */
export interface ReportNumbers {
  readonly format: ReportFormat;
  /** Of the table, and every indicator that a text may quote besides; null is not known. */
  readonly cells: CellMap;
  /** `current`: they still move with cases and entries. */
  readonly source: 'current' | 'stated' | 'frozen';
  readonly checks: readonly Check[];
}

/** The table in which the report of a year is made. */
export function formatOfReport({ format }: Pick<ReportState, 'format'>, year: number): ReportFormat {
  return format ?? formatOfYear(year);
}

/** The numbers that a report has where it stands: frozen ones once they were frozen, until they are released. */
export async function numbersOf(db: Database, ask: ReportOf, state: ReportState): Promise<ReportNumbers> {
  const format = formatOfReport(state, ask.year);
  const isOpen = state.stage === 'unopened' || state.stage === 'drafting';
  if (!isOpen && state.frozen !== null) {
    return {
      format,
      cells: { ...(await blankCells(db, ask, format)), ...state.frozen.cells },
      source: 'frozen',
      checks: await frozenChecks(db, { organId: ask.organ.id, year: ask.year, format }, state),
    };
  }
  if (state.basis === 'stated') {
    const stated = { ...blankOf(format), ...state.stated };
    return {
      format,
      cells: { ...(await indicatorCells(db, ask)), ...stated },
      source: 'stated',
      checks: await checkStated(db, ask, { format, state, cells: stated }),
    };
  }
  if (state.covers === 'subtree') {
    const { cells, checks, organIds } = await rollUpNumbers(db, ask, { format, state });
    return { format, source: 'current', cells: { ...(await indicatorCells(db, { ...ask, organIds })), ...cells }, checks };
  }
  return { format, source: 'current', ...(await currentNumbers(db, ask, format)) };
}

/** Cells as they are now, from cases and entries: what is frozen when the figures are, so that texts can quote indicators for ever. */
export async function currentNumbers(db: Database, ask: ReportOf, format: ReportFormat): Promise<Pick<ReportNumbers, 'cells' | 'checks'>> {
  const { organ, year, today } = ask;
  const scope = { organIds: [organ.id], name: organ.name, reportOf: organ.id };
  const report = await computeReport(db, { scope, year, format, today });
  return { cells: { ...(await indicatorCells(db, ask)), ...cellsOf(report) }, checks: report.checks };
}

/** Every indicator of the organ by its id, its own ones included. */
export async function indicatorCells(
  db: Database,
  { organ, year, organIds = [organ.id] }: Pick<ReportOf, 'organ' | 'year'> & { readonly organIds?: readonly number[] },
): Promise<CellMap> {
  const scope = { organIds, name: organ.name };
  const recorded = await recordedFigures(db, { scope, year });
  const own = (await indicatorsOf(db.read, organ.id)).filter(({ isOwn }) => isOwn);
  const entries = own.length === 0 ? [] : await createReportEntryStore(db.read).listStanding({ ...scope, ...daysOf(year) });
  const amounts = entries.map(({ id, indicator, onDay, amount }) => ({ id, indicator, onDay, amount: amount ?? '0' }));
  return Object.fromEntries([
    ...[...recorded].map(([id, { value }]) => [id, value] as const),
    ...own.map((indicator) => [indicator.id, recordedFigureOf(indicator, amounts).value] as const),
  ]);
}

/** Everything that can be quoted, not known: what was not frozen is not looked up again. */
async function blankCells(db: Database, { organ }: ReportOf, format: ReportFormat): Promise<CellMap> {
  const indicators = await indicatorsOf(db.read, organ.id);
  return { ...Object.fromEntries(indicators.map(({ id }) => [id, null])), ...blankOf(format) };
}

export function blankOf(format: ReportFormat): CellMap {
  return Object.fromEntries(cellIdsOf(format).map((id) => [id, null]));
}
