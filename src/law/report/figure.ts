/**
 * One number of the annual report and the cases behind it.
 *
 * `value` is null while a fact it depends on is not on record: never zero by default.
 */
export interface Figure {
  readonly value: number | null;
  /** Refs of the cases that count, one entry a count; for a null value also of those that may count. */
  readonly refs: readonly string[];
}

/** Counts cases into named cells. Every cell exists from the start, so that zero means "counted, none". */
export interface Tally<Cell extends string> {
  /** The case counts once in each of these cells. */
  count(cells: readonly Cell[], ref: string): void;
  /** The case may or may not count in each of these cells: they become null. */
  leaveOpen(cells: readonly Cell[], ref: string): void;
  figures(): ReadonlyMap<Cell, Figure>;
}

export function createTally<Cell extends string>(cells: readonly Cell[]): Tally<Cell> {
  const entries = new Map(cells.map((cell) => [cell, { counted: [] as string[], open: [] as string[] }]));
  const entryOf = (cell: Cell) => {
    const entry = entries.get(cell);
    if (entry === undefined) throw new RangeError(`'${cell}' is no cell of this tally`);
    return entry;
  };
  return {
    count(into, ref) {
      for (const cell of into) entryOf(cell).counted.push(ref);
    },
    leaveOpen(into, ref) {
      for (const cell of into) entryOf(cell).open.push(ref);
    },
    figures() {
      return new Map([...entries].map(([cell, { counted, open }]) => [cell, figureOf(counted, open)]));
    },
  };
}

/** A number that cases cannot give: entered for the year, or null until it is. */
export function recordedFigure(value: number | null): Figure {
  return { value, refs: [] };
}

function figureOf(counted: readonly string[], open: readonly string[]): Figure {
  return { value: open.length === 0 ? counted.length : null, refs: [...counted, ...open] };
}
