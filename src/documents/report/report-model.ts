import type { CellId } from '../../law/report/cells.ts';
import type { SetSegment } from '../../law/report/text-quotes.ts';

/** The annual report as it is printed, whatever the medium. In Chinese, as the report is. */
export interface ReportDocument {
  readonly organ: string;
  readonly year: number;
  /** In one line: of files and pages. */
  readonly title: string;
  /** As the title is set on paper. */
  readonly titleLines: readonly string[];
  /** Under the title: publication day, edition; nothing in a draft. */
  readonly subtitle: string | null;
  /** Stamped on a report that is not published. */
  readonly draft: string | null;
  /** Corrections since the first edition, each with its day and reason. */
  readonly notices: readonly string[];
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock = ReportHeading | ReportParagraph | ReportTable | ReportChart;

export interface ReportHeading {
  readonly kind: 'heading';
  /** 1 is a part, 2 and 3 stand within. */
  readonly level: 1 | 2 | 3;
  /** Of the part, for links within a page; null below level 1. */
  readonly anchor: string | null;
  readonly runs: readonly SetSegment[];
}

export interface ReportParagraph {
  readonly kind: 'paragraph';
  readonly runs: readonly SetSegment[];
}

export interface ReportTable {
  readonly kind: 'table';
  /** Sheet of a workbook, anchor of a page; null for tables of the text. */
  readonly name: string | null;
  /** What the table is; printed where it stands under no heading that says so. */
  readonly caption: string;
  /** Widths of the columns in proportion. */
  readonly columns: readonly number[];
  /** Rows that are repeated on every page. */
  readonly heads: number;
  readonly rows: readonly (readonly TableCell[])[];
  /** Needs a page on its side. */
  readonly wide: boolean;
  /** Begins a page. */
  readonly apart: boolean;
  /** Under the table. */
  readonly note: string | null;
}

export interface TableCell {
  readonly as: 'head' | 'label' | 'number' | 'text' | 'unit';
  readonly runs: readonly SetSegment[];
  /** Columns and rows that it covers. */
  readonly cols: number;
  readonly rows: number;
  /** Characters by which its text is moved in. */
  readonly indent: number;
  /** Of a number: its cell in the report. */
  readonly cell: CellId | null;
  /** Null: no number, or not known. */
  readonly value: number | null;
}

/** Bars of one figure over the years; the numbers stand beside them. */
export interface ReportChart {
  readonly kind: 'chart';
  readonly title: string;
  readonly unit: string;
  /** Oldest first; null is not known. */
  readonly bars: readonly { readonly label: string; readonly value: number | null }[];
}

/** Printed in tables where a number is not known, which is not zero. */
export const UNKNOWN_CELL = '—';
