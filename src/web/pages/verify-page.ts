import { LETTERS } from '../../law/letters.ts';
import type { Frame } from '../frame.ts';
import { say, sayLabel } from '../language.ts';
import { letterTexts } from '../texts/letters.ts';
import { texts } from '../texts.ts';
import type { Verification } from '../web-deps.ts';

export interface VerifyPage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly ok: boolean;
  readonly headline: string;
  readonly body: string;
  readonly headHash: string | null;
  readonly advice: string;
  /** Null where letters were not looked at. */
  readonly letters: VerifiedLetters | null;
}

export interface VerifiedLetters {
  readonly ok: boolean;
  readonly headline: string;
  readonly advice: string | null;
  readonly rows: readonly {
    readonly title: string;
    readonly number: string;
    readonly entry: string;
    readonly result: string;
    readonly ok: boolean;
  }[];
}

export function verifyPage(frame: Frame, { caseId, result }: { readonly caseId: string; readonly result: Verification }): VerifyPage {
  const backHref = `/cases/${encodeURIComponent(caseId)}`;
  const letters = lettersOf(result);
  if (result.ok) {
    return {
      frame,
      backHref,
      ok: true,
      headline: texts.verify.ok,
      body: texts.verify.okBody(result.entries),
      headHash: result.headHash,
      advice: texts.verify.keep,
      letters,
    };
  }
  return {
    frame,
    backHref,
    ok: false,
    headline: texts.verify.broken(result.version),
    body: sayLabel(result.reason),
    headHash: null,
    advice: texts.verify.brokenBody,
    letters,
  };
}

function lettersOf({ letters }: Verification): VerifiedLetters | null {
  if (letters === undefined) return null;
  const words = letterTexts.verify;
  const bad = letters.find(({ fault }) => fault !== null);
  return {
    ok: bad === undefined,
    headline:
      bad === undefined ? (letters.length === 0 ? words.none : words.okAll(letters.length)) : words.broken(say(LETTERS[bad.letter].title)),
    advice: bad === undefined ? null : words.brokenBody,
    rows: letters.map(({ letter, number, version, fault }) => ({
      title: say(LETTERS[letter].title),
      number: number ?? letterTexts.list.noNumber,
      entry: words.entryOf(version),
      result: fault === null ? words.ok : say(fault),
      ok: fault === null,
    })),
  };
}
