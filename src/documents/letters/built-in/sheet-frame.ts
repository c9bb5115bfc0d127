import {
  AlignmentType,
  type ISectionOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { bodyLine, EM, HAIRLINE, LINE, mark, paragraph, run, section, signatureLines, TEXT_WIDTH, XIAO_BIAO_SONG } from './frame-parts.ts';
import { attachmentLines, bodyLines, remarkLines } from './red-head-frame.ts';

const SMALL = 28;
const LABEL_WIDTH = 2268;
const ROW_LINE = 400;
const CELL_SPACE = { top: 35, bottom: 35, left: 85, right: 85, marginUnitType: WidthType.DXA };
const BORDERS = { top: HAIRLINE, bottom: HAIRLINE, left: HAIRLINE, right: HAIRLINE };

/** Forms and records of the file, and what goes to other authorities without a red head. */
export function sheetFrame(): ISectionOptions {
  return section([
    ...sheetHead(),
    mark('{#hasRows}'),
    rowsTable(),
    // Two tables without anything between them would be one.
    paragraph('', { line: 160 }),
    mark('{/hasRows}'),
    mark('{#addressee}'),
    paragraph('{addressee}：', { before: LINE / 2, keepNext: true }),
    mark('{/addressee}'),
    ...bodyLines(),
    mark('{#remedy}'),
    bodyLine('{remedy}', { keepNext: true }),
    mark('{/remedy}'),
    ...attachmentLines(),
    mark('{#submittedTo}'),
    bodyLine('此致', { keepNext: true }),
    paragraph('{submittedTo}', { keepNext: true }),
    mark('{/submittedTo}'),
    mark('{#outgoing}'),
    ...signatureLines(2 * LINE),
    mark('{/outgoing}'),
    mark('{^outgoing}'),
    signersTable(),
    mark('{/outgoing}'),
    mark('{#contact}'),
    paragraph('（{contact}）', { indent: { firstLine: 2 * EM }, before: LINE / 2 }),
    mark('{/contact}'),
    ...remarkLines(),
  ]);
}

/** Title, and on the line under it the number and the case. */
export function sheetHead(): readonly Paragraph[] {
  const numberLine = { alignment: AlignmentType.RIGHT, line: ROW_LINE, keepNext: true };
  return [
    paragraph([run('{title}', { face: XIAO_BIAO_SONG, size: 44, spacing: 0 })], {
      alignment: AlignmentType.CENTER,
      before: LINE / 2,
      after: LINE / 2,
      line: 700,
      keepNext: true,
    }),
    mark('{#documentNo}'),
    paragraph([run('{documentNo}', { size: SMALL, spacing: 0 })], numberLine),
    mark('{/documentNo}'),
    // The text of what goes out names the case itself.
    mark('{^outgoing}'),
    mark('{#caseNo}'),
    paragraph([run('案件编号：{caseNo}', { size: SMALL, spacing: 0 })], numberLine),
    mark('{/caseNo}'),
    mark('{/outgoing}'),
  ];
}

function rowsTable(): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
    layout: TableLayoutType.FIXED,
    borders: { ...BORDERS, insideHorizontal: HAIRLINE, insideVertical: HAIRLINE },
    rows: [
      new TableRow({
        children: [
          sheetCell('{#rows}{label}', { width: LABEL_WIDTH, alignment: AlignmentType.CENTER }),
          sheetCell('{value}{/rows}', { width: TEXT_WIDTH - LABEL_WIDTH, alignment: AlignmentType.LEFT }),
        ],
      }),
    ],
  });
}

interface CellStyle {
  readonly width: number;
  readonly alignment: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly size?: number;
  readonly face?: string;
  readonly line?: number;
}

export function sheetCell(text: string, { width, alignment, size = SMALL, face, line = ROW_LINE }: CellStyle): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: BORDERS,
    margins: CELL_SPACE,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [paragraph([run(text, { size, spacing: 0, ...(face === undefined ? {} : { face }) })], { alignment, line })],
  });
}

const SIGNERS = [
  ['承办人：', 2750],
  ['审核人：', 2750],
  ['日期：{date}', TEXT_WIDTH - 5500],
] as const;

/** Who made the paper and who looked at it sign by hand. */
function signersTable(): Table {
  const cell = ([text, width]: readonly [string, number]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [paragraph([run(text, { size: SMALL, spacing: 0 })], { line: ROW_LINE, before: LINE / 2 })],
    });
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: SIGNERS.map(([, width]) => width),
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: SIGNERS.map(cell) })],
  });
}
