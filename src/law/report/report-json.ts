import type { CivilDate } from '../civil-date.ts';
import type { Bilingual } from '../errors.ts';
import type { PartFourGroup } from './part-four.ts';
import type { GridFormat, PartThreeRowId } from './part-three-rows.ts';
import type { PartTwoCell } from './part-two.ts';
import type { T2014RowId } from './t2014-rows.ts';

/** Null while it cannot be computed. */
export type Cell = number | null;

/** The result of one arithmetic relation (勾稽关系) over a report. */
export interface Check {
  readonly id: string;
  /** Null when it cannot be computed. False blocks export. */
  readonly ok: boolean | null;
  /** Something is worth a look and blocks nothing. */
  readonly severity?: 'warning';
  /** What does not add up, or why it cannot be told. */
  readonly detail?: Bilingual;
  /** Names of the cells that do not add up, or are missing; see `cells.ts`. */
  readonly cells?: readonly string[];
}

interface Head {
  /** Of a period: the year in which it ends. */
  readonly year: number;
  /** Both inclusive; only where the figures are not those of a year. */
  readonly period?: { readonly from: CivilDate; readonly until: CivilDate };
  /** Null: all organs together. */
  readonly organ: string | null;
  /** True while the year is not closed. */
  readonly provisional: boolean;
}

/** The JSON form of a report of the years 2014–2018 (interfaces 3). */
export interface T2014Figures {
  readonly format: 'T2014';
  readonly rows: Readonly<Record<T2014RowId, Cell>>;
}
export type T2014Report = Head & T2014Figures & { readonly checks: readonly Check[] };

/** The JSON form of a report since 2019: seven numbers a row of part three, five a group of part four (interfaces 3). */
export interface GridFigures {
  readonly format: GridFormat;
  /** Part two, by cell; left out where nothing but cases was asked for. */
  readonly partTwo?: Readonly<Partial<Record<PartTwoCell, Cell>>>;
  readonly applications: Readonly<Partial<Record<PartThreeRowId, readonly Cell[]>>>;
  readonly remedies: Readonly<Record<PartFourGroup, readonly Cell[]>>;
}
export type GridReport = Head & GridFigures & { readonly checks: readonly Check[] };

export type AnnualReport = T2014Report | GridReport;
export type ReportFormat = AnnualReport['format'];

export const REPORT_FORMATS: readonly ReportFormat[] = ['T2014', 'T2019', 'T2021'];
