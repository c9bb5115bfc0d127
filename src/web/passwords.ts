import argon2 from 'argon2';
import type { StaffUser, WebDeps } from './web-deps.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

let decoyHash: Promise<string> | undefined;

/** The person whose login and password these are, unless the account is closed. Takes as long for a login that does not exist. */
export async function authenticate(users: WebDeps['users'], { login, password }: Credentials): Promise<StaffUser | undefined> {
  const user = await users.findByLogin(login);
  const matches = await matchesPassword(user?.passwordHash, password);
  return user !== undefined && matches && user.disabledAt === null ? user : undefined;
}

/** Takes as long without a hash, which no password matches. */
export async function matchesPassword(hash: string | undefined, password: string): Promise<boolean> {
  decoyHash ??= argon2.hash('nobody has this password');
  const matches = await argon2.verify(hash ?? (await decoyHash), password);
  return hash !== undefined && matches;
}
