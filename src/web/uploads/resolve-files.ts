import type { FieldProblem } from '../../law/errors.ts';
import type { Fields } from '../../law/events/define-event.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { createFileStore, type FileRow } from '../../store/file-store.ts';
import { fileFieldNames, NO_FILES, type PostedFiles, postedFileIds } from '../forms/posted-files.ts';
import type { RawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { fileOwnerOf } from './file-owner.ts';
import { refusedUploads } from './multipart.ts';
import type { FileDeps } from './take-file.ts';

interface ResolveOptions {
  /** Of the event that the form records. */
  readonly fields: Fields;
  /** `fileOwnerOf` the request. */
  readonly owner: string;
  /** The case that the form is about; not given while it is being opened. */
  readonly caseId?: string;
  /** `refusedUploads` of the request. */
  readonly refused?: readonly FieldProblem[];
}

/** Makes the files of a posted form complete, for `parseForm` and for the form that comes back. Other people's files are not found. */
export async function resolveFiles(deps: Pick<FileDeps, 'db'>, raw: RawForm, options: ResolveOptions): Promise<PostedFiles> {
  const { fields, refused = [] } = options;
  const ids = postedFileIds(raw, fields);
  const names = new Set(fileFieldNames(fields));
  const ofForm = refused.filter(({ field }) => names.has(field));
  if (ids.length === 0) return ofForm.length === 0 ? NO_FILES : { ...NO_FILES, refused: ofForm };
  const rows = await createFileStore(deps.db.write).list(ids);
  const found = rows.filter((row) => isUsable(row, options)).map((row): [string, FiledFile] => [row.id, filedFile(row)]);
  return { found: new Map(found), refused: ofForm };
}

/** `resolveFiles` for the form that a request posted. */
export function filesOfPost(
  http: Http,
  deps: Pick<FileDeps, 'db'>,
  { raw, ...options }: Pick<ResolveOptions, 'fields' | 'caseId'> & { readonly raw: RawForm },
): Promise<PostedFiles> {
  return resolveFiles(deps, raw, { ...options, owner: fileOwnerOf(http), refused: refusedUploads(http.req) });
}

/** As events name it. */
export function filedFile({ id, name, sha256, bytes, mediaType }: FileRow): FiledFile {
  return { id, name, sha256, bytes, mediaType };
}

/** The sender's own are found even when a record has them already: a form that is sent twice must read the same twice. */
function isUsable(row: FileRow, { owner, caseId }: Pick<ResolveOptions, 'owner' | 'caseId'>): boolean {
  return row.owner === owner || (caseId !== undefined && row.caseId === caseId);
}
