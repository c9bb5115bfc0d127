import { readTable } from '../../documents/tables/read-table.ts';
import { TABLE_LIMITS, type TableFile, type TableKind, UnreadableTableError } from '../../documents/tables/table-file.ts';
import { checkedStaffList } from '../../engine/administration/import-staff.ts';
import { MAX_LISTED, readStaffList, type StaffList } from '../../engine/administration/read-staff-list.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import type { FileRow } from '../../store/file-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { createUnitStore } from '../../store/unit-store.ts';
import type { Http } from '../frame.ts';
import { say } from '../language.ts';
import { findOwnUpload } from '../letters/own-upload.ts';
import { type AdminDeps, administered, idFrom } from './admin-desk.ts';

/** A list of staff is small; reading it keeps everybody else waiting. */
const LIMITS = {
  ...TABLE_LIMITS,
  maxFileBytes: 1_048_576,
  maxUnpackedBytes: 8 * 1_048_576,
  maxRows: 2_000,
  maxColumns: 60,
  maxCells: 20_000,
};

const KINDS: Readonly<Record<string, TableKind>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** A list that somebody uploaded and that waits for being accepted. */
export interface WaitingList {
  readonly file: FileRow;
  readonly organ: OrganRow;
  readonly organs: readonly OrganRow[];
  readonly list: StaffList;
}

/** What an upload holds, or why it cannot be read. */
export async function tableOf(
  { vault }: Pick<AdminDeps, 'vault'>,
  { mediaType, sha256 }: Pick<FileRow, 'mediaType' | 'sha256'>,
): Promise<{ readonly table: TableFile } | { readonly refused: string } | undefined> {
  const kind = KINDS[mediaType];
  if (kind === undefined) return undefined;
  const bytes = await readStored(vault, sha256);
  if (bytes === undefined) return undefined;
  try {
    return { table: readTable(bytes, kind, LIMITS) };
  } catch (error) {
    if (!(error instanceof UnreadableTableError)) throw error;
    return { refused: say(error.text) };
  }
}

/** The organs to which somebody may be added, and the one that is asked for; undefined when it is none of them. */
export async function organsFor(
  deps: AdminDeps,
  http: Http,
  { asked, own }: { readonly asked: unknown; readonly own: number | null },
): Promise<{ readonly organs: readonly (OrganRow & { readonly depth: number })[]; readonly organ: OrganRow | undefined }> {
  const organs = (await administered(deps, http)).filter(({ closedAt }) => closedAt == null);
  const wanted = idFrom(asked) || own;
  return { organs, organ: organs.find(({ id }) => id === wanted) ?? (idFrom(asked) === 0 ? organs[0] : undefined) };
}

/** The list that somebody uploaded, read and checked against what is there now; undefined when it is gone or somebody else's. */
export async function waitingList(
  deps: AdminDeps,
  http: Http,
  asked: { readonly file: unknown; readonly organ: unknown },
): Promise<WaitingList | undefined> {
  const file = await findOwnUpload(http, deps, asked.file);
  const { organs, organ } = await organsFor(deps, http, { asked: asked.organ, own: null });
  const read = file === undefined ? undefined : await tableOf(deps, file);
  if (file === undefined || organ === undefined || read === undefined || 'refused' in read) return undefined;
  const units = (await Promise.all(organs.map(({ id }) => createUnitStore(deps.db.read).list(id)))).flat();
  const list = readStaffList(read.table, { organs, units, organId: organ.id });
  const checked = list.people.length > MAX_LISTED ? list : await checkedStaffList(deps.db.read, list);
  return { file, organ, organs, list: checked };
}
