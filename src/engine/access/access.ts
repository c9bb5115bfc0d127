import type { SecondFactorPolicy, SignInLimits } from '../../law/access/sign-in-rules.ts';
import { createApiKeyStore } from '../../store/api-key-store.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { UserRow } from '../../store/rows.ts';
import { createSecondFactorStore } from '../../store/second-factor-store.ts';
import { createSignInStore } from '../../store/sign-in-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import { type AccessCore, tryCode, tryPassword, tryRecoveryCode } from './check-sign-in.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { proofOf } from './proof-of-account.ts';
import { revokeKeysOf } from './revoke-keys.ts';
import { enrol, enrolmentOf, offerSecret, ownAct, removeSecondFactor, renewRecoveryCodes } from './second-factor.ts';
import { createSecretBox } from './secret-box.ts';
import { setPassword } from './set-password.ts';
import { beginSignIn, currentSignIn, endOwnSignIn, openSignIns, revokeOthers, revokeOwn } from './sign-ins.ts';

export type Access = ReturnType<typeof createAccess>;

interface AccessDeps {
  readonly db: Database;
  now(): Date;
  /** Of the installation, the same on all nodes. */
  readonly secret: string;
  readonly policy: SecondFactorPolicy;
  readonly limits: SignInLimits;
}

/** Signing in, and everything that keeps an account to its owner, as the pages use it. */
export function createAccess({ db, now, secret, policy, limits }: AccessDeps) {
  const core: AccessCore = { db, now, box: createSecretBox(secret) };
  return {
    policy,
    limits,
    findUser: (id: string): Promise<UserRow | undefined> => createUserStore(db.read).findById(id),
    tryPassword: (given: Parameters<typeof tryPassword>[1]) => tryPassword(core, given),
    tryCode: (given: Parameters<typeof tryCode>[1]) => tryCode(core, given),
    tryRecoveryCode: (given: Parameters<typeof tryRecoveryCode>[1]) => tryRecoveryCode(core, given),
    begin: (beginning: Parameters<typeof beginSignIn>[1]) => beginSignIn(core, beginning),
    current: (id: string, active: boolean) => currentSignIn(core, { id, active, limits }),
    end: (user: UserRow, id: string) => endOwnSignIn(core, user, id),
    listOpen: (user: UserRow) => openSignIns(db.read, user, { limits, now: now() }),
    revoke: (user: UserRow, id: string) => revokeOwn(core, user, id),
    revokeOthers: (user: UserRow, keep: string) => revokeOthers(core, user, keep),
    /** Undefined for somebody without one-time codes. */
    async secondFactorOf(userId: string): Promise<{ readonly enrolledAt: string; readonly codesLeft: number } | undefined> {
      const store = createSecondFactorStore(db.read);
      const factor = await store.find(userId);
      return factor === undefined ? undefined : { enrolledAt: factor.enrolledAt, codesLeft: await store.countRecoveryCodes(userId) };
    },
    offerSecret: (user: UserRow) => offerSecret(core, user),
    enrolmentOf: (user: UserRow, sealed: string) => enrolmentOf(core, user, sealed),
    enrol: (user: UserRow, given: Parameters<typeof enrol>[2]) => enrol(core, user, given),
    renewRecoveryCodes: (user: UserRow) => renewRecoveryCodes(core, user),
    removeOwnFactor: (user: UserRow, keep: string) => removeOwnFactor(core, user, keep),
    /** What is wrong with a new password of one's own; undefined when it will do. */
    checkPassword: async (password: string, user: UserRow) =>
      checkPassword(password, { ...user, organ: (await createOrganStore(db.read).findById(user.organId))?.name }),
    /** How many API keys of one's own still open something. */
    openKeysOf: ({ id, organId }: UserRow) => createApiKeyStore(db.read).countOpen({ userId: id, organId, at: now().toISOString() }),
    changePassword: (user: UserRow, change: OwnPassword) => changeOwnPassword(core, user, change),
  };
}

async function removeOwnFactor({ db, now }: AccessCore, user: UserRow, keep: string): Promise<void> {
  await withTransaction(db, async (trx) => {
    const at = now();
    const removed = await removeSecondFactor(trx, user.id, { at, keep });
    if (removed) await keepAct(trx, { kind: 'secondFactor.removed', ...ownAct(user), data: { login: user.login } }, { at });
  });
}

interface OwnPassword {
  readonly password: string;
  /** The sign-in in which it is changed; the others end. */
  readonly keep: string;
  /** Whether the person's own API keys end, too: whoever had the password may have made one. */
  readonly endKeys: boolean;
}

async function changeOwnPassword({ db, now }: AccessCore, user: UserRow, { password, keep, endKeys }: OwnPassword): Promise<void> {
  const hash = await hashPassword(password);
  await withTransaction(db, async (trx) => {
    const at = now();
    await setPassword(trx, user.id, { hash, mustChange: false, at, keep });
    await createSignInStore(trx).reprove(keep, proofOf({ ...user, passwordHash: hash }));
    await keepAct(trx, { kind: 'password.changed', ...ownAct(user) }, { at });
    if (endKeys) await revokeKeysOf(trx, user, { at, actor: ownAct(user).actor });
  });
}
