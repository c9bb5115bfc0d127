// @ts-check
// Beside the chosen decision code: when it fits. Its article goes into the field for it, unless somebody typed another.

/** @param {HTMLElement} form */
export function init(form) {
  const select = form.querySelector('select[name="data.decisionCode"]');
  if (!(select instanceof HTMLSelectElement)) return;
  const basis = form.querySelector('[name="data.basis"]');
  const hint = document.createElement('p');
  hint.className = 'code-hint-text';
  hint.setAttribute('role', 'status');
  select.after(hint);
  let proposed = '';
  const show = () => {
    const row = findCode(select.value);
    hint.textContent = row?.dataset.hint ?? '';
    if (!(basis instanceof HTMLInputElement || basis instanceof HTMLTextAreaElement)) return;
    if (basis.value !== '' && basis.value !== proposed) return;
    proposed = row?.dataset.basis ?? '';
    basis.value = proposed;
  };
  select.addEventListener('change', show);
  hint.textContent = findCode(select.value)?.dataset.hint ?? '';
}

/**
 * @param {string} code
 * @returns {HTMLElement | undefined}
 */
function findCode(code) {
  const rows = [...document.querySelectorAll('#code-help [data-code]')];
  return rows.filter((row) => row instanceof HTMLElement).find((row) => row.dataset.code === code);
}
