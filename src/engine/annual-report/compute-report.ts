import type { CivilDate } from '../../law/civil-date.ts';
import { civilDate } from '../../law/civil-date.ts';
import type { CaseFigures } from '../../law/report/case-figures.ts';
import type { Figure } from '../../law/report/figure.ts';
import { INDICATORS } from '../../law/report/indicators.ts';
import { PART_TWO_CELLS, type PartTwoCell, partTwoCells } from '../../law/report/part-two.ts';
import { recordedFigureOf, sumOfOrgans } from '../../law/report/recorded-figures.ts';
import { buildReport } from '../../law/report/report.ts';
import type { AnnualReport, Cell, ReportFormat } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { T2014EntryId } from '../../law/report/t2014-rows.ts';
import type { Database } from '../../store/database.ts';
import { createFiguresReadModel } from '../../store/figures-read-model.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';

/** Whose figures: one organ, an organ with those below it, or all. */
export interface ReportScope {
  /** Each organ once. */
  readonly organIds: readonly number[];
  /** Printed as the organ of the report; null: all organs together. */
  readonly name: string | null;
}

export interface ComputeAsk {
  readonly scope: ReportScope;
  readonly year: number;
  readonly format: ReportFormat;
  /** Today in Asia/Shanghai: a year that is not over is provisional. */
  readonly today: CivilDate;
}

/** The report of a year from cases and recorded entries, with its checks. */
export async function computeReport(db: Database, { scope, year, format, today }: ComputeAsk): Promise<AnnualReport> {
  const { lastDay, asOf } = reportYear(year, today);
  const cases = (await createFiguresReadModel(db.read).listCountedOf(scope.organIds)) as CaseFigures[];
  const recorded = await recordedFigures(db, { scope, year });
  const report = buildReport({
    cases,
    year,
    format,
    organ: scope.name,
    provisional: today <= lastDay,
    asOf,
    entries: entriesByRow(recorded),
  });
  return report.format === 'T2014' ? report : { ...report, partTwo: partTwoOf(report.format, recorded) };
}

/** Every figure that cases cannot give, by indicator: of each organ, then added up. */
export async function recordedFigures(
  db: Database,
  { scope, year }: Pick<ComputeAsk, 'scope' | 'year'>,
): Promise<ReadonlyMap<string, Figure>> {
  const entries = await createReportEntryStore(db.read).listStanding({
    organIds: scope.organIds,
    from: civilDate(`${year}-01-01`),
    until: civilDate(`${year}-12-31`),
  });
  const organs = scope.organIds.map((organId) => entries.filter((entry) => entry.organId === organId).map(amountOf));
  const figures = INDICATORS.map((indicator): [string, Figure] => {
    return [indicator.id, sumOfOrgans(organs.map((own) => recordedFigureOf(indicator, own)))];
  });
  return new Map(figures);
}

function amountOf({ id, indicator, onDay, amount }: ReportEntryRow) {
  return { id, indicator, onDay, amount: amount ?? '0' };
}

function entriesByRow(recorded: ReadonlyMap<string, Figure>): Partial<Record<T2014EntryId, Cell>> {
  const rows = INDICATORS.flatMap(({ id, t2014 }) => (t2014 === undefined ? [] : [[t2014, recorded.get(id)?.value ?? null] as const]));
  return Object.fromEntries(rows);
}

function partTwoOf(format: 'T2019' | 'T2021', recorded: ReadonlyMap<string, Figure>): Partial<Record<PartTwoCell, Cell>> {
  const printed = new Set<string>(partTwoCells(format));
  const cells = PART_TWO_CELLS.filter((cell) => printed.has(cell)).map((cell) => {
    const indicator = INDICATORS.find(({ partTwo }) => partTwo === cell);
    return [cell, indicator === undefined ? null : (recorded.get(indicator.id)?.value ?? null)] as const;
  });
  return Object.fromEntries(cells);
}
