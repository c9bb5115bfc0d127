// @ts-check

/** @typedef {{ id: string, name: string, bytes: number, mediaType: string }} Uploaded */

/** One file on its way. */
export class UploadItem {
  /**
   * @param {import('./upload.js').UploadField} field
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
export function button(text, about, act) {
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
