import type { Person } from '../engine/access/sight-of-person.ts';
import { keepActOf } from '../engine/audit/keep-act-of.ts';
import { APPLICANT_MAIL_KINDS } from '../engine/effects/mail-kinds.ts';
import type { StaffRole } from '../law/roles.ts';
import { createCaseStore } from '../store/case-store.ts';
import { withTransaction } from '../store/database.ts';
import { createOutboxReadModel, type MailScope, PERSONAL_KINDS } from '../store/outbox-read-model.ts';
import { createOutboxStore, isRevivable, type MailMessage, type MailRecipient, type OutboxRow } from '../store/outbox-store.ts';
import { createUserStore } from '../store/user-store.ts';
import { hasRole } from './auth.ts';
import { casesInSight, sightOfUser } from './case-sight.ts';
import type { Language } from './language.ts';
import { createMailComposer, type MailReceiver } from './mail/compose-mail.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

const HANDLERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead', 'admin'];
const HIDDEN = '••••';
const AT_ONCE = 500;

export type MailDeskDeps = Pick<WebDeps, 'db' | 'now' | 'publicUrl' | 'inboxEnabled'>;

/** Whether this person may send mail again or cancel it. */
export function mayHandleMail(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, HANDLERS);
}

/** The mail that this person may know of: administrators see all of it, and no contents. */
export async function mailScopeOf(deps: Pick<WebDeps, 'db'>, user: Person): Promise<MailScope> {
  const sight = await sightOfUser(deps, user);
  return { organId: user.organId, reader: sight.sees === 'units' ? { userId: user.id, sight } : undefined };
}

/** Mail of another organ is none of theirs, nor is that about a case out of sight or the digest of a colleague who may see more. */
export async function mayKnowMail(deps: Pick<WebDeps, 'db'>, user: Person, mail: OutboxRow): Promise<boolean> {
  const { organId, reader } = await mailScopeOf(deps, user);
  if (organId !== null && mail.organId !== organId) return false;
  if (reader === undefined) return true;
  if (mail.caseId !== null) return (await casesInSight(deps, user, [mail.caseId])).size === 1;
  return (
    !(PERSONAL_KINDS as readonly string[]).includes(mail.kind) || (mail.recipient.kind === 'user' && mail.recipient.userId === user.id)
  );
}

/** What people do with the mail of their organ. */
export function createMailDesk({ db, now, publicUrl, inboxEnabled = false }: MailDeskDeps) {
  const compose = createMailComposer({ publicUrl, answersRead: inboxEnabled });
  const revive = async (row: OutboxRow, by: string): Promise<boolean> => {
    const [at, recipient] = [now(), await recipientNow(row, db)];
    return withTransaction(db, async (trx) => {
      if (!(await createOutboxStore(trx).revive(row.id, { now: at.toISOString(), recipient }))) return false;
      await keepActOf(trx, by, { kind: 'mail.retried', organId: row.organId, subject: String(row.id) }, at);
      return true;
    });
  };
  return {
    /** As it was sent, or, while it waits, as it would be; without secrets. Undefined when nothing can be made of it. */
    async messageOf(row: OutboxRow): Promise<(MailMessage & { readonly language: Language }) | undefined> {
      const receiver = await receiverOf(row, db);
      if (row.message !== null) return { ...row.message, language: receiver.language };
      if (row.state !== 'waiting') return undefined;
      return { ...compose({ ...row, data: withoutSecrets(row.data) }, receiver), language: receiver.language };
    },
    /** @param by - Id of whoever does it, as below: it is kept in the audit log. */
    revive,
    cancel: ({ id, organId }: OutboxRow, by: string): Promise<boolean> =>
      withTransaction(db, async (trx) => {
        const at = now();
        if (!(await createOutboxStore(trx).cancel(id, at.toISOString()))) return false;
        await keepActOf(trx, by, { kind: 'mail.cancelled', organId, subject: String(id) }, at);
        return true;
      }),
    /** All that failed. */
    async reviveFailed(scope: MailScope, by: string): Promise<{ readonly revived: number; readonly skipped: number }> {
      const failed = await createOutboxReadModel(db.write).failed(scope, AT_ONCE);
      const free = failed.filter(isRevivable);
      let revived = 0;
      for (const row of free) if (await revive(row, by)) revived += 1;
      return { revived, skipped: failed.length - free.length };
    },
  };
}

/** What went to an applicant goes to where applicants are written to now: the address may have been what was wrong. */
async function recipientNow({ kind, caseId, recipient }: OutboxRow, db: WebDeps['db']): Promise<MailRecipient | undefined> {
  if (recipient.kind !== 'address' || caseId === null || !(APPLICANT_MAIL_KINDS as readonly string[]).includes(kind)) return undefined;
  const contact = (await createCaseStore(db.read).findById(caseId))?.contact;
  return contact == null ? undefined : { ...recipient, address: contact.email };
}

async function receiverOf({ recipient, language }: OutboxRow, db: WebDeps['db']): Promise<MailReceiver> {
  if (recipient.kind === 'address') return { address: recipient.address, name: recipient.name ?? null, language: language ?? 'zh' };
  const user = recipient.kind === 'user' ? await createUserStore(db.read).findById(recipient.userId) : undefined;
  return { address: user?.email ?? '', name: user?.name ?? null, language: language ?? user?.language ?? 'zh' };
}

function withoutSecrets({ secrets, ...data }: OutboxRow['data']): OutboxRow['data'] {
  if (typeof secrets !== 'object' || secrets === null) return data;
  return { ...data, secrets: Object.fromEntries(Object.keys(secrets).map((name) => [name, HIDDEN])) };
}
