// @ts-check
// Shows the inputs that the chosen answers ask for. Without scripts all are shown; the server drops the others.

/** @param {HTMLFormElement} form */
export function init(form) {
  /** @type {Record<string, { by: string, values: string[] }>} */
  const askedFor = JSON.parse(form.dataset.askedFor ?? '{}');
  const show = () => {
    for (const [name, { by, values }] of Object.entries(askedFor)) {
      const part = /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="${name}"]`));
      if (part !== null) part.hidden = !values.includes(answerOf(form, by));
    }
  };
  form.addEventListener('change', show);
  form.addEventListener('keydown', keepScannedCode);
  show();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {string}
 */
function answerOf(form, name) {
  const input = form.elements.namedItem(name);
  return input instanceof RadioNodeList || input instanceof HTMLSelectElement || input instanceof HTMLInputElement ? input.value : '';
}

/**
 * A scanner ends what it reads with Enter, which would send the form half filled in.
 *
 * @param {KeyboardEvent} event
 */
function keepScannedCode(event) {
  const input = event.target;
  if (event.key !== 'Enter' || !(input instanceof HTMLInputElement) || input.name !== 'data.mailNumber') return;
  event.preventDefault();
  input.value = input.value.replace(/[\s-]+/g, '').toUpperCase();
}
