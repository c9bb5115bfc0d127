import { randomUUID } from 'node:crypto';
import type { ApiScope } from '../../src/law/access/api-scopes.ts';
import type { StaffRole } from '../../src/law/roles.ts';
import { createApiKeyStore } from '../../src/store/api-key-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { createApiKeys } from '../../src/web/api/keys/api-keys.ts';
import { hashOfSecret, hintOfSecret, newSecret } from '../../src/web/api/keys/key-secret.ts';
import type { Login, RunningOffice } from './running-office.ts';

const DAY_MS = 24 * 3_600_000;

/** Secrets of new keys in a running office. */
export function keysOf(office: Pick<RunningOffice, 'db' | 'time' | 'organ'>) {
  const users = createUserStore(office.db.read);
  const keys = createApiKeys({ db: office.db, now: office.time.now, users });
  const person = async (login: string) => {
    const user = await users.findById(login);
    if (user === undefined) throw new Error(`There is no ${login}`);
    return user;
  };
  return {
    async personal(login: Login | (string & {}), scopes: readonly ApiScope[], days = 90): Promise<string> {
      return (await keys.make(await person(login), { name: `${login}'s key`, scopes, days, program: null })).secret;
    },
    /** Any combination, those among them that the page refuses. */
    async program(
      scopes: readonly ApiScope[],
      { roles = [], organId = office.organ.id, name = '门户网站' }: { roles?: readonly StaffRole[]; organId?: number; name?: string } = {},
    ): Promise<string> {
      const secret = newSecret();
      const expiresAt = new Date(office.time.now().getTime() + 90 * DAY_MS).toISOString();
      await createApiKeyStore(office.db.write).add({
        ...{ id: randomUUID(), kind: 'program', organId, userId: null, name, contact: '信息中心', roles, scopes },
        ...{ secretHash: hashOfSecret(secret), hint: hintOfSecret(secret), createdAt: office.time.now().toISOString() },
        ...{ createdBy: 'admin', createdByName: '员工壬', expiresAt, lastUsedOn: null, revokedAt: null },
      });
      return secret;
    },
    keys,
  };
}
