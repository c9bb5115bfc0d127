import { shellTexts } from '../../src/web/texts/shell.ts';
import { texts } from '../../src/web/texts.ts';

export type BarTone = 'accent' | 'warn' | 'good' | 'alarm' | 'quiet';

export interface ChartBar {
  readonly label: string;
  /** One figure for each series, 0 or more. */
  readonly values: readonly number[];
  /** Leads to what was counted. */
  readonly href?: string | null;
}

interface BarChartProps {
  readonly title: string;
  /** What is counted, such as cases. */
  readonly unit: string;
  /** Names of the figures of each bar; with one, the bars need no legend. */
  readonly series: readonly string[];
  readonly bars: readonly ChartBar[];
  /** Series lie end to end instead of one below the other: for parts of a whole. */
  readonly stacked?: boolean;
  /** Colours of the series. */
  readonly tones?: readonly BarTone[];
}

const TONES: readonly BarTone[] = ['accent', 'warn', 'good', 'alarm', 'quiet'];
/** Units of a drawing as wide as its cell. */
const FULL = 1000;
const THICKNESS = 14;

/** A table whose rows are drawn as well: the bars are for the eye, the figures beside them for everybody. */
export function BarChart({ title, unit, series, bars, stacked = false, tones = TONES }: BarChartProps) {
  const longest = Math.max(...bars.map(({ values }) => (stacked ? sum(values) : Math.max(0, ...values))), 0);
  if (longest === 0) return <NoFigures title={title} />;
  return (
    <table class="bar-chart" data-test="bar-chart">
      <caption>
        {title} <span class="bar-chart-unit">{texts.write.bracketed(unit)}</span>
      </caption>
      <thead class={series.length === 1 ? 'visually-hidden' : ''}>
        <tr>
          <th scope="col">{shellTexts.chart.item}</th>
          <td class="bar-cell" />
          {series.map((name, index) => (
            <th scope="col" class="numeric">
              <Swatch tone={toneOf(tones, index)} />
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr data-test="bar">
            <th scope="row">{bar.href === undefined || bar.href === null ? bar.label : <a href={bar.href}>{bar.label}</a>}</th>
            <td class="bar-cell">
              <Drawing values={bar.values} tones={tones} longest={longest} stacked={stacked} />
            </td>
            {bar.values.map((value, index) => (
              <td class="numeric">
                {series.length > 1 && <ValueName name={series[index] ?? ''} tone={toneOf(tones, index)} />}
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DrawingProps {
  readonly values: readonly number[];
  readonly tones: readonly BarTone[];
  readonly longest: number;
  readonly stacked: boolean;
}

function Drawing({ values, tones, longest, stacked }: DrawingProps) {
  const width = (value: number) => Math.round((value / longest) * FULL);
  const height = stacked ? THICKNESS : THICKNESS * values.length;
  return (
    <svg viewBox={`0 0 ${FULL} ${height}`} width="100%" height={height} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {values.map((value, index) => (
        <rect
          class={`bar bar-${toneOf(tones, index)}`}
          x={stacked ? width(sum(values.slice(0, index))) : 0}
          y={stacked ? 0 : index * THICKNESS}
          width={width(value)}
          height={THICKNESS}
        />
      ))}
    </svg>
  );
}

/** On a narrow screen the head of the table is gone, and each figure says its own name. */
function ValueName({ name, tone }: { readonly name: string; readonly tone: BarTone }) {
  return (
    <span class="bar-value-name">
      <Swatch tone={tone} />
      {name}{' '}
    </span>
  );
}

function Swatch({ tone }: { readonly tone: BarTone }) {
  return (
    <svg class="bar-swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
      <rect class={`bar-${tone}`} width="12" height="12" rx="2" />
    </svg>
  );
}

function NoFigures({ title }: { readonly title: string }) {
  return (
    <div class="bar-chart">
      <p class="bar-chart-title">{title}</p>
      <p class="hint">{shellTexts.chart.none}</p>
    </div>
  );
}

function toneOf(tones: readonly BarTone[], index: number): BarTone {
  return tones[index % tones.length] ?? 'accent';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
