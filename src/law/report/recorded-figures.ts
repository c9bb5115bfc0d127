import type { CivilDate } from '../civil-date.ts';
import type { Figure } from './figure.ts';
import type { Indicator } from './indicators.ts';

/** What a recorded entry gives to a figure. */
export interface RecordedEntry {
  readonly id: string;
  readonly indicator: string;
  readonly onDay: CivilDate;
  /** Decimal number with at most four decimals. */
  readonly amount: string;
}

/** Money is counted in ten-thousandths of 万元, so that sums are exact. */
const SCALE = 10_000;

/**
 * The figure of an indicator from the entries of one organ and year, in the order of their days: the sum of a flow, the last value of a
 * stock. Null until something is entered: never zero by default.
 */
export function recordedFigureOf(indicator: Pick<Indicator, 'id' | 'kind'>, entries: readonly RecordedEntry[]): Figure {
  const own = entries.filter((entry) => entry.indicator === indicator.id);
  const counted = indicator.kind === 'flow' ? own : own.slice(-1);
  const sum = counted.reduce((total, entry) => total + scaled(entry.amount), 0);
  return { value: counted.length === 0 ? null : sum / SCALE, refs: counted.map(({ id }) => id) };
}

/** The sum over organs: unknown where no organ has a figure; organs without one do not count, which completeness tells. */
export function sumOfOrgans(figures: readonly Figure[]): Figure {
  const known = figures.filter(({ value }) => value !== null);
  const sum = known.reduce((total, { value }) => total + Math.round((value ?? 0) * SCALE), 0);
  return { value: known.length === 0 ? null : sum / SCALE, refs: figures.flatMap(({ refs }) => refs) };
}

/** A decimal number in exact ten-thousandths. @throws {RangeError} when it is none, or has more than four decimals. */
export function scaled(amount: string): number {
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,4}))?$/.exec(amount);
  if (match === null) throw new RangeError(`'${amount}' is no decimal number of at most four decimals`);
  const value = Number(match[2]) * SCALE + Number((match[3] ?? '').padEnd(4, '0'));
  return match[1] === '-' ? -value : value;
}
