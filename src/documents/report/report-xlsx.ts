import exceljs from 'exceljs';
import { textOf } from './report-docx.ts';
import type { ReportDocument, ReportTable } from './report-model.ts';
import { placed } from './table-docx.ts';

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
/** Characters of a sheet as wide as the widest column share. */
const CHARACTERS_PER_SHARE = 6;
const SHEET_WIDTH = 120;

/**
 * The official tables as a workbook, one sheet each, merged as they are printed. Numbers are numbers; what is not known stays empty.
 *
 * @param madeAt - Instant that the file bears.
 */
export async function reportXlsx(report: ReportDocument, madeAt: Date): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.creator = report.organ;
  book.created = madeAt;
  book.modified = madeAt;
  book.title = report.title;
  for (const block of report.blocks)
    if (block.kind === 'table' && block.name !== null) addSheet(book, { ...block, name: block.name }, report);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: exceljs.Workbook, table: ReportTable & { readonly name: string }, report: ReportDocument): void {
  const sheet = book.addWorksheet(table.name, {
    pageSetup: { paperSize: 9, orientation: table.wide ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const share = Math.min(CHARACTERS_PER_SHARE, SHEET_WIDTH / table.columns.reduce((sum, one) => sum + one, 0));
  sheet.columns = table.columns.map((width) => ({ width: Math.max(width * share, 7) }));
  sheet.mergeCells(1, 1, 1, table.columns.length);
  const title = sheet.getCell(1, 1);
  title.value = `${report.organ}${report.year}年：${table.caption}${report.draft === null ? '' : `（${report.draft}）`}`;
  title.font = { bold: true, size: 12 };
  title.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  for (const [index, cells] of placed(table).entries()) {
    for (const { cell, column } of cells) {
      const [top, left] = [index + 2, column + 1];
      if (cell.cols > 1 || cell.rows > 1) sheet.mergeCells(top, left, top + cell.rows - 1, left + cell.cols - 1);
      const at = sheet.getCell(top, left);
      at.value = cell.cell === null ? textOf(cell.runs) : cell.value;
      at.font = { bold: cell.as === 'head' };
      at.border = BORDER;
      const horizontal = cell.as === 'label' || cell.as === 'text' ? 'left' : 'center';
      at.alignment = { horizontal, vertical: 'middle', wrapText: true, indent: horizontal === 'left' ? cell.indent : 0 };
    }
  }
  if (table.note !== null) sheet.getCell(table.rows.length + 2, 1).value = '注：空白表示该项数据未掌握，不等于零。';
}
