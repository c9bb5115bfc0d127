import type { CellMap } from '../../law/report/cells.ts';
import type { CheckContext } from '../../law/report/checks.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import { loadReportState, type ReportState } from './report-stream.ts';

/**
 * What the relations across years need where figures are not counted from cases: the report of the year before, as frozen or as filled in,
 * and whether a difference to it is explained.
 */
export async function contextAcrossYears(
  db: Database,
  { organId, year, format }: { readonly organId: number; readonly year: number; readonly format: ReportFormat },
  { explanations }: Pick<ReportState, 'explanations'>,
): Promise<CheckContext> {
  if (format === 'T2014') return {};
  const before = await loadReportState(db.read, { organId, year: year - 1 });
  const cells: CellMap | null = before.frozen?.cells ?? before.stated;
  return { differenceExplained: 'I4' in explanations, ...(cells === null ? {} : { yearBefore: cells }) };
}
