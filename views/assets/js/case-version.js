// @ts-check
// Tells whoever fills in a form that somebody else recorded a step meanwhile. Asks rarely, and not while the page is out of sight.

const EVERY_MS = 20_000;

/** @param {HTMLElement} element */
export function init(element) {
  const { href, version } = element.dataset;
  if (href === undefined || version === undefined) return;
  const timer = setInterval(async () => {
    if (document.hidden) return;
    if ((await newestVersion(href)) <= Number(version)) return;
    clearInterval(timer);
    tell(element);
  }, EVERY_MS);
}

/**
 * The number of the newest entry; 0 when the server cannot be reached now: the refused form will say so then.
 *
 * @param {string} href
 * @returns {Promise<number>}
 */
async function newestVersion(href) {
  try {
    const response = await fetch(href, { headers: { accept: 'application/json' } });
    if (!response.ok) return 0;
    const { version } = await response.json();
    return Number(version) || 0;
  } catch {
    return 0; // offline for a moment: the next round asks again
  }
}

/** Opens the page in a window of its own, so that nothing typed is lost. @param {HTMLElement} element */
function tell(element) {
  const text = document.createElement('p');
  text.textContent = element.dataset.text ?? '';
  const link = document.createElement('a');
  link.href = `${location.pathname}#history`;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = element.dataset.look ?? '';
  element.replaceChildren(text, link);
  element.classList.add('case-moved-shown');
}
