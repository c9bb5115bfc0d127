import { createCaseStore } from '../../store/case-store.ts';
import { createInboundStore, type InboundRow } from '../../store/inbound-store.ts';
import { createOutboxStore } from '../../store/outbox-store.ts';
import { authenticationOf } from './authentication.ts';
import { caseNosIn } from './case-no-in-subject.ts';
import { MAX_OF_ALL_IN_HOUR, type MailKnowledge, type NamedCase } from './classify-mail.ts';
import type { HandleDeps } from './handle-mail.ts';
import { answeredIds, ownIdOf } from './own-message-ids.ts';
import type { ReadMail } from './read-mail.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Looks up what the mail names. */
export async function knowledgeOf(deps: HandleDeps, row: InboundRow, mail: ReadMail): Promise<MailKnowledge> {
  const { db, settings } = deps;
  const ownId = ownIdOf(mail);
  const sender = mail.from[0]?.address;
  const count = (ms: number): Promise<number> =>
    sender === undefined
      ? Promise.resolve(0)
      : createInboundStore(db.write).countFrom(sender, {
          after: new Date(Date.parse(row.receivedAt) - ms).toISOString(),
          until: row.receivedAt,
        });
  return {
    authentication: authenticationOf(mail, settings.authservId),
    ownAddresses: settings.ownAddresses,
    isOurs: ownId !== undefined && (await createOutboxStore(db.write).findByMessageId(ownId)) !== undefined,
    answers: await answeredCase(deps, row, mail),
    names: await namedCase(deps, row, mail),
    inHour: await count(HOUR_MS),
    inDay: await count(DAY_MS),
    isFlood: await isFlood(deps, row),
    isTooLarge: row.omitted !== null,
    organIsKnown: row.organId !== null,
  };
}

function isFlood({ db }: HandleDeps, row: InboundRow): Promise<boolean> {
  const after = new Date(Date.parse(row.receivedAt) - HOUR_MS).toISOString();
  return createInboundStore(db.write).cameOften(MAX_OF_ALL_IN_HOUR, { row, after });
}

async function answeredCase({ db }: HandleDeps, { organId }: InboundRow, mail: ReadMail): Promise<MailKnowledge['answers']> {
  const outbox = createOutboxStore(db.write);
  for (const id of answeredIds(mail)) {
    const sent = await outbox.findByMessageId(id);
    const row = sent?.caseId == null ? undefined : await createCaseStore(db.write).findById(sent.caseId);
    if (sent === undefined || row === undefined || (organId !== null && row.organId !== organId)) continue;
    const { recipient } = sent;
    return { ...namedBy(row), sentTo: recipient.kind === 'address' ? recipient.address.toLowerCase() : null };
  }
  return null;
}

async function namedCase({ db }: HandleDeps, { organId }: InboundRow, mail: ReadMail): Promise<NamedCase | null> {
  if (organId === null) return null;
  const row = await createCaseStore(db.write).findByCaseNos(organId, caseNosIn(mail.subject));
  return row === undefined ? null : namedBy(row);
}

function namedBy({ id, contact }: { readonly id: string; readonly contact: { readonly email: string } | null }): NamedCase {
  return { caseId: id, contact: contact?.email.toLowerCase() ?? null };
}
