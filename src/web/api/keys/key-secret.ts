import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'yishen_';
/** 256 bits, as base64url. */
const RANDOM_CHARACTERS = 43;
const CHECK_CHARACTERS = 6;
const HINT_CHARACTERS = 5;

/** Finds secrets that somebody left in code or in a chat; the check at their end tells a real one from a look-alike. */
export const SECRET_PATTERN = /^yishen_[\w-]{49}$/;

export function newSecret(): string {
  const random = randomBytes(32).toString('base64url');
  return PREFIX + random + checkOf(random);
}

/** Whether it can be one at all: whatever cannot needs no look into the database. */
export function isSecret(text: string): boolean {
  if (!SECRET_PATTERN.test(text)) return false;
  const random = text.slice(PREFIX.length, PREFIX.length + RANDOM_CHARACTERS);
  return text.slice(PREFIX.length + RANDOM_CHARACTERS) === checkOf(random);
}

/** 256 random bits need no salt and no slow hash: nobody tries them out. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** How the secret begins: enough to tell keys apart, of no use to anybody else. */
export function hintOfSecret(secret: string): string {
  return secret.slice(0, PREFIX.length + HINT_CHARACTERS);
}

function checkOf(random: string): string {
  return createHash('sha256').update(PREFIX).update(random).digest('base64url').slice(0, CHECK_CHARACTERS);
}
