import { DECISIONS, type ReplyCode } from './decision-codes.ts';

/** Whole-application grounds come first, then "nothing to decide on", then refusals; within each the earlier ground is counted. */
// biome-ignore format: one line a group
const PRECEDENCE: readonly ReplyCode[] = [
  'N1', 'N3', 'N2', 'N4', 'N5', 'D8',
  'U3', 'U1b', 'U1a', 'U2',
  'P1',
  'D1', 'D2', 'D3', 'D4', 'D7', 'D6', 'D5',
  'G2', 'G1',
];

/**
 * The one code under which an application is counted when its parts call for several; undefined without a candidate. A letter may
 * still state every ground.
 *
 * As soon as one part is disclosed and another is not, the answer is `P1`, whatever the grounds: 国办公开办函〔2021〕30号 counts severed
 * answers in that row only. `G1` needs every part to be public already, so `G2` beats it.
 *
 * @param candidates - The code each part would get on its own, in any order, repeated or not.
 */
export function decisionCodeFor(candidates: readonly ReplyCode[]): ReplyCode | undefined {
  const disclosed = candidates.some(isGrant);
  const withheld = candidates.some((code) => !isGrant(code));
  if (disclosed && withheld) return 'P1';
  return PRECEDENCE.find((code) => candidates.includes(code));
}

/** The candidates in the order in which a letter states them, each once. */
export function inOrderOfPrecedence(candidates: readonly ReplyCode[]): ReplyCode[] {
  return PRECEDENCE.filter((code) => candidates.includes(code));
}

function isGrant(code: ReplyCode): boolean {
  return DECISIONS[code].group === 'granted';
}
