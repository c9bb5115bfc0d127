import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { BitPage } from './fax-pages.ts';

/** A page with greys or colours. */
export interface JpegPage {
  readonly kind: 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly acrossDpi: number;
  readonly downDpi: number;
  readonly orientation: number;
  readonly bytes: Uint8Array;
}

export type PicturePage = BitPage | JpegPage;

const deflateAsync = promisify(deflate);
const POINTS_PER_INCH = 72;
const [SHORT_SIDE, LONG_SIDE] = [595.28, 841.89];
/** A page this much longer than A4 is made smaller to fit; a longer one, from a roll, goes on over several pages. */
const LONGEST = 1.15;

/**
 * A PDF of pictures on A4, each in its right proportion and way up. It holds nothing else: no text, no dates, no names; the same pages make the
 * same bytes.
 *
 * @param pages - one after the other, so that only one need be in memory.
 */
export async function picturePdf(pages: AsyncIterable<PicturePage>): Promise<Buffer> {
  const pdf = createPdfWriter();
  for await (const page of pages) {
    for (const part of partsOf(page)) await addPicture(pdf, part);
  }
  return pdf.end();
}

/** A long page in several, none cut through its dots' rows. */
function partsOf(page: PicturePage): readonly PicturePage[] {
  const { width, height } = sizeOf(page);
  const wanted = LONG_SIDE / Math.min(1, SHORT_SIDE / width);
  if (page.kind === 'jpeg' || page.orientation !== 1 || height <= wanted * LONGEST || width > height) return [page];
  const rows = Math.floor((wanted / POINTS_PER_INCH) * page.downDpi);
  const rowBytes = Math.ceil(page.width / 8);
  return Array.from({ length: Math.ceil(page.height / rows) }, (_, index) => {
    const [from, to] = [index * rows, Math.min((index + 1) * rows, page.height)];
    return { ...page, height: to - from, bits: page.bits.subarray(from * rowBytes, to * rowBytes) };
  });
}

/** In points, as the page is read. */
function sizeOf({ width, height, acrossDpi, downDpi, orientation }: PicturePage): { readonly width: number; readonly height: number } {
  const [across, down] = [(width / acrossDpi) * POINTS_PER_INCH, (height / downDpi) * POINTS_PER_INCH];
  return orientation >= 5 && orientation <= 8 ? { width: down, height: across } : { width: across, height: down };
}

/** What turns the unit square of a picture so that it stands upright, by TIFF's orientation: a b c d e f of a PDF matrix. */
const TURNS: Readonly<Record<number, readonly number[]>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

async function addPicture(pdf: PdfWriter, page: PicturePage): Promise<void> {
  const size = sizeOf(page);
  const isWide = size.width > size.height;
  const [paperWidth, paperHeight] = isWide ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  const scale = Math.min(1, paperWidth / size.width, paperHeight / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = TURNS[page.orientation] ?? TURNS[1] ?? [];
  const [left, bottom] = [(paperWidth - width) / 2, paperHeight - height];
  const matrix = [a * width, b * height, c * width, d * height, e * width + left, f * height + bottom].map((n) => n.toFixed(3)).join(' ');
  const picture = pdf.add(pictureHead(page), page.kind === 'jpeg' ? page.bytes : await deflateAsync(page.bits, { level: 9 }));
  const content = pdf.add('', Buffer.from(`q ${matrix} cm /P Do Q\n`));
  pdf.addPage(`/MediaBox [0 0 ${paperWidth} ${paperHeight}] /Resources << /XObject << /P ${picture} 0 R >> >> /Contents ${content} 0 R`);
}

function pictureHead(page: PicturePage): string {
  const size = `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height}`;
  if (page.kind === 'jpeg') return `${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
  return `${size} /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode`;
}

type PdfWriter = ReturnType<typeof createPdfWriter>;

/** Objects 1 and 2 are the catalogue and the list of pages. */
function createPdfWriter() {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  const pages: number[] = [];
  let [length, last] = [chunks[0]?.length ?? 0, 2];
  const put = (id: number, ...parts: readonly Uint8Array[]): number => {
    offsets.set(id, length);
    for (const part of [Buffer.from(`${id} 0 obj\n`), ...parts, Buffer.from('\nendobj\n')]) {
      chunks.push(Buffer.from(part));
      length += part.length;
    }
    return id;
  };
  return {
    /** A stream. @returns its number. */
    add(head: string, data: Uint8Array): number {
      last += 1;
      return put(last, Buffer.from(`<< ${head} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream'));
    },
    addPage(entries: string): void {
      last += 1;
      pages.push(put(last, Buffer.from(`<< /Type /Page /Parent 2 0 R ${entries} >>`)));
    },
    end(): Buffer {
      put(1, Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'));
      put(2, Buffer.from(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((id) => `${id} 0 R`).join(' ')}] >>`));
      const places = Array.from({ length: last }, (_, index) => `${String(offsets.get(index + 1) ?? 0).padStart(10, '0')} 00000 n \n`);
      const table = `xref\n0 ${last + 1}\n0000000000 65535 f \n${places.join('')}`;
      return Buffer.concat([...chunks, Buffer.from(`${table}trailer\n<< /Size ${last + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`)]);
    },
  };
}
