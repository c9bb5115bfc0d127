import type { ExportedTable } from '../../documents/table-export.ts';
import { ENTRY_HEADINGS, type EntryColumn } from '../../engine/annual-report/entries-columns.ts';
import { isOfOtherYears, type KnownIndicator, tableFirst } from '../../engine/annual-report/entries-indicators.ts';
import { INDICATOR_AREAS } from '../../law/report/indicators.ts';
import type { ReportEntryRow } from '../../store/report-entry-store.ts';
import { wallClock } from '../format.ts';
import { currentLanguage, type Language, sayLabel, withLanguage } from '../language.ts';
import { entryTexts } from '../texts/entries.ts';

type Row = readonly (string | number)[];

/** Every entry of a year, those taken back too, as a table that can be brought in again where they stand. */
export function ledgerTable(entries: readonly ReportEntryRow[], known: readonly KnownIndicator[]): ExportedTable {
  const { heads, export: words } = entryTexts;
  const byId = new Map(known.map((indicator) => [indicator.id, indicator]));
  const voids = new Map(entries.flatMap((row) => (row.voids === null ? [] : [[row.voids, row] as const])));
  const own = entries.filter(({ voids: of }) => of === null);
  const rows = own.map((entry) => entryRow(entry, { indicator: byId.get(entry.indicator), by: voids.get(entry.id) }));
  const more = [heads.by, heads.at, heads.state, words.takenBackBy, heads.reason].map((label) => ({ label, width: 18 }));
  return { sheet: entryTexts.sheet, columns: [...templateColumns(currentLanguage()), ...more], portions: inOne(rows) };
}

function entryRow(
  entry: ReportEntryRow,
  { indicator, by }: { indicator: KnownIndicator | undefined; by: ReportEntryRow | undefined },
): Row {
  const { stands, takenBack } = entryTexts.export;
  const { amount, onDay, what, source, recordedByName, recordedAt } = entry;
  const head = indicator === undefined ? [entry.indicator, '', '', '', ''] : headOf(indicator, currentLanguage());
  const state = [by === undefined ? stands : takenBack, by?.recordedByName ?? '', by?.reason ?? ''];
  return [...head, onDay, Number(amount ?? 0), what, source, recordedByName, wallClock(recordedAt), ...state];
}

async function* inOne(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

const WIDTHS: Readonly<Record<EntryColumn, number>> = {
  indicator: 26,
  name: 44,
  unit: 8,
  kind: 8,
  area: 18,
  day: 13,
  amount: 12,
  what: 36,
  source: 36,
  state: 18,
};
const TEMPLATE_COLUMNS = ['indicator', 'name', 'unit', 'kind', 'area', 'day', 'amount', 'what', 'source'] as const;
/** English headings, all of them understood. */
const ENGLISH: Readonly<Record<EntryColumn, string>> = {
  indicator: 'indicator',
  name: 'name',
  unit: 'unit',
  kind: 'kind',
  area: 'area',
  day: 'day',
  amount: 'amount',
  what: 'what',
  source: 'source',
  state: 'state',
};

function templateColumns(language: Language): ExportedTable['columns'] {
  return TEMPLATE_COLUMNS.map((column) => ({
    label: language === 'zh' ? (ENTRY_HEADINGS[column][0] ?? column) : ENGLISH[column],
    width: WIDTHS[column],
  }));
}

/** A line for every indicator of the year, to be filled in: what stays without a number is left out when it is brought in. */
export function templateTable(known: readonly KnownIndicator[], { year, today }: { year: number; today: string }): ExportedTable {
  const language = currentLanguage();
  const day = `${year}-12-31` <= today ? `${year}-12-31` : '';
  const rows = tableFirst(known, year)
    .filter((indicator) => !indicator.isClosed && !isOfOtherYears(indicator, year))
    .map((indicator): Row => [...headOf(indicator, language), day, '', '', '']);
  return { sheet: entryTexts.sheet, columns: templateColumns(language), portions: inOne(rows) };
}

function headOf({ id, label, unit, kind, area }: KnownIndicator, language: Language): readonly string[] {
  const kinds = language === 'zh' ? { flow: '累计', stock: '时点' } : { flow: 'flow', stock: 'stock' };
  return withLanguage(language, () => [id, sayLabel(label), sayLabel(unit), kinds[kind], sayLabel(INDICATOR_AREAS[area])]);
}
