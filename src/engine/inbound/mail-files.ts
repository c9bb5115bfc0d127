import type { FiledFile } from '../../law/events/files-field.ts';
import { createFileStore } from '../../store/file-store.ts';
import type { InboundRow } from '../../store/inbound-store.ts';
import { MAX_DESCRIPTION, withoutMarks } from './application-of-mail.ts';
import { type KeepDeps, type KeptParts, keepText } from './keep-parts.ts';

interface FilesAsk {
  readonly row: Pick<InboundRow, 'fileId' | 'digest'>;
  readonly kept: Pick<KeptParts, 'files'>;
  /** Of the whole mail. */
  readonly text: string;
}

/** What goes into a case: the attachments, the text where the description cannot hold it, and the mail as it came. */
export async function filesForCase(deps: KeepDeps, { row, kept, text }: FilesAsk): Promise<readonly FiledFile[]> {
  const original = await originalOf(deps, row);
  const long = text.length > MAX_DESCRIPTION ? [await keepText(deps, row, text)] : [];
  return [...kept.files, ...long, original];
}

/** The mail as it came. */
export async function originalOf({ db }: Pick<KeepDeps, 'db'>, { fileId }: Pick<InboundRow, 'fileId'>): Promise<FiledFile> {
  const file = await createFileStore(db.write).findById(fileId);
  if (file === undefined) throw new Error(`The original ${fileId} of a mail is lost`);
  const { id, name, sha256, bytes, mediaType } = file;
  return { id, name, sha256, bytes, mediaType };
}

const MAX_TITLE = 100;

/** As the list of papers names a mail. The file is Chinese. */
export function filingTitle(subject: string, { proven }: { readonly proven: boolean }): string {
  const start = proven ? '申请人来信' : '来信（发件人身份未核实）';
  const about = withoutMarks(subject);
  return (about === '' ? start : `${start}：${about}`).slice(0, MAX_TITLE).replace(/[\ud800-\udbff]$/, '');
}
