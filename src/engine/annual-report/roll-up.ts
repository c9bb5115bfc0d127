import type { CivilDate } from '../../law/civil-date.ts';
import { type CellMap, cellIdsOf, figuresOf } from '../../law/report/cells.ts';
import { checkRollUp, sumOfParts } from '../../law/report/check-roll-up.ts';
import { blockingChecks, checkReport } from '../../law/report/checks.ts';
import type { Check, ReportFormat } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createReportActStore, type ReportActRow } from '../../store/report-act-store.ts';
import type { Instant, OrganRow } from '../../store/rows.ts';
import { computeParts } from './compute-report.ts';
import { toldCells } from './freeze.ts';
import { scopeOf } from './report-scope.ts';
import { type ReportState, reportStateOf } from './report-stream.ts';

/** Where the figures of a body come from: as frozen, as it filled them in, or as its cases and entries give them today. */
export type FiguresSource = 'frozen' | 'stated' | 'computed';

/** One body in the roll-up of a superior. */
export interface RollUpLine {
  readonly organ: OrganRow;
  /** 0: the superior itself. */
  readonly depth: number;
  readonly state: ReportState;
  readonly source: FiguresSource;
  readonly cells: CellMap;
  /** Cells that are known. */
  readonly known: number;
  readonly cellCount: number;
  /** Ids of checks that fail. */
  readonly failing: readonly string[];
  /** When it was last submitted; null while it is not. */
  readonly submittedAt: Instant | null;
  /** The report of which body takes this one in already, so that it is not added a second time; null where it is added. */
  readonly within: OrganRow | null;
}

export interface RollUp {
  readonly year: number;
  readonly format: ReportFormat;
  /** As in a tree: each body before those below it. The first is the superior itself, with what is its own alone. */
  readonly lines: readonly RollUpLine[];
  /** The sum over the bodies and the superior itself. */
  readonly total: CellMap;
  /** Bodies that have not submitted their report. Closed ones are not waited for. */
  readonly waitedFor: readonly OrganRow[];
  /** I8: what the report of the superior says of itself against the sum; null where it says nothing of its own. */
  readonly check: Check | null;
}

export interface RollUpAsk {
  readonly organ: Pick<OrganRow, 'id'>;
  readonly year: number;
  readonly format: ReportFormat;
  readonly today: CivilDate;
}

/** The bodies below an organ and itself with their figures: one query for the acts of all, one pass over the cases of all. */
export async function rollUp(db: Database, ask: RollUpAsk): Promise<RollUp> {
  const { year, format } = ask;
  const lines = linesOf(await loadBodies(db, ask), format);
  const parts = partsOf(lines);
  return {
    ...{ year, format, lines },
    total: sumOfParts(format, parts),
    waitedFor: lines.filter(isWaitedFor).map((line) => line.organ),
    check: checkOf(lines, { format, parts }),
  };
}

/** What lines are made of. */
export interface Bodies {
  readonly tree: readonly Branch[];
  readonly acts: ReadonlyMap<number, readonly ReportActRow[]>;
  /** As cases and entries give them today. */
  readonly computed: ReadonlyMap<number, CellMap>;
}

export async function loadBodies(db: Database, { organ, year, format, today }: RollUpAsk): Promise<Bodies> {
  const scope = await scopeOf(db, { organ: organ.id, subtree: true });
  const tree = treeOf(await createOrganStore(db.read).list(), { root: organ.id, known: new Set(scope.organIds) });
  const acts = groupByOrgan(await createReportActStore(db.read).listOfYear({ organIds: scope.organIds, year }));
  return { tree, acts, computed: await computeParts(db, { scope, year, format, today }) };
}

/** @param until - Only acts recorded by then, inclusive; all unless given. */
export function linesOf({ tree, acts, computed }: Bodies, format: ReportFormat, until?: Instant): RollUpLine[] {
  const actsOf = (id: number): readonly ReportActRow[] =>
    (acts.get(id) ?? []).filter(({ recordedAt }) => until === undefined || recordedAt <= until);
  return withinOf(tree.map((one) => lineOf(one, { acts: actsOf(one.organ.id), computed: computed.get(one.organ.id) ?? {}, format })));
}

