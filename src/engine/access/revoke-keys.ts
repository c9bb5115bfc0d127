import type { Knex } from 'knex';
import { createApiKeyStore } from '../../store/api-key-store.ts';
import type { UserRow } from '../../store/rows.ts';
import { type AuditActor, keepAct } from '../audit/audit-log.ts';

interface Revoking {
  readonly at: Date;
  readonly actor: AuditActor;
}

/**
 * Revokes the keys of somebody whose account is closed or whose password is reset or changed: whoever had the account made keys, too, and an
 * account that is opened again begins without. Each is kept in the audit log.
 */
export async function revokeKeysOf(trx: Knex, { id, organId }: Pick<UserRow, 'id' | 'organId'>, { at, actor }: Revoking): Promise<void> {
  const store = createApiKeyStore(trx);
  for (const { id: subject, name } of await store.listOfUser(id)) {
    if (!(await store.revoke(subject, at.toISOString()))) continue;
    await keepAct(trx, { kind: 'apiKey.revoked', actor, organId, subject, data: { name } }, { at });
  }
}
