import type { LetterView } from '../letter-view.ts';
import { BLANK } from '../words.ts';

/** What a decision says besides the reasons that the officer typed. `basis` is 根据…的规定， or nothing. */
export interface DecisionWords {
  /** Before the reasons. */
  readonly before?: (view: LetterView) => readonly string[];
  readonly result: (view: LetterView, basis: string) => readonly string[];
}

/** 【　　】 where an officer has a draft before him, nothing in a paper made again or from an imported entry. */
export function blankOr(view: LetterView, text: string): string {
  return text !== '' || view.proposal === undefined || view.facts.remade ? text : BLANK;
}
