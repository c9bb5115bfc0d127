// @ts-check
// Computes the supposed facts anew while somebody types. The server computes. Posted like the form itself: the facts may name
// people, whom no address should.

const PAUSE_MS = 400;

/** @param {HTMLElement} form */
export function init(form) {
  const result = document.getElementById(form.dataset.result ?? '');
  if (!(form instanceof HTMLFormElement) || result === null) return;
  let timer = 0;
  /** @type {AbortController | undefined} */
  let asking;
  const compute = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const response = await fetch(form.action, { method: 'POST', body: fieldsOf(form), signal, headers: { accept: 'text/html' } });
      if (!response.ok || response.redirected) return;
      result.innerHTML = await response.text();
      for (const error of form.querySelectorAll('[data-error]')) error.textContent = '';
    } catch {
      // A newer question overtook this one, or the server is out of reach: the button still asks.
    }
  };
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLSelectElement) return; // chosen, but not added yet
    clearTimeout(timer);
    timer = window.setTimeout(compute, PAUSE_MS);
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {URLSearchParams}
 */
function fieldsOf(form) {
  const fields = new URLSearchParams({ fragment: '1' });
  for (const [name, value] of new FormData(form)) if (name !== 'add' && typeof value === 'string') fields.append(name, value);
  return fields;
}
