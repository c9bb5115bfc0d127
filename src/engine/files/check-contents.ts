import { readFile } from 'node:fs/promises';
import { type PageFailure, type PageWorkshop, UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import type { FileKind } from './file-kinds.ts';
import { isEncryptedOffice, isOfKind } from './inspect-contents.ts';
import type { VirusScan } from './scan-virus.ts';
import { dangerOfZip, type ZipDanger } from './zip-dangers.ts';

/** Why contents are not kept. */
export type ContentRefusal =
  | 'contents'
  | 'encrypted'
  | 'unreadable'
  | 'tooManyPages'
  | ZipDanger
  | 'infected'
  | 'scanTooLarge'
  | 'scanLater';

export interface RefusedContents {
  readonly refusal: ContentRefusal;
  /** Name of the virus. */
  readonly detail?: string;
}

export interface ContentChecks {
  /** Undefined: pages are not looked at. */
  readonly pages?: Pick<PageWorkshop, 'inspect' | 'picture'> | undefined;
  /** Undefined: no scanner is configured. */
  readonly scan?: VirusScan | undefined;
}

interface Contents {
  /** Of a file that is not kept yet. */
  readonly path: string;
  readonly kind: FileKind;
}

/**
 * The one door for whatever comes from outside: uploads, attachments of mail, faxes. Each file goes through it before it is kept.
 *
 * @returns why it must not be kept; undefined when it may.
 */
export async function checkContents({ path, kind }: Contents, { pages, scan }: ContentChecks): Promise<RefusedContents | undefined> {
  // First: what is wrong with an infected file is that it is infected.
  const infected = scan === undefined ? undefined : await refusalOfScan(path, scan);
  if (infected !== undefined) return infected;
  if (kind.check.by === 'zip' && (await isEncryptedOffice(path))) return { refusal: 'encrypted' };
  if (!(await isOfKind(path, kind))) return { refusal: 'contents' };
  if (kind.check.by === 'zip') {
    const danger = await dangerOfZip(path);
    if (danger !== undefined) return { refusal: danger };
  }
  const unreadable = pages === undefined ? undefined : await pageRefusal({ path, kind }, pages);
  return unreadable === undefined ? undefined : { refusal: unreadable };
}

export type ScanRefusal = 'infected' | 'scanTooLarge' | 'scanLater';
type RefusedByScan = RefusedContents & { readonly refusal: ScanRefusal };

/** Scans alone: for contents that are kept as they came, such as a whole mail. */
export async function refusalOfScan(path: string, scan: VirusScan): Promise<RefusedByScan | undefined> {
  const found = await scan(path);
  switch (found.result) {
    case 'clean':
      return undefined;
    case 'infected':
      return { refusal: 'infected', detail: found.signature };
    case 'tooLarge':
      return { refusal: 'scanTooLarge' };
    case 'unavailable':
      // Nobody knows what is in it: better sent again than taken.
      return { refusal: 'scanLater' };
  }
}

/** A thumbnail of a fax shows that its dots can be read. */
const PROBE_DPI = 10;
const REASONS: Readonly<Record<PageFailure, ContentRefusal>> = {
  encrypted: 'encrypted',
  broken: 'unreadable',
  tooLarge: 'unreadable',
  tooSlow: 'unreadable',
  kind: 'unreadable',
  tooManyPages: 'tooManyPages',
};

async function pageRefusal(
  { path, kind: { mediaType } }: Contents,
  pages: NonNullable<ContentChecks['pages']>,
): Promise<ContentRefusal | undefined> {
  if (mediaType !== 'application/pdf' && mediaType !== 'image/tiff') return undefined;
  const file = { bytes: new Uint8Array(await readFile(path)), mediaType };
  try {
    await pages.inspect(file);
    if (mediaType === 'image/tiff') await pages.picture(file, { page: 0, dpi: PROBE_DPI, format: 'png' });
    return undefined;
  } catch (error) {
    if (error instanceof UnreadablePagesError) return REASONS[error.reason];
    throw error;
  }
}
