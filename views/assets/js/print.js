// @ts-check
// A button that prints the page. Without scripts it stays hidden: browsers print by themselves.

/** @param {HTMLElement} button */
export function init(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
