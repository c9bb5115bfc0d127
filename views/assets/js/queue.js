// @ts-check
// The queue: keys to move between the rows, "select all", and a list that follows the cases without being loaded anew.

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';
/** Several cases often change together: the list is fetched once. */
const SETTLE_MS = 400;

/** @param {HTMLElement} root */
export function init(root) {
  showHelp();
  prepareList(root);
  document.addEventListener('keydown', (event) => onKey(root, event));
  root.addEventListener('change', (event) => onChange(root, event));
  follow(root);
}

function showHelp() {
  const help = document.querySelector('[data-queue-help]');
  if (help instanceof HTMLElement) help.hidden = false;
}

/** @param {HTMLElement} root */
function prepareList(root) {
  const all = root.querySelector('[data-queue-select-all]');
  if (all instanceof HTMLElement) all.hidden = false;
  countSelected(root);
}

/** @param {HTMLElement} root */
function rowsOf(root) {
  return /** @type {HTMLTableRowElement[]} */ ([...root.querySelectorAll('[data-queue-row]')]);
}

/** @param {Element} scope */
function boxesOf(scope) {
  return /** @type {HTMLInputElement[]} */ ([...scope.querySelectorAll('input[name="case"]')]);
}

/**
 * @param {HTMLElement} root
 * @param {KeyboardEvent} event
 */
function onKey(root, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
  const acts = { j: () => move(root, 1), ArrowDown: () => move(root, 1), k: () => move(root, -1), ArrowUp: () => move(root, -1) };
  const more = { Enter: () => open(root, event), x: () => toggle(root), '/': focusSearch, '?': toggleHelp };
  const act = { ...acts, ...more }[event.key];
  if (act?.() === true) event.preventDefault();
}

/**
 * The focus itself moves, from link to link: what is heard and what is seen stay the same. Arrow keys scroll as ever until a row has it.
 *
 * @param {HTMLElement} root
 * @param {number} by
 */
function move(root, by) {
  const rows = rowsOf(root);
  const at = rows.indexOf(/** @type {HTMLTableRowElement} */ (currentRow(root)));
  const next = rows[at < 0 ? 0 : at + by];
  const link = next?.querySelector('a');
  if (!(link instanceof HTMLElement)) return at >= 0;
  link.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** @param {HTMLElement} root */
function currentRow(root) {
  const row = document.activeElement?.closest('[data-queue-row]') ?? null;
  return row !== null && root.contains(row) ? row : null;
}

/**
 * On a link or a button Enter does what it always does.
 *
 * @param {HTMLElement} root
 * @param {KeyboardEvent} event
 */
function open(root, event) {
  if (event.target instanceof Element && event.target.closest('a, button, summary') !== null) return false;
  const link = currentRow(root)?.querySelector('a');
  if (!(link instanceof HTMLElement)) return false;
  link.click();
  return true;
}

/** @param {HTMLElement} root */
function toggle(root) {
  const row = currentRow(root);
  const box = row === null ? undefined : boxesOf(row)[0];
  if (box === undefined) return false;
  box.checked = !box.checked;
  box.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

function focusSearch() {
  const search = document.querySelector('#queue-search');
  if (!(search instanceof HTMLInputElement)) return false;
  search.focus();
  search.select();
  return true;
}

function toggleHelp() {
  const help = document.querySelector('[data-queue-help]');
  if (!(help instanceof HTMLDetailsElement)) return false;
  help.open = !help.open;
  if (help.open) help.querySelector('summary')?.focus();
  return true;
}

/**
 * @param {HTMLElement} root
 * @param {Event} event
 */
function onChange(root, event) {
  const all = root.querySelector('[data-queue-select-all] input');
  if (event.target instanceof HTMLInputElement && event.target === all) {
    for (const box of boxesOf(root)) box.checked = event.target.checked;
  }
  countSelected(root);
}

/** @param {HTMLElement} root */
function countSelected(root) {
  const boxes = boxesOf(root);
  const chosen = boxes.filter(({ checked }) => checked).length;
  const all = root.querySelector('[data-queue-select-all] input');
  if (all instanceof HTMLInputElement) {
    all.checked = boxes.length > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  for (const row of rowsOf(root)) row.classList.toggle('row-selected', boxesOf(row)[0]?.checked === true);
}

/**
 * Listens for changes while the page is seen. A page in the background holds no line to the server, of which a browser has few, and
 * catches up when it is seen again. When a line breaks the browser itself connects anew.
 *
 * @param {HTMLElement} root
 */
function follow(root) {
  const address = root.dataset.events;
  if (address === undefined || !('EventSource' in window)) return;
  let waiting = 0;
  /** @type {EventSource | undefined} */
  let source;
  const later = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => refresh(root).catch(reportError), SETTLE_MS);
  };
  const connect = () => {
    if (source !== undefined || document.hidden) return;
    source = new EventSource(address);
    source.addEventListener('changed', later);
  };
  const leave = () => {
    source?.close();
    source = undefined;
  };
  const seenAgain = () => {
    connect();
    later();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : seenAgain()));
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', (event) => event.persisted && seenAgain());
  connect();
}

