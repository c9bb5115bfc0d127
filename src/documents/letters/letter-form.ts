import type { LetterId } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import type { LetterContent } from './letter-content.ts';

/** Pleadings have a number but no red head: they are no 公文 of the organ, and courts and review organs file them as they file everybody's. */
const PLEADINGS: ReadonlySet<LetterId> = new Set(['REVIEW_ANSWER', 'DEFENCE']);

/** What the organ submits as a party: it ends with 此致 and whom it is submitted to. */
export function isPleading(letter: LetterId): boolean {
  return PLEADINGS.has(letter);
}

/** What goes out has the red head; papers of the file and pleadings are plain. */
export function letterForm(letter: LetterId): LetterContent['form'] {
  return LETTERS[letter].typeLetter === null || PLEADINGS.has(letter) ? 'sheet' : 'redHead';
}
