import type { Knex } from 'knex';
import { createSignInStore } from '../../store/sign-in-store.ts';
import { createUserStore } from '../../store/user-store.ts';

interface NewPassword {
  /** Of `hashPassword`, made before the transaction; the password itself went through `checkPassword` or was generated. */
  readonly hash: string;
  /** Set when somebody else knows it: its owner has to set an own one at the next sign-in, before anything else. */
  readonly mustChange: boolean;
  readonly at: Date;
  /** A sign-in that goes on: that of the person who changes the own password. All others end. */
  readonly keep?: string | undefined;
}

/** Sets a password and ends the sign-ins by the old one. Whoever calls it keeps the act in the audit log, in the same transaction. */
export async function setPassword(trx: Knex, userId: string, { hash, mustChange, at, keep }: NewPassword): Promise<void> {
  await createUserStore(trx).setPasswordHash(userId, hash);
  const signIns = createSignInStore(trx);
  await signIns.setPasswordDue(userId, mustChange ? at.toISOString() : null);
  await signIns.endAll(userId, { at: at.toISOString(), how: 'passwordChanged', except: keep });
}
