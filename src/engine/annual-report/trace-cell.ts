import type { CellId } from '../../law/report/cells.ts';
import { figureOfCell } from '../../law/report/trace-report.ts';
import type { Database } from '../../store/database.ts';
import type { CaseRefRow } from '../../store/figure-cases-read-model.ts';
import { type ComputeAsk, countAskOf } from './compute-report.ts';
import { casesOf, countInDatabase } from './count-cases.ts';
import { entriesBehind, recordedFigures } from './recorded-figures.ts';

/** What stands behind a number: cases, or entries of the year's ledger. */
export interface CellTrace {
  /** One entry a count, by organ and ref: their number is the number. Where the number is null, also the cases that leave it open. */
  readonly cases: readonly CaseRefRow[];
  /** Ids, in the order of their days. */
  readonly entryIds: readonly string[];
}

/** The cases or entries behind one cell; only these are read one by one. */
export async function traceCell(db: Database, ask: ComputeAsk, cell: CellId): Promise<CellTrace> {
  const entryIds = entriesBehind(await recordedFigures(db, ask), cell);
  if (entryIds !== undefined) return { cases: [], entryIds };
  const counting = countAskOf(ask);
  const figure = figureOfCell(await countInDatabase(db, counting), ask.format, cell);
  const cases = await casesOf(db, counting, figure?.refs ?? []);
  return { cases: cases.toSorted(byOrganAndRef), entryIds: [] };
}

function byOrganAndRef(a: CaseRefRow, b: CaseRefRow): number {
  if (a.organId !== b.organId) return a.organId - b.organId;
  return a.ref < b.ref ? -1 : Number(a.ref > b.ref);
}
