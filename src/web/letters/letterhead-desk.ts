import type { SealImage } from '../../documents/letters/fill-template.ts';
import { EMPTY_LETTERHEAD, type Letterhead } from '../../documents/letters/letter-facts.ts';
import { pngSize } from '../../documents/letters/place-seal.ts';
import { BrokenDocxError } from '../../documents/pdf/docx-errors.ts';
import { safePicture } from '../../documents/pdf/safe-picture.ts';
import { keepActOf } from '../../engine/audit/keep-act-of.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import { withTransaction } from '../../store/database.ts';
import type { FileRow } from '../../store/file-store.ts';
import { createLetterSettingsStore, type LetterheadRow } from '../../store/letter-settings-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { HttpProblem } from '../http-problem.ts';
import type { WebDeps } from '../web-deps.ts';
import { claimUpload } from './claim-upload.ts';

type Deps = Pick<WebDeps, 'db' | 'vault' | 'now'>;

/** On paper, in millimetres. A county government's round seal has 42. */
export const SEAL_WIDTH = { least: 20, most: 60, usual: 42 } as const;
export const MAX_SEAL_BYTES = 2 * 1_048_576;
/** Fewer look coarse on paper; more only make letters large. */
const PIXELS = { least: 200, most: 4000 } as const;

export interface LetterheadInForce {
  readonly organ: OrganRow;
  readonly letterhead: Letterhead;
  /** Undefined while nobody has saved one. */
  readonly row: LetterheadRow | undefined;
}

export async function letterheadInForce({ db }: Pick<Deps, 'db'>, organId: number, version?: number): Promise<LetterheadInForce> {
  const organ = await createOrganStore(db.read).findById(organId);
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  const store = createLetterSettingsStore(db.read);
  const row =
    version === undefined
      ? await store.findLetterhead(organId)
      : (await store.listLetterheads(organId)).find((one) => one.version === version);
  return { organ, row, letterhead: letterheadOf(row) };
}

export function letterheadOf(row: Pick<LetterheadRow, 'content'> | undefined): Letterhead {
  return { ...EMPTY_LETTERHEAD, ...((row?.content ?? {}) as Partial<Letterhead>) };
}

export async function sealOf({ vault }: Pick<Deps, 'vault'>, row: LetterheadRow | undefined): Promise<SealImage | null> {
  if (row?.sealSha256 == null) return null;
  return { bytes: await readStored(vault, row.sealSha256), widthMm: row.sealWidthMm };
}

export type SealTrouble = 'kind' | 'tooLarge' | 'tooSmall' | 'tooManyPixels';

/** What is wrong with a picture of a seal; undefined when nothing is. */
export async function sealTrouble(
  { vault }: Pick<Deps, 'vault'>,
  file: Pick<FileRow, 'sha256' | 'bytes' | 'mediaType'>,
): Promise<SealTrouble | undefined> {
  if (file.mediaType !== 'image/png') return 'kind';
  if (file.bytes > MAX_SEAL_BYTES) return 'tooLarge';
  const png = await readStored(vault, file.sha256);
  const size = sizeOf(png);
  if (size === undefined) return 'kind';
  const [less, more] = [Math.min(size.width, size.height), Math.max(size.width, size.height)];
  if (less < PIXELS.least) return 'tooSmall';
  if (more > PIXELS.most) return 'tooManyPixels';
  return (await isWhole(png)) ? undefined : 'kind';
}

/** Whether letters could be made with it. */
async function isWhole(png: Uint8Array): Promise<boolean> {
  try {
    await safePicture(png);
    return true;
  } catch (error) {
    if (error instanceof BrokenDocxError) return false;
    throw error;
  }
}

function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    return pngSize(png);
  } catch {
    return undefined;
  }
}

interface NewLetterhead {
  readonly organId: number;
  readonly content: Letterhead;
  /** An upload that becomes the seal; `keep`: the seal there is; `none`: no seal. */
  readonly seal: FileRow | 'keep' | 'none';
  readonly sealWidthMm: number;
  /** The version that the person saw; 0 when there was none. */
  readonly seen: number;
  /** Id of the user. */
  readonly by: string;
}

/** @returns the new version; undefined when somebody else saved one meanwhile. */
export async function saveLetterhead({ db, now }: Deps, wanted: NewLetterhead): Promise<number | undefined> {
  const { organId, content, seal, sealWidthMm, seen, by } = wanted;
  return withTransaction(db, async (trx) => {
    const store = createLetterSettingsStore(trx);
    const latest = await store.findLetterhead(organId);
    if ((latest?.version ?? 0) !== seen) return undefined;
    const savedAt = now().toISOString();
    if (typeof seal === 'object') await claimUpload(trx, { file: seal, at: savedAt });
    const sealSha256 = typeof seal === 'object' ? seal.sha256 : seal === 'keep' ? (latest?.sealSha256 ?? null) : null;
    const version = seen + 1;
    const row = { organId, version, content: { ...content }, sealSha256, sealWidthMm, savedAt, savedBy: by };
    if (!(await store.addLetterhead(row))) throw new HttpProblem(409, 'stale'); // undoes the claim
    await keepActOf(trx, by, { kind: 'letterhead.changed', organId, data: { version } }, new Date(savedAt));
    return version;
  });
}
