import type { ChartPoint, TrendChartModel } from '../../src/web/pages/past-reports/trends-page.ts';
import { pastReportTexts } from '../../src/web/texts/past-reports.ts';
import { texts } from '../../src/web/texts.ts';

interface TrendChartsProps {
  readonly charts: readonly TrendChartModel[];
  /** Of the heading above each chart. */
  readonly level?: 2 | 3;
}

/** Figures over the years, each drawn and in a table. Unknown years stay open; a dashed line stands where the table of reports changed. */
export function TrendCharts({ charts, level = 2 }: TrendChartsProps) {
  return (
    <>
      <Legend charts={charts} />
      <div class="trends" data-test="trends">
        {charts.map((chart) => (
          <Chart chart={chart} level={level} />
        ))}
      </div>
    </>
  );
}

const SOURCES = ['published', 'imported', 'computed'] as const;

function Legend({ charts }: Pick<TrendChartsProps, 'charts'>) {
  const used = SOURCES.filter((source) => charts.some(({ points }) => points.some((point) => point.source === source)));
  const breaks = new Set(charts.flatMap((chart) => chart.breaks.map(({ text }) => text)));
  return (
    <ul class="trend-legend">
      {used.map((source) => (
        <li>
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
            <Mark source={source} x={7} y={7} />
          </svg>{' '}
          {pastReportTexts.sources[source]}
        </li>
      ))}
      {[...breaks].map((text) => (
        <li>
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
            <line class="trend-break" x1="7" y1="0" x2="7" y2="14" />
          </svg>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}

function Chart({ chart, level }: { readonly chart: TrendChartModel; readonly level: 2 | 3 }) {
  const { id, title, unit, points } = chart;
  const words = pastReportTexts;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="trend" data-test={`trend-${id}`}>
      <Heading class="trend-title">
        {title} <span class="bar-chart-unit">{texts.write.bracketed(unit)}</span>
      </Heading>
      <Drawing chart={chart} />
      <details>
        <summary>
          {words.table}
          <span class="visually-hidden"> {title}</span>
        </summary>
        <table class="trend-table">
          <caption class="visually-hidden">{chart.name}</caption>
          <thead>
            <tr>
              <th scope="col">{words.yearHead}</th>
              <th scope="col" class="numeric">
                {title}
              </th>
              <th scope="col">{words.sourceHead}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ year, value, note }) => (
              <tr>
                <th scope="row">{year}</th>
                <td class="numeric">{value}</td>
                <td>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** For the eye; the name says what it is, the table has the figures. */
function Drawing({ chart: { name, points, lines, breaks, size } }: { readonly chart: TrendChartModel }) {
  const { width, height, left, right, floor } = size;
  return (
    <svg class="trend-drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name} focusable="false">
      <line class="trend-floor" x1={left} y1={floor} x2={right} y2={floor} />
      {breaks.map(({ x }) => (
        <line class="trend-break" x1={x} y1={6} x2={x} y2={floor} />
      ))}
      {lines.map(({ from, to }) => (
        <line class="trend-line" x1={from.x} y1={from.y ?? floor} x2={to.x} y2={to.y ?? floor} />
      ))}
      {points.map((point) => (
        <Point point={point} size={size} narrow={points.length > 8} />
      ))}
    </svg>
  );
}

interface PointProps {
  readonly point: ChartPoint;
  readonly size: TrendChartModel['size'];
  /** Years are told by their last digits. */
  readonly narrow: boolean;
}

function Point({ point: { x, y, year, value, source }, size: { floor, height }, narrow }: PointProps) {
  return (
    <>
      {y === null ? (
        <text class="trend-unknown" x={x} y={floor - 4} text-anchor="middle">
          ?
        </text>
      ) : (
        <>
          <Mark source={source ?? 'computed'} x={x} y={y} />
          <text class="trend-value" x={x} y={y - 7} text-anchor="middle">
            {value}
          </text>
        </>
      )}
      <text class="trend-year" x={x} y={height - 6} text-anchor="middle">
        {narrow ? `’${year.slice(2)}` : year}
      </text>
    </>
  );
}

/** A source is told by its shape, not by colour alone. */
function Mark({ source, x, y }: { readonly source: (typeof SOURCES)[number]; readonly x: number; readonly y: number }) {
  if (source === 'published') return <circle class="trend-mark" cx={x} cy={y} r={4} />;
  if (source === 'imported') return <rect class="trend-mark" x={x - 3.5} y={y - 3.5} width={7} height={7} />;
  return <circle class="trend-mark trend-mark-open" cx={x} cy={y} r={3.5} />;
}
