// @ts-check
import { Image } from '@napi-rs/canvas';
import { headerOf } from './image-header.js';
import { drawTurned, encodeCanvas } from './picture.js';
import { dotsOf, MAX_SOURCE_DOTS, Unreadable } from './unreadable.js';

/** Scanners write 150 and more; what cameras and screens write says nothing about paper. */
const MIN_SCAN_DPI = 100;
const MAX_SCAN_DPI = 2400;
const SCREEN_DPI = 96;
/** A4, in points. */
const A4 = { short: 595, long: 842 };

/**
 * PNG, JPEG, WebP and BMP have one page.
 *
 * @param {Uint8Array} bytes
 * @param {string} mediaType
 * @returns {Promise<import('./unreadable.js').Pages>}
 */
export async function openImage(bytes, mediaType) {
  const header = headerOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), mediaType);
  if (header === undefined || header.width === 0 || header.height === 0) throw new Unreadable('broken');
  if (header.width * header.height > MAX_SOURCE_DOTS) throw new Unreadable('tooLarge');
  const image = await decode(bytes);
  // The decoder turns JPEGs by itself; then its size is the turned one.
  const turned = { width: image.width, height: image.height };
  const size = paperSizeOf(turned, header.dpi);
  return {
    sizes: () => [size],
    picture: (_page, { dpi, format }) => encodeCanvas(drawTurned(image, { ...dotsOf(size, dpi), orientation: 1 }), format),
    text: () => [],
    close: () => undefined,
  };
}

/** @param {Uint8Array} bytes @returns {Promise<Image>} */
function decode(bytes) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Unreadable('broken'));
    image.src = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  });
}

/**
 * A scan has the size of its paper; a photograph is shown as on a screen, but no larger than A4.
 *
 * @param {{ width: number, height: number }} dots
 * @param {number | undefined} dpi As the file says.
 */
export function paperSizeOf({ width, height }, dpi) {
  if (dpi !== undefined && dpi >= MIN_SCAN_DPI && dpi <= MAX_SCAN_DPI) return { width: (width / dpi) * 72, height: (height / dpi) * 72 };
  const onScreen = { width: (width / SCREEN_DPI) * 72, height: (height / SCREEN_DPI) * 72 };
  const scale = Math.min(1, A4.long / Math.max(onScreen.width, onScreen.height), A4.short / Math.min(onScreen.width, onScreen.height));
  return { width: onScreen.width * scale, height: onScreen.height * scale };
}
