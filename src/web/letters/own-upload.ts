import { createFileStore, type FileRow } from '../../store/file-store.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { say } from '../language.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { refusedUploads } from '../uploads/multipart.ts';
import { dropFile } from '../uploads/take-file.ts';
import type { WebDeps } from '../web-deps.ts';

/** Somebody's own upload that nothing uses yet. */
export async function findOwnUpload(http: Http, { db }: Pick<WebDeps, 'db'>, id: unknown): Promise<FileRow | undefined> {
  if (typeof id !== 'string' || id === '') return undefined;
  const row = await createFileStore(db.write).findById(id);
  return row !== undefined && row.owner === fileOwnerOf(http) && row.claimedAt === null ? row : undefined;
}

/** What a form of one file brought. */
export type PostedUpload =
  | { readonly result: 'file'; readonly file: FileRow }
  | { readonly result: 'none' }
  /** Why the file was not taken at all. */
  | { readonly result: 'refused'; readonly reason: string };

/** The last file under a name; further ones are dropped. */
export async function postedUpload(
  http: Http,
  deps: Pick<WebDeps, 'db' | 'vault'>,
  { raw, name }: { readonly raw: RawForm; readonly name: string },
): Promise<PostedUpload> {
  const [refused] = refusedUploads(http.req);
  if (refused !== undefined) return { result: 'refused', reason: say(refused) };
  const file = await findOwnUpload(http, deps, firstValue(raw, name));
  return file === undefined ? { result: 'none' } : { result: 'file', file };
}

/** Of a file that is of no use. */
export async function dropUpload(deps: Pick<WebDeps, 'db' | 'vault'>, file: FileRow): Promise<void> {
  await dropFile(deps, file);
}
