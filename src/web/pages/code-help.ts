import { DECISION_CODES, DECISIONS, isReplyCode } from '../../law/decision-codes.ts';
import { inOrderOfPrecedence } from '../../law/precedence.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import { cite } from '../cite.ts';
import { currentLanguage, say } from '../language.ts';
import { caseTexts } from '../texts/case.ts';

/** One decision code with when it fits. */
export interface CodeHelpRow {
  readonly code: string;
  readonly label: string;
  readonly when: string;
  readonly basis: string;
  /** The article as the form takes it; null on English pages, where it is filled in when the form is recorded: letters are Chinese. */
  readonly basisValue: string | null;
}

/** The reply codes in the order in which they go before one another. */
export type CodeHelp = readonly CodeHelpRow[];

export function codeHelp(regime: RegimeId): CodeHelp {
  return inOrderOfPrecedence(DECISION_CODES.filter(isReplyCode)).map((code) => ({
    code,
    label: say(DECISIONS[code].label),
    when: caseTexts.help.hints[code],
    basis: cite(DECISIONS[code].basis[regime]),
    basisValue: currentLanguage() === 'zh' ? DECISIONS[code].basis[regime] : null,
  }));
}
