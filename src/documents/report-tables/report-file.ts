import type { Bilingual } from '../../law/errors.ts';
import type { CellId } from '../../law/report/cells.ts';
import type { Sheet, TableFile } from '../tables/table-file.ts';

/** A report as it was published: its tables, and the words beside them. */
export interface ReportFile extends TableFile {
  /** Headings and paragraphs outside of tables, in their order. Empty for files that hold nothing but tables. */
  readonly prose: readonly string[];
  /** Whether rows hold their empty cells: then a row that is too short lacks some. */
  readonly keepsEmpty: boolean;
  /** Sheets that were hidden, and so are not read. */
  readonly hidden?: readonly string[];
}

/** Where in a file something stands. */
export interface CellPlaceName {
  /** Name of the sheet, or `表1`, `表2` … of a page; empty for CSV and for what is of the whole file. */
  readonly sheet: string;
  /** Such as B3; empty for what is of the whole sheet. */
  readonly cell: string;
}

/** What is wrong or worth a look in a file. A `fault` forbids to accept it; a `finding` stays with what is stored as stated. */
export interface GridRemark extends CellPlaceName {
  readonly level: 'fault' | 'finding' | 'note';
  readonly text: Bilingual;
  /** Words that stand where a number should: they are kept beside the figure, which stays unknown. */
  readonly stated?: { readonly id: CellId; readonly text: string };
}

export function remarkAt(level: GridRemark['level'], { sheet, cell }: CellPlaceName, text: Bilingual): GridRemark {
  return { level, sheet, cell, text };
}

/** Sheets as a reader of tables gives them. */
export function reportFileOf({ sheets }: TableFile): ReportFile {
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return { sheets: sheets.filter(({ isHidden }) => !isHidden), prose: [], keepsEmpty: false, hidden };
}

export type { Sheet };
