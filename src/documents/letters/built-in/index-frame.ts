import { AlignmentType, type ISectionOptions, Table, TableLayoutType, TableRow, WidthType } from 'docx';
import { HAIRLINE, HEI_TI, section, TEXT_WIDTH } from './frame-parts.ts';
import { remarkLines } from './red-head-frame.ts';
import { sheetCell, sheetHead } from './sheet-frame.ts';

const { CENTER, LEFT } = AlignmentType;
const SIZE = 24;
const ROW_LINE = 320;

/** Columns of 卷宗目录 with their widths in twips; they add up to the width of the text. */
// biome-ignore format: a table, read as rows
const COLUMNS = [
  { title: '序号', tag: '{#index}{no}', width: 680, alignment: CENTER },
  { title: '文号', tag: '{documentNo}', width: 1700, alignment: LEFT },
  { title: '责任者', tag: '{author}', width: 1150, alignment: LEFT },
  { title: '题名', tag: '{title}', width: 1860, alignment: LEFT },
  { title: '日期', tag: '{date}', width: 1420, alignment: CENTER },
  { title: '页号', tag: '{pages}', width: 834, alignment: CENTER },
  { title: '备注', tag: '{note}{/index}', width: 1200, alignment: LEFT },
] as const;

/** 卷宗目录: the list of a case file's papers. */
export function indexFrame(): ISectionOptions {
  const cells = (text: 'title' | 'tag') =>
    COLUMNS.map((column) => {
      const heading = text === 'title';
      const style = { width: column.width, alignment: heading ? CENTER : column.alignment, size: SIZE, line: ROW_LINE };
      return sheetCell(column[text], { ...style, ...(heading ? { face: HEI_TI } : {}) });
    });
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: COLUMNS.map(({ width }) => width),
    layout: TableLayoutType.FIXED,
    borders: {
      top: HAIRLINE,
      bottom: HAIRLINE,
      left: HAIRLINE,
      right: HAIRLINE,
      insideHorizontal: HAIRLINE,
      insideVertical: HAIRLINE,
    },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells('title') }),
      new TableRow({ cantSplit: true, children: cells('tag') }),
    ],
  });
  return section([...sheetHead(), table, ...remarkLines()]);
}
