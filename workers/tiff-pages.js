// @ts-check
import UTIF from 'utif2';
import { canvasOf, drawTurned, encodeCanvas, isAcross } from './picture.js';
import { dotsOf, MAX_PAGES, MAX_SOURCE_DOTS, Unreadable } from './unreadable.js';

const WIDTH = 't256';
const HEIGHT = 't257';
const BITS = 't258';
const ORIENTATION = 't274';
const X_RESOLUTION = 't282';
const Y_RESOLUTION = 't283';
const RESOLUTION_UNIT = 't296';
const NEW_SUBFILE_TYPE = 't254';
const SAMPLES = 't277';
const TILE_WIDTH = 't322';
const TILE_HEIGHT = 't323';
const CENTIMETRE = 3;
const CM_PER_INCH = 2.54;
const MAX_BITS_PER_DOT = 128;
/** Of a page as it is unpacked, and of a tile: the decoder takes the memory before it sees a dot. */
const MAX_SOURCE_BYTES = 4 * MAX_SOURCE_DOTS;
const REDUCED_IMAGE = 1;
/** ITU-T T.4: dots per inch across, and down at standard and fine resolution. */
const FAX = { width: 1728, across: 204, standard: 98, fine: 196 };
/** Of the height of a fax page in dots: A4 at standard resolution has 1145. */
const STANDARD_UP_TO = 1400;
const DEFAULT_DPI = 200;
const SANE_DPI = { from: 20, to: 4800 };

/** @typedef {import('utif2').IFD} Directory */

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<import('./unreadable.js').Pages>}
 */
export async function openTiff(bytes) {
  checkChain(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const data = /** @type {ArrayBuffer} */ (bytes.buffer).slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const directories = UTIF.decode(data).filter(isPage);
  if (directories.length > MAX_PAGES) throw new Unreadable('tooManyPages');
  for (const directory of directories) checkDots(directory);
  return {
    sizes: () => directories.map(sizeOf),
    picture: (page, wanted) => draw(data, /** @type {Directory} */ (directories[page]), wanted),
    text: () => [],
    close: () => undefined,
  };
}

/**
 * A list of pages that leads back to itself would be read for ever.
 *
 * @param {Buffer} bytes
 */
function checkChain(bytes) {
  const mark = bytes.toString('latin1', 0, 2);
  if (bytes.length < 8 || (mark !== 'II' && mark !== 'MM')) throw new Unreadable('broken');
  const little = mark === 'II';
  const seen = new Set();
  for (let at = little ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4); at !== 0; ) {
    if (seen.has(at) || at + 6 > bytes.length) throw new Unreadable('broken');
    if (seen.size >= MAX_PAGES * 2) throw new Unreadable('tooManyPages');
    seen.add(at);
    const next = at + 2 + 12 * (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
    if (next + 4 > bytes.length) throw new Unreadable('broken');
    at = little ? bytes.readUInt32LE(next) : bytes.readUInt32BE(next);
  }
}

/** Previews that a scanner put beside the pages are none. @param {Directory} directory */
function isPage(directory) {
  return numberOf(directory, WIDTH) !== undefined && ((numberOf(directory, NEW_SUBFILE_TYPE) ?? 0) & REDUCED_IMAGE) === 0;
}

/** @param {Directory} directory */
function checkDots(directory) {
  const [width, height] = [numberOf(directory, WIDTH) ?? 0, numberOf(directory, HEIGHT) ?? 0];
  if (!(width > 0 && height > 0)) throw new Unreadable('broken');
  if (width * height > MAX_SOURCE_DOTS) throw new Unreadable('tooLarge');
  const bits = Array.from(/** @type {ArrayLike<number>} */ (directory[BITS] ?? [1]));
  if (bits.length > 8 || bits.reduce((sum, bit) => sum + bit, 0) > MAX_BITS_PER_DOT) throw new Unreadable('broken');
  // As the decoder reckons: each sample like the first.
  const bytesPerDot = ((bits[0] ?? 1) * (numberOf(directory, SAMPLES) ?? 1)) / 8;
  if (width * height * bytesPerDot > MAX_SOURCE_BYTES) throw new Unreadable('tooLarge');
  if (directory[TILE_WIDTH] === undefined) return;
  const [across, down] = [numberOf(directory, TILE_WIDTH) ?? 0, numberOf(directory, TILE_HEIGHT) ?? 0];
  if (!(across >= 1 && down >= 1)) throw new Unreadable('broken');
  if (across * down * bytesPerDot > MAX_SOURCE_BYTES) throw new Unreadable('tooLarge');
}

/** @param {Directory} directory @param {string} tag */
function numberOf(directory, tag) {
  const values = /** @type {ArrayLike<unknown> | undefined} */ (directory[tag]);
  const whole = values?.[0];
  // A fraction is two numbers.
  const first = Array.isArray(whole) && typeof whole[0] === 'number' && typeof whole[1] === 'number' ? whole[0] / whole[1] : whole;
  return typeof first === 'number' && Number.isFinite(first) ? first : undefined;
}

/** Of a page as it is shown. @param {Directory} directory */
function sizeOf(directory) {
  const dots = { width: numberOf(directory, WIDTH) ?? 0, height: numberOf(directory, HEIGHT) ?? 0 };
  const { across, down } = resolutionOf(directory, dots);
  const size = { width: (dots.width / across) * 72, height: (dots.height / down) * 72 };
  return isAcross(numberOf(directory, ORIENTATION) ?? 1) ? { width: size.height, height: size.width } : size;
}

/**
 * Faxes of standard resolution have twice as many dots across as down: who ignores that shows them squeezed.
 *
 * @param {Directory} directory
 * @param {{ width: number, height: number }} dots
 */
function resolutionOf(directory, { width, height }) {
  const factor = numberOf(directory, RESOLUTION_UNIT) === CENTIMETRE ? CM_PER_INCH : 1;
  const across = (numberOf(directory, X_RESOLUTION) ?? 0) * factor;
  const down = (numberOf(directory, Y_RESOLUTION) ?? 0) * factor;
  if (isSane(across) && isSane(down)) return { across, down };
  if (width !== FAX.width) return { across: DEFAULT_DPI, down: DEFAULT_DPI };
  return { across: FAX.across, down: height <= STANDARD_UP_TO ? FAX.standard : FAX.fine };
}

/** @param {number} dpi */
function isSane(dpi) {
  return dpi >= SANE_DPI.from && dpi <= SANE_DPI.to;
}

/**
 * @param {ArrayBuffer} data
 * @param {Directory} directory
 * @param {import('./unreadable.js').Wanted} wanted
 */
function draw(data, directory, { dpi, format }) {
  try {
    UTIF.decodeImage(data, directory);
    if (!(directory.data?.length > 0)) throw new Unreadable('broken');
    const rgba = UTIF.toRGBA8(directory);
    const source = canvasOf({ width: directory.width, height: directory.height, rgba: new Uint8ClampedArray(rgba.buffer) });
    const orientation = numberOf(directory, ORIENTATION) ?? 1;
    return encodeCanvas(drawTurned(source, { ...dotsOf(sizeOf(directory), dpi), orientation }), format);
  } finally {
    // A scan of many pages would fill the memory. Removed, not emptied: what has data is not decoded again.
    Reflect.deleteProperty(directory, 'data');
  }
}
