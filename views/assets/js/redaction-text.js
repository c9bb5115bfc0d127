// @ts-check
// Which characters of the page a drag runs over. The server knows the text; here are only the places of its characters.
import { drawGhost } from './redaction-pointer.js';

/**
 * @typedef {import('./redaction-pointer.js').Point} Point
 * @typedef {readonly [number, number, number, number]} Place Left, top, width, height in points.
 */

/** Farther from any character than this, in points, nothing is selected. */
const REACH = 30;

/** @param {string} href */
export function createTextSelection(href) {
  /** @type {readonly Place[]} */
  let places = [];
  /** @type {Promise<unknown> | undefined} */
  let loading;
  const load = async () => {
    const answer = await fetch(href, { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`Answered ${answer.status}`);
    ({ boxes: places } = await answer.json());
  };
  const range = (/** @type {Point} */ from, /** @type {Point} */ to) => {
    const [a, b] = [nearest(places, from), nearest(places, to)];
    if (a === null || b === null) return null;
    return { start: Math.min(a, b), end: Math.max(a, b) + 1 };
  };
  return {
    begin: () => {
      loading ??= load();
      return loading;
    },
    range,
    /**
     * @param {Point} from
     * @param {Point} to
     * @param {SVGElement} ghost
     */
    show: (from, to, ghost) => {
      const chosen = range(from, to);
      const shown = chosen === null ? [] : places.slice(chosen.start, chosen.end).filter(([, , width]) => width > 0);
      drawGhost(
        ghost,
        shown.map(([x, y, width, height]) => ({ x, y, width, height })),
      );
    },
  };
}

/**
 * @param {readonly Place[]} places
 * @param {Point} point
 * @returns {number | null}
 */
function nearest(places, point) {
  /** @type {{ index: number, distance: number } | null} */
  let best = null;
  for (const [index, [x, y, width, height]] of places.entries()) {
    if (width <= 0 || height <= 0) continue;
    const across = Math.max(x - point.x, 0, point.x - (x + width));
    const down = Math.max(y - point.y, 0, point.y - (y + height));
    const distance = across + 3 * down; // the line counts for more than the place on it
    if (best === null || distance < best.distance) best = { index, distance };
  }
  return best === null || best.distance > REACH ? null : best.index;
}
