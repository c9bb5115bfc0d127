// @ts-check

/** The pages of a file cannot be shown; `reason` is one of PageFailure (src/documents/pages/page-workshop.ts). */
export class Unreadable extends Error {
  /** @param {'encrypted' | 'broken' | 'tooManyPages' | 'tooLarge' | 'kind'} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export const MAX_PAGES = 2000;
/** Points: 70 metres. What is larger was made to do harm, or by mistake. */
export const MAX_PAGE_POINTS = 200_000;
/** Dots of a picture that is made: A4 at 600 dpi has 35 million. A page that would need more is shown smaller. */
export const MAX_DOTS = 40_000_000;
/** Dots that an image file may declare. Four bytes each are needed before the first of them is seen. */
export const MAX_SOURCE_DOTS = 100_000_000;

/**
 * @typedef {{ width: number, height: number }} Size In points.
 * @typedef {{ dpi: number, format: 'jpeg' | 'png' }} Wanted
 * @typedef {{ bytes: Uint8Array, mediaType: string, width: number, height: number }} Picture
 * @typedef {{ text: string, box: { x: number, y: number, width: number, height: number } }} Character
 * @typedef {{
 *   sizes: () => Size[],
 *   picture: (page: number, wanted: Wanted) => Picture | Promise<Picture>,
 *   text: (page: number) => Character[],
 *   describe?: () => unknown,
 *   close: () => void,
 * }} Pages
 */

/**
 * Dots of a page's picture at the asked resolution, or at the highest that the limits allow.
 *
 * @param {Size} size
 * @param {number} dpi
 */
export function dotsOf({ width, height }, dpi) {
  const asked = { width: (width * dpi) / 72, height: (height * dpi) / 72 };
  const scale = Math.min(1, Math.sqrt(MAX_DOTS / (asked.width * asked.height)), 32_000 / Math.max(asked.width, asked.height));
  return { width: Math.max(1, Math.round(asked.width * scale)), height: Math.max(1, Math.round(asked.height * scale)) };
}

/** @param {readonly Size[]} sizes */
export function checkSizes(sizes) {
  if (sizes.length === 0) throw new Unreadable('broken');
  for (const { width, height } of sizes) {
    if (!(width > 0 && height > 0)) throw new Unreadable('broken');
    if (width > MAX_PAGE_POINTS || height > MAX_PAGE_POINTS) throw new Unreadable('tooLarge');
  }
}
