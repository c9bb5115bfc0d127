// @ts-check
// Computes the supposed facts anew while somebody types. The server computes; the address follows, so that it can be kept.

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
    const query = queryOf(form);
    try {
      const response = await fetch(`${form.action}?${query}&fragment=1`, { signal: asking.signal, headers: { accept: 'text/html' } });
      if (!response.ok || response.redirected) return;
      result.innerHTML = await response.text();
      history.replaceState(null, '', `${form.action}?${query}`);
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
function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (name !== 'add' && typeof value === 'string') query.append(name, value);
  return query;
}
