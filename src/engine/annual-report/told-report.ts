import { cellIdsOf, figuresOf } from '../../law/report/cells.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import type { AnnualReport, Cell, Check } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import type { Instant } from '../../store/rows.ts';
import { type ComputeAsk, computeReport } from './compute-report.ts';
import { differencesSinceFreezing } from './report-comparison.ts';
import { loadReportState, type ReportState } from './report-stream.ts';
import { rollUpNumbers } from './roll-up-numbers.ts';
import { numbersOf } from './text-figures.ts';

/** What history says otherwise than the frozen report: it never rewrites it. */
export interface ToldDifference {
  readonly cell: string;
  readonly was: Cell;
  readonly now: Cell;
  /** What the cases are called that count otherwise than then. */
  readonly refs: readonly string[];
  readonly entryIds: readonly string[];
}

/** Where figures are not those of cases and entries as they stand today. */
export interface Told {
  /** `frozen` with the year; `stated` by the organ itself; `rolledUp` from the reports of the bodies. Left out: computed. */
  readonly source?: 'frozen' | 'stated' | 'rolledUp';
  readonly frozenAt?: Instant;
  /** Only where figures are frozen and were computed. */
  readonly differences?: readonly ToldDifference[];
}

/**
 * The report of a year as the organ tells it: as frozen once it is, as filled in where the organ does so, with those below it as their
 * reports stand; everything else is computed from cases and entries.
 */
export async function tellReport(db: Database, ask: ComputeAsk): Promise<AnnualReport & Told> {
  const { scope, year, period, format } = ask;
  if (scope.reportOf === undefined || period !== undefined || format !== formatOfYear(year)) return computeReport(db, ask);
  const acts = await createReportActStore(db.read).listOfYear({ organIds: scope.organIds, year });
  if (acts.length === 0) return computeReport(db, ask);
  const state = await loadReportState(db.read, { organId: scope.reportOf, year });
  const takesIn = scope.subtree === true;
  if (isHeld(state) && (state.covers === 'subtree') === takesIn) return toldAs(db, ask, state);
  return takesIn ? rolledUp(db, ask, state) : computeReport(db, ask);
}

/** Frozen, or filled in by the organ. */
function isHeld({ stage, frozen, basis, stated }: ReportState): boolean {
  return (stage !== 'unopened' && stage !== 'drafting' && frozen !== null) || (basis === 'stated' && stated !== null);
}

async function toldAs(db: Database, ask: ComputeAsk, state: ReportState): Promise<AnnualReport & Told> {
  const { year, today } = ask;
  const organ = organOf(ask);
  const numbers = await numbersOf(db, { organ, year, today }, state);
  const report = reportFrom(ask, numbers);
  if (numbers.source !== 'frozen' || state.frozen === null) return { ...report, source: 'stated' };
  const differences = await differencesSinceFreezing(db, { organ, year, today }, { state, numbers });
  const told = differences?.map(({ cell, was, now, refs, entryIds }) => ({ cell, was, now, refs, entryIds }));
  return { ...report, source: 'frozen', frozenAt: state.frozen.at, ...(told === undefined ? {} : { differences: told }) };
}

async function rolledUp(db: Database, ask: ComputeAsk, state: ReportState): Promise<AnnualReport & Told> {
  const { year, today, format } = ask;
  const numbers = await rollUpNumbers(db, { organ: organOf(ask), year, today }, { format, state });
  return { ...reportFrom(ask, numbers), source: 'rolledUp' };
}

function organOf({ scope }: ComputeAsk) {
  return { id: scope.reportOf ?? 0, name: scope.name ?? '' };
}

interface Numbers {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly checks: readonly Check[];
}

/** The JSON form of interfaces 3, in its order of keys. */
function reportFrom({ scope, year, format, today }: ComputeAsk, { cells, checks }: Numbers): AnnualReport {
  const known = Object.fromEntries(cellIdsOf(format).map((id) => [id, cells[id] ?? null]));
  const { format: _, ...figures } = figuresOf(format, known);
  const head = { format, year, organ: scope.name, provisional: today <= reportYear(year).lastDay };
  return { ...head, ...figures, checks } as AnnualReport;
}
