import type { Recorded, RecordOptions } from '../../engine/engine-types.ts';
import { type DomainError, type FieldProblem, InvalidInputError } from '../../law/errors.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { RawForm } from '../forms/raw-form.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { type FileDeps, takeFile } from '../uploads/take-file.ts';
import { refusedFile } from '../uploads/upload-problems.ts';
import type { StaffUser } from '../web-deps.ts';
import { ApiProblem } from './api-problem.ts';
import { setVersion } from './etag.ts';
import type { ApiContext, FileAnswer } from './operation.ts';
import { fileNameOf } from './operations/files.ts';

export const PDF_TYPE = 'application/pdf';

/** A PDF that was made for this answer and is kept nowhere. */
export function pdfAnswer(content: Uint8Array, name: string): FileAnswer {
  return { mediaType: PDF_TYPE, name: `${name}.pdf`, content };
}

/** The organ of the caller. @throws {HttpProblem} 403 for whoever belongs to none. */
export function organOf({ organId }: Pick<StaffUser, 'organId'>): number {
  if (organId === null) throw new HttpProblem(403, 'forbidden');
  return organId;
}

/** What is there, or 404. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new HttpProblem(404, 'notFound');
  return value;
}

/** What the page says in words, as a problem of one place of the body. */
export function wrongAt(pointer: string, words: () => string): ApiProblem {
  return new ApiProblem('INVALID_INPUT', { problems: [{ in: 'body', pointer, detail: inEachLanguage(words) }] });
}

/** Somebody else was quicker, or things stand otherwise, in the words of the page. */
export function conflict(words: () => string): ApiProblem {
  return new ApiProblem('CONFLICT', { detail: inEachLanguage(words) });
}

/** The version in `If-Match` is not the newest one, in the words of the page. */
export function stale(words: () => string): ApiProblem {
  return new ApiProblem('STALE_VERSION', { detail: inEachLanguage(words) });
}

/** Problems of a form whose inputs the body names alike. */
export function refuse(problems: readonly FieldProblem[]): DomainError {
  return new InvalidInputError(problems);
}

/** Values as the form of a page posts them; a program that calls means it and is asked for no confirmation. */
export function formOf(values: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>): RawForm {
  const entries = Object.entries(values).flatMap(([name, value]): [string, readonly string[]][] => {
    if (value === null || value === undefined || value === false) return [];
    if (Array.isArray(value)) return [[name, value as readonly string[]]];
    return [[name, [value === true ? 'yes' : String(value)]]];
  });
  return { ...Object.fromEntries(entries), confirmed: ['yes'] };
}

/**
 * The file that is the body of the call, checked like any upload.
 *
 * @throws {ApiProblem} 413, 422.
 */
export async function receiveFile({ deps, req, res }: ApiContext, form: Pick<FileDeps, 'alsoKinds' | 'allowed'> = {}): Promise<FiledFile> {
  const name = fileNameOf(req.get('content-disposition'));
  const taken = await takeFile({ ...deps, ...form }, { stream: req, name, owner: fileOwnerOf({ req, res }) });
  if (taken.result === 'ok') return taken.file;
  const { zh, en } = refusedFile('file', taken, form.allowed);
  const problems = [{ in: 'body', pointer: '', detail: { zh, en } }] as const;
  throw new ApiProblem(taken.refusal === 'tooLarge' ? 'TOO_LARGE' : 'INVALID_INPUT', { problems });
}

/**
 * Records one event of a case once: a call that is sent again finds what the first one recorded. The answer carries the new version.
 *
 * @param record - Is given what stands in the same transaction as the event.
 */
export async function recordedOnce(
  { once, res }: Pick<ApiContext, 'once' | 'res'>,
  caseId: string,
  record: (also: NonNullable<RecordOptions['also']>) => Promise<Pick<Recorded, 'version'>>,
): Promise<{ readonly caseId: string; readonly version: number }> {
  const before = once.done?.version;
  const version = typeof before === 'number' ? before : (await record((trx, at) => once.keep(trx, { version: at.version }))).version;
  setVersion(res, version);
  return { caseId, version };
}
