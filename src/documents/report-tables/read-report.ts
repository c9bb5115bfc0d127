import { type CellId, cellIdsOf } from '../../law/report/cells.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import type { GridFormat, PartThreeRowId } from '../../law/report/part-three-rows.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import { findPartFour, readPartFour } from './read-part-four.ts';
import { findPartThree, readPartThree, remarkMissingRows } from './read-part-three.ts';
import { partTwoFormat, readPartTwo } from './read-part-two.ts';
import { isT2014, readT2014 } from './read-t2014.ts';
import { remarkYears } from './read-years.ts';
import { createReading, type Reading } from './reading.ts';
import type { CellPlaceName, GridRemark, ReportFile } from './report-file.ts';
import { type SheetGrid, sheetGrid } from './sheet-grid.ts';

/** A report as its file states it. Nothing is corrected. */
export interface ReadReport {
  readonly format: ReportFormat;
  /** Every cell of the format, null where the file does not tell it; and figures besides that the file names. */
  readonly cells: Readonly<Record<CellId, number | null>>;
  /** Where each was read. */
  readonly places: Readonly<Record<CellId, CellPlaceName>>;
  readonly remarks: readonly GridRemark[];
  /** Paragraphs outside of tables, and long texts of cells. */
  readonly prose: readonly string[];
}

/** Reads the official tables of an annual report by the names that are printed in them. @param ask.year - The report's. */
export function readReport(file: ReportFile, { year }: { readonly year: number }): ReadReport {
  const reading = createReading();
  const grids = file.sheets.map((sheet) => sheetGrid(sheet, file));
  const format = readAll(grids, year, reading);
  remarkYears(file, grids, year, reading);
  for (const sheet of file.hidden ?? []) reading.remark('note', { sheet, cell: '' }, HIDDEN);
  const ids = new Set([...cellIdsOf(format), ...Object.keys(reading.cells)]);
  const cells = Object.fromEntries([...ids].map((id) => [id, reading.cells[id] ?? null]));
  if (Object.values(cells).every((value) => value === null)) reading.remark('fault', { sheet: '', cell: '' }, NOTHING);
  else remarkFormat(format, year, reading);
  return { format, cells, places: reading.places, remarks: reading.remarks, prose: [...file.prose, ...longTexts(grids)] };
}

const HIDDEN = {
  zh: '隐藏的工作表，不读取；要导入的，请取消隐藏后重新上传',
  en: 'A hidden sheet is not read: if it is meant to be, show it and bring the file in again',
};

const NOTHING = {
  zh: '没有认出官方表格里的任何数据：文件里须有《政府信息公开情况统计表》，或者年度报告第二、三、四部分的表格',
  en: 'No figure of the official tables was recognised: the file must hold the table of 2014–2018, or the tables of parts two, three and four',
};

function readAll(grids: readonly SheetGrid[], year: number, reading: Reading): ReportFormat {
  const rows = new Set<PartThreeRowId>();
  let sheet = '';
  let said: GridFormat | undefined;
  for (const grid of grids) {
    const partTwo = partTwoFormat(grid);
    const partThree = findPartThree(grid);
    const partFour = findPartFour(grid);
    if (partTwo !== undefined) readPartTwo(grid, partTwo, reading);
    if (partThree !== undefined) {
      sheet = grid.name;
      for (const row of readPartThree(grid, partThree, reading)) rows.add(row);
    }
    if (partFour !== undefined) readPartFour(grid, partFour, reading);
    said ??= partTwo;
    if (partTwo === undefined && partThree === undefined && partFour === undefined && isT2014(grid)) readT2014(grid, reading);
  }
  const grid = rows.size > 0 || said !== undefined || reading.has('review.total');
  if (!grid) return 'T2014';
  const format = gridFormatOf(rows, said, year);
  if (rows.size > 0) remarkMissingRows(format, rows, sheet, reading);
  return format;
}

/** The sixth group tells: one row in the form of 2019, three in that of 2021. */
function gridFormatOf(rows: ReadonlySet<PartThreeRowId>, said: GridFormat | undefined, year: number): GridFormat {
  if (rows.has('o1') || rows.has('o2')) return 'T2021';
  if (rows.has('o')) return 'T2019';
  return said ?? (year < 2021 ? 'T2019' : 'T2021');
}

function remarkFormat(format: ReportFormat, year: number, reading: Reading): void {
  const usual = formatOfYear(year);
  if (format === usual) return;
  reading.remark(
    'finding',
    { sheet: '', cell: '' },
    {
      zh: `${year}年度一般用 ${usual} 表，文件里是 ${format} 表：请核对年度`,
      en: `Reports of ${year} usually have the table ${usual}, the file has ${format}: look whether the year is right`,
    },
  );
}

/** Shorter ones are names and numbers. */
const LONG = 20;

function longTexts(grids: readonly SheetGrid[]): string[] {
  return grids.flatMap((grid) =>
    Array.from({ length: grid.height }, (_, row) => grid.row(row).filter((one) => one.row === row)).flatMap((cells) =>
      cells
        .filter(({ cell }) => cell.kind === 'text' && cell.text.length >= LONG && /[。；，]/u.test(cell.text))
        .map(({ cell }) => cell.text),
    ),
  );
}
