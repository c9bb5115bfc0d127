import type { Bilingual } from '../errors.ts';
import type { CellId, CellMap } from './cells.ts';
import { formatOfYear } from './format-of-year.ts';
import { resultRows } from './part-three-rows.ts';
import type { ReportFormat } from './report-json.ts';

/** A figure that is followed over years: the cells that add up to it in each table, and where tables mean the same by it. */
export interface TrendLine {
  readonly id: string;
  readonly label: Bilingual;
  readonly unit: Bilingual;
  /** Left out: the table does not have the figure. */
  readonly cells: Readonly<Partial<Record<ReportFormat, readonly CellId[]>>>;
  /** Whether the table of 2014 counts the same as those since 2019: if not, its years are not joined to the later ones. */
  readonly joins: boolean;
}

const PIECES = { zh: '件', en: 'cases' };
const total = (...rows: readonly string[]) => rows.map((row) => `${row}/total`);
const group = (format: 'T2019' | 'T2021', letter: string) => total(...resultRows(format).filter((row) => row.startsWith(letter)));
const bothGroups = (letter: string) => ({ T2019: group('T2019', letter), T2021: group('T2021', letter) });
const both = (...cells: readonly CellId[]) => ({ T2019: cells, T2021: cells });

function line(
  id: string,
  zh: string,
  en: string,
  rest: Omit<TrendLine, 'id' | 'label' | 'unit'> & { readonly unit?: Bilingual },
): TrendLine {
  return { id, label: { zh, en }, unit: PIECES, ...rest };
}

/**
 * Which rows of the tables correspond (domain 1.7.1, the columns of 2014, 2019 and 2021). Grounds of refusal were drawn anew in 2019, and
 * what was no information at all moved elsewhere: those lines break. A review or suit counts in 2014's table once it is pending as well.
 */
// biome-ignore format: a table, read row by row
export const TREND_LINES: readonly TrendLine[] = [
  line('received', '新收申请', 'applications received', { joins: true, cells: { T2014: ['三(一)'], ...both(...total('new')) } }),
  line('closed', '办结申请', 'applications closed', { joins: true, cells: { T2014: ['三(二)'], ...both(...total('t')) } }),
  line('carried', '结转下年度', 'carried to the next year', { joins: true, cells: both(...total('next')) }),
  line('granted', '予以公开', 'disclosed', { joins: true, cells: { T2014: ['三(三)1', '三(三)2'], ...both(...total('r1')) } }),
  line('partly', '部分公开', 'disclosed in part', { joins: true, cells: { T2014: ['三(三)3'], ...both(...total('r2')) } }),
  line('refused', '不予公开', 'refused', { joins: false, cells: { T2014: ['三(三)4'], ...bothGroups('d') } }),
  line('unable', '无法提供', 'cannot be provided', { joins: false, cells: { T2014: ['三(三)5', '三(三)6', '三(三)7'], ...bothGroups('u') } }),
  line('notHandled', '不予处理', 'not handled', { joins: true, cells: bothGroups('n') }),
  line('reviews', '行政复议', 'administrative reviews', { joins: true, cells: { T2014: ['四'], ...both('review.total') } }),
  line('reviewsCorrected', '行政复议：结果纠正', 'reviews: corrected', { joins: true, cells: { T2014: ['四(二)'], ...both('review.corrected') } }),
  line('suits', '行政诉讼', 'suits', { joins: true, cells: { T2014: ['五'], ...both('directSuit.total', 'suitAfterReview.total') } }),
  line('suitsCorrected', '行政诉讼：结果纠正', 'suits: corrected', { joins: true, cells: { T2014: ['五(二)'], ...both('directSuit.corrected', 'suitAfterReview.corrected') } }),
  line('complaints', '举报投诉', 'complaints', { joins: true, cells: { T2014: ['六'] } }),
  line('published', '主动公开政府信息', 'information published', { joins: true, unit: { zh: '条', en: 'items' }, cells: { T2014: ['一(一)'] } }),
  line('normative', '制发规范性文件', 'normative documents issued', { joins: true, unit: { zh: '件', en: 'documents' }, cells: { T2014: ['一(一)**'], ...both('normative.made') } }),
];

/** Where the figures of a year come from: a report published here, one that was imported as stated, or what cases and entries give today. */
export type TrendSource = 'published' | 'imported' | 'computed';

/** The figures of one year in the table of that year. */
export interface TrendYear {
  readonly year: number;
  readonly format: ReportFormat;
  readonly source: TrendSource;
  readonly cells: CellMap;
}

export interface TrendPoint {
  readonly year: number;
  /** Null: not known, or the table of the year does not have it. */
  readonly value: number | null;
  readonly format: ReportFormat | null;
  readonly source: TrendSource | null;
  /** Whether the figure may be joined by a line to that of the year before. */
  readonly joins: boolean;
}

export interface Trend extends Pick<TrendLine, 'id' | 'label' | 'unit'> {
  /** Every year from the first to the last, oldest first; years without a report are unknown. */
  readonly points: readonly TrendPoint[];
  /** Years that begin with another table than the year before has, as far as is known. */
  readonly breaks: readonly { readonly year: number; readonly format: ReportFormat }[];
}

/** The lines of which at least one figure is known. Nothing is guessed between years. */
export function trendsOf(years: readonly TrendYear[]): Trend[] {
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years.map(({ year }) => year)), Math.max(...years.map(({ year }) => year))];
  const byYear = new Map(years.map((year) => [year.year, year]));
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  // A year of which nothing is known has the table that its year usually has.
  const formatIn = (year: number): ReportFormat => byYear.get(year)?.format ?? formatOfYear(year);
  const breaks = all.slice(1).flatMap((year) => (formatIn(year) === formatIn(year - 1) ? [] : [{ year, format: formatIn(year) }]));
  return TREND_LINES.map(({ id, label, unit, cells, joins }): Trend => {
    const figureOf = (year: TrendYear | undefined) => (year === undefined ? null : sumOf(cells[year.format], year.cells));
    const points = all.map((year): TrendPoint => {
      const [own, before] = [byYear.get(year), byYear.get(year - 1)];
      const known = figureOf(own) !== null && figureOf(before) !== null;
      return {
        ...{ year, value: figureOf(own), format: own?.format ?? null, source: own?.source ?? null },
        joins: known && (joins || own?.format === before?.format || (own?.format !== 'T2014' && before?.format !== 'T2014')),
      };
    });
    return { id, label, unit, points, breaks };
  }).filter(({ points }) => points.some(({ value }) => value !== null));
}

function sumOf(ids: readonly CellId[] | undefined, cells: CellMap): number | null {
  if (ids === undefined) return null;
  return ids.reduce<number | null>((sum, id) => {
    const value = cells[id] ?? null;
    return sum === null || value === null ? null : Math.round((sum + value) * 10_000) / 10_000;
  }, 0);
}
