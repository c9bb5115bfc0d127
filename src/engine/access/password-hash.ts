import argon2 from 'argon2';
import { normalPassword } from './password-rules.ts';

/** Argon2id in PHC form. Takes tens of milliseconds: hash before a transaction begins. */
export function hashPassword(password: string): Promise<string> {
  return argon2.hash(normalPassword(password));
}

let decoyHash: Promise<string> | undefined;

/**
 * Takes as long without a hash, which no password matches.
 *
 * Hashes made before passwords were normalised are of what was typed: where that differs, it is compared, too, whoever's hash it is.
 */
export async function matchesPassword(hash: string | undefined, password: string): Promise<boolean> {
  decoyHash ??= argon2.hash('nobody has this password');
  const against = hash ?? (await decoyHash);
  const normal = normalPassword(password);
  const matches = await argon2.verify(against, normal);
  const asTyped = normal === password || password.length > normal.length ? false : await argon2.verify(against, password);
  return hash !== undefined && (matches || asTyped);
}
