import type { CheckedCode } from '../../engine/query-codes.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { trackTexts } from '../texts/track.ts';

/** The page that asks for case number and query code. */
export interface TrackEnterPage {
  readonly frame: Frame;
  readonly number: string;
  readonly next: string;
  readonly numberError: string | null;
  readonly codeError: string | null;
  readonly errors: readonly ErrorLine[];
  /** True after leaving. */
  readonly left: boolean;
}

export interface EnterAttempt {
  readonly number: string;
  readonly next: string;
  readonly numberMissing?: boolean;
  readonly codeMissing?: boolean;
  /** What was wrong as a whole. */
  readonly problem?: string;
}

export function trackEnterPage(frame: Frame, attempt: EnterAttempt & { readonly left: boolean }): TrackEnterPage {
  const { number, next, left, numberMissing = false, codeMissing = false, problem } = attempt;
  const words = trackTexts.enter;
  const errors = [
    ...(numberMissing ? [{ text: words.numberMissing, href: '#number' }] : []),
    ...(codeMissing ? [{ text: words.codeMissing, href: '#code' }] : []),
    ...(problem === undefined ? [] : [{ text: problem, href: '#number' }]),
  ];
  return {
    frame,
    number,
    next,
    numberError: numberMissing ? words.numberMissing : null,
    codeError: codeMissing ? words.codeMissing : null,
    errors,
    left,
  };
}

/** What a wrong or locked try is answered. */
export function refusedCode(checked: Exclude<CheckedCode, { result: 'ok' }>): string {
  const words = trackTexts.enter;
  return checked.result === 'wrong' ? words.wrong(checked.triesLeft) : words.locked(wallClock(checked.until.toISOString()));
}
