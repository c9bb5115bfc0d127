import type { CellMap } from '../../law/report/cells.ts';
import type { CheckContext } from '../../law/report/checks.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import { createPastReportStore } from '../../store/past-report-store.ts';
import { loadReportState, type ReportState } from './report-stream.ts';

/**
 * What the relations across years need where figures are not counted from cases: what was told of the year before, and whether a difference
 * to it is explained.
 */
export async function contextAcrossYears(
  db: Database,
  { organId, year, format }: { readonly organId: number; readonly year: number; readonly format: ReportFormat },
  { explanations }: Pick<ReportState, 'explanations'>,
): Promise<CheckContext> {
  if (format === 'T2014') return {};
  const cells = await toldBefore(db, { organId, year });
  return { differenceExplained: 'I4' in explanations, ...(cells === undefined ? {} : { yearBefore: cells }) };
}

/** What was told of the year before: as frozen, else as the organ filled it in, else as its report was published and imported here. */
export async function toldBefore(
  db: Database,
  { organId, year }: { readonly organId: number; readonly year: number },
): Promise<CellMap | undefined> {
  const key = { organId, year: year - 1 };
  const { frozen, stated } = await loadReportState(db.read, key);
  return frozen?.cells ?? stated ?? (await createPastReportStore(db.read).findLast(key))?.cells;
}