/**
 * Puts the list as it is now in place of the old one. Focus, selection and place on the page stay.
 *
 * @param {HTMLElement} root
 */
async function refresh(root) {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  // Signed out meanwhile, or the server is busy: the list stays as it is.
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.querySelector('[data-queue-replaced]');
  const old = root.querySelector('[data-queue-replaced]');
  if (fresh === null || old === null || fresh.innerHTML === unprepared(old)) return;
  const kept = keep(root);
  old.replaceWith(fresh);
  prepareList(root);
  restore(root, kept);
  const status = root.querySelector('[data-queue-status]');
  if (status !== null) status.textContent = root.dataset.updated ?? '';
}

/**
 * The list as it came: what scripts have added to it is no change of a case.
 *
 * @param {Element} list
 */
function unprepared(list) {
  const copy = /** @type {Element} */ (list.cloneNode(true));
  for (const row of copy.querySelectorAll('.row-selected')) row.classList.remove('row-selected');
  copy.querySelector('[data-queue-select-all]')?.setAttribute('hidden', '');
  return copy.innerHTML;
}

/** @param {HTMLElement} root */
function keep(root) {
  const active = document.activeElement;
  const row = currentRow(root);
  return {
    selected: new Set(boxesOf(root).flatMap(({ checked, value }) => (checked ? [value.split(':')[0]] : []))),
    row: row?.getAttribute('data-queue-row') ?? null,
    onBox: active instanceof HTMLInputElement && active.name === 'case',
    href: active instanceof HTMLAnchorElement && root.contains(active) ? active.getAttribute('href') : null,
    test: active !== null && root.contains(active) ? active.getAttribute('data-test') : null,
    exportsOpen: root.querySelector('.queue-exports')?.hasAttribute('open') === true,
    scroll: { top: window.scrollY, left: window.scrollX },
  };
}

/**
 * @param {HTMLElement} root
 * @param {ReturnType<typeof keep>} kept
 */
function restore(root, kept) {
  for (const box of boxesOf(root)) box.checked = kept.selected.has(box.value.split(':')[0]);
  if (kept.exportsOpen) root.querySelector('.queue-exports')?.setAttribute('open', '');
  countSelected(root);
  const row = rowsOf(root).find((one) => one.getAttribute('data-queue-row') === kept.row);
  const inRow = row?.querySelector(kept.onBox ? 'input[name="case"]' : 'a');
  const byHref = kept.href === null ? null : root.querySelector(`a[href="${CSS.escape(kept.href)}"]`);
  const byTest = kept.test === null ? null : root.querySelector(`[data-test="${CSS.escape(kept.test)}"]`);
  const target = inRow ?? byHref ?? byTest;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  window.scrollTo(kept.scroll);
}
