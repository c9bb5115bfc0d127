import { setImmediate } from 'node:timers/promises';
import { decodeFaxPage, isFaxPage } from '../../documents/fax/fax-pages.ts';
import { type PicturePage, picturePdf } from '../../documents/fax/picture-pdf.ts';
import { isTiff, readTiff, TiffError, type TiffPage } from '../../documents/fax/read-tiff.ts';
import { type PagedFile, type PageWorkshop, UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import { MAX_FILE_BYTES } from '../../law/events/files-field.ts';
import { FaxRefusedError, MAX_FAX_PAGES } from './fax-refused-error.ts';
import { photographPage } from './photograph-page.ts';

/** A fax that can be taken in. */
export interface ReadFax {
  readonly mediaType: 'image/tiff' | 'application/pdf';
  readonly pages: number;
  /** Lines of dots that the telephone line spoilt. */
  readonly damaged: number;
  /** PDF of its pages, upright and in right proportion; null when it would be larger than a file may be. */
  readonly readable: Buffer | null;
}

/**
 * Reads a fax and makes a readable copy of it. The dots of faxes are read here, page by page, each in bounded time; whatever else a file holds
 * is left to the workshop.
 *
 * @throws {FaxRefusedError} saying why not.
 */
export async function readFax(bytes: Uint8Array, workshop: PageWorkshop): Promise<ReadFax> {
  if (bytes.length === 0) throw new FaxRefusedError('empty');
  if (bytes.length > MAX_FILE_BYTES) throw new FaxRefusedError('tooLarge');
  try {
    if (isTiff(bytes)) return await readTiffFax(bytes, workshop);
    if (isPdf(bytes)) return await readPdfFax(bytes, workshop);
  } catch (error) {
    throw refusalOf(error);
  }
  throw new FaxRefusedError('kind');
}

async function readTiffFax(bytes: Uint8Array, workshop: PageWorkshop): Promise<ReadFax> {
  const pages = readTiff(bytes, MAX_FAX_PAGES);
  const file: PagedFile = { bytes, mediaType: 'image/tiff' };
  let damaged = 0;
  const picture = async (page: TiffPage, index: number): Promise<PicturePage> => {
    if (!isFaxPage(page)) return photographPage(workshop, file, index);
    const decoded = decodeFaxPage(bytes, page);
    damaged += decoded.damaged;
    return decoded;
  };
  const readable = await readableOf(pages.length, (index) => picture(pages[index] ?? new Map(), index));
  return { mediaType: 'image/tiff', pages: pages.length, damaged, readable };
}

async function readPdfFax(bytes: Uint8Array, workshop: PageWorkshop): Promise<ReadFax> {
  const file: PagedFile = { bytes, mediaType: 'application/pdf' };
  const { length } = await workshop.inspect(file);
  if (length === 0) throw new FaxRefusedError('empty');
  if (length > MAX_FAX_PAGES) throw new FaxRefusedError('tooManyPages');
  return {
    mediaType: 'application/pdf',
    pages: length,
    damaged: 0,
    readable: await readableOf(length, (index) => photographPage(workshop, file, index)),
  };
}

/** Others get their turn between two pages. Every page is read, also of a copy that grows too large. */
async function readableOf(count: number, pictureOf: (index: number) => Promise<PicturePage>): Promise<Buffer | null> {
  const pictures = async function* (): AsyncGenerator<PicturePage> {
    for (let index = 0; index < count; index += 1) {
      await setImmediate();
      yield await pictureOf(index);
    }
  };
  const pdf = await picturePdf(pictures());
  return pdf.length > MAX_FILE_BYTES ? null : pdf;
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

function refusalOf(error: unknown): unknown {
  if (error instanceof TiffError) return new FaxRefusedError(error.reason, { cause: error });
  if (error instanceof UnreadablePagesError) return new FaxRefusedError(error.reason, { cause: error });
  return error;
}
