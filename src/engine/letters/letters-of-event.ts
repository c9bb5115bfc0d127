import { isDecisionCode } from '../../law/decision-codes.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import type { Fact } from '../../law/fact.ts';
import { isLetterId, type LetterId, REPLY_LETTERS } from '../../law/letter-ids.ts';
import { LETTERS, replyLetterOf } from '../../law/letters.ts';
import type { RegimeId } from '../../law/step-facts.ts';

/** Numbered letters and papers of an event; a reply has the one letter of its decision code. */
export function lettersOfEvent({
  type,
  code,
  regime,
}: {
  readonly type: string;
  readonly code: string | null;
  readonly regime: RegimeId;
}): readonly LetterId[] {
  const letters = findEvent(type)?.letters ?? [];
  if (letters !== REPLY_LETTERS) return letters;
  const letter = isDecisionCode(code) ? replyLetterOf(code, regime) : null;
  return letter === null ? [] : [letter.id];
}

/** The papers of an event that have no number of their own. */
export function papersOf({ type, data }: Pick<Fact, 'type' | 'data'>): readonly LetterId[] {
  if (type === 'document.remade') return isLetterId(data.letter) ? [data.letter] : [];
  const letters = findEvent(type)?.letters ?? [];
  return letters === REPLY_LETTERS ? [] : letters.filter((letter) => !isNumbered(letter));
}

export function isNumbered(letter: LetterId): boolean {
  return LETTERS[letter].typeLetter !== null;
}
