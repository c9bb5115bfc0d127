import { type CellMap, cellsOf } from '../../law/report/cells.ts';
import type { ReportActData } from '../../law/report/report-acts.ts';
import type { AnnualReport } from '../../law/report/report-json.ts';
import { canonicalText, type Digest, sha256 } from '../hash-chain.ts';
import { keptCheck } from './frozen-checks.ts';
import type { ReportStage, ReportState } from './report-stream.ts';

/** The data of `report.frozen`: every cell, the verdicts, and the digest by which anybody can tell that they are the same cells. */
export function freezeOf(report: AnnualReport, digest: Digest = sha256): ReportActData<'report.frozen'> {
  const cells = cellsOf(report);
  return { cells, checks: report.checks.map(keptCheck), digest: digestOfCells(cells, digest) };
}

/** Over the canonical JSON of the cells. */
export function digestOfCells(cells: CellMap, digest: Digest = sha256): string {
  return digest(canonicalText(cells));
}

const HELD: ReadonlySet<ReportStage> = new Set(['frozen', 'submitted', 'approved', 'published']);

/**
 * The figures that a report tells: once frozen, those that were frozen, whatever history says since; before, those that the organ filled in
 * or, where they are computed, those of today.
 */
export function toldCells(state: Pick<ReportState, 'stage' | 'basis' | 'frozen' | 'stated'>, computed: CellMap): CellMap {
  if (HELD.has(state.stage) && state.frozen !== null) return state.frozen.cells;
  return state.basis === 'stated' ? (state.stated ?? {}) : computed;
}
