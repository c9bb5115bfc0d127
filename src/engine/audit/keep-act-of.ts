import type { Knex } from 'knex';
import { createUserStore } from '../../store/user-store.ts';
import { type Act, keepAct } from './audit-log.ts';

/** Keeps what the member of staff with this id did, by the name they have now; a program with a key has no account and stands by its id. */
export async function keepActOf(trx: Knex, by: string, act: Omit<Act, 'actor'>, at: Date): Promise<void> {
  const user = await createUserStore(trx).findById(by);
  const actor = { kind: user === undefined ? 'machine' : 'staff', id: by, name: user?.name ?? null } as const;
  await keepAct(trx, { ...act, actor }, { at });
}
