import type { Bilingual } from '../../law/errors.ts';
import { isResidentIdNumber } from '../../law/identity-numbers.ts';
import { type Finding, type FindingKind, finding } from './finding.ts';

/** Longer runs of digits are none of these; full-width digits were made narrow before. */
const IDENTITY = /(?<![\dXx])\d{17}[\dXx](?![\dXx])/g;
const MOBILE = /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g;
const LANDLINE = /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g;
const CARD = /(?<!\d)\d{16,19}(?!\d)/g;
const EMAIL = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;

const SEARCHES: readonly { readonly kind: FindingKind; readonly pattern: RegExp; readonly is: (text: string) => boolean }[] = [
  { kind: 'identityNumber', pattern: IDENTITY, is: (text) => isResidentIdNumber(text.toUpperCase()) },
  { kind: 'phone', pattern: MOBILE, is: () => true },
  { kind: 'phone', pattern: LANDLINE, is: () => true },
  { kind: 'bankCard', pattern: CARD, is: isCardNumber },
  { kind: 'email', pattern: EMAIL, is: () => true },
];

/**
 * Numbers in a text that lead to a person: identity numbers with a right check digit, telephone and bank card numbers, addresses of mail. Which
 * of them may leave a person decides (个人信息保护法 art. 25).
 */
export function personalNumbers(text: string, where: Bilingual): readonly Finding[] {
  const narrow = text.normalize('NFKC');
  const found = new Map<FindingKind, string[]>();
  for (const { kind, pattern, is } of SEARCHES) {
    const matches = found.get(kind) ?? [];
    for (const [match] of narrow.matchAll(pattern)) if (is(match)) matches.push(match);
    if (matches.length > 0) found.set(kind, matches);
  }
  return [...found].map(([kind, matches]) => finding(kind, where, matches.slice(0, 3).map(masked).join('、'), matches.length));
}

/** Enough to find it again in the file, too little to be it. */
export function masked(text: string): string {
  const at = text.indexOf('@');
  if (at > 0) return `${text.slice(0, 1)}***${text.slice(at)}`;
  return text.length < 8 ? '****' : `${text.slice(0, 3)}${'*'.repeat(text.length - 5)}${text.slice(-2)}`;
}

/** Luhn's check; and no resident identity number, whose 18 places may pass it by chance. */
function isCardNumber(digits: string): boolean {
  if (digits.length === 18 && isResidentIdNumber(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}
