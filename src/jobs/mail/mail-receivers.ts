import { readsCases } from '../../law/roles.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { type ClaimedMail, createOutboxStore, type NewMail } from '../../store/outbox-store.ts';
import type { UserRow } from '../../store/rows.ts';
import { createUserStore } from '../../store/user-store.ts';

/** Who gets a mail, as far as its text needs it. */
export interface Receiver {
  readonly address: string;
  readonly name: string | null;
  readonly language: 'zh' | 'en';
}

/** @returns undefined when there is nobody to send it to (any more): mail to staff tells of cases, so it ends with the right to read them. */
export async function receiverOf({ recipient, language }: ClaimedMail, db: Database): Promise<Receiver | undefined> {
  if (recipient.kind === 'address') return { address: recipient.address, name: recipient.name ?? null, language: language ?? 'zh' };
  if (recipient.kind === 'role') return undefined;
  const user = await createUserStore(db.read).findById(recipient.userId);
  if (user?.email == null || user.disabledAt !== null || !readsCases(user.roles)) return undefined;
  return { address: user.email, name: user.name, language: language ?? user.language ?? 'zh' };
}

/**
 * Makes one mail for each active person of the role, of the organ, who has an address; together with the end of the mail to the role, so that
 * it happens once. People who get the role later get no mail about what was before.
 */
export async function expandRole(db: Database, mail: ClaimedMail, at: string): Promise<void> {
  await withTransaction(db, async (trx) => {
    const people = mail.organId === null ? [] : await createUserStore(trx).list({ organId: mail.organId });
    const mails = mailsTo(people, mail);
    const outbox = createOutboxStore(trx);
    if (await outbox.end(mail, { state: mails.length === 0 ? 'skipped' : 'expanded', at })) await outbox.put(mails, at);
  });
}

function mailsTo(people: readonly UserRow[], { messageKey, caseId, organId, kind, recipient, language, data }: ClaimedMail): NewMail[] {
  if (recipient.kind !== 'role') return [];
  const { role, except = [] } = recipient;
  const addressed = people.filter(
    ({ id, roles, email, disabledAt }) => roles.includes(role) && email != null && disabledAt === null && !except.includes(id),
  );
  return addressed.map(({ id }) => ({
    messageKey: `${messageKey}:${id}`,
    caseId,
    organId,
    kind,
    recipient: { kind: 'user', userId: id },
    language,
    data,
  }));
}
