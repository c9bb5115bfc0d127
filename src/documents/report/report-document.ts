import type { CellMap } from '../../law/report/cells.ts';
import { partHeading, type ReportPart, reportParts } from '../../law/report/parts.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import { blocksOf, type TextBlock } from '../../law/report/text-blocks.ts';
import { plainText, type QuoteContext, setText } from '../../law/report/text-quotes.ts';
import { partFourTable, partThreeTable, partTwoTable } from './official-tables.ts';
import type { ReportBlock, ReportChart, ReportDocument, ReportTable, TableCell } from './report-model.ts';
import { t2014Table } from './t2014-table.ts';

/** What a report is printed from. */
export interface ReportFacts {
  readonly organ: string;
  readonly year: number;
  readonly format: ReportFormat;
  /** Frozen or as of now: of the format, and whatever else texts may quote. */
  readonly cells: CellMap;
  /** By part, as written. */
  readonly texts: Readonly<Record<string, string>>;
  readonly publishedOn: string | null;
  /** 1 is the first. */
  readonly edition: number;
  /** Of corrections, oldest first. */
  readonly corrections: readonly { readonly on: string; readonly reason: string }[];
  readonly charts: readonly ReportChart[];
}

/** The report as a document: headings, text with its numbers in place, the official tables, the years beside each other. */
export function reportDocument(facts: ReportFacts): ReportDocument {
  const { organ, year, format, publishedOn, edition, corrections } = facts;
  const context = quoteContext(facts);
  const table = format === 'T2014' ? [t2014Annex(facts)] : [];
  return {
    organ,
    year,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    titleLines: [organ, `${year}年政府信息公开工作年度报告`],
    subtitle: publishedOn === null ? null : `${dayInWords(publishedOn)}公布${edition > 1 ? `（第${edition}版）` : ''}`,
    draft: publishedOn === null ? '草稿，尚未公布' : null,
    notices: corrections.map(({ on, reason }) => `${dayInWords(on)}更正：${reason}`),
    blocks: [...reportParts(format).flatMap((part) => blocksOfPart(part, facts, context)), ...chartBlocks(facts.charts), ...table],
  };
}

export function quoteContext({ cells, year, organ }: Pick<ReportFacts, 'cells' | 'year' | 'organ'>): QuoteContext {
  return { cells, words: { year: String(year), nextYear: String(year + 1), organ } };
}

function blocksOfPart(part: ReportPart, facts: ReportFacts, context: QuoteContext): ReportBlock[] {
  const text = blocksOf(facts.texts[part.id] ?? '').map((block) => setBlock(block, context));
  const heading: ReportBlock = { kind: 'heading', level: 1, anchor: part.id, runs: [{ kind: 'plain', text: partHeading(part) }] };
  const table = tableOf(part, facts);
  return [...(part.number === null ? [] : [heading]), ...text, ...(table === undefined ? [] : [table])];
}

function tableOf({ table }: ReportPart, { format, cells }: ReportFacts): ReportTable | undefined {
  if (format === 'T2014' || table === null) return undefined;
  if (table === 'partTwo') return partTwoTable(format, cells);
  return table === 'partThree' ? partThreeTable(format, cells) : partFourTable(cells);
}

function t2014Annex({ year, organ, cells }: ReportFacts): ReportTable {
  return t2014Table(`${organ}${year}年政府信息公开情况统计表`, cells);
}

function setBlock(block: TextBlock, context: QuoteContext): ReportBlock {
  if (block.kind === 'table') return textTable(block, context);
  const runs = setText(block.text, context);
  return block.kind === 'heading' ? { kind: 'heading', level: block.level, anchor: null, runs } : { kind: 'paragraph', runs };
}

/** Characters that a column is at least as wide as, and at most counts for. */
const COLUMN_CHARACTERS = { least: 4, most: 26 };

/** A column of 条, 万元, 人次: centred. */
const LONGEST_UNIT = 3;

/** A table that stands in the text; rows with fewer cells than others end with a wider one. */
function textTable({ rows, heads }: Extract<TextBlock, { kind: 'table' }>, context: QuoteContext): ReportTable {
  const width = Math.max(...rows.map((row) => row.length));
  const isUnits = (column: number) => rows.every((row, at) => at < heads || (row[column] ?? '').length <= LONGEST_UNIT);
  const set = rows.map((row, at) =>
    row.map((text, index): TableCell => {
      const runs = setText(text, context);
      const isNumber = /^[\d.%]+$/u.test(plainText(runs));
      const as = at < heads ? 'head' : isNumber ? 'number' : index > 0 && isUnits(index) ? 'unit' : 'text';
      return { as, runs, cols: index === row.length - 1 ? width - index : 1, rows: 1, indent: 0, cell: null, value: null };
    }),
  );
  const columns = Array.from({ length: width }, (_, index) => {
    const longest = Math.max(...set.map((row) => plainText(row[index]?.runs ?? []).length));
    return Math.min(Math.max(longest, COLUMN_CHARACTERS.least), COLUMN_CHARACTERS.most);
  });
  return { kind: 'table', name: null, caption: '', columns, heads, rows: set, wide: false, apart: false, note: null };
}

function chartBlocks(charts: readonly ReportChart[]): ReportBlock[] {
  if (charts.length === 0) return [];
  const heading: ReportBlock = { kind: 'heading', level: 1, anchor: 'years', runs: [{ kind: 'plain', text: '附：历年主要数据' }] };
  return [heading, ...charts];
}

/** 2018-03-30 → 2018年3月30日 */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
