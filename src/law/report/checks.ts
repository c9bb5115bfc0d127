import type { CellId, CellMap } from './cells.ts';
import { checkGrid } from './checks-grid.ts';
import { checkT2014 } from './checks-t2014.ts';
import type { Cell, Check, GridFigures, T2014Figures } from './report-json.ts';

/** What the relations across years and organs need, and how to read blanks. */
export interface CheckContext {
  /** `unknown` (the default): a blank cannot be computed with. `zero`: an old table left blank what was nil; for the check only. */
  readonly blanks?: 'unknown' | 'zero';
  /** Row `next` of the report of the year before (I4). Taken from `yearBefore` when left out. */
  readonly nextOfYearBefore?: readonly Cell[];
  /** The cells of the report of the year before (I4, I6). */
  readonly yearBefore?: CellMap;
  /** `yearBefore` is no report, but what the same cases give today: I4 then holds by nature, and says so. */
  readonly yearBeforeIsComputed?: boolean;
  /** The difference to the year before is explained on record, in part six (I4). */
  readonly differenceExplained?: boolean;
  /** What applicants paid according to their cases, in 万元, for A8; left out where cases tell of no payment. */
  readonly feesOfCases?: number;
  /** Requests open at the end of the year before, for A2. */
  readonly openBefore?: number;
  /** The reports of the bodies that the report takes in, its own among them (I8). */
  readonly parts?: readonly CellMap[];
  /** What one body already counted for all: not the sum of the parts (I8). */
  readonly countedForAll?: readonly CellId[];
  /** Checks that need more than figures, such as of the words of the report (I7); kept in their order, after those of the figures. */
  readonly extraChecks?: readonly Check[];
}

/** The relations of a report: I1–I6 and I8 since 2019 (domain 3.7), A1–A6 and I8 before (domain 3.2), then what else was checked. */
export function checkReport(figures: T2014Figures | GridFigures, context: CheckContext = {}): Check[] {
  const checks = figures.format === 'T2014' ? checkT2014(figures, context) : checkGrid(figures, context);
  return [...checks, ...(context.extraChecks ?? [])].sort(byNumber);
}

/** The checks that forbid to export the report. */
export function blockingChecks(checks: readonly Check[]): Check[] {
  return checks.filter(({ ok }) => ok === false);
}

function byNumber(a: Check, b: Check): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
