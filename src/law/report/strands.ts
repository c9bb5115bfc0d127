import { civilDate } from '../civil-date.ts';
import { findBreachedFact } from '../events/breached-fact-field.ts';
import type { Fact } from '../fact.ts';

/** The facts of one proceeding of a case, in the order in which they took effect. */
export interface Strand {
  readonly kind: string;
  readonly facts: readonly Fact[];
  /** Replies given before the proceeding began: two proceedings with the same number attack the same reply. */
  readonly repliesBefore: number;
}

const PROCEEDINGS: ReadonlySet<string> = new Set(['review', 'litigation', 'complaint']);
const REPLIES: ReadonlySet<string> = new Set(['reply.served', 'reply.givenOnTheSpot']);

/** Sorts the facts of a case by proceeding. Facts of the request itself only count the replies. */
export function strandsOf(facts: readonly Fact[]): Strand[] {
  const strands = new Map<string, { kind: string; facts: Fact[]; repliesBefore: number }>();
  let replies = 0;
  for (const fact of facts.map(withoutBreach)) {
    if (REPLIES.has(fact.type)) replies += 1;
    const kind = fact.type.split('.', 1)[0] ?? '';
    if (!PROCEEDINGS.has(kind)) continue;
    const key = keyOf(fact, { kind, known: [...strands] });
    const strand = strands.get(key) ?? { kind, facts: [], repliesBefore: replies };
    strand.facts.push(fact);
    strands.set(key, strand);
  }
  return [...strands.values()];
}

/** A fact without a proceeding, such as one kept inside a breach, belongs to the last proceeding of its kind: it opens none of its own. */
function keyOf(fact: Fact, { kind, known }: { kind: string; known: readonly (readonly [string, { kind: string }])[] }): string {
  const last = fact.instance === undefined ? known.findLast(([, strand]) => strand.kind === kind)?.[0] : undefined;
  return last ?? JSON.stringify([kind, fact.instance ?? '']);
}

/** What the chart does not take but happened is kept inside `breach.recorded`; for the statistics it happened all the same. */
function withoutBreach(fact: Fact): Fact {
  const inner = fact.type === 'breach.recorded' ? findBreachedFact(fact.data.fact) : undefined;
  if (inner === undefined) return fact;
  const instance = inner.instance ?? fact.instance;
  return { ...fact, type: inner.type, on: civilDate(inner.on), data: inner.data, ...(instance === undefined ? {} : { instance }) };
}
