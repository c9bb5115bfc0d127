import type { CivilDate } from '../../law/civil-date.ts';
import type { Figure } from '../../law/report/figure.ts';
import { INDICATORS } from '../../law/report/indicators.ts';
import { PART_TWO_CELLS, type PartTwoCell, partTwoCells } from '../../law/report/part-two.ts';
import { type RecordedEntry, recordedFigureOf, sumOfOrgans } from '../../law/report/recorded-figures.ts';
import type { Cell } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { T2014EntryId } from '../../law/report/t2014-rows.ts';
import type { Database } from '../../store/database.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';
import { collectedFees, FEES } from './collected-fees.ts';
import { catalogueFigures, withCatalogue } from './entries-catalogue.ts';
import type { ReportScope } from './report-scope.ts';

/** Figures by the id of their indicator. */
export type RecordedFigures = ReadonlyMap<string, Figure>;

interface Days {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Every figure that cases cannot give, by indicator: of each organ, then added up. Behind each stand the ids of its entries, of items of the catalogue, or of cases with fees. */
export async function recordedFigures(
  db: Database,
  { scope, year, period }: { readonly scope: ReportScope; readonly year: number; readonly period?: Days | undefined },
): Promise<RecordedFigures> {
  const byOrgan = await recordedByOrgan(db, scope.organIds, period ?? daysOf(year));
  return new Map(INDICATORS.map(({ id }) => [id, sumOfOrgans([...byOrgan.values()].map((own) => own.get(id) ?? NONE))]));
}

/** The same of each organ by itself. Organs of which nothing is on record are not in it. */
export async function recordedByOrgan(
  db: Database,
  organIds: readonly number[],
  { from, until }: Days,
): Promise<ReadonlyMap<number, RecordedFigures>> {
  const entries = await createReportEntryStore(db.read).listStanding({ organIds, from, until });
  const recorded = groupBy(entries, ({ organId }) => organId);
  const catalogue = await catalogueFigures(db.read, { organIds, from, until });
  const fees = await collectedFees(db.read, { organIds, from, until });
  const known = [...new Set([...recorded.keys(), ...catalogue.keys(), ...fees.keys()])];
  return new Map(known.map((id) => [id, withFees(figuresOf((recorded.get(id) ?? []).map(amountOf), catalogue.get(id)), fees.get(id))]));
}

/** The days of a year. */
export function daysOf(year: number): Days {
  const { firstDay, lastDay } = reportYear(year);
  return { from: firstDay, until: lastDay };
}

export function entriesByRow(recorded: RecordedFigures): Partial<Record<T2014EntryId, Cell>> {
  const rows = INDICATORS.flatMap(({ id, t2014 }) => (t2014 === undefined ? [] : [[t2014, recorded.get(id)?.value ?? null] as const]));
  return Object.fromEntries(rows);
}

export function partTwoOf(format: 'T2019' | 'T2021', recorded: RecordedFigures): Partial<Record<PartTwoCell, Cell>> {
  const printed = new Set<string>(partTwoCells(format));
  const cells = PART_TWO_CELLS.filter((cell) => printed.has(cell)).map((cell) => {
    const indicator = INDICATORS.find(({ partTwo }) => partTwo === cell);
    return [cell, indicator === undefined ? null : (recorded.get(indicator.id)?.value ?? null)] as const;
  });
  return Object.fromEntries(cells);
}

/** The ids of the entries behind a cell; undefined for what cases give. */
export function entriesBehind(recorded: RecordedFigures, cell: string): readonly string[] | undefined {
  const indicator = INDICATORS.find(({ t2014, partTwo }) => t2014 === cell || partTwo === cell);
  return indicator && (recorded.get(indicator.id)?.refs ?? []);
}

const NONE: Figure = { value: null, refs: [] };

/** Entries are for what the publication catalogue does not have: both are added up. */
function figuresOf(entries: readonly RecordedEntry[], catalogue: RecordedFigures | undefined): RecordedFigures {
  const byIndicator = groupBy(entries, ({ indicator }) => indicator);
  const figures = INDICATORS.map((indicator): [string, Figure] => {
    const recorded = recordedFigureOf(indicator, byIndicator.get(indicator.id) ?? []);
    return [indicator.id, withCatalogue(recorded, catalogue?.get(indicator.id))];
  });
  return new Map(figures);
}

/** What was entered holds; what cases tell stands in where nothing was. That both agree is a check of its own. */
function withFees(figures: RecordedFigures, fees: Figure | undefined): RecordedFigures {
  return fees === undefined || figures.get(FEES)?.value != null ? figures : new Map([...figures, [FEES, fees]]);
}

function amountOf({ id, indicator, onDay, amount }: ReportEntryRow): RecordedEntry {
  return { id, indicator, onDay, amount: amount ?? '0' };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}
