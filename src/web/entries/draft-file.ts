import type { TableKind } from '../../documents/tables/table-file.ts';
import type { EntryStep } from '../../engine/annual-report/entries.ts';
import { draftImport } from '../../engine/annual-report/entries-import.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import type { FileRow } from '../../store/file-store.ts';
import type { WebDeps } from '../web-deps.ts';

const KINDS: Readonly<Record<string, TableKind>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

interface UploadedTable {
  readonly file: Pick<FileRow, 'name' | 'mediaType' | 'sha256'>;
  readonly year: number;
  /** For lines that name none. */
  readonly source: string;
}

/** The bytes of an uploaded table; undefined when it is none. */
export async function uploadedTable(
  { vault }: Pick<WebDeps, 'vault'>,
  { mediaType, sha256 }: Pick<FileRow, 'mediaType' | 'sha256'>,
): Promise<{ readonly kind: TableKind; readonly bytes: Uint8Array } | undefined> {
  const kind = KINDS[mediaType];
  const bytes = kind === undefined ? undefined : await readStored(vault, sha256);
  return kind === undefined || bytes === undefined ? undefined : { kind, bytes };
}

/**
 * Keeps what is read of an uploaded table; the upload itself is of no further use.
 *
 * @returns the id of the draft; undefined when the upload is no table.
 * @throws {UnreadableTableError} when it cannot be read.
 */
export async function draftFile(
  { db, vault }: Pick<WebDeps, 'db' | 'vault'>,
  { file, year, source }: UploadedTable,
  step: EntryStep,
): Promise<string | undefined> {
  const table = await uploadedTable({ vault }, file);
  return table === undefined ? undefined : draftImport(db, { ...table, year, fileName: file.name, source }, step);
}
