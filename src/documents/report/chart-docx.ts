import { AlignmentType, ImageRun, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import { formatFigure } from '../../law/report/text-quotes.ts';
import { HAIRLINE, paragraph, run } from '../letters/built-in/frame-parts.ts';
import type { ReportChart } from './report-model.ts';
import { twipsOf } from './table-docx.ts';

/** A blue square, drawn out to the length of each bar. */
const SQUARE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR42mOQ96uEIwbiOABwYw5hbL75wgAAAABJRU5ErkJggg==',
  'base64',
);
const SIZE = 21;
/** Pixels at 96 a inch, as the library takes them. */
const BAR_HEIGHT = 12;
const TWIPS_PER_PIXEL = 15;
const NONE = { style: 'none', size: 0, color: 'auto' } as const;
const LINES = { top: HAIRLINE, bottom: HAIRLINE, left: NONE, right: NONE };

/** Years, numbers, and a bar beside each number. */
export function chartTable({ bars, title, unit }: ReportChart, width: number): Table {
  const widths = twipsOf([2, 2, 10], width);
  const longest = Math.max(...bars.map(({ value }) => value ?? 0));
  const room = (widths[2] ?? 0) / TWIPS_PER_PIXEL - 20;
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...LINES, insideHorizontal: HAIRLINE, insideVertical: NONE },
    rows: bars.map(({ label, value }) => {
      const length = longest === 0 || value === null ? 0 : Math.round((value / longest) * room);
      const words = value === null ? '（暂缺）' : formatFigure(value);
      const alt = `${label}${title}${words}${unit}`;
      return new TableRow({ cantSplit: true, children: [text(label, widths[0]), text(words, widths[1]), bar({ length, alt }, widths[2])] });
    }),
  });
}

function text(words: string, width = 0): TableCell {
  return cellOf(width, paragraph([run(words, { size: SIZE, spacing: 0 })], { alignment: AlignmentType.CENTER, line: 320 }));
}

function bar({ length, alt }: { readonly length: number; readonly alt: string }, width = 0): TableCell {
  if (length < 1) return text('', width);
  const picture = new ImageRun({
    type: 'png',
    data: SQUARE,
    transformation: { width: length, height: BAR_HEIGHT },
    altText: { name: alt, description: alt, title: alt },
  });
  return cellOf(width, new Paragraph({ spacing: { before: 50, after: 50 }, children: [picture] }));
}

function cellOf(width: number, child: Paragraph): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: LINES,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [child],
  });
}
