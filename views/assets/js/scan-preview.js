// @ts-check
// Shows images and PDF files beside the form as soon as they are uploaded. The upload itself is the work of the form's file fields.

/** @param {HTMLElement} root */
export function init(root) {
  const form = document.getElementById(root.dataset.form ?? '');
  if (form === null) return;
  /** @type {{ open: string, notShown: string }} */
  const texts = JSON.parse(root.dataset.texts ?? '{}');
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  for (const figure of root.querySelectorAll('[data-test="scan"]')) figure.remove();
  const update = () => {
    const ids = uploadedIds(form);
    for (const [id, figure] of shown) {
      if (ids.has(id)) continue;
      figure.remove();
      shown.delete(id);
    }
    for (const [id, name] of ids) {
      if (shown.has(id)) continue;
      const figure = document.createElement('figure');
      figure.className = 'scan';
      shown.set(id, figure);
      root.append(figure);
      fill(figure, { href: `/uploads/${encodeURIComponent(id)}?inline=1`, name, texts }).catch(reportError);
    }
    root.querySelector('[data-scan-none]')?.toggleAttribute('hidden', shown.size > 0);
  };
  new MutationObserver(update).observe(form, { childList: true, subtree: true });
  update();
}

/**
 * Files that go with the form: id and name.
 *
 * @param {HTMLElement} form
 */
function uploadedIds(form) {
  const inputs = form.querySelectorAll('.upload-item input[type="hidden"]');
  return new Map(
    [...inputs].map((input) => {
      const name = input.closest('.upload-item')?.querySelector('.upload-name')?.firstChild?.textContent ?? '';
      return [/** @type {HTMLInputElement} */ (input).value, name.trim()];
    }),
  );
}

/**
 * What kind of file it is, the server knows.
 *
 * @param {HTMLElement} figure
 * @param {{ href: string, name: string, texts: { open: string, notShown: string } }} file
 */
async function fill(figure, { href, name, texts }) {
  const answer = await fetch(href, { method: 'HEAD' });
  const inline = answer.headers.get('content-disposition')?.startsWith('inline') === true;
  const isImage = answer.headers.get('content-type')?.startsWith('image/') === true;
  const caption = document.createElement('figcaption');
  const link = document.createElement('a');
  Object.assign(link, { href, target: '_blank', rel: 'noopener', textContent: texts.open });
  caption.append(inline ? `${name} ` : texts.notShown.replace('…', name), link);
  if (inline) figure.append(isImage ? imageOf(href, name) : frameOf(href, name));
  figure.append(caption);
}

/**
 * @param {string} src
 * @param {string} alt
 */
function imageOf(src, alt) {
  return Object.assign(document.createElement('img'), { className: 'scan-image', src, alt });
}

/**
 * @param {string} src
 * @param {string} title
 */
function frameOf(src, title) {
  return Object.assign(document.createElement('iframe'), { className: 'scan-pdf', src, title });
}
