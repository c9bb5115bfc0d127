import { setImmediate as breathe } from 'node:timers/promises';
import type { PagedFile, PageSize, PageWorkshop } from '../../documents/pages/page-workshop.ts';
import { type GreyBits, greyPng, paletteOf } from '../../documents/redaction/grey-png.ts';
import { type Pixels, paintMarks } from '../../documents/redaction/paint.ts';
import type { RedactionMark } from '../../documents/redaction/redaction-mark.ts';
import { type ReleasedPage, releasedPdf } from '../../documents/redaction/released-pdf.ts';
import { MAX_FILE_BYTES } from '../../law/events/files-field.ts';
import { GROUNDS } from '../../law/redaction-grounds.ts';
import { decodePicture, jpegOf } from './page-pixels.ts';

/** How pages become pictures. The first whose file is not too large is taken. */
interface Quality {
  readonly dpi: number;
  readonly jpeg: number;
  readonly greyBits: GreyBits;
}

const QUALITIES: readonly Quality[] = [
  { dpi: 200, jpeg: 82, greyBits: 4 },
  { dpi: 150, jpeg: 70, greyBits: 4 },
  { dpi: 150, jpeg: 50, greyBits: 2 },
  { dpi: 110, jpeg: 40, greyBits: 1 },
];

/** Of one page: more than A3 at 200 dots an inch. Larger drawings are shown smaller. */
const MAX_DOTS = 16_000_000;
/** Share of dots between black and white up to which a grey page is text. */
const TEXT = 0.25;
/** Pages after which the size of the whole can be foreseen. */
const FORESIGHT = 8;

export interface BurnAsk {
  readonly pages: PageWorkshop;
  readonly original: PagedFile;
  readonly sizes: readonly PageSize[];
  readonly marks: readonly RedactionMark[];
  /** What the copy bears as the time it was made. */
  readonly madeAt: Date;
  /** Told after each page; what it throws ends the burning. */
  readonly onPage?: (done: number) => Promise<void>;
  /** Of the released copy, in bytes. */
  readonly limit?: number;
}

/** Even at the lowest quality the copy is larger than a file may be. */
export class CopyTooLargeError extends Error {}

/**
 * Makes the released copy: every page becomes a picture in which the marks are painted, so that nothing of the original's text, layers,
 * attachments or metadata goes into it. One page after the other; the program goes on meanwhile.
 *
 * @throws {UnreadablePagesError | CopyTooLargeError} and what `onPage` throws.
 */
export async function burn(ask: BurnAsk): Promise<Uint8Array> {
  const { limit = MAX_FILE_BYTES, madeAt } = ask;
  for (const quality of QUALITIES) {
    const pages = await picturesOf(ask, { quality, limit });
    if (pages === undefined) continue;
    const pdf = await releasedPdf(pages, madeAt);
    if (pdf.length <= limit) return pdf;
  }
  throw new CopyTooLargeError('The released copy would be too large');
}

/** Undefined as soon as they are, or are going to be, too many bytes together. */
async function picturesOf(
  ask: BurnAsk,
  { quality, limit }: { readonly quality: Quality; readonly limit: number },
): Promise<readonly ReleasedPage[] | undefined> {
  const { sizes, onPage } = ask;
  const done: ReleasedPage[] = [];
  let bytes = 0;
  for (const [page, size] of sizes.entries()) {
    const picture = await burnPage(ask, { page, size, quality });
    bytes += picture.length;
    done.push({ ...size, picture });
    const foreseen = done.length < FORESIGHT ? bytes : (bytes / done.length) * sizes.length * 0.85;
    if (Math.max(bytes, foreseen) > limit) return undefined;
    await onPage?.(done.length);
    await breathe();
  }
  return done;
}

async function burnPage(
  { pages, original, marks }: BurnAsk,
  { page, size, quality }: { readonly page: number; readonly size: PageSize; readonly quality: Quality },
): Promise<Uint8Array> {
  const dpi = Math.min(quality.dpi, Math.floor(72 * Math.sqrt(MAX_DOTS / (size.width * size.height))));
  const { bytes } = await pages.picture(original, { page, dpi, format: 'png' });
  const pixels = await decodePicture(bytes);
  const painted = marks.filter((mark) => mark.page === page).map((mark) => ({ ...mark, label: GROUNDS[mark.ground].code }));
  paintMarks(pixels, { page: size, marks: painted });
  return encoded(pixels, quality);
}

/** Text as few levels of grey, which stay sharp; everything else as JPEG. */
async function encoded(pixels: Pixels, { jpeg, greyBits }: Quality): Promise<Uint8Array> {
  const { coloured, between } = paletteOf(pixels);
  if (coloured || between > TEXT) return jpegOf(pixels, jpeg);
  return greyPng(pixels, between < 0.001 ? 1 : greyBits);
}
