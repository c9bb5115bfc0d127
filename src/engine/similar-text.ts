import { searchWords } from './search-words.ts';

/** What stands in every application and tells none from another. */
const COMMON = new Set(searchWords('申请公开。申请人。政府信息。信息公开。相关信息。有关情况。相关材料。贵单位。请求公开'));
/** Of fewer words nothing can be said by what part of them is shared. */
const MIN_SHARED = 4;
/** Of all words of both. */
const MIN_OVERLAP = 0.5;
/** Of the words of the shorter one. */
const MIN_CONTAINED = 0.8;

/** From 0 (no word in common) to 1 (the same words), by pairs of characters; width, case, blanks and punctuation make no difference. */
export function similarity(one: string, other: string): number {
  const { shared, first, second } = compared(one, other);
  return shared === 0 ? 0 : shared / (first + second - shared);
}

/**
 * Whether two applications seem to ask for the same information: half of all their words are the same, or nearly all words of the shorter
 * one stand in the longer. A hint for people, who decide.
 */
export function isSimilar(one: string, other: string): boolean {
  const { shared, first, second } = compared(one, other);
  if (shared === 0) return false;
  const contained = shared >= MIN_SHARED && shared / Math.min(first, second) >= MIN_CONTAINED;
  return contained || shared / (first + second - shared) >= MIN_OVERLAP;
}

/** Numbers of different words. */
function compared(one: string, other: string): { readonly shared: number; readonly first: number; readonly second: number } {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return { shared: [...a].filter((word) => b.has(word)).length, first: a.size, second: b.size };
}

/** Words that tell something; of a text that has no other, the common ones. */
function wordsOf(text: string): ReadonlySet<string> {
  // Blanks and punctuation inside Chinese text are nobody's meaning: without them the pairs are the same.
  const joined = text.normalize('NFKC').replace(/(?<=\p{Script=Han})[^\p{Letter}\p{Number}]+(?=\p{Script=Han})/gu, '');
  const words = searchWords(joined);
  const telling = words.filter((word) => !COMMON.has(word));
  return new Set(telling.length === 0 ? words : telling);
}
