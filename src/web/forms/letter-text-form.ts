import type { FieldProblem } from '../../law/errors.ts';
import { inEachLanguage } from '../language.ts';
import { letterTexts } from '../texts/letters.ts';
import { type RawForm, valuesOf } from './raw-form.ts';

/** Characters of a body: some twenty pages. */
export const MAX_TEXT = 20_000;
export const MAX_PARAGRAPHS = 300;

/** The body of a letter as typed: every line with something in it is a paragraph, as in a word processor. */
export function paragraphsOf(typed: string): readonly string[] {
  return typed
    .split(/\r\n|[\r\n\u2028\u2029\f\v]/)
    .map((line) => line.replace(/\t/g, ' ').trim())
    .filter((line) => line !== '');
}

/** For a text area. */
export function textOfParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}

export interface TypedText {
  readonly typed: string;
  readonly paragraphs: readonly string[];
  readonly problems: readonly FieldProblem[];
}

export function parseLetterText(raw: RawForm): TypedText {
  const typed = valuesOf(raw, 'text')[0] ?? '';
  const paragraphs = paragraphsOf(typed);
  const hasProblem = problemOf(paragraphs) !== null;
  return { typed, paragraphs, problems: hasProblem ? [{ field: 'text', ...inEachLanguage(() => problemOf(paragraphs) ?? '') }] : [] };
}

function problemOf(paragraphs: readonly string[]): string | null {
  const words = letterTexts.draft.problems;
  if (paragraphs.length === 0) return words.empty;
  if (paragraphs.join('').length > MAX_TEXT) return words.tooLong(MAX_TEXT);
  return paragraphs.length > MAX_PARAGRAPHS ? words.tooMany(MAX_PARAGRAPHS) : null;
}
