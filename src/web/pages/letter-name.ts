import { isDecisionCode } from '../../law/decision-codes.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { letterTitle } from '../../law/letters.ts';
import { regimeOf } from '../../law/regimes.ts';
import { say } from '../language.ts';
import type { CasePageData } from '../web-deps.ts';

/** What a letter of an entry is called under the rules of its day. */
export function letterName(
  { letter, version }: { readonly letter: LetterId; readonly version: number },
  { history, clock }: Pick<CasePageData, 'history' | 'clock'>,
): string {
  const upTo = history.filter((line) => line.version <= version);
  const code = upTo.findLast(({ data }) => isDecisionCode(data.decisionCode))?.data.decisionCode;
  const on = upTo[0]?.on;
  const regime = clock.regime ?? (on === undefined ? 'R2019' : regimeOf(on).id);
  return say(letterTitle(letter, { regime, ...(isDecisionCode(code) ? { code } : {}) }));
}
