import { addressOf } from '../tables/cell-address.ts';
import { atMost, type Cell, type MergedCells, type Sheet, type TableLimits, UnreadableTableError } from '../tables/table-file.ts';

/** A table of a page while it is read. */
export interface OpenTable {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  /** @returns false for text that stands in no cell. */
  text(text: string): boolean;
  end(): void;
  hasCells(): boolean;
  sheet(name: string): Sheet;
}

interface OpenCell {
  text: string;
  readonly columns: number;
  readonly rows: number;
}

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li']);

export function openTable(limits: TableLimits): OpenTable {
  const rows: (Cell | null)[][] = [];
  const merged: MergedCells[] = [];
  const covered = new Set<string>();
  let cell: OpenCell | undefined;
  let count = 0;
  const endCell = (): void => {
    if (cell === undefined) return;
    if (rows.length === 0) rows.push([]);
    place(cell, { rows, merged, covered, limits });
    cell = undefined;
    count += 1;
    if (count > limits.maxCells) throw new UnreadableTableError('tooManyCells', atMost(limits.maxCells));
  };
  const endRow = (): void => {
    endCell();
    const row = rows.at(-1);
    // Cells that reach down from above close the row as well.
    while (row !== undefined && covered.has(key(rows.length - 1, row.length))) row.push(null);
  };
  return {
    open(name, attributes) {
      if (name === 'tr') {
        endRow();
        rows.push([]);
        if (rows.length > limits.maxRows) throw new UnreadableTableError('tooManyRows', atMost(limits.maxRows));
      } else if (CELLS.has(name)) {
        endCell();
        cell = { text: '', columns: spanOf(attributes.colspan, limits.maxColumns), rows: spanOf(attributes.rowspan, limits.maxRows) };
      } else if (BREAKS.has(name) && cell !== undefined) cell.text += '\n';
    },
    close(name) {
      if (CELLS.has(name)) endCell();
      if (name === 'tr') endRow();
    },
    text(text) {
      if (cell === undefined) return text.trim() === '';
      cell.text += text;
      return true;
    },
    end: endRow,
    hasCells: () => rows.some((row) => row.some((one) => one !== null)),
    sheet: (name) => ({ name, isHidden: false, rows: rows.map((row) => [...row]), merged }),
  };
}

interface Placed {
  readonly rows: (Cell | null)[][];
  readonly merged: MergedCells[];
  readonly covered: Set<string>;
  readonly limits: TableLimits;
}

/** Puts a cell into the next place of the last row that no other cell covers. */
function place(cell: OpenCell, { rows, merged, covered, limits }: Placed): void {
  const top = rows.length - 1;
  const row = rows[top] ?? [];
  while (covered.has(key(top, row.length))) row.push(null);
  const left = row.length;
  if (left + cell.columns > limits.maxColumns) throw new UnreadableTableError('tooManyColumns', atMost(limits.maxColumns));
  const text = cell.text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  const address = addressOf({ row: top, column: left });
  row.push(text === '' ? null : { address, kind: 'text', value: text, text, format: null, isFormula: false });
  if (cell.columns === 1 && cell.rows === 1) return;
  const [bottom, right] = [top + cell.rows - 1, left + cell.columns - 1];
  // Beyond the last row of the table a span has no meaning: what it covers is only asked for where rows are.
  if (cell.rows * cell.columns > limits.maxCells) throw new UnreadableTableError('tooManyCells', atMost(limits.maxCells));
  for (let r = top; r <= bottom; r += 1) for (let c = left; c <= right; c += 1) if (r !== top || c !== left) covered.add(key(r, c));
  merged.push({ address: `${address}:${addressOf({ row: bottom, column: right })}`, top, left, bottom, right });
  while (row.length <= right) row.push(null);
}

function key(row: number, column: number): string {
  return `${row},${column}`;
}

/** Browsers read what is no number as one. */
function spanOf(attribute: string | undefined, most: number): number {
  const span = /^\s*(\d{1,4})/.exec(attribute ?? '')?.[1];
  return Math.min(Math.max(1, Number(span ?? '1')), most);
}
