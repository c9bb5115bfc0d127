import type { Fact } from '../fact.ts';

/** The outcome on record; null when it is missing or only assumed (interfaces 1): what depends on it stays unknown. */
export function statedOutcome(fact: Fact): string | null {
  const { outcome } = fact.data;
  return typeof outcome === 'string' && fact.assumed?.includes('outcome') !== true ? outcome : null;
}
