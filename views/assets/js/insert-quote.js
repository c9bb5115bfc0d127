// @ts-check
// Puts the chosen number into the text where the cursor stands. Without scripts the server adds it at the end.

/** @param {HTMLFormElement} form */
export function init(form) {
  const [text, cell] = [form.querySelector('textarea'), form.querySelector('select')];
  const button = form.querySelector('button[value="insert"]');
  if (text === null || cell === null || button === null) return;
  button.addEventListener('click', (event) => {
    event.preventDefault();
    text.setRangeText(`{{${cell.value}}}`, text.selectionStart, text.selectionEnd, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  });
}
