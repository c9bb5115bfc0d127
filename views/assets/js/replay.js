// @ts-check
// Shows the entry of a case's history at which the slider stands, while it moves. The server replays; this only asks and puts in place.

const PAUSE_MS = 150;

/** @param {HTMLElement} controls */
export function init(controls) {
  const result = document.getElementById(controls.dataset.result ?? '');
  const slider = controls.querySelector('input[type=range]');
  if (result === null || !(slider instanceof HTMLInputElement)) return;
  let timer = 0;
  /** @type {AbortController | undefined} */
  let asking;
  const show = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = `${controls.dataset.action}?version=${slider.value}`;
    try {
      const response = await fetch(`${address}&fragment=1`, { signal: asking.signal, headers: { accept: 'text/html' } });
      if (!response.ok || response.redirected) return;
      result.innerHTML = await response.text();
      history.replaceState(null, '', address);
      const part = result.querySelector('[data-announced]');
      const status = controls.querySelector('[data-status]');
      if (part instanceof HTMLElement && status !== null) status.textContent = part.dataset.announced ?? '';
    } catch {
      // A newer question overtook this one, or the server is out of reach: the button still asks.
    }
  };
  const moved = () => {
    tell(controls, slider);
    clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE_MS);
  };
  slider.addEventListener('input', moved);
  controls.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-step], [data-mark]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { step, mark } = link.dataset;
    slider.value = mark ?? String(Number(slider.value) + Number(step));
    moved();
  });
}

/**
 * What stands beside the slider follows it at once.
 *
 * @param {HTMLElement} controls
 * @param {HTMLInputElement} slider
 */
function tell(controls, slider) {
  for (const mark of controls.querySelectorAll('[data-mark]')) {
    const current = mark.getAttribute('data-mark') === slider.value;
    if (!current) mark.removeAttribute('aria-current');
    else {
      mark.setAttribute('aria-current', 'step');
      slider.setAttribute('aria-valuetext', mark.getAttribute('aria-label') ?? slider.value);
      const position = controls.querySelector('[data-position]');
      if (position !== null) position.textContent = mark.getAttribute('aria-label');
    }
  }
  for (const step of controls.querySelectorAll('[data-step]')) {
    const to = Number(slider.value) + Number(step.getAttribute('data-step'));
    if (to < Number(slider.min) || to > Number(slider.max)) {
      step.setAttribute('aria-disabled', 'true');
      step.setAttribute('role', 'link');
      step.setAttribute('tabindex', '0');
      step.removeAttribute('href');
    } else {
      step.removeAttribute('aria-disabled');
      step.removeAttribute('role');
      step.removeAttribute('tabindex');
      step.setAttribute('href', `${controls.dataset.action}?version=${to}`);
    }
  }
}
