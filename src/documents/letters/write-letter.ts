import type { LetterContent } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';

/** What the letter says, from the facts alone. */
export function writeLetter(_facts: LetterFacts): LetterContent {
  throw new Error('Not written yet');
}
