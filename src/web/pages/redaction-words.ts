import { withheldLines } from '../../documents/redaction/withheld-lines.ts';
import type { KeptMark } from '../../engine/redactions/redaction-rows.ts';
import type { RedactionStanding } from '../../engine/redactions/redaction-state.ts';
import { GROUNDS, groundArticle, REDACTION_GROUNDS, type RedactionGround } from '../../law/redaction-grounds.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import { cite } from '../cite.ts';
import { say } from '../language.ts';
import { redactionTexts } from '../texts/redaction.ts';

/** A ground to choose. */
export interface GroundOption {
  readonly value: RedactionGround;
  readonly label: string;
}

/** Every ground with its code and the article of the case's regime. */
export function groundOptions(regime: RegimeId): readonly GroundOption[] {
  return REDACTION_GROUNDS.map((value) => ({
    value,
    label: `${GROUNDS[value].code} ${say(GROUNDS[value].what)} — ${cite(groundArticle(value, regime))}`,
  }));
}

export function groundName(ground: RedactionGround): string {
  return `${GROUNDS[ground].code} ${say(GROUNDS[ground].what)}`;
}

export interface StateView {
  readonly text: string;
  readonly tone: 'warn' | 'good' | 'quiet';
}

export function stateView({ state }: Pick<RedactionStanding, 'state'>, burning: boolean): StateView {
  const words = redactionTexts.states;
  if (state === 'released') return { text: words.released, tone: 'good' };
  if (burning) return { text: words.burning, tone: 'warn' };
  return { text: words[state], tone: state === 'drawing' ? 'quiet' : 'warn' };
}

/** The lines that the letter will quote; of a released copy, those that were recorded. */
export function withheldOf({
  standing,
  marks,
  regime,
}: {
  readonly standing: RedactionStanding;
  readonly marks: readonly KeptMark[];
  readonly regime: RegimeId;
}): readonly string[] {
  return standing.released?.withheld ?? withheldLines(marks, regime);
}

const MAX_RUNS = 12;

/** Page numbers for people, runs drawn together. */
export function pageNumbers(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const named = runs.slice(0, MAX_RUNS).map(([from, to]) => (from === to ? String(from + 1) : `${from + 1}–${to + 1}`));
  return `${named.join(', ')}${runs.length > MAX_RUNS ? ' …' : ''}`;
}
