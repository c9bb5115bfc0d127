import type { CivilDate } from '../civil-date.ts';
import type { CaseFigures } from './case-figures.ts';
import { type CheckContext, checkReport } from './checks.ts';
import { tallyPartFour } from './count-part-four.ts';
import { type Counted, countCases } from './counted.ts';
import type { Figure } from './figure.ts';
import { PART_FOUR_COLUMNS, type PartFourGroup } from './part-four.ts';
import { cellOf, openBeforeOf, tallyPartThree } from './part-three.ts';
import { type GridFormat, PART_THREE_COLUMNS, partThreeRows } from './part-three-rows.ts';
import type { PartTwoCell } from './part-two.ts';
import type { AnnualReport, Cell, GridReport, ReportFormat, T2014Figures, T2014Report } from './report-json.ts';
import { reportYear } from './report-year.ts';
import { tallyT2014 } from './t2014.ts';
import { T2014_ROW_IDS, T2014_ROWS, type T2014EntryId } from './t2014-rows.ts';

/** What a report is made of. The caller has chosen the cases: those of `organ`, or of all organs. */
export interface ReportSource {
  readonly cases: readonly CaseFigures[];
  readonly year: number;
  /** Last day whose facts are known, inclusive: a first judgment that can still be appealed then is pending. By default 31 December. */
  readonly asOf?: CivilDate;
}

/** What stands in a report beside what cases give. */
export interface ReportHead {
  readonly year: number;
  /** Where the figures are not those of a year. */
  readonly period?: { readonly from: CivilDate; readonly until: CivilDate };
  readonly format: ReportFormat;
  /** Null: all organs together. */
  readonly organ: string | null;
  /** True while the year is not closed. */
  readonly provisional: boolean;
  /** Numbers of `T2014` that cases cannot give, as recorded for the year; null until entered. */
  readonly entries?: Readonly<Partial<Record<T2014EntryId, Cell>>>;
  /** The same for part two since 2019; left out where nothing but cases was asked for. */
  readonly partTwo?: Readonly<Partial<Record<PartTwoCell, Cell>>>;
  /** What the checks need besides the figures. */
  readonly context?: CheckContext;
}

export interface ReportAsk extends ReportSource, ReportHead {
  readonly nextOfYearBefore?: CheckContext['nextOfYearBefore'];
  readonly differenceExplained?: boolean;
}

/** The annual report of a year with its checks, in the JSON form of interfaces 3. */
export function buildReport(ask: ReportAsk): AnnualReport {
  const { cases, year, asOf, nextOfYearBefore, differenceExplained, context } = ask;
  return reportOf(countCases(cases, reportYear(year, asOf)), {
    ...ask,
    context: {
      ...context,
      ...(nextOfYearBefore === undefined ? {} : { nextOfYearBefore }),
      ...(differenceExplained === undefined ? {} : { differenceExplained }),
    },
  });
}

/** The same from what was counted already, of a year or of any period. */
export function reportOf(counted: Counted, head: ReportHead): AnnualReport {
  return head.format === 'T2014' ? t2014Of(counted, head) : gridOf(counted, head, head.format);
}

function t2014Of(counted: Counted, head: ReportHead): T2014Report {
  const { entries = {} } = head;
  const figures = tallyT2014(counted);
  const entry = new Map(T2014_ROWS.flatMap((row) => (row.from === 'entry' ? [[row.id, entries[row.id] ?? null] as const] : [])));
  const cells = T2014_ROW_IDS.map((id) => [id, entry.get(id as T2014EntryId) ?? cellValue(figures, id)] as const);
  const rows = Object.fromEntries(cells) as T2014Figures['rows'];
  const checks = checkReport({ format: 'T2014', rows }, { openBefore: openBeforeOf(counted.requests), ...head.context });
  return { format: 'T2014', ...headOf(head), rows, checks };
}

function gridOf(counted: Counted, head: ReportHead, format: GridFormat): GridReport {
  const partThree = tallyPartThree(counted.requests, format);
  const partFour = tallyPartFour(counted.remedies);
  const applications = Object.fromEntries(
    partThreeRows(format).map((row) => [row, PART_THREE_COLUMNS.map((column) => cellValue(partThree, cellOf(row, column)))]),
  );
  const groupOf = (group: PartFourGroup) => PART_FOUR_COLUMNS.map((column) => cellValue(partFour, `${group}.${column.id}`));
  const remedies = { review: groupOf('review'), directSuit: groupOf('directSuit'), suitAfterReview: groupOf('suitAfterReview') };
  const figures = { ...(head.partTwo === undefined ? {} : { partTwo: head.partTwo }), applications, remedies };
  const checks = checkReport({ format, ...figures }, head.context);
  return { format, ...headOf(head), ...figures, checks };
}

function headOf({ year, period, organ, provisional }: ReportHead) {
  return { year, ...(period === undefined ? {} : { period }), organ, provisional };
}

function cellValue<Id>(figures: ReadonlyMap<Id, Figure>, id: Id): Cell {
  return figures.get(id)?.value ?? null;
}
