import type { CellId, CellMap } from '../../law/report/cells.ts';
import { sumOfParts } from '../../law/report/check-roll-up.ts';
import { type CellChange, changesBetween } from '../../law/report/differences.ts';
import type { Cell } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import type { Instant, OrganRow } from '../../store/rows.ts';
import {
  type BodyDifference,
  type CellDifference,
  type ChangedCase,
  type ChangedEntry,
  changedCases,
  changedEntries,
} from './report-differences.ts';
import { linesOf, loadBodies, partsOf, type RollUpAsk, type RollUpLine } from './roll-up.ts';

/** What changed behind the figures since, of all bodies. */
interface Since {
  readonly cases: readonly ChangedCase[];
  readonly entries: ReadonlyMap<CellId, readonly ChangedEntry[]>;
}

/** One body, as it went into the sum then and goes into it now. */
interface Pair {
  readonly organ: OrganRow;
  readonly before: RollUpLine | undefined;
  readonly now: RollUpLine;
}

/**
 * How the sum of today differs from the report of a superior that was frozen: cell by cell, with the bodies whose figures are others than
 * then, and the cases and entries of those that are counted here.
 */
export async function rollUpDifferences(
  db: Database,
  ask: RollUpAsk,
  frozen: { readonly cells: CellMap; readonly at: Instant },
): Promise<CellDifference[]> {
  const { year, format, today } = ask;
  const bodies = await loadBodies(db, ask);
  const now = linesOf(bodies, format);
  const changes = changesBetween(frozen.cells, sumOfParts(format, partsOf(now)));
  if (changes.length === 0) return [];
  const counting = { scope: { organIds: now.map(({ organ }) => organ.id), name: null }, year, format, today };
  const since: Since = {
    cases: await changedCases(db, { ask: counting, since: frozen.at }),
    entries: await changedEntries(db, { ask: counting, since: frozen.at }),
  };
  const before = new Map(linesOf(bodies, format, frozen.at).map((line) => [line.organ.id, line]));
  const pairs = now.map((line): Pair => ({ organ: line.organ, before: before.get(line.organ.id), now: line }));
  return changes.map((change) => differenceOf(change, { pairs, since }));
}

function differenceOf(change: CellChange, { pairs, since }: { readonly pairs: readonly Pair[]; readonly since: Since }): CellDifference {
  const bodies = pairs.flatMap((pair) => bodyDifference(change.cell, pair, since) ?? []);
  return {
    ...change,
    refs: bodies.flatMap(({ refs }) => refs),
    caseIds: bodies.flatMap(({ caseIds }) => caseIds),
    entryIds: bodies.flatMap(({ entryIds }) => entryIds),
    bodies,
  };
}

/** Undefined for a body that has nothing to do with it. Cases count only where the figures are those of cases. */
function bodyDifference(cell: CellId, { organ, before, now }: Pair, since: Since): BodyDifference | undefined {
  const isCounted = now.within === null && now.source === 'computed';
  const ofCell = (list: readonly ChangedCase[]) => list.filter((one) => one.organId === organ.id && one.cells.has(cell));
  const all = ofCell(since.cases);
  const cases = isCounted ? all : [];
  const entries = isCounted ? (since.entries.get(cell) ?? []).filter(({ organId }) => organId === organ.id) : [];
  const told = toldNow(cell, now);
  const was = before === undefined ? null : toldThen(cell, before, { cases: all, hasEntries: entries.length > 0 });
  if (was === told && cases.length === 0 && entries.length === 0) return undefined;
  return {
    ...{ organ: { id: organ.id, name: organ.name }, cell, was, now: told },
    ...{ refs: cases.map(({ ref }) => ref), caseIds: cases.map(({ id }) => id), entryIds: entries.map(({ id }) => id) },
  };
}

/** Null also where another body's report takes it in. */
function toldNow(cell: CellId, { within, cells }: RollUpLine): Cell {
  return within === null ? (cells[cell] ?? null) : null;
}

/** Counted from cases, it is what they give today without what they count more since; with entries made since it cannot be told. */
function toldThen(
  cell: CellId,
  line: RollUpLine,
  { cases, hasEntries }: { readonly cases: readonly ChangedCase[]; readonly hasEntries: boolean },
): Cell {
  const value = toldNow(cell, line);
  if (line.source !== 'computed' || value === null) return value;
  if (hasEntries) return null;
  return cases.reduce<Cell>((sum, { cells }) => {
    const more = cells.get(cell) ?? null;
    return sum === null || more === null ? null : sum - more;
  }, value);
}
