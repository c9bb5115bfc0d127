import { createHash } from 'node:crypto';
import { MAILBOX_ACTOR } from '../../law/roles.ts';
import { withTransaction } from '../../store/database.ts';
import { createInboundStore, type InboundContent, type InboundFindings, type InboundRow } from '../../store/inbound-store.ts';
import { readStored } from '../files/read-stored.ts';
import { putRefusal } from './answer-refused.ts';
import { applicationOfMail } from './application-of-mail.ts';
import { authenticationOf, writtenResults } from './authentication.ts';
import { classifyMail, type HeldReason, type Verdict } from './classify-mail.ts';
import { type KeptParts, keepParts } from './keep-parts.ts';
import { filesForCase, filingTitle } from './mail-files.ts';
import { knowledgeOf } from './mail-knowledge.ts';
import { type CaseDeps, fileMailOnCase, openCaseOfMail } from './mail-to-case.ts';
import { headerOf, type ReadMail, readMail } from './read-mail.ts';
import { recordBounce } from './record-bounce.ts';

/** What the operator told of the mailbox. */
export interface InboundSettings {
  /** The published mailbox and the sender of our mail, lower case. */
  readonly ownAddresses: readonly string[];
  /** Name of the mail server whose Authentication-Results are believed. */
  readonly authservId?: string | undefined;
}

export type HandleDeps = CaseDeps & { readonly settings: InboundSettings };

/** Tries after which a person is asked. */
const MAX_ATTEMPTS = 5;
const MAX_TEXT = 20_000;

/**
 * Handles a stored mail to its end. Broken off at any moment and run again, it does what is left to do: what it makes has ids that follow from
 * the mail, and the row says last that it is done.
 *
 * @throws when the database or the program fails; the mail is tried again, and held after a few tries.
 */
export async function handleMail(deps: HandleDeps, row: InboundRow): Promise<InboundFindings['state']> {
  const store = createInboundStore(deps.db.write);
  if (row.attempts >= MAX_ATTEMPTS) return finish(deps, row, { ...UNREAD, state: 'held', reasons: ['handlingFailed'] });
  await store.countAttempt(row.id);
  const mail = await readMail(await readStored(deps.vault, row.digest));
  const read = findingsOf(deps, row, mail);
  const twin = read.contentKey === null ? undefined : await store.findTwin({ ...row, contentKey: read.contentKey });
  if (twin !== undefined) return finish(deps, row, { ...read, state: 'duplicate', reasons: [], caseId: twin.caseId });
  const verdict = classifyMail(mail, await knowledgeOf(deps, row, mail));
  return act(deps, { row, mail, read, verdict });
}

type Read = Pick<InboundFindings, 'messageId' | 'sender' | 'subject' | 'contentKey'> & { readonly content: InboundContent };

const UNREAD = { messageId: null, sender: null, subject: null, contentKey: null, content: null, caseId: null } as const;

interface Acting {
  readonly row: InboundRow;
  readonly mail: ReadMail;
  readonly read: Read;
  readonly verdict: Verdict;
}

async function act(deps: HandleDeps, { row, mail, read, verdict }: Acting): Promise<InboundFindings['state']> {
  switch (verdict.as) {
    case 'own':
      return finish(deps, row, { ...read, state: 'own', reasons: [], caseId: null });
    case 'automatic':
      return finish(deps, row, { ...read, state: 'automatic', reasons: [verdict.kind], caseId: null });
    case 'bounce':
      return recordBounce(deps, { row, read, report: verdict.report });
    case 'held': {
      const kept = await keepParts(deps, row, mail);
      return hold(deps, { row, read, kept, reasons: verdict.reasons, caseId: verdict.caseId });
    }
    case 'answer':
    case 'application':
      return take(deps, { row, mail, read, verdict });
  }
}

async function take(
  deps: HandleDeps,
  { row, mail, read, verdict }: Acting & { readonly verdict: Extract<Verdict, { as: 'answer' | 'application' }> },
): Promise<InboundFindings['state']> {
  const kept = await keepParts(deps, row, mail);
  const content = { ...read.content, parts: kept.parts };
  const { files, application } = { files: await filesForCase(deps, { row, kept, text: mail.text }), application: applicationOfMail(mail) };
  if (verdict.as === 'answer') {
    const { caseId, proven } = verdict;
    const title = filingTitle(mail.subject, { proven });
    const taken = await fileMailOnCase(deps, { row, caseId, title, files, actor: MAILBOX_ACTOR });
    if (!taken) return hold(deps, { row, read, kept, reasons: ['caseTakesNone'], caseId });
    return finish(deps, row, { ...read, content, state: 'filed', reasons: proven ? [] : ['senderNotProven'], caseId });
  }
  const caseId = await openCaseOfMail(deps, { row, organId: row.organId ?? 0, application, files, actor: MAILBOX_ACTOR });
  if (caseId === undefined) return hold(deps, { row, read, kept, reasons: ['handlingFailed'], caseId: null });
  return finish(deps, row, { ...read, content, state: 'opened', reasons: [], caseId });
}

interface Holding {
  readonly row: InboundRow;
  readonly read: Read;
  readonly kept: KeptParts;
  readonly reasons: readonly HeldReason[];
  readonly caseId: string | null;
}

/** Whoever sent what cannot be taken is told in the same transaction, once a day. */
async function hold(deps: HandleDeps, { row, read, kept, reasons, caseId }: Holding): Promise<InboundFindings['state']> {
  const nothingAllowed = reasons.includes('noReadableBody') && kept.parts.length > 0 && kept.files.length === 0;
  const all: readonly HeldReason[] = nothingAllowed ? [...reasons, 'notAllowed'] : reasons;
  const findings = { ...read, content: { ...read.content, parts: kept.parts }, state: 'held', reasons: all, caseId } as const;
  await withTransaction(deps.db, async (trx) => {
    const at = deps.now().toISOString();
    if (await createInboundStore(trx).finish(row.id, findings, at)) await putRefusal(trx, { row, findings, at });
  });
  return 'held';
}

async function finish(deps: HandleDeps, { id }: InboundRow, findings: InboundFindings): Promise<InboundFindings['state']> {
  await createInboundStore(deps.db.write).finish(id, findings, deps.now().toISOString());
  return findings.state;
}

function findingsOf({ settings }: HandleDeps, row: InboundRow, mail: ReadMail): Read {
  const [sender] = mail.from;
  const messageId = headerOf(mail, 'message-id')?.slice(0, 500) ?? null;
  return {
    messageId,
    sender: sender?.address ?? null,
    subject: mail.subject === '' ? null : mail.subject,
    contentKey: messageId === null ? null : contentKeyOf(mail, messageId),
    content: {
      fromName: sender?.name === '' ? null : (sender?.name ?? null),
      to: mail.to,
      date: headerOf(mail, 'date')?.slice(0, 100) ?? null,
      text: mail.text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, ''),
      authentication: settings.authservId === undefined ? null : writtenResults(authenticationOf(mail, settings.authservId)),
      parts: (row.omitted ?? []).map(({ name, bytes }) => ({ fileId: null, name, bytes, refusal: 'notFetched' })),
      bounce: null,
    },
  };
}

/** A Message-ID alone proves nothing: programs use one twice. */
function contentKeyOf(mail: ReadMail, messageId: string): string {
  const hash = createHash('sha256').update(JSON.stringify([messageId, mail.from, mail.subject, mail.text]));
  for (const { content } of mail.parts) hash.update(createHash('sha256').update(content).digest());
  return hash.digest('hex');
}
