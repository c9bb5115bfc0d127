import type { Reading } from './reading.ts';
import type { CellPlaceName, ReportFile } from './report-file.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** A title that names the year of its report. A year in a sentence may be any. */
const TITLE = /(20\d{2})\s*年(?:度)?[^。；]{0,40}?(?:年度报告|年报|统计表|工作报告)/u;
/** The year behind the title: 统计表（2017年度）. */
const TITLE_FIRST = /(?:年度报告|年报|统计表|工作报告)[^。；\d]{0,6}(20\d{2})\s*年/u;
/** A sheet is called 2023 or 2023年. */
const SHEET = /^(20\d{2})(?:年|年度)?/u;
/** Rows in which a title stands. */
const TOP_ROWS = 4;

/** A report of another year is refused: whoever brought it in chose the wrong year or the wrong file. */
export function remarkYears(file: ReportFile, grids: readonly SheetGrid[], year: number, reading: Reading): void {
  for (const { said, place } of yearsSaid(file, grids)) {
    if (said === year) continue;
    reading.remark('fault', place, {
      zh: `写的是${said}年度，与所选的${year}年度不符：请改选年度，或者换文件`,
      en: `This names the year ${said}, while ${year} was chosen: choose the other year, or another file`,
    });
    return;
  }
}

function yearsSaid(file: ReportFile, grids: readonly SheetGrid[]): { readonly said: number; readonly place: CellPlaceName }[] {
  const inProse = file.prose.slice(0, 10).flatMap((text) => titleYear(text).map((said) => ({ said, place: { sheet: '', cell: '' } })));
  const inSheets = grids.flatMap((grid) => [
    ...yearIn(SHEET, grid.name).map((said) => ({ said, place: { sheet: grid.name, cell: '' } })),
    ...Array.from({ length: Math.min(TOP_ROWS, grid.height) }, (_, row) => grid.row(row)).flatMap((cells) =>
      cells.flatMap((one) =>
        titleYear(one.cell.text).map((said) => ({ said, place: { sheet: grid.name, cell: grid.address(one.row, one.column) } })),
      ),
    ),
  ]);
  return [...inSheets, ...inProse];
}

function titleYear(text: string): number[] {
  return [...yearIn(TITLE, text), ...yearIn(TITLE_FIRST, text)].slice(0, 1);
}

function yearIn(pattern: RegExp, text: string): number[] {
  const [, year] = pattern.exec(text.normalize('NFKC')) ?? [];
  return year === undefined ? [] : [Number(year)];
}
