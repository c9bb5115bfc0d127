import { seesCaseOf, whoSee } from '../../engine/access/sight-of-person.ts';
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

/** @returns undefined when there is nobody to send it to (any more): mail to staff tells of cases, so it ends with the right to see the case. */
export async function receiverOf({ recipient, language, caseId }: ClaimedMail, db: Database): Promise<Receiver | undefined> {
  if (recipient.kind === 'address') return { address: recipient.address, name: recipient.name ?? null, language: language ?? 'zh' };
  if (recipient.kind === 'role') return undefined;
  const user = await createUserStore(db.read).findById(recipient.userId);
  if (user?.email == null || user.disabledAt !== null || !readsCases(user.roles)) return undefined;
  if (caseId !== null && !(await seesCaseOf(db, user, caseId))) return undefined;
  return { address: user.email, name: user.name, language: language ?? user.language ?? 'zh' };
}

/**
 * Makes one mail for each active person of the role, of the organ, who has an address and may see the case; together with the end of the mail
 * to the role, so that it happens once. People who get the role later get no mail about what was before. Where the case lies with a unit
 * that has nobody of the role, the heads of the disclosure office are told in their place.
 */
export async function expandRole(db: Database, mail: ClaimedMail, at: string): Promise<void> {
  const people = mail.organId === null ? [] : await createUserStore(db.read).list({ organId: mail.organId });
  const mails = mailsTo(await receiversOf(db, people, mail), mail);
  await withTransaction(db, async (trx) => {
    const outbox = createOutboxStore(trx);
    if (await outbox.end(mail, { state: mails.length === 0 ? 'skipped' : 'expanded', at })) await outbox.put(mails, at);
  });
}

async function receiversOf(db: Database, people: readonly UserRow[], { caseId, recipient }: ClaimedMail): Promise<readonly UserRow[]> {
  if (recipient.kind !== 'role') return [];
  const { role, except = [] } = recipient;
  const active = people.filter(({ id, email, disabledAt }) => email != null && disabledAt === null && !except.includes(id));
  const asked = active.filter(({ roles }) => roles.includes(role));
  if (caseId === null || asked.length === 0) return asked;
  const seeing = await whoSee(db, asked, caseId);
  return seeing.length > 0 ? seeing : active.filter(({ roles }) => roles.includes('officeHead'));
}

function mailsTo(people: readonly UserRow[], { messageKey, caseId, organId, kind, language, data }: ClaimedMail): NewMail[] {
  return people.map(({ id }) => ({
    messageKey: `${messageKey}:${id}`,
    caseId,
    organId,
    kind,
    recipient: { kind: 'user', userId: id },
    language,
    data,
  }));
}
