// @ts-check
// Uploads each chosen or dropped file at once, shows how far it is, and puts its id into the form. Without this module the files go with
// the form itself; files that are already on the server keep their box to tick, which becomes a button here.

import { button, UploadItem } from './upload-item.js';

/** @typedef {{ drop: string, pick: string, waiting: string, uploading: string, done: string, failed: string, cancel: string, retry: string, remove: string, tooLarge: string, kind: string, tooMany: string, busy: string }} Texts */

/** Several at once make none of them faster. */
const AT_ONCE = 2;

/** @param {HTMLElement} root */
export function init(root) {
  const input = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-upload="input"]'));
  const form = root.closest('form');
  if (input === null || form === null) return;
  const field = new UploadField(root, input, form);
  field.start();
}

export class UploadField {
  /**
   * @param {HTMLElement} root
   * @param {HTMLInputElement} input
   * @param {HTMLFormElement} form
   */
  constructor(root, input, form) {
    this.root = root;
    this.input = input;
    this.form = form;
    this.name = root.dataset.name ?? '';
    this.maxFiles = Number(root.dataset.maxFiles);
    this.maxBytes = Number(root.dataset.maxBytes);
    /** @type {Texts} */
    this.texts = JSON.parse(root.dataset.texts ?? '{}');
    this.list = root.querySelector('ul') ?? document.createElement('ul');
    this.list.className = 'upload-list';
    this.status = document.createElement('p');
    this.zone = document.createElement('div');
    /** @type {UploadItem[]} */
    this.waiting = [];
    this.running = 0;
  }

  start() {
    this.status.className = 'visually-hidden';
    this.status.setAttribute('role', 'status');
    this.zone.className = 'upload-zone';
    const pick = document.createElement('span');
    pick.className = 'upload-pick';
    pick.textContent = this.texts.pick;
    const words = document.createElement('span');
    words.className = 'upload-words';
    words.textContent = this.texts.drop;
    this.input.before(this.zone);
    this.input.title = ''; // or browsers say that no file is chosen
    // The input itself lies over all of it, unseen: it takes clicks, keys and drops as ever.
    this.zone.append(pick, words, this.input);
    if (!this.list.isConnected) this.root.append(this.list);
    this.root.append(this.status);
    for (const item of this.root.querySelectorAll('[data-upload="item"]')) this.adopt(/** @type {HTMLElement} */ (item));
    this.root.querySelector('[data-upload="kept"] > .govuk-hint')?.remove();
    this.input.addEventListener('change', () => this.take(this.input.files));
    this.listenForDrops();
    this.form.addEventListener('submit', (event) => this.holdBack(event));
    if (this.input.files?.length) this.take(this.input.files); // chosen before this module had come
  }

  listenForDrops() {
    for (const type of ['dragenter', 'dragover']) {
      this.zone.addEventListener(type, (event) => {
        event.preventDefault();
        this.zone.classList.add('upload-zone-over');
      });
    }
    for (const type of ['dragleave', 'drop']) this.zone.addEventListener(type, () => this.zone.classList.remove('upload-zone-over'));
    this.zone.addEventListener('drop', (event) => {
      event.preventDefault();
      this.take(event.dataTransfer?.files ?? null);
    });
  }

  /**
   * The boxes to tick of files that are on the server become buttons.
   *
   * @param {HTMLElement} item
   */
  adopt(item) {
    const name = item.querySelector('.upload-name')?.firstChild?.textContent?.trim() ?? '';
    item.querySelector('[data-upload="remove"]')?.replaceWith(button(this.texts.remove, name, () => this.remove(item)));
  }

  /** @param {HTMLElement} item */
  remove(item) {
    const id = /** @type {HTMLInputElement | null} */ (item.querySelector('input[type="hidden"]'))?.value;
    item.remove();
    if (id !== undefined) this.forget(id);
    this.input.focus();
  }

  /**
   * Frees the room on the server. A file that a record needs by now stays there; so the answer does not matter.
   *
   * @param {string} id
   */
  forget(id) {
    fetch(`/uploads/${encodeURIComponent(id)}`, { method: 'DELETE', headers: { 'x-csrf-token': this.token() } }).catch(() => {
      // It is removed from the form; on the server it is cleaned up after 30 days.
    });
  }

  token() {
    return /** @type {HTMLInputElement | null} */ (this.form.querySelector('input[name="_csrf"]'))?.value ?? '';
  }

  /** @param {FileList | null} files */
  take(files) {
    for (const file of files ?? []) {
      const item = new UploadItem(this, file);
      this.list.append(item.element);
      const problem = this.problemOf(file);
      if (problem === null) this.waiting.push(item);
      else item.refuse(problem, { mayRetry: false });
    }
    this.input.value = '';
    this.next();
  }

  /**
   * What the server would refuse anyway is not sent.
   *
   * @param {File} file
   */
  problemOf(file) {
    const extension = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? '';
    if (!this.input.accept.split(',').includes(extension)) return this.texts.kind;
    if (file.size > this.maxBytes) return this.texts.tooLarge;
    const count = this.list.querySelectorAll('input[type="hidden"]').length + this.waiting.length + this.running;
    return count >= this.maxFiles ? this.texts.tooMany : null;
  }

  next() {
    while (this.running < AT_ONCE) {
      const item = this.waiting.shift();
      if (item === undefined) return;
      this.running += 1;
      item.send().finally(() => {
        this.running -= 1;
        this.next();
      });
    }
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {SubmitEvent} event */
  holdBack(event) {
    if (this.running + this.waiting.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.say(this.texts.busy);
    this.status.className = 'govuk-error-message';
  }
}
