/** A word of the index is not longer than this: identifiers are found by their beginning. */
const MAX_WORD = 40;
const CJK = /[\p{Script=Han}]+/gu;
const OTHER = /[\p{Letter}\p{Number}]+/gu;

/**
 * The words by which a full-text index finds a text. Chinese has no blanks between words, and its words have two characters as a rule:
 * each run of characters becomes its overlapping pairs (道路工程 → 道路 路工 工程) and its single first character if it stands alone.
 * Letters and figures stay together, in lower case and half width.
 */
export function searchWords(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const chinese = plain.match(CJK) ?? [];
  const other = plain.replace(CJK, ' ').match(OTHER) ?? [];
  return [...chinese.flatMap(pairsOf), ...other.map((word) => word.slice(0, MAX_WORD))];
}

function pairsOf(run: string): string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
