import { decodeCcitt, type FaxCoding } from './decode-ccitt.ts';
import { TiffError, type TiffPage } from './read-tiff.ts';

/** A page of black and white dots. */
export interface BitPage {
  readonly kind: 'bits';
  /** In dots, as they are stored. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch; faxes have fewer down the page than across. */
  readonly acrossDpi: number;
  readonly downDpi: number;
  /** Of TIFF: 1 upright, 3 upside down, 6 and 8 on the side … */
  readonly orientation: number;
  /** Rows that begin with a byte; 1 is black. */
  readonly bits: Uint8Array;
  /** Lines that could not be read. */
  readonly damaged: number;
}

const TAG = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  strips: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  acrossDpi: 282,
  downDpi: 283,
  t4Options: 292,
  unit: 296,
} as const;

/** Dots across or down a page: A3 at 600 dpi has 7016 and 9933; paper from a roll may be longer. */
const MAX_DOTS = 30_000;
/** Dots of a page: A3 at 600 dpi. */
const MAX_PAGE_DOTS = 70_000_000;
/** What a fax machine does unless it says otherwise. */
const USUAL_ACROSS_DPI = 204;
const [FINE_DPI, STANDARD_DPI] = [196, 98];
/** A page of A4 has 1146 lines at the standard resolution and 2292 at the fine one. */
const STANDARD_LINES = 1500;

/** Whether a page is coded as faxes are. Others are black and white by another way, or coloured. */
export function isFaxPage(page: TiffPage): boolean {
  return codingOf(page) !== undefined && first(page, TAG.bitsPerSample, 1) === 1 && first(page, TAG.samples, 1) === 1;
}

/**
 * The dots of a page.
 *
 * @throws {TiffError} when it is no fax, too large, or nothing of it can be read.
 */
export function decodeFaxPage(bytes: Uint8Array, page: TiffPage): BitPage {
  const [width, height, coding] = [first(page, TAG.width, 0), first(page, TAG.height, 0), codingOf(page)];
  if (coding === undefined || !isSize(width, height)) throw new TiffError('broken');
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  let damaged = 0;
  for (const strip of stripsOf(bytes, page, height)) {
    const lines = decodeCcitt({ data: strip.data, coding, width, height: strip.rows });
    bits.set(lines.bits, strip.firstRow * rowBytes);
    damaged += lines.damaged;
  }
  if (damaged >= height) throw new TiffError('broken');
  if (first(page, TAG.photometric, 0) === 1) invert(bits);
  return { kind: 'bits', width, height, ...resolutionOf(page, height), orientation: first(page, TAG.orientation, 1), bits, damaged };
}

function codingOf(page: TiffPage): FaxCoding | undefined {
  switch (first(page, TAG.compression, 1)) {
    case 2:
      return 'rle';
    case 3:
      return (first(page, TAG.t4Options, 0) & 1) === 1 ? 'g32d' : 'g31d';
    case 4:
      return 'g4';
    default:
      return undefined;
  }
}

interface Strip {
  readonly data: Uint8Array;
  readonly firstRow: number;
  readonly rows: number;
}

function* stripsOf(bytes: Uint8Array, page: TiffPage, height: number): Generator<Strip> {
  const [starts, lengths] = [page.get(TAG.strips) ?? [], page.get(TAG.stripBytes) ?? []];
  const rowsPerStrip = Math.min(Math.max(first(page, TAG.rowsPerStrip, height), 1), height);
  if (starts.length === 0 || starts.length < Math.ceil(height / rowsPerStrip)) throw new TiffError('broken');
  const reversed = first(page, TAG.fillOrder, 1) === 2;
  for (let index = 0; index * rowsPerStrip < height; index += 1) {
    const start = starts[index] ?? 0;
    const part = bytes.subarray(start, start + (lengths[index] ?? bytes.length));
    const firstRow = index * rowsPerStrip;
    yield { data: reversed ? part.map((byte) => REVERSED[byte] ?? 0) : part, firstRow, rows: Math.min(rowsPerStrip, height - firstRow) };
  }
}

/** Bytes with their bits the other way round. */
const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let [rest, reversed] = [byte, 0];
  for (let bit = 0; bit < 8; bit += 1) {
    reversed = (reversed << 1) | (rest & 1);
    rest >>= 1;
  }
  return reversed;
});

function resolutionOf(page: TiffPage, height: number): Pick<BitPage, 'acrossDpi' | 'downDpi'> {
  const perInch = first(page, TAG.unit, 2) === 3 ? 2.54 : 1;
  const [across, down] = [first(page, TAG.acrossDpi, 0) * perInch, first(page, TAG.downDpi, 0) * perInch];
  if (isDpi(across) && isDpi(down)) return { acrossDpi: across, downDpi: down };
  return { acrossDpi: USUAL_ACROSS_DPI, downDpi: height < STANDARD_LINES ? STANDARD_DPI : FINE_DPI };
}

function isDpi(dpi: number): boolean {
  return dpi >= 30 && dpi <= 2400;
}

function isSize(width: number, height: number): boolean {
  return width >= 1 && height >= 1 && width <= MAX_DOTS && height <= MAX_DOTS && width * height <= MAX_PAGE_DOTS;
}

function invert(bits: Uint8Array): void {
  for (let index = 0; index < bits.length; index += 1) bits[index] = ~(bits[index] ?? 0) & 0xff;
}

function first(page: TiffPage, tag: number, otherwise: number): number {
  return page.get(tag)?.[0] ?? otherwise;
}
