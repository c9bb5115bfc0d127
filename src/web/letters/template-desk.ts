import { checkTemplate, type TemplateCheck } from '../../documents/letters/check-template.ts';
import { builtInTemplate, fillTemplate } from '../../documents/letters/fill-template.ts';
import { letterForm } from '../../documents/letters/letter-form.ts';
import { sampleContents } from '../../documents/letters/sample-content.ts';
import { keepActOf } from '../../engine/audit/keep-act-of.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import { isLetterId, LETTER_IDS } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import { withTransaction } from '../../store/database.ts';
import type { FileRow } from '../../store/file-store.ts';
import {
  createLetterSettingsStore,
  TEMPLATE_FORMS,
  type TemplateForm,
  type TemplateKey,
  type TemplateRow,
} from '../../store/letter-settings-store.ts';
import { HttpProblem } from '../http-problem.ts';
import { say } from '../language.ts';
import { templateTexts } from '../texts/templates.ts';
import type { WebDeps } from '../web-deps.ts';
import { claimUpload } from './claim-upload.ts';
import { letterheadInForce, sealOf } from './letterhead-desk.ts';

export type LetterDeps = Pick<WebDeps, 'db' | 'vault' | 'now' | 'press'>;

/** In the order of the page. */
export const TEMPLATE_KEYS: readonly TemplateKey[] = [...TEMPLATE_FORMS, ...LETTER_IDS];

export function isTemplateKey(value: unknown): value is TemplateKey {
  return isLetterId(value) || (TEMPLATE_FORMS as readonly unknown[]).includes(value);
}

/** The general template that a letter uses without one of its own. */
export function formOf(key: TemplateKey): TemplateForm {
  if (!isLetterId(key)) return key;
  if (key === 'FILE_INDEX') return 'index';
  return letterForm(key);
}

export function templateName(key: TemplateKey): string {
  return isLetterId(key) ? say(LETTERS[key].title) : templateTexts.forms[key];
}

interface Wanted {
  readonly organId: number;
  readonly key: TemplateKey;
}

export interface TemplateInForce {
  readonly bytes: Uint8Array;
  /** The office's own; null: built in. */
  readonly row: TemplateRow | null;
}

/** What letters of this kind are made with: the office's own, else its own for the form, else the built-in one. */
export async function templateInForce(deps: LetterDeps, { organId, key }: Wanted): Promise<TemplateInForce> {
  const store = createLetterSettingsStore(deps.db.read);
  for (const one of new Set<TemplateKey>([key, formOf(key)])) {
    const row = await store.findTemplate(organId, one);
    if (row?.sha256 != null) return { bytes: await readStored(deps.vault, row.sha256), row };
  }
  return { bytes: await builtInTemplate(formOf(key)), row: null };
}

/** An earlier or present version of the office's own. @throws {HttpProblem} */
export async function templateVersion(
  deps: LetterDeps,
  { organId, key, version }: Wanted & { readonly version: number },
): Promise<TemplateInForce> {
  const rows = await createLetterSettingsStore(deps.db.read).listTemplates(organId);
  const row = rows.find((one) => one.letter === key && one.version === version);
  if (row?.sha256 == null) throw new HttpProblem(404, 'notFound');
  return { bytes: await readStored(deps.vault, row.sha256), row };
}

/** Fills and sets what was uploaded, as the press will. */
export async function checkUpload(
  deps: LetterDeps,
  { key, bytes }: { readonly key: TemplateKey; readonly bytes: Uint8Array },
): Promise<TemplateCheck> {
  return checkTemplate(bytes, key, (docx) => typeset(deps, { docx, title: '', author: '' }));
}

interface Sample {
  readonly organId: number;
  readonly key: TemplateKey;
  readonly bytes: Uint8Array;
  readonly long: boolean;
}

/** A PDF of invented facts under the organ's own letterhead. @throws {BrokenTemplateError | UnsupportedDocxError} */
export async function samplePdf(deps: LetterDeps, { organId, key, bytes, long }: Sample): Promise<Uint8Array> {
  const [short, longer] = sampleContents(key);
  const { organ, letterhead, row } = await letterheadInForce(deps, organId);
  const content = {
    ...(long ? longer : short),
    redHead: letterhead.redHead || organ.name,
    signature: letterhead.signature || organ.name,
  };
  const seal = content.documentNo === '' ? null : await sealOf(deps, row);
  return typeset(deps, { docx: fillTemplate(bytes, content, seal), title: content.title, author: organ.name });
}

interface Typeset {
  readonly docx: Uint8Array;
  readonly title: string;
  readonly author: string;
}

export function typeset({ press, now }: LetterDeps, { docx, title, author }: Typeset): Promise<Uint8Array> {
  if (press === undefined) throw new HttpProblem(404, 'notFound');
  return press.typeset(docx, { title, author, madeAt: now() });
}

interface Change extends Wanted {
  /** The version that the person saw; 0 when there was none. */
  readonly seen: number;
  /** Id of the user. */
  readonly by: string;
}

/** Puts an uploaded file into use. @returns the new version; undefined when somebody else changed the template meanwhile. */
export function adoptTemplate(deps: LetterDeps, { file, ...change }: Change & { readonly file: FileRow }): Promise<number | undefined> {
  return addVersion(deps, { ...change, file });
}

/** Back to the built-in template. @returns undefined when somebody else changed the template meanwhile. */
export function resetTemplate(deps: LetterDeps, change: Change): Promise<number | undefined> {
  return addVersion(deps, { ...change, file: null });
}

/** @throws {HttpProblem} when the file was used or cleared away meanwhile. */
async function addVersion(
  { db, now }: LetterDeps,
  { organId, key, seen, by, file }: Change & { readonly file: FileRow | null },
): Promise<number | undefined> {
  return withTransaction(db, async (trx) => {
    const store = createLetterSettingsStore(trx);
    const latest = (await store.findTemplate(organId, key))?.version ?? 0;
    if (latest !== seen) return undefined;
    const savedAt = now().toISOString();
    if (file !== null) await claimUpload(trx, { file, at: savedAt });
    const version = latest + 1;
    const row = { organId, letter: key, version, sha256: file?.sha256 ?? null, fileName: file?.name ?? '', savedAt, savedBy: by };
    if (!(await store.addTemplate(row))) throw new HttpProblem(409, 'stale'); // undoes the claim
    await keepActOf(trx, by, { kind: 'template.changed', organId, subject: key, data: { template: key, version } }, new Date(savedAt));
    return version;
  });
}

/** What templates of this kind usually have, and this one has not. */
export function unusedParts(key: TemplateKey, used: readonly string[]): readonly string[] {
  const usual: Readonly<Record<TemplateForm, readonly string[]>> = {
    redHead: ['redHead', 'title', 'addressee', 'attachments', 'contact', 'remark', 'seal'],
    sheet: ['title', 'rows', 'body', 'remark'],
    index: ['title', 'remark'],
  };
  return usual[formOf(key)].filter((name) => !used.includes(name));
}
