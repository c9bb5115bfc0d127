import type { XmlElement } from '../pdf/xml.ts';
import { formatsIn } from './number-formats.ts';
import { type Budget, readSheet, type SheetContext } from './read-sheet.ts';
import { stringOf } from './sheet-text.ts';
import { atMost, type Sheet, type TableFile, type TableLimits, UnreadableTableError } from './table-file.ts';
import { attributeOf, firstInside, inside, plainName, type Target, unpackXlsx, type XlsxParts } from './xlsx-parts.ts';

/** An Excel workbook (ECMA-376), its sheets in their order. Charts and pictures are left out. */
export function readXlsx(bytes: Uint8Array, limits: TableLimits): TableFile {
  const parts = unpackXlsx(bytes, limits);
  const main = [...parts.targets('').values()].find(({ type }) => type === 'officeDocument')?.name ?? 'xl/workbook.xml';
  const book = parts.xml(main);
  if (book === undefined || plainName(book) !== 'workbook') throw new UnreadableTableError('notATable');
  const targets = parts.targets(main);
  const named = inside(firstInside(book, 'sheets'), 'sheet');
  if (named.length > limits.maxSheets) throw new UnreadableTableError('tooManySheets', atMost(limits.maxSheets));
  const context: SheetContext = { ...sharedOf(parts, targets), limits, is1904: is1904(book) };
  const budget: Budget = { cells: limits.maxCells };
  const sheets = named.flatMap((sheet) => sheetOf(sheet, { parts, targets, context, budget }));
  if (sheets.length === 0) throw new UnreadableTableError('empty');
  return { sheets };
}

interface Reading {
  readonly parts: XlsxParts;
  readonly targets: ReadonlyMap<string, Target>;
  readonly context: SheetContext;
  readonly budget: Budget;
}

function sheetOf(sheet: XmlElement, { parts, targets, context, budget }: Reading): readonly Sheet[] {
  const name = attributeOf(sheet, 'name') ?? '';
  const target = targets.get(attributeOf({ ...sheet, attributes: relationAttributes(sheet) }, 'id') ?? '');
  if (target !== undefined && target.type !== 'worksheet') return [];
  const element = target === undefined ? undefined : parts.xml(target.name);
  if (element === undefined) throw new UnreadableTableError('broken', { zh: name, en: name });
  const isHidden = (attributeOf(sheet, 'state') ?? 'visible') !== 'visible';
  return [{ name, isHidden, ...readSheet(element, context, budget) }];
}

/** `r:id` is the relation; `sheetId` something else, and `id` without a prefix is not there in good files. */
function relationAttributes({ attributes }: XmlElement): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => key.endsWith(':id')));
}

function sharedOf(parts: XlsxParts, targets: ReadonlyMap<string, Target>): Pick<SheetContext, 'strings' | 'formats'> {
  const partOf = (type: string) => {
    const target = [...targets.values()].find((one) => one.type === type);
    return target === undefined ? undefined : parts.xml(target.name);
  };
  return { strings: inside(partOf('sharedStrings'), 'si').map(stringOf), formats: formatsIn(partOf('styles')) };
}

function is1904(book: XmlElement): boolean {
  return ['1', 'true'].includes(attributeOf(firstInside(book, 'workbookPr'), 'date1904') ?? '');
}
