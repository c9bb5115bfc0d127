import type { CellMap } from '../../law/report/cells.ts';
import { figuresOf } from '../../law/report/cells.ts';
import { checkReport } from '../../law/report/checks.ts';
import type { Check, ReportFormat } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import type { ReportState } from './report-stream.ts';
import { contextAcrossYears } from './year-before.ts';

/** What is kept of a check when figures are frozen. */
export function keptCheck({ id, ok, detail, cells, severity }: Check) {
  return {
    ...{ id, ok },
    ...(detail === undefined ? {} : { detail: { zh: detail.zh, en: detail.en } }),
    ...(cells === undefined ? {} : { cells: [...cells] }),
    ...(severity === undefined ? {} : { severity }),
  };
}

/**
 * The verdicts as they were when the figures were frozen. Reports frozen before details were kept get them from their frozen figures, where
 * these still give the same verdict; nothing is judged anew.
 */
export async function frozenChecks(
  db: Database,
  { organId, year, format }: { readonly organId: number; readonly year: number; readonly format: ReportFormat },
  state: ReportState,
): Promise<readonly Check[]> {
  const kept: readonly Check[] = state.frozen?.checks ?? [];
  const cells: CellMap = state.frozen?.cells ?? {};
  if (kept.every(({ ok, detail }) => ok === true || detail !== undefined)) return kept;
  const again = checkReport(figuresOf(format, cells), await contextAcrossYears(db, { organId, year, format }, state));
  return kept.map((check) => {
    const same = again.find(({ id, ok }) => id === check.id && ok === check.ok);
    return check.detail !== undefined || same === undefined ? check : same;
  });
}
