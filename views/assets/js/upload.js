// @ts-check
// Uploads each chosen or dropped file at once, shows how far it is, and puts its id into the form. Without this module the files go with
// the form itself; files that are already on the server keep their box to tick, which becomes a button here.

/** @typedef {{ drop: string, pick: string, waiting: string, uploading: string, done: string, failed: string, cancel: string, retry: string, remove: string, tooLarge: string, kind: string, tooMany: string, busy: string }} Texts */
/** @typedef {{ id: string, name: string, bytes: number, mediaType: string }} Uploaded */

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

class UploadField {
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

/** One file on its way. */
class UploadItem {
  /**
   * @param {UploadField} field
   * @param {File} file
   */
  constructor(field, file) {
    this.field = field;
    this.file = file;
    this.element = document.createElement('li');
    this.element.className = 'upload-item';
    this.label = document.createElement('span');
    this.label.className = 'upload-name';
    this.label.textContent = file.name;
    this.note = document.createElement('span');
    this.note.className = 'upload-note';
    this.bar = document.createElement('progress');
    this.bar.max = 100;
    this.bar.setAttribute('aria-label', file.name);
    this.actions = document.createElement('span');
    this.actions.className = 'upload-actions';
    this.element.append(this.label, this.bar, this.note, this.actions);
    this.request = new XMLHttpRequest();
    this.offer([this.field.texts.cancel, () => this.drop()]);
    this.tell(this.field.texts.waiting);
  }

  /** @param {[string, () => void][]} actions */
  offer(...actions) {
    this.actions.replaceChildren(...actions.map(([text, act]) => button(text, this.file.name, act)));
  }

  /** @param {string} text */
  tell(text) {
    this.note.textContent = text;
  }

  /** @returns {Promise<void>} when it is decided what becomes of the file */
  send() {
    const { texts } = this.field;
    this.request = new XMLHttpRequest();
    this.tell(texts.uploading);
    return new Promise((resolve) => {
      this.request.upload.addEventListener('progress', (event) => this.show(event));
      this.request.addEventListener('load', () => this.answered());
      this.request.addEventListener('error', () => this.refuse(texts.failed, { mayRetry: true }));
      this.request.addEventListener('loadend', () => resolve());
      this.request.open('POST', '/uploads');
      this.request.setRequestHeader('accept', 'application/json');
      this.request.setRequestHeader('x-csrf-token', this.field.token());
      const body = new FormData();
      body.append('file', this.file, this.file.name);
      this.request.send(body);
    });
  }

  /** @param {ProgressEvent} event */
  show(event) {
    if (!event.lengthComputable) return;
    const percent = Math.floor((event.loaded / event.total) * 100);
    this.bar.value = percent;
    this.tell(`${this.field.texts.uploading} ${percent}%`);
  }

  answered() {
    /** @type {unknown} */
    let answer = null;
    try {
      answer = JSON.parse(this.request.responseText);
    } catch {
      // A proxy on the way answered in its own words.
    }
    if (this.request.status === 201) this.finish(/** @type {Uploaded} */ (answer));
    else this.refuse(problemIn(answer) ?? this.field.texts.failed, { mayRetry: this.request.status !== 422 });
  }

  /** @param {Uploaded} uploaded */
  finish(uploaded) {
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = this.field.name;
    hidden.value = uploaded.id;
    this.element.classList.remove('upload-failed');
    this.bar.remove();
    this.label.textContent = uploaded.name;
    this.element.append(hidden);
    this.tell(this.field.texts.done);
    this.offer([this.field.texts.remove, () => this.field.remove(this.element)]);
    this.field.say(`${uploaded.name} ${this.field.texts.done}`);
  }

  /**
   * @param {string} reason
   * @param {{ mayRetry: boolean }} options
   */
  refuse(reason, { mayRetry }) {
    this.element.classList.add('upload-failed');
    this.bar.remove();
    this.tell(reason);
    const { texts } = this.field;
    /** @type {[string, () => void]} */
    const remove = [texts.remove, () => this.drop()];
    if (mayRetry) this.offer([texts.retry, () => this.again()], remove);
    else this.offer(remove);
    this.field.say(`${this.file.name} ${reason}`);
  }

  again() {
    this.element.classList.remove('upload-failed');
    this.bar.value = 0;
    this.label.after(this.bar);
    this.offer([this.field.texts.cancel, () => this.drop()]);
    this.field.waiting.push(this);
    this.field.next();
    /** @type {HTMLElement | null} */ (this.actions.querySelector('button'))?.focus();
  }

  drop() {
    this.field.waiting = this.field.waiting.filter((item) => item !== this);
    this.request.abort();
    this.element.remove();
    this.field.input.focus();
  }
}

/**
 * @param {string} text
 * @param {string} about said to those who do not see what it stands beside
 * @param {() => void} act
 */
function button(text, about, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'link-button';
  const hidden = document.createElement('span');
  hidden.className = 'visually-hidden';
  hidden.textContent = ` ${about}`;
  element.append(text, hidden);
  element.addEventListener('click', act);
  return element;
}

/**
 * The sentence of an RFC 9457 answer, in the language of the page.
 *
 * @param {unknown} answer
 */
function problemIn(answer) {
  if (typeof answer !== 'object' || answer === null) return null;
  const { problems, detail } = /** @type {{ problems?: { zh: string, en: string }[], detail?: string }} */ (answer);
  const problem = problems?.[0];
  if (problem === undefined) return detail ?? null;
  return document.documentElement.lang === 'en' ? problem.en : problem.zh;
}
