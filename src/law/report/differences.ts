import type { CellId, CellMap } from './cells.ts';
import type { Cell } from './report-json.ts';

/** A cell that is not what it was. */
export interface CellChange {
  readonly cell: CellId;
  readonly was: Cell;
  readonly now: Cell;
}

/** Cells of `now` that `was` tells otherwise, in the order of `now`; what only one of them has is unknown in the other. */
export function changesBetween(was: CellMap, now: CellMap): CellChange[] {
  const cells = [...new Set([...Object.keys(now), ...Object.keys(was)])];
  return cells.map((cell) => ({ cell, was: was[cell] ?? null, now: now[cell] ?? null })).filter((change) => change.was !== change.now);
}
