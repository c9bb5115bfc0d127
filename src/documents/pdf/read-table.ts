import type { Block, Table, TableCell, TableRow } from './model.ts';
import { colorOf, readBorders } from './properties.ts';
import { type ReadContext, unsupportedElement } from './read-context.ts';
import { type CellMargins, mergeParagraph, readMargins, type TableStyleProps } from './styles.ts';
import { childOf, childrenOf, numberOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** Word allows 63 columns. */
const MAX_COLUMNS = 63;

/** Reads what stands in a cell; given, because cells hold paragraphs and tables. */
export type ReadBlocks = (element: XmlElement, context: ReadContext) => readonly Block[];

/** @throws {UnsupportedDocxError} */
export function readTable(element: XmlElement, outer: ReadContext, readBlocks: ReadBlocks): Table {
  const tblPr = childOf(element, 'w:tblPr');
  const floating = childOf(tblPr, 'w:tblpPr');
  if (floating !== undefined) throw unsupportedElement(outer, floating);
  const style = outer.styles.find('table', valOf(tblPr, 'w:tblStyle'));
  const context = {
    ...outer,
    base: {
      paragraph: mergeParagraph(outer.styles.defaults.paragraph, style.paragraph),
      run: { ...outer.styles.defaults.run, ...style.run },
    },
  };
  const own: TableStyleProps = {
    borders: { ...style.table.borders, ...readBorders(childOf(tblPr, 'w:tblBorders')) },
    margins: { ...style.table.margins, ...readMargins(childOf(tblPr, 'w:tblCellMar')) },
  };
  return {
    kind: 'table',
    width: readWidth(childOf(tblPr, 'w:tblW')),
    align: valOf(tblPr, 'w:jc') ?? 'left',
    indent: (numberOf(childOf(tblPr, 'w:tblInd'), 'w:w') ?? 0) / 20,
    fixed: childOf(tblPr, 'w:tblLayout')?.attributes['w:type'] === 'fixed',
    grid: childrenOf(childOf(element, 'w:tblGrid'), 'w:gridCol')
      .slice(0, MAX_COLUMNS)
      .map((column) => Math.max(numberOf(column, 'w:w') ?? 0, 0) / 20),
    rows: rowsOf(element, context).map((row) => readRow(row, { context, table: own, readBlocks })),
  };
}

interface TableContext {
  readonly context: ReadContext;
  readonly table: TableStyleProps;
  readonly readBlocks: ReadBlocks;
}

const AROUND_ROWS = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'];
const BESIDE = new Set([
  'w:tblPr',
  'w:tblGrid',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:trPr',
  'w:tblPrEx',
  'w:tcPr',
  'w:proofErr',
]);

function rowsOf(element: XmlElement, context: ReadContext): readonly XmlElement[] {
  return inside(element, 'w:tr', context);
}

function inside(element: XmlElement, name: string, context: ReadContext): readonly XmlElement[] {
  return element.children.flatMap((one) => {
    if (one.name === name) return [one];
    if (AROUND_ROWS.includes(one.name)) return inside(one, name, context);
    if (BESIDE.has(one.name)) return [];
    throw unsupportedElement(context, one);
  });
}

function readRow(row: XmlElement, table: TableContext): TableRow {
  const trPr = childOf(row, 'w:trPr');
  const deleted = childOf(trPr, 'w:del');
  if (deleted !== undefined) throw unsupportedElement(table.context, deleted);
  const height = childOf(trPr, 'w:trHeight');
  const rule = height?.attributes['w:hRule'];
  return {
    cells: inside(row, 'w:tc', table.context).map((cell) => readCell(cell, table)),
    skip: spanOf(childOf(trPr, 'w:gridBefore'), 0),
    height: (numberOf(height, 'w:val') ?? 0) / 20,
    heightRule: rule === 'exact' ? 'exact' : height === undefined ? 'auto' : 'atLeast',
    cantSplit: toggleOf(trPr, 'w:cantSplit') ?? false,
    header: toggleOf(trPr, 'w:tblHeader') ?? false,
  };
}

function spanOf(element: XmlElement | undefined, least: number): number {
  return Math.min(Math.max(Math.round(numberOf(element, 'w:val') ?? least), least), MAX_COLUMNS);
}

function readCell(cell: XmlElement, { context, table, readBlocks }: TableContext): TableCell {
  const tcPr = childOf(cell, 'w:tcPr');
  const direction = childOf(tcPr, 'w:textDirection');
  if (direction !== undefined && direction.attributes['w:val'] !== 'lrTb') throw unsupportedElement(context, direction);
  const merge = childOf(tcPr, 'w:vMerge');
  const fill = childOf(tcPr, 'w:shd')?.attributes['w:fill'];
  return {
    span: spanOf(childOf(tcPr, 'w:gridSpan'), 1),
    width: readWidth(childOf(tcPr, 'w:tcW')),
    merge: merge === undefined ? 'none' : merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue',
    vAlign: valOf(tcPr, 'w:vAlign') ?? 'top',
    margins: marginsOf({ ...table.margins, ...readMargins(childOf(tcPr, 'w:tcMar')) }),
    borders: readBorders(childOf(tcPr, 'w:tcBorders')),
    tableBorders: table.borders,
    shade: fill === undefined || fill === 'auto' ? undefined : colorOf(fill),
    blocks: readBlocks(cell, context),
  };
}

/** Word's own table has 0.19 cm left and right. */
function marginsOf(margins: CellMargins): TableCell['margins'] {
  return { top: margins.top ?? 0, left: margins.left ?? 5.4, bottom: margins.bottom ?? 0, right: margins.right ?? 5.4 };
}

function readWidth(element: XmlElement | undefined): Table['width'] {
  const text = element?.attributes['w:w'] ?? '';
  const type = element?.attributes['w:type'] ?? 'dxa';
  const value = Number.parseFloat(text);
  if (!Number.isFinite(value) || value <= 0 || type === 'auto' || type === 'nil') return null;
  if (text.endsWith('%')) return { share: value / 100 };
  return type === 'pct' ? { share: value / 5000 } : { points: value / 20 };
}
