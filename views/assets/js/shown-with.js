// @ts-check
// Shows each part that names an input in `data-shown-with` while that input is chosen. Without scripts all parts are shown.

/** @param {HTMLElement} root */
export function init(root) {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-shown-with]'));
  const show = () => {
    for (const part of parts) {
      const input = document.getElementById(part.dataset.shownWith ?? '');
      part.hidden = input instanceof HTMLInputElement && !input.checked;
    }
  };
  root.addEventListener('change', show);
  show();
}
