import type { Comparison } from './measure.ts';

/** The comparisons as a Markdown table. Only the ratios mean something on another machine. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = ['Work', 'against', 'ours/s', 'theirs/s', 'ratio'];
  const rows = comparisons.map(({ name, unit, against, ours, theirs }) => [
    `${name} (${unit})`,
    against,
    rate(ours),
    rate(theirs),
    (ours / theirs).toPrecision(2),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function rate(perSecond: number): string {
  return perSecond < 10 ? perSecond.toPrecision(2) : Math.round(perSecond).toLocaleString('en-US');
}
