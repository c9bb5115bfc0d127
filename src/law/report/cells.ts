import { APPLICANT_CLASS_LABELS } from '../channels.ts';
import type { Bilingual } from '../errors.ts';
import { PART_FOUR_COLUMNS_EN, PART_FOUR_GROUPS_EN, partThreeRowEn, partTwoCellEn, t2014RowEn } from './cell-words.ts';
import { PART_FOUR_CELLS, PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from './part-four.ts';
import { PART_THREE_COLUMNS, PART_THREE_ROWS, type PartThreeRowId, partThreeRows } from './part-three-rows.ts';
import { PART_TWO_BLOCKS, type PartTwoCell, partTwoCells } from './part-two.ts';
import type { AnnualReport, Cell, GridFigures, ReportFormat, T2014Figures } from './report-json.ts';
import { T2014_ROW_IDS, T2014_ROWS, type T2014RowId } from './t2014-rows.ts';

/**
 * Names one number of a report, as texts quote it and `--trace` asks for it: a row of `T2014` (`三(一)1`), `ROW/COLUMN` of part three (`new/total`),
 * `review.upheld` of part four, `rules.made` of part two.
 */
export type CellId = string;

/** The numbers of a report by their names. What is not in it is not in the format; null is not known. */
export type CellMap = Readonly<Record<CellId, Cell>>;

/** Every cell of a format in printed order. */
export function cellIdsOf(format: ReportFormat): readonly CellId[] {
  if (format === 'T2014') return T2014_ROW_IDS;
  const partThree = partThreeRows(format).flatMap((row) => PART_THREE_COLUMNS.map((column) => `${row}/${column}`));
  return [...partTwoCells(format), ...partThree, ...PART_FOUR_CELLS];
}

/** The numbers of a report, by name. */
export function cellsOf(report: AnnualReport): CellMap {
  return cellsOfFigures(report);
}

/** The same without what else a report says. */
export function cellsOfFigures(report: T2014Figures | GridFigures): CellMap {
  if (report.format === 'T2014') return report.rows;
  const cells: Record<CellId, Cell> = {};
  for (const id of partTwoCells(report.format)) cells[id] = report.partTwo?.[id] ?? null;
  for (const row of partThreeRows(report.format))
    for (const [index, column] of PART_THREE_COLUMNS.entries()) cells[`${row}/${column}`] = report.applications[row]?.[index] ?? null;
  for (const { id } of PART_FOUR_GROUPS)
    for (const [index, column] of PART_FOUR_COLUMNS.entries()) cells[`${id}.${column.id}`] = report.remedies[id][index] ?? null;
  return cells;
}

/** The grids of a report out of its cells, for checks and tables; a cell that is missing is null. */
export function figuresOf(format: ReportFormat, cells: CellMap): T2014Figures | GridFigures {
  const read = (id: CellId): Cell => cells[id] ?? null;
  if (format === 'T2014') {
    return { format, rows: Object.fromEntries(T2014_ROW_IDS.map((id) => [id, read(id)])) as Record<T2014RowId, Cell> };
  }
  const group = (id: string) => PART_FOUR_COLUMNS.map((column) => read(`${id}.${column.id}`));
  return {
    format,
    partTwo: Object.fromEntries(partTwoCells(format).map((id) => [id, read(id)])),
    applications: Object.fromEntries(
      partThreeRows(format).map((row) => [row, PART_THREE_COLUMNS.map((column) => read(`${row}/${column}`))]),
    ),
    remedies: { review: group('review'), directSuit: group('directSuit'), suitAfterReview: group('suitAfterReview') },
  };
}

/** What a cell is called in print; undefined when the format has none of that name. */
export function cellLabel(format: ReportFormat, id: CellId): Bilingual | undefined {
  if (format === 'T2014') {
    const row = T2014_ROWS.find((one) => one.id === id);
    return row && { zh: `${row.id} ${row.name}`, en: `${row.id} ${t2014RowEn(row.id)}` };
  }
  return partThreeLabel(id) ?? partFourLabel(id) ?? partTwoLabel(format, id);
}

/** A row of part three, without its columns. */
export function partThreeRowLabel(id: PartThreeRowId): Bilingual {
  return { zh: PART_THREE_ROWS.find((row) => row.id === id)?.name ?? id, en: partThreeRowEn(id) };
}

function partThreeLabel(id: CellId): Bilingual | undefined {
  const [rowId, columnId] = id.split('/');
  const row = PART_THREE_ROWS.find((one) => one.id === rowId);
  const column = PART_THREE_COLUMNS.find((one) => one === columnId);
  if (row === undefined || column === undefined) return undefined;
  const head = column === 'total' ? { zh: '总计', en: 'total' } : APPLICANT_CLASS_LABELS[column];
  return { zh: `${row.name}（${head.zh}）`, en: `${partThreeRowEn(row.id)} (${head.en})` };
}

function partFourLabel(id: CellId): Bilingual | undefined {
  const [groupId, columnId] = id.split('.');
  const group = PART_FOUR_GROUPS.find((one) => one.id === groupId);
  const column = PART_FOUR_COLUMNS.find((one) => one.id === columnId);
  return (
    group && column && { zh: `${group.name}：${column.name}`, en: `${PART_FOUR_GROUPS_EN[group.id]}: ${PART_FOUR_COLUMNS_EN[column.id]}` }
  );
}

function partTwoLabel(format: Exclude<ReportFormat, 'T2014'>, id: CellId): Bilingual | undefined {
  for (const block of PART_TWO_BLOCKS[format])
    for (const row of block.rows) {
      const at = row.cells.indexOf(id as PartTwoCell);
      if (at >= 0) return { zh: `${row.name}：${block.columns[at] ?? ''}`, en: partTwoCellEn(row.cells[at] as PartTwoCell) };
    }
  return undefined;
}
