import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike: it is read from a screen and typed. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679';
const LENGTH = 16;

/** 16 characters of 50: 90 bits. */
export function oneTimePassword(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
