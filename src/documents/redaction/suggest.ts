import { isResidentIdNumber } from '../../law/identity-numbers.ts';
import type { RedactionGround } from '../../law/redaction-grounds.ts';
import type { PageCharacter } from '../pages/page-workshop.ts';
import { rangeOf } from './find-text.ts';
import type { TextRange } from './text-marks.ts';

/** Something in the text that looks like personal data: offered, never decided. */
export interface Suggestion extends TextRange {
  readonly ground: RedactionGround;
}

interface Pattern {
  readonly ground: RedactionGround;
  readonly pattern: RegExp;
  /** Says no to what only looks like it. */
  readonly holds?: (text: string) => boolean;
}

const digitsOf = (text: string): string => text.replace(/[^\dXx]/g, '').toUpperCase();

/** In the order in which they take what they find: an identity number is no bank account. */
const PATTERNS: readonly Pattern[] = [
  {
    ground: 'identityNumber',
    pattern: /(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g,
    holds: (text) => isResidentIdNumber(digitsOf(text)),
  },
  { ground: 'phone', pattern: /(?<![\dA-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  { ground: 'phone', pattern: /(?<![\dA-Za-z-])(?:\(0\d{2,3}\)|0\d{2,3}[ -])[2-9]\d{6,7}(?![\d-])/g },
  {
    ground: 'bankAccount',
    pattern: /(?<![\dA-Za-z])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])/g,
    holds: (text) => passesLuhn(digitsOf(text)),
  },
  { ground: 'email', pattern: /[\w.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
];

/** Found in the text layer of a page, in the order of the page. */
export function suggestionsIn(characters: readonly PageCharacter[]): readonly Suggestion[] {
  const { text, places } = withBlanks(characters);
  const found: Suggestion[] = [];
  for (const { ground, pattern, holds = () => true } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const range = rangeOf(places, match.index, match.index + match[0].length);
      const isTaken = found.some(({ start, end }) => start < range.end && range.start < end);
      if (!isTaken && holds(match[0])) found.push({ ...range, ground });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Line ends become blanks: a number does not go on in the next line by chance. */
function withBlanks(characters: readonly PageCharacter[]): { text: string; places: readonly number[] } {
  let text = '';
  const places: number[] = [];
  characters.forEach(({ text: character }, index) => {
    const plain = /^\s*$/.test(character) ? (/[\r\n]/.test(character) ? '\n' : ' ') : character.normalize('NFKC');
    text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) places.push(index);
  });
  return { text, places };
}

/** Check digit of bank cards: GB/T 14504, ISO/IEC 7812-1. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length >= 16 && sum % 10 === 0 && /[1-9]/.test(digits);
}
