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

/** Cases that the tables cannot tell apart: how many, and which. Where they are counted in groups, `refs` holds the name of the group. */
export interface Lot {
  readonly n: number;
  readonly refs: readonly string[];
}

/** Counts cases into named cells. Every cell exists from the start, so that zero means "counted, none". */
export interface Tally<Cell extends string> {
  /** Each case counts once in each of these cells. */
  count(cells: readonly Cell[], lot: Lot): void;
  /** The cases may or may not count in each of these cells: they become null. */
  leaveOpen(cells: readonly Cell[], lot: Lot): void;
  figures(): ReadonlyMap<Cell, Figure>;
}

interface Entry {
  sum: number;
  isOpen: boolean;
  readonly counted: string[];
  readonly open: string[];
}

export function createTally<Cell extends string>(cells: readonly Cell[]): Tally<Cell> {
  const entries = new Map(cells.map((cell): [Cell, Entry] => [cell, { sum: 0, isOpen: false, counted: [], open: [] }]));
  const entryOf = (cell: Cell): Entry => {
    const entry = entries.get(cell);
    if (entry === undefined) throw new RangeError(`'${cell}' is no cell of this tally`);
    return entry;
  };
  return {
    count(into, { n, refs }) {
      for (const cell of into) {
        const entry = entryOf(cell);
        entry.sum += n;
        entry.counted.push(...refs);
      }
    },
    leaveOpen(into, { refs }) {
      for (const cell of into) {
        const entry = entryOf(cell);
        entry.isOpen = true;
        entry.open.push(...refs);
      }
    },
    figures() {
      return new Map([...entries].map(([cell, entry]) => [cell, figureOf(entry)]));
    },
  };
}

/** A number that cases cannot give: entered for the year, or null until it is. */
export function recordedFigure(value: number | null): Figure {
  return { value, refs: [] };
}

function figureOf({ sum, isOpen, counted, open }: Entry): Figure {
  return { value: isOpen ? null : sum, refs: [...counted, ...open] };
}
