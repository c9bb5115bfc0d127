import { keepActOf } from '../engine/audit/keep-act-of.ts';
import { withTransaction } from '../store/database.ts';
import { createUserStore } from '../store/user-store.ts';
import type { WebDeps } from './web-deps.ts';

export type MailSettings = Parameters<ReturnType<typeof createUserStore>['setMailSettings']>[1];

/** Changes one's own mail settings. What changed is kept in the audit log, and not to what: an address is nobody's business. */
export async function changeMailSettings({ db, now }: Pick<WebDeps, 'db' | 'now'>, id: string, settings: MailSettings): Promise<void> {
  await withTransaction(db, async (trx) => {
    const users = createUserStore(trx);
    const user = await users.findById(id);
    await users.setMailSettings(id, settings);
    if (user === undefined) return;
    const changed = [
      ...((user.email ?? null) === settings.email ? [] : ['email']),
      ...((user.language ?? 'zh') === settings.language ? [] : ['language']),
      ...((user.digestOff === 1) === settings.digestOff ? [] : ['digest']),
    ];
    if (changed.length === 0) return;
    const data = { login: user.login, changes: changed.join(', ') };
    await keepActOf(trx, id, { kind: 'account.changed', organId: user.organId, subject: id, data }, now());
  });
}
