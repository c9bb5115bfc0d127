import type { CivilDate } from '../../law/civil-date.ts';
import { weekdayOf } from '../../law/civil-date.ts';
import { mailTexts } from '../texts/mail-common.ts';

const MAX_SUBJECT = 120;
const MAX_TITLE_IN_SUBJECT = 40;
/** Line breaks would forge lines of a mail or of its head; the others turn the direction of what follows. */
const BREAKS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]+/gu;

/** What people typed, on one line. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').replace(/\s+/g, ' ').trim();
}

/** What people typed, line by line, without empty ones and without the numbers or dashes that a list of ours puts before them. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/u)
    .map(oneLine)
    .filter((line) => line !== '');
}

/** At most so many characters, the last an ellipsis where there were more. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** The subject of a mail: one line, short enough to be read in a list. */
export function subjectOf(text: string): string {
  return clip(oneLine(text), MAX_SUBJECT);
}

export function titleInSubject(title: string): string {
  return clip(oneLine(title), MAX_TITLE_IN_SUBJECT);
}

/** A day on which something happened. */
export function dayWords(on: CivilDate): string {
  return mailTexts.day(on);
}

/** A last day: with its weekday, and said to be inclusive. */
export function lastDayWords(on: CivilDate): string {
  return mailTexts.lastDay(mailTexts.day(on), mailTexts.weekdays[weekdayOf(on)] ?? '');
}
