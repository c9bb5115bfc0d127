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
  decoyHash ??= argon2.hash('nobody has this password');
  const matches = await argon2.verify(user?.passwordHash ?? (await decoyHash), password);
  return user !== undefined && matches && user.disabledAt === null ? user : undefined;
}