/** What is added up: everybody's figures, but of bodies that a report in between takes in already. */
export function partsOf(lines: readonly RollUpLine[]): readonly CellMap[] {
  return lines.filter(({ within }) => within === null).map(({ cells }) => cells);
}

function isWaitedFor({ depth, state, organ, within }: RollUpLine): boolean {
  return depth > 0 && within === null && (organ.closedAt ?? null) === null && !SUBMITTED.has(state.stage);
}

const SUBMITTED: ReadonlySet<ReportState['stage']> = new Set(['submitted', 'approved', 'published']);

interface Branch {
  readonly organ: OrganRow;
  readonly depth: number;
}

function treeOf(organs: readonly OrganRow[], { root, known }: { readonly root: number; readonly known: ReadonlySet<number> }): Branch[] {
  const below = new Map<number, OrganRow[]>();
  for (const one of organs) {
    const parent = one.parentId ?? null;
    if (parent !== null && known.has(one.id) && one.id !== root) below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const branches: Branch[] = [];
  const add = (organ: OrganRow | undefined, depth: number): void => {
    if (organ === undefined) return;
    branches.push({ organ, depth });
    for (const child of below.get(organ.id) ?? []) add(child, depth + 1);
  };
  add(
    organs.find(({ id }) => id === root),
    0,
  );
  return branches;
}

function lineOf(
  { organ, depth }: Branch,
  { acts, computed, format }: { readonly acts: readonly ReportActRow[]; readonly computed: CellMap; readonly format: ReportFormat },
): RollUpLine {
  const state = reportStateOf(acts);
  // The superior adds what is its own: its report over all is what this is compared with.
  const source = depth === 0 && state.covers === 'subtree' ? 'computed' : sourceOf(state, format);
  const told = source === 'computed' ? computed : toldCells(state, computed);
  const ids = cellIdsOf(format);
  const cells = Object.fromEntries(ids.map((id) => [id, told[id] ?? null]));
  const checks = source === 'frozen' ? (state.frozen?.checks ?? []) : checkReport(figuresOf(format, cells));
  const last = acts.filter(({ type }) => type === 'report.submitted').at(-1);
  return {
    ...{ organ, depth, state, source, cells },
    known: ids.filter((id) => cells[id] !== null).length,
    cellCount: ids.length,
    failing: blockingChecks(checks).map(({ id }) => id),
    submittedAt: SUBMITTED.has(state.stage) ? (last?.recordedAt ?? null) : null,
    within: null,
  };
}

/** Figures in another table cannot be added: those of cases are taken. */
function sourceOf(state: ReportState, format: ReportFormat): FiguresSource {
  if (state.format !== null && state.format !== format) return 'computed';
  const isOpen = state.stage === 'unopened' || state.stage === 'drafting';
  if (!isOpen && state.frozen !== null) return 'frozen';
  return state.basis === 'stated' && state.stated !== null ? 'stated' : 'computed';
}

/** Marks bodies whose figures stand in the report of one above them. Lines come as in a tree. */
function withinOf(lines: readonly RollUpLine[]): RollUpLine[] {
  const takenIn = new Map<number, OrganRow>();
  return lines.map((line) => {
    const { organ, depth, state, source } = line;
    const within = (depth > 0 && takenIn.get(organ.parentId ?? 0)) || null;
    const next = within ?? (depth > 0 && state.covers === 'subtree' && source !== 'computed' ? organ : undefined);
    if (next !== undefined) takenIn.set(organ.id, next);
    return { ...line, within };
  });
}

function checkOf(
  [superior]: readonly RollUpLine[],
  { format, parts }: { readonly format: ReportFormat; readonly parts: readonly CellMap[] },
): Check | null {
  const { state } = superior ?? {};
  if (state === undefined || state.covers !== 'subtree' || sourceOf(state, format) === 'computed') return null;
  return checkRollUp(figuresOf(format, toldCells(state, {})), { parts })[0] ?? null;
}

function groupByOrgan(acts: readonly ReportActRow[]): ReadonlyMap<number, ReportActRow[]> {
  const groups = new Map<number, ReportActRow[]>();
  for (const act of acts) {
    const group = groups.get(act.organId);
    if (group === undefined) groups.set(act.organId, [act]);
    else group.push(act);
  }
  return groups;
}
