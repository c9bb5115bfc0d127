// @ts-check
import { createCanvas, ImageData } from '@napi-rs/canvas';

const JPEG_QUALITY = 85;

/** @typedef {{ width: number, height: number, rgba: Uint8ClampedArray }} Dots */

/**
 * @param {Dots} dots
 * @param {'jpeg' | 'png'} format
 */
export function encodePicture(dots, format) {
  return encodeCanvas(canvasOf(dots), format);
}

/** @param {Dots} dots */
export function canvasOf({ width, height, rgba }) {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}

/**
 * @param {import('@napi-rs/canvas').Canvas} canvas
 * @param {'jpeg' | 'png'} format
 * @returns {import('./unreadable.js').Picture}
 */
export function encodeCanvas(canvas, format) {
  const encoded = format === 'png' ? canvas.encodeSync('png') : canvas.encodeSync('jpeg', JPEG_QUALITY);
  // A copy of its own memory: that can be handed over to the other thread.
  return { bytes: new Uint8Array(encoded), mediaType: `image/${format}`, width: canvas.width, height: canvas.height };
}

/**
 * An image as a page shows it: turned as its file says, at the wanted size, on white.
 *
 * @param {import('@napi-rs/canvas').Image | import('@napi-rs/canvas').Canvas} source
 * @param {{ width: number, height: number, orientation: number }} target In dots, after turning; the orientation of EXIF and TIFF, 1 to 8.
 */
export function drawTurned(source, { width, height, orientation }) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  /** @type {Record<number, [number, number, number, number, number, number]>} */
  const turns = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, width, 0],
    7: [0, -1, -1, 0, width, height],
    8: [0, -1, 1, 0, 0, height],
  };
  const turn = turns[orientation];
  if (turn !== undefined) context.setTransform(...turn);
  const across = isAcross(orientation);
  context.drawImage(source, 0, 0, across ? height : width, across ? width : height);
  return canvas;
}

/** Whether width and height change places. @param {number} orientation */
export function isAcross(orientation) {
  return orientation >= 5 && orientation <= 8;
}
