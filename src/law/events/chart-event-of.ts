import type { ChartEvent } from '../step-facts.ts';
import type { DataOf, EventDefinition } from './define-event.ts';

/** The events of a group as its chart receives them: a chart and its definitions cannot name different events. */
export type ChartEventOf<G extends Readonly<Record<string, EventDefinition>>> = {
  [T in keyof G & string]: ChartEvent<T, DataOf<G[T]['fields']>>;
}[keyof G & string];
