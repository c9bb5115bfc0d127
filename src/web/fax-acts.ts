import { UnreadablePagesError } from '../documents/pages/page-workshop.ts';
import { readStored } from '../engine/files/read-stored.ts';
import { fileMailOnCase } from '../engine/inbound/mail-to-case.ts';
import { isInSight } from '../law/access/case-sight.ts';
import type { FieldProblem } from '../law/errors.ts';
import { filesOf } from '../law/events/files-field.ts';
import { findFaxNumber } from '../law/fax-number.ts';
import { readCaseNumber } from '../law/read-case-number.ts';
import { createCaseStore } from '../store/case-store.ts';
import { createFaxInStore, type FaxInRow } from '../store/fax-in-store.ts';
import { createFaxOutStore } from '../store/fax-out-store.ts';
import { createFileStore } from '../store/file-store.ts';
import type { LetterRow } from '../store/letter-store.ts';
import { actorOf } from './auth.ts';
import { sightOfUser } from './case-sight.ts';
import { firstValue, type RawForm } from './forms/raw-form.ts';
import { inEachLanguage } from './language.ts';
import { letterKey, letterTitle } from './pages/fax-pages.ts';
import { faxTexts } from './texts/fax.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

type ActDeps = Pick<WebDeps, 'db' | 'vault' | 'now' | 'engine' | 'desk' | 'pages'>;

type Refused = { readonly result: 'refused'; readonly problems: readonly FieldProblem[] };

interface Filing {
  readonly row: FaxInRow;
  readonly user: StaffUser;
  readonly raw: RawForm;
}

/**
 * Puts a fax that is no application on the case it belongs to. The entry that it made stays until the leader voids it: a note on it says so. Run
 * again for the same case, it files nothing twice.
 */
export async function fileFax(
  deps: ActDeps,
  { row, user, raw }: Filing,
): Promise<Refused | { readonly result: 'done'; readonly caseNo: string }> {
  const target = await targetOf(deps, row, { user, raw });
  if (target.result === 'refused') return target;
  const { caseId, caseNo } = target;
  const { history } = await deps.engine.casePage(row.caseId, actorOf(user));
  const title = row.sender === '' ? '传真来件' : `传真来件（来自 ${row.sender}）`;
  const filed = { receivedAt: row.receivedAt, fileId: `fax-${row.caseId}-original` };
  const files = filesOf(history[0]?.data ?? {});
  if (!(await fileMailOnCase(deps, { row: filed, caseId, title, files, actor: actorOf(user) })))
    return refused('caseNo', () => faxTexts.inPage.file.refused);
  const act = { what: 'filed', caseId, by: user.id, name: user.name, at: deps.now().toISOString() } as const;
  const isNew = !row.acts.some((one) => one.caseId === caseId) && (await createFaxInStore(deps.db.write).addAct(row, act));
  if (isNew) await deps.desk.addNote(row.caseId, { text: faxTexts.note(caseNo), user });
  return { result: 'done', caseNo };
}

/** The case that was typed, of the organ that got the fax and within sight. */
async function targetOf(
  deps: ActDeps,
  row: FaxInRow,
  { user, raw }: Pick<Filing, 'user' | 'raw'>,
): Promise<Refused | { readonly result: 'found'; readonly caseId: string; readonly caseNo: string }> {
  const words = () => faxTexts.inPage.file;
  const typed = firstValue(raw, 'caseNo');
  const problems = [
    ...problemUnless(typed !== '', 'caseNo', () => words().missing),
    ...problemUnless(firstValue(raw, 'confirmed') !== '', 'confirmed', () => words().confirmMissing),
  ];
  if (problems.length > 0) return { result: 'refused', problems };
  const target = await createCaseStore(deps.db.read).findByCaseNo(row.organId, readCaseNumber(typed));
  if (target === undefined || !isInSight(await sightOfUser(deps, user), target)) return refused('caseNo', () => words().unknown);
  if (target.id === row.caseId) return refused('caseNo', () => words().same);
  return { result: 'found', caseId: target.id, caseNo: target.caseNo ?? typed };
}

interface Asking {
  readonly caseId: string;
  readonly organId: number;
  readonly letters: readonly LetterRow[];
  readonly user: StaffUser;
  readonly raw: RawForm;
}

/** Asks for a letter to be sent. The same form asks once, however often it is sent. */
export async function askForFax(deps: ActDeps, asking: Asking): Promise<Refused | { readonly result: 'done'; readonly id: number }> {
  const { caseId, organId, letters, user, raw } = asking;
  const words = () => faxTexts.send;
  const letter = letters.find((row) => letterKey(row) === firstValue(raw, 'letter'));
  const number = findFaxNumber(firstValue(raw, 'number'));
  const problems = [
    ...problemUnless(letter !== undefined, 'letter', () => words().letterMissing),
    ...problemUnless(number !== undefined, 'number', () => words().numberWrong),
    ...problemUnless(firstValue(raw, 'confirmed') !== '', 'confirmed', () => words().confirmMissing),
  ];
  if (letter === undefined || number === undefined || problems.length > 0) return { result: 'refused', problems };
  const id = await createFaxOutStore(deps.db.write).ask({
    askKey: `${caseId}:${firstValue(raw, 'askKey').slice(0, 60)}`,
    organId,
    caseId,
    letter: letter.letter,
    title: letterTitle(letter),
    fileId: letter.pdfFile,
    number,
    pages: await pagesOf(deps, letter.pdfFile),
    askedAt: deps.now().toISOString(),
    askedBy: user.id,
    askedName: user.name,
  });
  return { result: 'done', id };
}

/** Null when they cannot be counted: the fax goes out all the same. */
async function pagesOf({ db, vault, pages }: ActDeps, fileId: string): Promise<number | null> {
  try {
    const file = await createFileStore(db.read).findById(fileId);
    if (file === undefined) return null;
    return (await pages.inspect({ bytes: await readStored(vault, file.sha256), mediaType: file.mediaType })).length;
  } catch (error) {
    if (error instanceof UnreadablePagesError) return null;
    throw error;
  }
}

function problemUnless(right: boolean, field: string, words: () => string): readonly FieldProblem[] {
  return right ? [] : [{ field, ...inEachLanguage(words) }];
}

function refused(field: string, words: () => string): Refused {
  return { result: 'refused', problems: problemUnless(false, field, words) };
}
