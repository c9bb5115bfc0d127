// @ts-check
// Mouse, pen and finger on the page: a rectangle, a stretch of text, a mark that moves.

/**
 * @typedef {import('./redaction.js').Desk} Desk
 * @typedef {import('./redaction.js').Box} Box
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ move: (to: Point) => void, end: (to: Point) => void }} Drag
 * @typedef {{ begin: () => Promise<unknown>, show: (from: Point, to: Point, ghost: SVGElement) => void,
 *   range: (from: Point, to: Point) => { start: number, end: number } | null }} TextSelection
 */

/** In points: less is a click. */
const MIN_SIDE = 3;

/**
 * @param {SVGSVGElement} stage
 * @param {{ desk: Desk, selection: TextSelection }} tools
 */
export function pointer(stage, tools) {
  const ghost = /** @type {SVGElement} */ (stage.querySelector('[data-redaction="ghost"]'));
  stage.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || (event.pointerType === 'touch' && !event.isPrimary)) return;
    const drag = dragFrom(event, { stage, ghost, ...tools });
    if (drag === null) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    const move = (/** @type {PointerEvent} */ next) => drag.move(pointOf(stage, next));
    const stop = (/** @type {PointerEvent} */ last) => {
      stage.removeEventListener('pointermove', move);
      stage.removeEventListener('pointerup', stop);
      stage.removeEventListener('pointercancel', stop);
      ghost.replaceChildren();
      if (last.type === 'pointerup') drag.end(pointOf(stage, last));
    };
    stage.addEventListener('pointermove', move);
    stage.addEventListener('pointerup', stop);
    stage.addEventListener('pointercancel', stop);
  });
}

/**
 * @param {PointerEvent} event
 * @param {{ stage: SVGSVGElement, ghost: SVGElement, desk: Desk, selection: TextSelection }} tools
 * @returns {Drag | null}
 */
function dragFrom(event, { stage, ghost, desk, selection }) {
  const from = pointOf(stage, event);
  if (desk.tool === 'move') return moving(event, { from, desk });
  if (desk.tool === 'text') {
    const ready = selection.begin();
    const mark = async (/** @type {Point} */ to) => {
      await ready;
      const range = selection.range(from, to);
      if (range === null) return;
      await desk.send('/marks', { kind: 'text', start: String(range.start), end: String(range.end), ground: desk.ground() });
    };
    return { move: (to) => selection.show(from, to, ghost), end: (to) => void mark(to).catch(reportError) };
  }
  return {
    move: (to) => drawGhost(ghost, [boxBetween(from, to)]),
    end: (to) => {
      const box = boxBetween(from, to);
      if (box.width < MIN_SIDE || box.height < MIN_SIDE) return;
      desk.send('/marks', { kind: 'area', unit: 'pt', ground: desk.ground(), ...fieldsOf(box) }).catch(reportError);
    },
  };
}

/**
 * @param {PointerEvent} event
 * @param {{ from: Point, desk: Desk }} tools
 * @returns {Drag | null}
 */
function moving(event, { from, desk }) {
  const target = event.target;
  const mark = target instanceof Element ? target.closest('[data-mark]') : null;
  if (!(mark instanceof SVGElement) || !(target instanceof Element)) return null;
  mark.focus();
  const before = boxOf(mark);
  const resizes = target.classList.contains('redaction-handle');
  const boxAt = (/** @type {Point} */ to) => {
    const [across, down] = [to.x - from.x, to.y - from.y];
    return resizes
      ? { ...before, width: Math.max(MIN_SIDE, before.width + across), height: Math.max(MIN_SIDE, before.height + down) }
      : { ...before, x: before.x + across, y: before.y + down };
  };
  return {
    move: (to) => setBox(mark, boxAt(to)),
    end: (to) => {
      const box = boxAt(to);
      if (Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > 1) changeMark(desk, mark, box);
    },
  };
}

/**
 * @param {Desk} desk
 * @param {SVGElement} mark
 * @param {Box} box
 */
export function changeMark(desk, mark, box) {
  const { mark: id = '', ground = '' } = mark.dataset;
  const note = /** @type {HTMLInputElement | null} */ (document.getElementById(`${id}-note`))?.defaultValue ?? '';
  desk.send(`/marks/${id}`, { kind: 'area', unit: 'pt', ground, note, ...fieldsOf(box) }).catch(reportError);
}

/** @param {SVGElement} mark @returns {Box} */
export function boxOf(mark) {
  const rect = /** @type {SVGRectElement} */ (mark.querySelector('rect'));
  const side = (/** @type {string} */ name) => Number(rect.getAttribute(name));
  return { x: side('x'), y: side('y'), width: side('width'), height: side('height') };
}

/** @param {SVGElement} mark @param {Box} box */
export function setBox(mark, { x, y, width, height }) {
  const sides = { x, y, width, height };
  const [rect, handle] = mark.querySelectorAll('rect');
  for (const [name, value] of Object.entries(sides)) rect?.setAttribute(name, String(value));
  handle?.setAttribute('x', String(x + width - Number(handle.getAttribute('width'))));
  handle?.setAttribute('y', String(y + height - Number(handle.getAttribute('height'))));
  mark.querySelector('text')?.setAttribute('x', String(x + 2));
  mark.querySelector('text')?.setAttribute('y', String(y + 6));
}

/** @param {SVGElement} ghost @param {readonly Box[]} boxes */
export function drawGhost(ghost, boxes) {
  ghost.replaceChildren(
    ...boxes.map((box) => {
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      for (const [name, value] of Object.entries(box)) rect.setAttribute(name, String(value));
      rect.setAttribute('class', 'redaction-ghost');
      return rect;
    }),
  );
}

/** @param {Box} box @returns {Record<string, string>} */
function fieldsOf({ x, y, width, height }) {
  const sides = { x, y, width, height };
  return Object.fromEntries(Object.entries(sides).map(([name, value]) => [name, value.toFixed(2)]));
}

/** @param {Point} from @param {Point} to @returns {Box} */
function boxBetween(from, to) {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
}

/** Where on the page, in points. @param {SVGSVGElement} stage @param {PointerEvent} event @returns {Point} */
function pointOf(stage, event) {
  const matrix = stage.getScreenCTM();
  if (matrix === null) return { x: 0, y: 0 };
  const { width, height } = stage.viewBox.baseVal;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return { x: Math.max(0, Math.min(width, x)), y: Math.max(0, Math.min(height, y)) };
}
