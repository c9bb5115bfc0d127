import type { ApiScope } from '../../src/law/access/api-scopes.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { createApiKeys } from '../../src/web/api/keys/api-keys.ts';
import type { Login, RunningOffice } from './running-office.ts';

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
    async program(
      scopes: readonly ApiScope[],
      { roles = [], organId = office.organ.id, name = '门户网站' }: { roles?: readonly string[]; organId?: number; name?: string } = {},
    ): Promise<string> {
      const program = { organId, contact: '信息中心', roles };
      return (await keys.make(await person('admin'), { name, scopes, days: 90, program })).secret;
    },
    keys,
  };
}
