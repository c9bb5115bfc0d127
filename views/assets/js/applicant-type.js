// @ts-check
// Shows the parts of the applicant that the chosen type of applicant is asked. Without scripts all are shown; the server drops the others.

/** @param {HTMLFormElement} form */
export function init(form) {
  /** @type {Record<string, string[]>} */
  const notAsked = JSON.parse(form.dataset.notAsked ?? '{}');
  const names = new Set(Object.values(notAsked).flat());
  const show = () => {
    const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="data.applicant.type"]:checked'))?.value ?? '';
    for (const name of names) {
      const part = /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="data.applicant.${name}"]`));
      if (part !== null) part.hidden = notAsked[chosen]?.includes(name) === true;
    }
  };
  form.addEventListener('change', show);
  show();
}
