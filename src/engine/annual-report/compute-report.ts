import type { CivilDate } from '../../law/civil-date.ts';
import { type CellId, type CellMap, cellsOf } from '../../law/report/cells.ts';
import type { Counted } from '../../law/report/counted.ts';
import { reportOf } from '../../law/report/report.ts';
import type { AnnualReport, Check, ReportFormat } from '../../law/report/report-json.ts';
import { type ReportPeriod, reportPeriod, reportYear } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { contextOf } from './check-context.ts';
import { type CountAsk, countByOrgan, countInDatabase, NOTHING } from './count-cases.ts';
import { daysOf, entriesByRow, partTwoOf, type RecordedFigures, recordedByOrgan, recordedFigures } from './recorded-figures.ts';
import type { ReportScope } from './report-scope.ts';

export interface ComputeAsk {
  readonly scope: ReportScope;
  readonly year: number;
  /** Any days instead of the year, both inclusive; `year` is then the one in which they end. What compares years is not checked. */
  readonly period?: { readonly from: CivilDate; readonly until: CivilDate } | undefined;
  readonly format: ReportFormat;
  /** Today in Asia/Shanghai: a year that is not over is provisional. */
  readonly today: CivilDate;
  /** The reports of the bodies that the report takes in, its own among them (I8). */
  readonly parts?: readonly CellMap[];
  /** What one body already counted for all (I8). */
  readonly countedForAll?: readonly CellId[];
  /** Checks of the words of the report (I7) and others that need more than figures. */
  readonly extraChecks?: readonly Check[];
}

/** The report of a year or of any period from cases and recorded entries, with its checks. */
export async function computeReport(db: Database, ask: ComputeAsk): Promise<AnnualReport> {
  const counted = await countInDatabase(db, countAskOf(ask));
  const recorded = await recordedFigures(db, ask);
  return assemble(ask, { counted, recorded, context: await contextOf(db, { ...ask, counted }) });
}

/**
 * The figures of each organ of the scope by itself, in one pass over the cases: for a matrix of organs, and as parts of a roll-up. No checks.
 */
export async function computeParts(db: Database, ask: ComputeAsk): Promise<ReadonlyMap<number, CellMap>> {
  const counted = await countByOrgan(db, countAskOf(ask));
  const recorded = await recordedByOrgan(db, ask.scope.organIds, ask.period ?? daysOf(ask.year));
  const cellsOfOrgan = (organId: number): CellMap =>
    cellsOf(assemble(ask, { counted: counted.get(organId) ?? NOTHING, recorded: recorded.get(organId) ?? new Map(), context: {} }));
  return new Map(ask.scope.organIds.map((organId) => [organId, cellsOfOrgan(organId)]));
}

/** What is counted for a report: which cases, in which days. */
export function countAskOf({ scope, ...ask }: Pick<ComputeAsk, 'scope' | 'year' | 'period' | 'today'>): CountAsk {
  return { organIds: scope.everything === true ? null : scope.organIds, period: daysAskedFor(ask) };
}

function daysAskedFor({ year, period, today }: Pick<ComputeAsk, 'year' | 'period' | 'today'>): ReportPeriod {
  return period === undefined ? reportYear(year, today) : reportPeriod(period, today);
}

interface Sources {
  readonly counted: Counted;
  readonly recorded: RecordedFigures;
  readonly context: Parameters<typeof reportOf>[1]['context'];
}

function assemble(ask: ComputeAsk, { counted, recorded, context = {} }: Sources): AnnualReport {
  const { scope, year, period, format, today } = ask;
  return reportOf(counted, {
    year,
    ...(period === undefined ? {} : { period }),
    format,
    organ: scope.name,
    provisional: today <= daysAskedFor(ask).lastDay,
    ...(format === 'T2014' ? { entries: entriesByRow(recorded) } : { partTwo: partTwoOf(format, recorded) }),
    context,
  });
}
