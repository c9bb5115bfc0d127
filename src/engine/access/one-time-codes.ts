import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, 30 seconds. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Clocks may differ by one step. */
const WINDOW = 1;
const ISSUER = '依申 Yishen';

export const RECOVERY_CODES = 10;
/** 32 characters without I, O, 0 and 1: ten of them hold 50 bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RECOVERY_LENGTH = 10;

/** In base 32, as it is typed where no picture can be taken. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** For the picture that phones read. */
export function keyUri(secret: string, login: string): string {
  return new TOTP({ ...SHAPE, issuer: ISSUER, label: login, secret: Secret.fromBase32(secret) }).toString();
}

/** The step whose code this is, or undefined. Whether it was used is for the store to say. */
export function stepOf(code: string, secret: string, now: Date): number | undefined {
  const token = digitsOf(code);
  if (token === undefined) return undefined;
  const timestamp = now.getTime();
  const delta = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) }).validate({ token, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / SHAPE.period) + delta;
}

/** Six digits, in any width, with or without the blank that apps show in the middle. */
function digitsOf(typed: string): string | undefined {
  const digits = typed.slice(0, 40).normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** ABCDE-FGHJK */
export function newRecoveryCodes(): readonly string[] {
  const one = (): string => {
    const text = Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  };
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODES) codes.add(one());
  return [...codes];
}

/** As they are compared: in any width and case, with or without the hyphen. */
export function readRecoveryCode(typed: string): string {
  return typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 2 * RECOVERY_LENGTH);
}
