// @ts-check
// A mark that has the focus moves with the arrow keys, is resized with Shift and the arrow keys and removed with Delete.
import { boxOf, changeMark, setBox } from './redaction-pointer.js';

/** In points. */
const STEP = 2;
/** Saved when no key was pressed for so long. */
const PAUSE_MS = 700;
const MIN_SIDE = 3;

/** @type {Record<string, readonly [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/**
 * @param {SVGSVGElement} stage
 * @param {import('./redaction.js').Desk} desk
 */
export function allowKeys(stage, desk) {
  /** @type {{ mark: SVGElement, timer: ReturnType<typeof setTimeout> } | null} */
  let pending = null;
  const save = () => {
    if (pending === null) return;
    const { mark, timer } = pending;
    clearTimeout(timer);
    pending = null;
    changeMark(desk, mark, boxOf(mark));
  };
  stage.addEventListener('keydown', (event) => {
    const mark = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
    if (!(mark instanceof SVGElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete') {
      event.preventDefault();
      if (pending !== null) clearTimeout(pending.timer);
      pending = null;
      desk.send(`/marks/${mark.dataset.mark}/remove`, {}).catch(reportError);
      return;
    }
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    if (pending !== null && pending.mark !== mark) save();
    else if (pending !== null) clearTimeout(pending.timer);
    setBox(mark, moved(stage, boxOf(mark), { arrow, resizes: event.shiftKey }));
    pending = { mark, timer: setTimeout(save, PAUSE_MS) };
  });
  stage.addEventListener('focusout', save);
  addEventListener('pagehide', save);
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (typing || event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    desk.send('/undo', {}).catch(reportError);
  });
}

/**
 * Within the page.
 *
 * @param {SVGSVGElement} stage
 * @param {import('./redaction.js').Box} box
 * @param {{ arrow: readonly [number, number], resizes: boolean }} how
 */
function moved(stage, box, { arrow: [across, down], resizes }) {
  const { width, height } = stage.viewBox.baseVal;
  const within = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.max(low, Math.min(high, value));
  if (resizes) {
    return {
      ...box,
      width: within(box.width + across, MIN_SIDE, width - box.x),
      height: within(box.height + down, MIN_SIDE, height - box.y),
    };
  }
  return { ...box, x: within(box.x + across, 0, width - box.width), y: within(box.y + down, 0, height - box.height) };
}
