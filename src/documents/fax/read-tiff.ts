/** Why a file gives no pages. */
export type TiffFailure = 'broken' | 'empty' | 'tooManyPages';

/** Expected of what comes over a telephone line. */
export class TiffError extends Error {
  readonly reason: TiffFailure;

  constructor(reason: TiffFailure) {
    super(`The TIFF cannot be read: ${reason}`);
    this.reason = reason;
  }
}

/** The fields of one page (IFD) by their number; of each the numbers in it. */
export type TiffPage = ReadonlyMap<number, readonly number[]>;

/** Bytes of one value by the type of its field: BYTE, ASCII, SHORT, LONG, RATIONAL; others are not looked at. */
const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8 };
/** Strips of a page, at the most; faxes have one or a few. */
const MAX_VALUES = 20_000;
const MAX_FIELDS = 500;

/**
 * The pages of a TIFF as its directories name them.
 *
 * @param maxPages - more are not read.
 * @throws {TiffError}
 */
export function readTiff(bytes: Uint8Array, maxPages: number): readonly TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = isLittle(bytes);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  try {
    for (let at = view.getUint32(4, little); at !== 0; ) {
      if (seen.has(at)) throw new TiffError('broken');
      if (pages.length === maxPages) throw new TiffError('tooManyPages');
      seen.add(at);
      const count = view.getUint16(at, little);
      if (count > MAX_FIELDS) throw new TiffError('broken');
      pages.push(readFields({ view, little, at: at + 2, count }));
      at = view.getUint32(at + 2 + count * 12, little);
    }
  } catch (error) {
    throw error instanceof RangeError ? new TiffError('broken') : error;
  }
  if (pages.length === 0) throw new TiffError('empty');
  return pages;
}

/** `II*\0` or `MM\0*`. */
export function isTiff(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  return head === 'II*\0' || head === 'MM\0*';
}

function isLittle(bytes: Uint8Array): boolean {
  if (!isTiff(bytes)) throw new TiffError('broken');
  return bytes[0] === 0x49;
}

interface Fields {
  readonly view: DataView;
  readonly little: boolean;
  readonly at: number;
  readonly count: number;
}

function readFields({ view, little, at, count }: Fields): TiffPage {
  const fields = new Map<number, readonly number[]>();
  for (let index = 0; index < count; index += 1) {
    const entry = at + index * 12;
    const [type, values] = [view.getUint16(entry + 2, little), view.getUint32(entry + 4, little)];
    const size = TYPE_BYTES[type];
    if (size === undefined) continue;
    if (values > MAX_VALUES) throw new TiffError('broken');
    const place = size * values <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    const numbers = Array.from({ length: values }, (_, each) => readValue(view, { type, at: place + each * size, little }));
    fields.set(view.getUint16(entry, little), numbers);
  }
  return fields;
}

function readValue(view: DataView, { type, at, little }: { readonly type: number; readonly at: number; readonly little: boolean }): number {
  if (type === 1) return view.getUint8(at);
  if (type === 3) return view.getUint16(at, little);
  if (type === 4) return view.getUint32(at, little);
  const divisor = view.getUint32(at + 4, little);
  return divisor === 0 ? 0 : view.getUint32(at, little) / divisor;
}
