import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { Pixels } from '../../../src/documents/redaction/paint.ts';
import { decodePicture } from '../../../src/engine/redactions/page-pixels.ts';

/** The pictures of a burned copy, one a page, as they are embedded; with everything that the pages have besides. */
export async function burnedPictures(
  pdf: Uint8Array,
): Promise<readonly { readonly pixels: Pixels; readonly besides: readonly string[] }[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages().map(async ({ node }) => {
    const besides = node.keys().map(String);
    const pictures = node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
    const [key, ...more] = pictures?.keys() ?? [];
    if (key === undefined || more.length > 0) throw new Error('A burned page has one picture');
    const stream = pictures?.lookup(key);
    if (!(stream instanceof PDFRawStream)) throw new Error('The picture is no stream');
    return { pixels: await pixelsOf(stream), besides };
  });
  return Promise.all(pages);
}

async function pixelsOf({ dict, contents }: PDFRawStream): Promise<Pixels> {
  const number = (name: string): number => Number(String(dict.get(PDFName.of(name))));
  if (String(dict.get(PDFName.of('Filter'))) === '/DCTDecode') return decodePicture(contents);
  return unpacked(inflateSync(contents), { width: number('Width'), height: number('Height'), bits: number('BitsPerComponent') });
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
}

/** Grey rows behind a byte that says how they are filtered: not at all. */
function unpacked(rows: Uint8Array, { width, height, bits }: Shape): Pixels {
  const rowBytes = Math.ceil((width * bits) / 8) + 1;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    if (rows[y * rowBytes] !== 0) throw new Error('Rows are not filtered');
    for (let x = 0; x < width; x += 1) {
      const byte = rows[y * rowBytes + 1 + Math.floor((x * bits) / 8)] ?? 0;
      const level = (byte >> (8 - bits - ((x * bits) % 8))) & (2 ** bits - 1);
      data.fill((level * 255) / (2 ** bits - 1), (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height, data };
}

/** Every stream of a file, inflated where it can be, and the file itself. */
export function everyByteOf(pdf: Uint8Array): Buffer {
  const bytes = Buffer.from(pdf);
  const parts = [bytes];
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    const start = at + (bytes[at + 6] === 13 ? 8 : 7);
    const end = bytes.indexOf('endstream', start);
    if (end === -1) break;
    try {
      parts.push(inflateSync(bytes.subarray(start, end)));
    } catch {}
  }
  return Buffer.concat(parts);
}

/** The ways in which a word may be written in a PDF. */
export function writingsOf(word: string): readonly Buffer[] {
  const utf16 = Buffer.from(word, 'utf16le').swap16();
  const plain = Buffer.from(word, 'utf8');
  const hex = [plain, utf16].flatMap((bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]);
  return [plain, utf16, Buffer.from(word, 'utf16le'), ...hex.map((text) => Buffer.from(text, 'latin1'))];
}
