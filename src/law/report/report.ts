import type { CivilDate } from '../civil-date.ts';
import type { CaseFigures } from './case-figures.ts';
import { type CheckContext, checkReport } from './checks.ts';
import type { Figure } from './figure.ts';
import { countPartFour, PART_FOUR_COLUMNS, type PartFourGroup } from './part-four.ts';
import { cellOf, countOpenBefore, countPartThree } from './part-three.ts';
import { type GridFormat, PART_THREE_COLUMNS, partThreeRows } from './part-three-rows.ts';
import type { AnnualReport, Cell, GridReport, ReportFormat, T2014Figures, T2014Report } from './report-json.ts';
import { countT2014 } from './t2014.ts';
import { T2014_ROW_IDS, T2014_ROWS, type T2014EntryId } from './t2014-rows.ts';

/** What a report is made of. The caller has chosen the cases: those of `organ`, or of all organs. */
export interface ReportSource {
  readonly cases: readonly CaseFigures[];
  readonly year: number;
  /** Last day whose facts are known, inclusive: a first judgment that can still be appealed then is pending. By default 31 December. */
  readonly asOf?: CivilDate;
}

export interface ReportAsk extends ReportSource {
  readonly format: ReportFormat;
  /** Null: all organs together. */
  readonly organ: string | null;
  /** True while the year is not closed. */
  readonly provisional: boolean;
  /** Numbers of `T2014` that cases cannot give, as recorded for the year; null until entered. */
  readonly entries?: Readonly<Partial<Record<T2014EntryId, Cell>>>;
  readonly nextOfYearBefore?: CheckContext['nextOfYearBefore'];
  readonly differenceExplained?: boolean;
}

/** The annual report of a year with its checks, in the JSON form of interfaces 3. */
export function buildReport(ask: ReportAsk): AnnualReport {
  return ask.format === 'T2014' ? buildT2014(ask) : buildGrid(ask, ask.format);
}

function buildT2014(ask: ReportAsk): T2014Report {
  const { cases, year, organ, provisional, entries = {} } = ask;
  const counted = countT2014(cases, year);
  const entry = new Map(T2014_ROWS.flatMap((row) => (row.from === 'entry' ? [[row.id, entries[row.id] ?? null] as const] : [])));
  const cells = T2014_ROW_IDS.map((id) => [id, entry.get(id as T2014EntryId) ?? cellValue(counted, id)] as const);
  const figures = { format: 'T2014', rows: Object.fromEntries(cells) as T2014Figures['rows'] } as const;
  const checks = checkReport(figures, { openBefore: countOpenBefore(cases, year) });
  return { format: 'T2014', year, organ, provisional, rows: figures.rows, checks };
}

function buildGrid(ask: ReportAsk, format: GridFormat): GridReport {
  const { cases, year, organ, provisional, asOf } = ask;
  const partThree = countPartThree(cases, year, format);
  const partFour = countPartFour(cases, year, asOf);
  const applications = Object.fromEntries(
    partThreeRows(format).map((row) => [row, PART_THREE_COLUMNS.map((column) => cellValue(partThree, cellOf(row, column)))]),
  );
  const groupOf = (group: PartFourGroup) => PART_FOUR_COLUMNS.map((column) => cellValue(partFour, `${group}.${column.id}`));
  const remedies = { review: groupOf('review'), directSuit: groupOf('directSuit'), suitAfterReview: groupOf('suitAfterReview') };
  const checks = checkReport({ format, applications, remedies }, contextOf(ask));
  return { format, year, organ, provisional, applications, remedies, checks };
}

function contextOf({ nextOfYearBefore, differenceExplained }: ReportAsk): CheckContext {
  return {
    ...(nextOfYearBefore === undefined ? {} : { nextOfYearBefore }),
    ...(differenceExplained === undefined ? {} : { differenceExplained }),
  };
}

function cellValue<Id>(figures: ReadonlyMap<Id, Figure>, id: Id): Cell {
  return figures.get(id)?.value ?? null;
}
