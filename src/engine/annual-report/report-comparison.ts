import type { CivilDate } from '../../law/civil-date.ts';
import { type CellMap, cellIdsOf, cellsOf } from '../../law/report/cells.ts';
import { changesBetween } from '../../law/report/differences.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { createFiguresReadModel } from '../../store/figures-read-model.ts';
import { computeReport } from './compute-report.ts';
import type { WorkingReport } from './document.ts';
import { type CellDifference, differencesTo } from './report-differences.ts';
import { scopeOf } from './report-scope.ts';
import { loadReportState } from './report-stream.ts';
import { rollUpDifferences } from './roll-up-differences.ts';
import { numbersOf } from './text-figures.ts';

interface Asked {
  readonly organ: { readonly id: number; readonly name: string };
  readonly year: number;
  readonly today: CivilDate;
}

/** The figures of the year before, as its report tells them where it stands. */
export interface YearBefore {
  readonly year: number;
  readonly format: ReportFormat;
  readonly cells: CellMap;
}

/** Undefined where nothing of that year is on record: no report, and no request received by its end. */
export async function yearBeforeOf(db: Database, { organ, year, today }: Asked): Promise<YearBefore | undefined> {
  const before = { organ, year: year - 1, today };
  const state = await loadReportState(db.read, { organId: organ.id, year: before.year });
  const isKnown = state.stage !== 'unopened' || (await createFiguresReadModel(db.read).knowsBefore([organ.id], reportYear(year).firstDay));
  if (!isKnown) return undefined;
  const { format, cells } = await numbersOf(db, before, state);
  return { year: before.year, format, cells };
}

/** How today's figures differ from those that were frozen; null while none are, and where the organ fills them in. */
export async function differencesSinceFreezing(
  db: Database,
  { organ, year, today }: Asked,
  { state, numbers }: Pick<WorkingReport, 'state' | 'numbers'>,
): Promise<readonly CellDifference[] | null> {
  if (numbers.source !== 'frozen' || state.frozen === null || state.basis === 'stated') return null;
  const format = state.format ?? formatOfYear(year);
  const { cells, at } = state.frozen;
  const frozen = { at, cells: Object.fromEntries(cellIdsOf(format).map((id) => [id, cells[id] ?? null])) };
  if (state.covers === 'subtree') {
    return rollUpDifferences(db, { organ, year, format, today }, frozen);
  }
  const ask = { scope: await scopeOf(db, { organ: organ.id }), year, format, today };
  const now = await computeReport(db, ask);
  if (changesBetween(frozen.cells, cellsOf(now)).length === 0) return [];
  return differencesTo(db, { frozen, now, ask });
}
