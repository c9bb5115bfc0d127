// @ts-check
// Keeps what is typed into the application form on this device, for people who are interrupted. Only here: nothing is sent anywhere.

const PREFIX = 'yishen-draft-';
const KEEP_MS = 30 * 24 * 3_600_000;
const SAVE_AFTER_MS = 800;
/** Never kept: the form's own inputs, files, and what proves identity unless the person wants it kept. */
const OWN = new Set(['_csrf', 'token', 'data.applicant.type']);
const IDENTITY = new Set(['data.applicant.idNumber']);

/** @typedef {{ until: number, values: Record<string, string[]> }} Draft */

/** @param {HTMLFormElement} form */
export function init(form) {
  const store = findStore();
  const bar = form.querySelector('[data-draft-bar]');
  if (store === null || !(bar instanceof HTMLElement)) return;
  const key = PREFIX + form.dataset.draft;
  const now = Date.parse(form.dataset.draftNow ?? '');
  const keepNumber = /** @type {HTMLInputElement | null} */ (bar.querySelector('[data-draft-keep-number]'));
  bar.hidden = false;
  dropExpired(store, now);
  if (keepNumber !== null && form.querySelector('[name="data.applicant.idNumber"]') === null)
    keepNumber.closest('.govuk-checkboxes')?.remove();
  const found = readDraft({ store, key, now });
  if (found !== null && form.dataset.draftRestored === 'ask') offer({ form, bar, store, key, found });
  let timer = 0;
  const save = () => {
    const values = valuesOf(form, keepNumber?.checked === true);
    if (Object.values(values).every((list) => list.every((value) => value === ''))) return;
    store.setItem(key, JSON.stringify({ until: now + KEEP_MS, values }));
    tell(bar, 'saved');
  };
  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, SAVE_AFTER_MS);
  });
  form.addEventListener('submit', () => {
    window.clearTimeout(timer);
    save();
  });
}

/** @param {{ form: HTMLFormElement, bar: HTMLElement, store: Storage, key: string, found: Draft }} parts */
function offer({ form, bar, store, key, found }) {
  const question = bar.querySelector('[data-draft-found]');
  if (!(question instanceof HTMLElement)) return;
  question.hidden = false;
  bar.querySelector('[data-draft-restore]')?.addEventListener('click', () => {
    fill(form, found.values);
    question.hidden = true;
  });
  bar.querySelector('[data-draft-discard]')?.addEventListener('click', () => {
    store.removeItem(key);
    question.hidden = true;
    tell(bar, 'removed');
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} withIdentity
 * @returns {Record<string, string[]>}
 */
function valuesOf(form, withIdentity) {
  /** @type {Record<string, string[]>} */
  const values = {};
  const files = new Set([...form.querySelectorAll('input[type="file"]')].map((input) => input.getAttribute('name')));
  for (const [name, value] of new FormData(form)) {
    const kept = !OWN.has(name) && !files.has(name) && (withIdentity || !IDENTITY.has(name));
    if (kept && typeof value === 'string') values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

/**
 * Fields of one name take its values in turn; boxes are ticked that were ticked.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string[]>} values
 */
function fill(form, values) {
  for (const [name, list] of Object.entries(values)) {
    const inputs = [...form.elements].filter((input) => input.getAttribute('name') === name);
    inputs.forEach((input, place) => {
      if (input instanceof HTMLInputElement && (input.type === 'checkbox' || input.type === 'radio'))
        input.checked = list.includes(input.value);
      else if (input instanceof HTMLInputElement && (input.type === 'hidden' || input.type === 'file')) return;
      else if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement || input instanceof HTMLSelectElement)
        input.value = list[place] ?? '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

/**
 * @param {HTMLElement} bar
 * @param {'saved' | 'removed'} what
 */
function tell(bar, what) {
  const status = bar.querySelector('[data-draft-status]');
  if (status instanceof HTMLElement && status.textContent !== status.dataset[what]) status.textContent = status.dataset[what] ?? '';
}

/**
 * Drafts of forms to an organ, once one was sent.
 *
 * @param {string} organId
 */
export function dropDrafts(organId) {
  const store = findStore();
  if (store === null) return;
  for (const key of keysOf(store)) if (key.startsWith(`${PREFIX}${organId}-`)) store.removeItem(key);
}

/**
 * @param {Storage} store
 * @param {number} now
 */
function dropExpired(store, now) {
  for (const key of keysOf(store)) readDraft({ store, key, now });
}

/**
 * @param {Storage} store
 * @returns {string[]}
 */
function keysOf(store) {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) => key.startsWith(PREFIX));
}

/**
 * A draft that is not too old by the server's time, in milliseconds. One that is too old or cannot be read is deleted.
 *
 * @param {{ store: Storage, key: string, now: number }} where
 * @returns {Draft | null}
 */
function readDraft({ store, key, now }) {
  const text = store.getItem(key);
  if (text === null) return null;
  try {
    const draft = JSON.parse(text);
    if (typeof draft?.until === 'number' && draft.until > now && typeof draft.values === 'object' && draft.values !== null) return draft;
  } catch {
    // Not ours, or cut off: it goes like one that is too old.
  }
  store.removeItem(key);
  return null;
}

/** Null where the browser keeps nothing, such as in a private window that forbids it. */
function findStore() {
  try {
    const probe = `${PREFIX}probe`;
    window.localStorage.setItem(probe, '1');
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return null;
  }
}
