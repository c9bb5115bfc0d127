// @ts-check
// Drawing marks on a page. Each act is posted like a form and saved at once; the page that answers brings the new marks.
import { allowKeys } from './redaction-keys.js';
import { pointer } from './redaction-pointer.js';
import { createTextSelection } from './redaction-text.js';

/** @param {HTMLElement} root */
export function init(root) {
  const stage = /** @type {SVGSVGElement | null} */ (root.querySelector('[data-redaction="stage"]'));
  if (stage === null) return;
  for (const bar of root.querySelectorAll('[data-redaction="bar"]')) bar.removeAttribute('hidden');
  const desk = createDesk(root, stage);
  chooseTools(root, desk);
  zoom(root, stage);
  root.addEventListener('submit', (event) => postForm(event, desk));
  const selection = createTextSelection(root.dataset.textHref ?? '');
  pointer(stage, { desk, selection });
  allowKeys(stage, desk);
}

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box In points.
 * @typedef {ReturnType<typeof createDesk>} Desk
 */

/**
 * What the tools share.
 *
 * @param {HTMLElement} root
 * @param {SVGSVGElement} stage
 */
function createDesk(root, stage) {
  const { href = '', page = '1' } = root.dataset;
  /** @type {{ saved: string, failed: string }} */
  const texts = JSON.parse(root.dataset.texts ?? '{}');
  const say = sayer(root);
  let waiting = Promise.resolve();
  const hidden = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement | null} */ (root.querySelector(`[data-redaction="form"] input[name="${name}"]`))?.value ?? '';
  const csrf = () => {
    const input = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-redaction="form"] input[type="hidden"]'));
    return input === null ? [] : [[input.name, input.value]];
  };
  /**
   * @param {string} action
   * @param {URLSearchParams} body
   */
  const post = async (action, body) => {
    body.set('revision', hidden('revision'));
    const focused = document.activeElement?.closest('[data-mark]')?.getAttribute('data-no') ?? null;
    try {
      const answer = await fetch(action, { method: 'POST', body, headers: { accept: 'text/html' }, keepalive: true });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const problem = fresh.querySelector('[data-test="error-summary"] li')?.textContent?.trim();
      if (fresh.querySelector('[data-redaction="stage"]') === null) throw new Error(`Answered ${answer.status}`);
      for (const part of ['marks', 'list', 'paging']) replacePart(root, fresh, part);
      for (const input of root.querySelectorAll('input[name="revision"]')) {
        /** @type {HTMLInputElement} */ (input).value = fresh.querySelector('input[name="revision"]')?.getAttribute('value') ?? '';
      }
      say(problem ?? texts.saved, problem !== undefined);
    } catch (error) {
      say(texts.failed, true);
      reportError(error);
    }
    focusMark(stage, focused);
  };
  return {
    page,
    tool: 'area',
    ground: () => /** @type {HTMLSelectElement | null} */ (root.querySelector('[data-redaction="ground"]'))?.value ?? '',
    /**
     * One after the other: each names the revision that the one before left.
     *
     * @param {string} path
     * @param {Record<string, string>} fields
     */
    send: (path, fields) => {
      waiting = waiting.then(() => post(`${href}${path}`, new URLSearchParams([...csrf(), ['page', page], ...Object.entries(fields)])));
      return waiting;
    },
    /**
     * @param {string} action
     * @param {URLSearchParams} body
     */
    sendForm: (action, body) => {
      waiting = waiting.then(() => post(action, body));
      return waiting;
    },
  };
}

/** @param {HTMLElement} root */
function sayer(root) {
  const status = root.querySelector('[data-redaction="status"]');
  return (/** @type {string} */ text, /** @type {boolean} */ alarm) => {
    if (status === null) return;
    status.textContent = text;
    status.classList.toggle('redaction-alarm', alarm);
  };
}

/**
 * The mark that had the focus, or another when it is gone.
 *
 * @param {SVGSVGElement} stage
 * @param {string | null} no
 */
function focusMark(stage, no) {
  const target = no === null ? null : (stage.querySelector(`[data-no="${no}"]`) ?? stage.querySelector('[data-mark]'));
  if (target instanceof SVGElement) target.focus();
}

/**
 * Parts outside of the tools, such as the links to pages with marks, may come and go.
 *
 * @param {HTMLElement} root
 * @param {Document} fresh
 * @param {string} part
 */
function replacePart(root, fresh, part) {
  const selector = `[data-redaction="${part}"]`;
  const before = root.querySelector(selector) ?? document.querySelector(selector);
  const after = fresh.querySelector(selector);
  if (before === null) return;
  if (after === null) before.replaceChildren();
  else before.replaceChildren(...[...after.childNodes].map((node) => document.importNode(node, true)));
}

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
function chooseTools(root, desk) {
  const buttons = [...root.querySelectorAll('[data-tool]')];
  root.dataset.using = desk.tool;
  for (const button of buttons) {
    button.addEventListener('click', () => {
      desk.tool = button.getAttribute('data-tool') ?? 'area';
      root.dataset.using = desk.tool;
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
    });
  }
}

const ZOOMS = ['', 'redaction-zoom-1', 'redaction-zoom-2', 'redaction-zoom-3'];

/**
 * @param {HTMLElement} root
 * @param {SVGSVGElement} stage
 */
function zoom(root, stage) {
  let step = 0;
  for (const button of root.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => {
      step = Math.max(0, Math.min(ZOOMS.length - 1, step + (button.getAttribute('data-zoom') === 'in' ? 1 : -1)));
      stage.setAttribute('class', `redaction-page ${ZOOMS[step]}`.trim());
    });
  }
}

/**
 * Forms of this page save without leaving it.
 *
 * @param {SubmitEvent} event
 * @param {Desk} desk
 */
function postForm(event, desk) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.redaction !== 'form') return;
  event.preventDefault();
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  desk.sendForm(form.action, new URLSearchParams(fields)).catch(reportError);
}
