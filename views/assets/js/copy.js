// @ts-check
// A button that copies what stands in an input. Without scripts it stays hidden: the text can be selected and copied by hand.

/** @param {HTMLButtonElement} button */
export function init(button) {
  const input = document.getElementById(button.dataset.copies ?? '');
  const told = button.parentElement?.querySelector('[data-copied]');
  if (!(input instanceof HTMLInputElement)) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    input.select();
    const copied = await copy(input.value);
    if (told) told.textContent = (copied ? button.dataset.done : button.dataset.failed) ?? '';
  });
}

/**
 * Browsers let a page copy only when it came by HTTPS, and when they may: otherwise the text stays selected.
 *
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
