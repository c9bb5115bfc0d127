import type { Bilingual } from '../errors.ts';
import { type CellId, type CellMap, cellIdsOf, cellLabel, cellsOfFigures } from './cells.ts';
import type { CheckContext } from './checks.ts';
import { type Relation, verdictOn } from './relations.ts';
import type { Cell, Check, GridFigures, ReportFormat, T2014Figures } from './report-json.ts';
import { T2014_ROWS } from './t2014-rows.ts';

/** Money is added in ten-thousandths of 万元, so that sums are exact. */
const SCALE = 10_000;

/**
 * The sum of the reports of several bodies, cell by cell. Where one does not know a figure of its cases, neither is the sum known; bodies
 * without an entry for what cases cannot give do not count, which completeness tells, and the sum is unknown only where none has one.
 */
export function sumOfParts(format: ReportFormat, parts: readonly CellMap[]): CellMap {
  return Object.fromEntries(
    cellIdsOf(format).map((id) => [
      id,
      sumOf(
        parts.map((part) => part[id] ?? null),
        isRecorded(id),
      ),
    ]),
  );
}

/**
 * I8: every cell is the sum of the same cell in the reports of the bodies it takes in, its own among them, but for what one body already
 * counted for all (domain 3.7). No check where it takes in nobody.
 */
export function checkRollUp(figures: T2014Figures | GridFigures, { parts, countedForAll = [] }: CheckContext): Check[] {
  if (parts === undefined || parts.length === 0) return [];
  const { format } = figures;
  const [total, sums] = [cellsOfFigures(figures), sumOfParts(format, parts)];
  const relations = cellIdsOf(format)
    .filter((id) => !countedForAll.includes(id) && !(total[id] === null && sums[id] === null))
    .map((id) => relationOf(format, { id, total: total[id] ?? null, sum: sums[id] ?? null }));
  return [verdictOn('I8', relations)];
}

function relationOf(format: ReportFormat, { id, total, sum }: { id: CellId; total: Cell; sum: Cell }): Relation {
  const where: Bilingual = cellLabel(format, id) ?? { zh: id, en: id };
  const right = { name: { zh: '各单位之和', en: 'sum of the bodies' }, value: sum };
  return { check: 'I8', where, left: [{ name: { zh: '本报告', en: 'this report' }, value: total, cell: id }], sign: '=', right: [right] };
}

function sumOf(values: readonly Cell[], skipsUnknown: boolean): Cell {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || (!skipsUnknown && known.length < values.length)) return null;
  return known.reduce((sum, value) => sum + Math.round(value * SCALE), 0) / SCALE;
}

const RECORDED: ReadonlySet<CellId> = new Set(T2014_ROWS.filter(({ from }) => from === 'entry').map(({ id }) => id));
const OF_CASES = /\/|^(?:review|directSuit|suitAfterReview)\./;

/** Whether the year's entries give the cell, not cases. */
function isRecorded(id: CellId): boolean {
  return RECORDED.has(id) || (!OF_CASES.test(id) && !/^[一二三四五六七八九]/.test(id));
}
