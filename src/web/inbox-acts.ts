import { filesForCase, filingTitle } from '../engine/inbound/mail-files.ts';
import { type CaseDeps, fileMailOnCase, openCaseOfMail } from '../engine/inbound/mail-to-case.ts';
import { isInSight } from '../law/access/case-sight.ts';
import type { FieldProblem } from '../law/errors.ts';
import type { FiledFile } from '../law/events/files-field.ts';
import { readCaseNumber } from '../law/read-case-number.ts';
import { type Actor, MAILBOX_ACTOR } from '../law/roles.ts';
import { createCaseStore } from '../store/case-store.ts';
import { createFileStore } from '../store/file-store.ts';
import { createInboundStore, type InboundAct, type InboundRow, type InboundState } from '../store/inbound-store.ts';
import { sightOfUser } from './case-sight.ts';
import { firstValue, type RawForm } from './forms/raw-form.ts';
import { inEachLanguage } from './language.ts';
import { type InboxAct, proposedApplication } from './pages/inbox-mail-page.ts';
import { inboxTexts } from './texts/inbox.ts';
import { filedFile } from './uploads/resolve-files.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

export type ActDeps = Pick<WebDeps, 'db' | 'vault' | 'now' | 'engine'>;

export interface ActAsk {
  readonly mail: InboundRow;
  readonly organId: number;
  readonly user: Pick<StaffUser, 'id' | 'name' | 'roles' | 'organId' | 'unit'>;
  readonly raw: RawForm;
}

export type ActResult =
  /** `caseId`: where the person goes then. */
  | { readonly result: 'done'; readonly caseId: string | null; readonly words: string }
  | { readonly result: 'refused'; readonly problems: readonly FieldProblem[] }
  /** Somebody else was quicker. */
  | { readonly result: 'gone' };

type Doing = (deps: ActDeps, ask: ActAsk) => Promise<ActResult>;

/** What people decide about a mail. Each is put down with who and when; what a case takes stands in its history too. */
export const INBOX_DOINGS: Readonly<Record<InboxAct, Doing>> = { open, file, dismiss, restore };

async function open(deps: ActDeps, { mail, organId, user, raw }: ActAsk): Promise<ActResult> {
  if (mail.state !== 'held') return { result: 'gone' };
  const words = inboxTexts.open;
  const [title, name] = [firstValue(raw, 'title'), firstValue(raw, 'name')];
  const problems = [
    ...problemUnless(isOfLength(title, 200), 'title', () => inboxTexts.open.subjectWrong),
    ...problemUnless(isOfLength(name, 50), 'name', () => inboxTexts.open.nameWrong),
    ...unconfirmed(raw),
  ];
  if (problems.length > 0) return { result: 'refused', problems };
  const proposed = proposedApplication(mail);
  const application = { ...proposed, title, applicant: { ...proposed.applicant, name } };
  const files = await filesOfMail(deps, mail);
  const caseId = await openCaseOfMail(caseDeps(deps), { row: mail, organId, application, files, actor: actorFor(user) });
  if (caseId === undefined) return refused('title', () => inboxTexts.open.refused);
  // Mail of no known organ may be opened by people of two at once; the case is of the first one's.
  const isPut = await put(deps, { mail, user, to: 'opened', what: 'opened', caseId });
  return isPut ? { result: 'done', caseId, words: words.done } : { result: 'gone' };
}

async function file(deps: ActDeps, { mail, organId, user, raw }: ActAsk): Promise<ActResult> {
  if (mail.state !== 'held') return { result: 'gone' };
  const typed = firstValue(raw, 'caseNo');
  const problems = [...problemUnless(typed !== '', 'caseNo', () => inboxTexts.file.missing), ...unconfirmed(raw)];
  if (problems.length > 0) return { result: 'refused', problems };
  const row = await createCaseStore(deps.db.read).findByCaseNo(organId, readCaseNumber(typed));
  if (row === undefined || !isInSight(await sightOfUser(deps, user), row)) return refused('caseNo', () => inboxTexts.file.unknown);
  const files = await filesOfMail(deps, mail);
  const title = filingTitle(mail.subject ?? '', { proven: false });
  const taken = await fileMailOnCase(caseDeps(deps), { row: mail, caseId: row.id, title, files, actor: actorFor(user) });
  if (!taken) return refused('caseNo', () => inboxTexts.file.refused);
  await put(deps, { mail, user, to: 'filed', what: 'filed', caseId: row.id });
  return { result: 'done', caseId: row.id, words: inboxTexts.file.done(row.caseNo ?? typed) };
}

async function dismiss(deps: ActDeps, { mail, user, raw }: ActAsk): Promise<ActResult> {
  if (mail.state !== 'held') return { result: 'gone' };
  const note = firstValue(raw, 'note');
  const problems = [...problemUnless(isOfLength(note, 300), 'note', () => inboxTexts.dismiss.missing), ...unconfirmed(raw)];
  if (problems.length > 0) return { result: 'refused', problems };
  const isPut = await put(deps, { mail, user, to: 'dismissed', what: 'dismissed', caseId: mail.caseId, note });
  return isPut ? { result: 'done', caseId: null, words: inboxTexts.dismiss.done } : { result: 'gone' };
}

async function restore(deps: ActDeps, { mail, user }: ActAsk): Promise<ActResult> {
  if (mail.state !== 'dismissed') return { result: 'gone' };
  const isPut = await put(deps, { mail, user, to: 'held', what: 'restored', caseId: mail.caseId });
  return isPut ? { result: 'done', caseId: null, words: inboxTexts.restore.done } : { result: 'gone' };
}

interface Put {
  readonly mail: InboundRow;
  readonly user: ActAsk['user'];
  readonly to: InboundState;
  readonly what: InboundAct['what'];
  readonly caseId: string | null;
  readonly note?: string;
}

async function put({ db, now }: ActDeps, { mail, user, to, what, caseId, note }: Put): Promise<boolean> {
  const act: InboundAct = { what, by: user.id, name: user.name, at: now().toISOString(), note: note ?? null };
  return createInboundStore(db.write).change(mail, { from: mail.state, to, caseId, act });
}

/** The mail is put on record as it came, on the word of this person: fields that it lacks are completed later. */
function actorFor({ id, name }: ActAsk['user']): Actor {
  return { ...MAILBOX_ACTOR, id, name };
}

async function filesOfMail(deps: ActDeps, mail: InboundRow): Promise<readonly FiledFile[]> {
  const ids = (mail.content?.parts ?? []).flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  const rows = await createFileStore(deps.db.read).list(ids);
  const files = ids.flatMap((id) => rows.filter((row) => row.id === id).map(filedFile));
  return filesForCase(caseDeps(deps), { row: mail, kept: { files }, text: mail.content?.text ?? '' });
}

function caseDeps({ db, vault, now, engine }: ActDeps): CaseDeps {
  return { db, now, engine, vault };
}

function isOfLength(text: string, max: number): boolean {
  return text.length >= 1 && text.length <= max;
}

function unconfirmed(raw: RawForm): readonly FieldProblem[] {
  return problemUnless(firstValue(raw, 'confirmed') !== '', 'confirmed', () => inboxTexts.confirmMissing);
}

function problemUnless(right: boolean, field: string, words: () => string): readonly FieldProblem[] {
  return right ? [] : [{ field, ...inEachLanguage(words) }];
}

function refused(field: string, words: () => string): ActResult {
  return { result: 'refused', problems: [{ field, ...inEachLanguage(words) }] };
}
