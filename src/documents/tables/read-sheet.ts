import type { XmlElement } from '../pdf/xml.ts';
import { addressOf, type CellPlace, placeOf, rangeOf } from './cell-address.ts';
import { dayOfSerial, isDayFormat } from './number-formats.ts';
import { stringOf, unescaped } from './sheet-text.ts';
import { atMost, type Cell, type Sheet, type TableLimits, UnreadableTableError } from './table-file.ts';
import { attributeOf, firstInside, inside } from './xlsx-parts.ts';

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly formats: readonly (string | null)[];
  readonly is1904: boolean;
  readonly limits: TableLimits;
}

/** What is left of the cells that a workbook may have. */
export interface Budget {
  cells: number;
}

/** @throws {UnreadableTableError} beyond the limits, and for cells that stand nowhere. */
export function readSheet(sheet: XmlElement, context: SheetContext, budget: Budget): Pick<Sheet, 'rows' | 'merged'> {
  const rows: (Cell | null)[][] = [];
  let above = -1;
  for (const row of inside(firstInside(sheet, 'sheetData'), 'row')) {
    const number = attributeOf(row, 'r');
    const index = number === undefined ? above + 1 : Number(number) - 1;
    if (!Number.isInteger(index) || index <= above) throw new UnreadableTableError('broken', { zh: '行号', en: 'row numbers' });
    above = index;
    addRow(rows, { row, index }, { context, budget });
  }
  const merged = inside(firstInside(sheet, 'mergeCells'), 'mergeCell').map((one) => rangeOf(attributeOf(one, 'ref') ?? ''));
  return { rows, merged: merged.filter((range) => range !== undefined) };
}

interface Reading {
  readonly context: SheetContext;
  readonly budget: Budget;
}

function addRow(
  rows: (Cell | null)[][],
  { row, index }: { readonly row: XmlElement; readonly index: number },
  { context, budget }: Reading,
): void {
  const cells: (Cell | null)[] = [];
  let before = -1;
  for (const element of inside(row, 'c')) {
    const place = placeIn(element, { row: index, column: before + 1 });
    if (place.row !== index || place.column <= before)
      throw new UnreadableTableError('broken', { zh: '单元格位置', en: 'places of cells' });
    before = place.column;
    const cell = cellOf(element, place, context);
    if (cell === undefined) continue;
    checkPlace(place, context.limits);
    budget.cells -= 1;
    if (budget.cells < 0) throw new UnreadableTableError('tooManyCells', atMost(context.limits.maxCells));
    while (cells.length < place.column) cells.push(null);
    cells.push(cell);
  }
  if (cells.length === 0) return;
  while (rows.length < index) rows.push([]);
  rows.push(cells);
}

function placeIn(element: XmlElement, otherwise: CellPlace): CellPlace {
  const address = attributeOf(element, 'r');
  const place = address === undefined ? otherwise : placeOf(address);
  if (place === undefined) throw new UnreadableTableError('broken', { zh: '单元格位置', en: 'places of cells' });
  return place;
}

function checkPlace({ row, column }: CellPlace, { maxRows, maxColumns }: TableLimits): void {
  if (row >= maxRows) throw new UnreadableTableError('tooManyRows', atMost(maxRows));
  if (column >= maxColumns) throw new UnreadableTableError('tooManyColumns', atMost(maxColumns));
}

/** Undefined for an empty one. */
function cellOf(element: XmlElement, place: CellPlace, context: SheetContext): Cell | undefined {
  const content = contentOf(element, context);
  if (content === undefined || content.text === '') return undefined;
  const format = formatOf(element, context);
  return { address: addressOf(place), ...content, format, isFormula: firstInside(element, 'f') !== undefined };
}

type Content = Pick<Cell, 'kind' | 'value' | 'text'>;

function contentOf(element: XmlElement, context: SheetContext): Content | undefined {
  const type = attributeOf(element, 't') ?? 'n';
  const inline = firstInside(element, 'is');
  if (type === 'inlineStr') return inline === undefined ? undefined : textContent(stringOf(inline));
  const raw = firstInside(element, 'v')?.text;
  if (raw === undefined || raw === '') return type === 'str' ? undefined : neverRun(firstInside(element, 'f'));
  if (type === 's') return textContent(sharedString(raw, context));
  if (type === 'str') return textContent(unescaped(raw));
  if (type === 'b') return { kind: 'boolean', value: raw === '1', text: raw === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { kind: 'error', value: raw, text: raw };
  if (type === 'd') return { kind: 'day', value: raw, text: raw };
  return numberContent(raw, formatOf(element, context), context);
}

/** A formula without a value was written by a program that does not calculate: what it comes to is not known. */
function neverRun(formula: XmlElement | undefined): Content | undefined {
  if (formula === undefined) return undefined;
  const text = `=${formula.text}`;
  return { kind: 'error', value: text, text };
}

function textContent(text: string): Content {
  return { kind: 'text', value: text, text };
}

function sharedString(raw: string, { strings }: SheetContext): string {
  const text = /^\d{1,9}$/.test(raw) ? strings[Number(raw)] : undefined;
  if (text === undefined) throw new UnreadableTableError('broken', { zh: '共享文本', en: 'shared texts' });
  return text;
}

function formatOf(element: XmlElement, { formats }: SheetContext): string | null {
  return formats[Number(attributeOf(element, 's') ?? '0')] ?? null;
}

/** Spreadsheets show at most 15 digits. */
const DIGITS = 15;

function numberContent(raw: string, format: string | null, { is1904 }: SheetContext): Content {
  const value = Number(raw);
  if (!Number.isFinite(value)) throw new UnreadableTableError('broken', { zh: '数字', en: 'numbers' });
  const day = isDayFormat(format) ? dayOfSerial(value, is1904) : undefined;
  if (day !== undefined) return { kind: 'day', value: day, text: day };
  return { kind: 'number', value, text: String(Number(value.toPrecision(DIGITS))) };
}
