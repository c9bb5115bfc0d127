import { pipeline } from 'node:stream/promises';
import { safeFileName } from '../../engine/files/file-name.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { ByteRange } from '../../store/file-vault.ts';
import type { Http } from '../frame.ts';
import type { FileDeps } from './take-file.ts';

/** What a browser shows by itself and cannot run. */
const SHOWN_IMAGES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/bmp']);
const PDF = 'application/pdf';

/** No script, no form, no origin: whatever the contents are, they can do nothing in the name of this site. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";
/** Browsers refuse to show a PDF in a sandbox. Their viewers run nothing of it in the name of this site, and need styles of their own. */
export const PDF_VIEWER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

type Preview = 'image' | 'pdf';

/** How a file can be looked at without saving it; null when it cannot. */
export function previewOf(mediaType: string): Preview | null {
  if (mediaType === PDF) return 'pdf';
  return SHOWN_IMAGES.has(mediaType) ? 'image' : null;
}

interface SendOptions {
  /** `inline` is granted to images and PDF alone. */
  readonly disposition: 'attachment' | 'inline';
}

/**
 * Sends the contents of a file. Whoever calls it has checked that the person may have it.
 *
 * @throws when its contents are lost.
 */
export async function sendStoredFile(
  { req, res }: Http,
  deps: Pick<FileDeps, 'vault'>,
  file: FiledFile,
  { disposition }: SendOptions = { disposition: 'attachment' },
): Promise<void> {
  const { vault } = deps;
  if (!(await vault.has(file.sha256))) throw new Error(`The contents of file ${file.id} are lost`);
  const preview = disposition === 'inline' ? previewOf(file.mediaType) : null;
  res.set({
    'Content-Type': contentTypeOf(file.mediaType),
    'Content-Disposition': `${preview === null ? 'attachment' : 'inline'}; ${fileNameParameters(file.name)}`,
    'Content-Security-Policy': preview === 'pdf' ? PDF_VIEWER : SANDBOX,
    'X-Frame-Options': preview === 'pdf' ? 'SAMEORIGIN' : 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
  });
  const ranges = req.range(file.bytes, { combine: true });
  if (ranges === -1) {
    res.status(416).set('Content-Range', `bytes */${file.bytes}`).end();
    return;
  }
  const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
  if (range !== undefined) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  const part: ByteRange = range ?? { start: 0, end: file.bytes - 1 };
  res.set('Content-Length', String(part.end - part.start + 1));
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  await pipeline(vault.open(file.sha256, part), res).catch(unlessGone);
}

/** Whoever asked went away before the end: nobody is left to be told. */
function unlessGone(error: unknown): void {
  if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/** The encoding of a text is not known: browsers guess better without one. */
function contentTypeOf(mediaType: string): string {
  return mediaType.startsWith('text/') ? 'application/octet-stream' : mediaType;
}

/** RFC 6266: a plain name for old programs, the real one for the others. */
export function fileNameParameters(name: string): string {
  const safe = safeFileName(name);
  const plain = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
