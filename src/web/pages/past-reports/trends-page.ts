import type { Trend, TrendPoint } from '../../../law/report/trend-lines.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import type { ReachableOrgans } from '../../reports/reachable-organs.ts';
import { pastReportTexts } from '../../texts/past-reports.ts';
import type { AdminPage } from '../admin/admin-parts.ts';
import { organFilter, PAST } from './past-report-pages.ts';

export interface TrendsPage {
  readonly frame: Frame;
  readonly heading: string;
  readonly lead: string;
  readonly crumb: { readonly href: string; readonly label: string };
  readonly organ: string;
  readonly filter: NonNullable<AdminPage['filter']> | null;
  readonly charts: readonly TrendChartModel[];
}

/** One figure over the years, drawn and as a table. Lengths in the units of the drawing. */
export interface TrendChartModel {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** The drawing in words. */
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number; readonly left: number; readonly right: number; readonly floor: number };
  readonly points: readonly ChartPoint[];
  /** Lines between years whose figures mean the same. */
  readonly lines: readonly { readonly from: ChartPoint; readonly to: ChartPoint }[];
  readonly breaks: readonly { readonly x: number; readonly text: string }[];
}

export interface ChartPoint {
  readonly year: string;
  readonly x: number;
  /** Null: nothing is drawn, since the figure is not known. */
  readonly y: number | null;
  readonly value: string;
  readonly source: 'published' | 'imported' | 'computed' | null;
  /** Of the table below. */
  readonly note: string;
}

const CHART = { width: 340, height: 150, left: 14, right: 14, top: 22, bottom: 22 } as const;

export function trendsPage(frame: Frame, { trends, ...at }: ReachableOrgans & { readonly trends: readonly Trend[] }): TrendsPage {
  const words = pastReportTexts;
  return {
    ...{ frame, heading: words.trends, lead: words.trendsLead, organ: at.organ.name, charts: trendCharts(trends) },
    crumb: { href: `${PAST}?organ=${at.organ.id}`, label: words.back },
    filter: at.organs.length < 2 ? null : organFilter('/reports/trends', at),
  };
}

/** For any page that shows trends. */
export function trendCharts(trends: readonly Trend[]): TrendChartModel[] {
  return trends.map(chartOf);
}

function chartOf({ id, label, unit, points, breaks }: Trend): TrendChartModel {
  const words = pastReportTexts;
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const [first, last] = [points[0]?.year ?? 0, points.at(-1)?.year ?? 0];
  const step = (CHART.width - CHART.left - CHART.right) / Math.max(1, points.length);
  const xOf = (year: number) => CHART.left + step * (year - first + 0.5);
  const yOf = (value: number) => CHART.height - CHART.bottom - (value / most) * (CHART.height - CHART.top - CHART.bottom);
  const drawn = points.map((point): ChartPoint => {
    const { year, value, source } = point;
    return {
      ...{ year: String(year), x: round(xOf(year)), y: value === null ? null : round(yOf(value)) },
      ...{ value: value === null ? words.unknown : String(value), source: value === null ? null : source, note: noteOf(point, breaks) },
    };
  });
  const lines = points.flatMap(({ joins }, at) => {
    const [from, to] = [drawn[at - 1], drawn[at]];
    return joins && from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
  const size = { ...CHART, right: CHART.width - CHART.right, floor: CHART.height - CHART.bottom };
  return {
    ...{ id, size, title: sayLabel(label), unit: say(unit), name: words.chartOf(sayLabel(label), first, last), points: drawn, lines },
    breaks: breaks.map(({ year, format }) => ({ x: round(xOf(year) - step / 2), text: words.breakAt(year, format) })),
  };
}

function noteOf({ year, value, source, format, joins }: TrendPoint, breaks: Trend['breaks']): string {
  const words = pastReportTexts;
  if (source === null || format === null) return words.unknown;
  const said = [words.sources[source], format];
  return [...said, ...(value !== null && !joins && breaks.some((one) => one.year === year) ? [words.notJoined] : [])].join(' · ');
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
