import type { CellId, CellMap } from '../../law/report/cells.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import type { ReportChart } from './report-model.ts';

/** The figures of one year, in the format of that year. */
export interface YearFigures {
  readonly year: number;
  readonly format: ReportFormat;
  readonly cells: CellMap;
}

type Line = readonly [title: string, unit: string, t2014: readonly CellId[], grid: readonly CellId[]];

/** What can be compared across the tables of all years. */
const LINES: readonly Line[] = [
  ['收到政府信息公开申请', '件', ['三(一)'], ['new/total']],
  ['办结政府信息公开申请', '件', ['三(二)'], ['t/total']],
  ['政府信息公开行政复议', '件', ['四'], ['review.total']],
  ['政府信息公开行政诉讼', '件', ['五'], ['directSuit.total', 'suitAfterReview.total']],
];

/** Bars by year, where there is more than one year to compare. Years of which a figure is not known stay empty. */
export function reportCharts(years: readonly YearFigures[]): readonly ReportChart[] {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  return LINES.map(([title, unit, t2014, grid]): ReportChart => {
    const bars = sorted.map(({ year, format, cells }) => ({ label: `${year}年`, value: sumOf(format === 'T2014' ? t2014 : grid, cells) }));
    return { kind: 'chart', title, unit, bars };
  }).filter(({ bars }) => bars.filter(({ value }) => value !== null).length > 1);
}

function sumOf(ids: readonly CellId[], cells: CellMap): number | null {
  return ids.reduce<number | null>((sum, id) => {
    const value = cells[id] ?? null;
    return sum === null || value === null ? null : sum + value;
  }, 0);
}
