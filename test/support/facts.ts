import { civilDate } from '../../src/law/civil-date.ts';
import type { Fact } from '../../src/law/fact.ts';

/** A fact as tests write it: type, day, fields. */
export type FactLine = readonly [type: string, on: string, data?: Readonly<Record<string, unknown>>];

export function facts(...lines: readonly FactLine[]): Fact[] {
  return lines.map(([type, on, data]) => ({ type, on: civilDate(on), data: data ?? {} }));
}

/** A case received on `on` by a channel that fixes the date of receipt on arrival. */
export function received(on: string, ...more: readonly FactLine[]): Fact[] {
  return facts(['application.arrived', on, { channel: 'inPerson' }], ...more);
}

/** A case received by a channel where both sides confirm. */
export function confirmed(on: { arrived: string; confirmed: string; channel: string }, ...more: readonly FactLine[]): Fact[] {
  return facts(['application.arrived', on.arrived, { channel: on.channel }], ['receipt.confirmed', on.confirmed], ...more);
}
