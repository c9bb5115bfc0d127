import type { Knex } from 'knex';
import type { FieldProblem } from '../../law/errors.ts';
import type { Figure } from '../../law/report/figure.ts';
import { type FigureFinding, findingsOf } from '../../law/report/figure-relations.ts';
import { recordedFigureOf } from '../../law/report/recorded-figures.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';
import { collectedFees, FEES } from './collected-fees.ts';
import { frozenYear } from './entries.ts';
import { catalogueFigures, withCatalogue } from './entries-catalogue.ts';
import { indicatorsOf, isOfOtherYears, type KnownIndicator, placeInTable } from './entries-indicators.ts';
import { daysOf } from './recorded-figures.ts';

/** One indicator of the year, with what it is made of. */
export interface LedgerLine {
  readonly indicator: KnownIndicator;
  /** Row or cell in the table of the year; null: told in the text of the report only. */
  readonly place: string | null;
  /** Null: nothing is entered yet. */
  readonly value: number | null;
  /** Of the recorded entries alone. */
  readonly recorded: Figure;
  /** Of the publication catalogue; null where it has no such items. */
  readonly catalogue: Figure | null;
  /** Those that stand, oldest first. */
  readonly entries: readonly ReportEntryRow[];
  readonly lastYear: number | null;
}

export interface Ledger {
  readonly year: number;
  /** Without those that only part two of other years asks for, unless something is recorded. */
  readonly lines: readonly LedgerLine[];
  readonly findings: readonly FigureFinding[];
  /** Why nothing can be recorded; null while the figures of the year are open. */
  readonly frozen: FieldProblem | null;
}

/** What an organ has recorded in a year, indicator by indicator. */
export async function ledgerOf(db: Knex, { organId, year }: { readonly organId: number; readonly year: number }): Promise<Ledger> {
  const [known, now, before] = [
    await indicatorsOf(db, organId),
    await figuresOf(db, { organId, year }),
    await figuresOf(db, { organId, year: year - 1 }),
  ];
  const lines = known.map((indicator): LedgerLine => {
    const { entries, catalogue, recorded, value } = now.of(indicator);
    const lastYear = before.of(indicator).value;
    return { indicator, place: placeInTable(indicator, year), value, recorded, catalogue, entries, lastYear };
  });
  const figures = new Map(lines.map(({ indicator, value }) => [indicator.id, value]));
  return {
    year,
    lines: lines.filter((line) => isShown(line, year)),
    findings: [...findingsOf(figures), ...feeFindings(figures.get(FEES) ?? null, now.fees)],
    frozen: (await frozenYear(db, { organId, year })) ?? null,
  };
}

function isShown({ indicator, value, entries }: LedgerLine, year: number): boolean {
  if (value !== null || entries.length > 0) return true;
  return !indicator.isClosed && !isOfOtherYears(indicator, year);
}

async function figuresOf(db: Knex, { organId, year }: { readonly organId: number; readonly year: number }) {
  const query = { organIds: [organId], ...daysOf(year) };
  const standing = await createReportEntryStore(db).listStanding(query);
  const byIndicator = new Map<string, ReportEntryRow[]>();
  for (const entry of standing) pushTo(byIndicator, entry);
  const catalogue = (await catalogueFigures(db, query)).get(organId);
  const fees = (await collectedFees(db, query)).get(organId)?.value ?? null;
  return {
    fees,
    of(indicator: KnownIndicator) {
      const entries = byIndicator.get(indicator.id) ?? [];
      const amounts = entries.map(({ id, onDay, amount }) => ({ id, indicator: indicator.id, onDay, amount: amount ?? '0' }));
      const recorded = recordedFigureOf(indicator, amounts);
      const published = catalogue?.get(indicator.id);
      const value = withCatalogue(recorded, published).value ?? (indicator.id === FEES ? fees : null);
      return { entries, recorded, catalogue: published ?? null, value };
    },
  };
}

/** Fees that cases tell of stand in for what nobody entered; where somebody did, both should agree. */
function feeFindings(value: number | null, fees: number | null): FigureFinding[] {
  if (fees === null || value === fees) return [];
  const zh = `收取的费用登记为 ${value} 万元，案件中已缴的费用合计 ${fees} 万元：请核对。按所填数字保存。`;
  const en = `The fees are entered as ${value} (10,000 yuan), while the cases tell of ${fees} paid. Look at both; the entry is stored as stated.`;
  return [{ indicator: FEES, text: { zh, en } }];
}

/** A line that the table of the year asks for, and nobody has filled in. */
export function isMissing({ place, value, indicator }: LedgerLine): boolean {
  return place !== null && value === null && !indicator.isClosed;
}

function pushTo(lists: Map<string, ReportEntryRow[]>, entry: ReportEntryRow): void {
  const list = lists.get(entry.indicator);
  if (list === undefined) lists.set(entry.indicator, [entry]);
  else list.push(entry);
}
