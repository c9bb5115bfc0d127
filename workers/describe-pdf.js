// @ts-check
import { withMemory } from './pdf-memory.js';

/** @typedef {import('./pdf-memory.js').Pdfium} Pdfium */

/** What the document information says of people. Creator and producer are programs and say nothing of anybody. */
const PROPERTIES = ['Title', 'Author', 'Subject', 'Keywords'];
const MAX_PROPERTY_BYTES = 8192;
/** FPDF_ANNOT_LINK, _POPUP (the window of another annotation) and _WIDGET (a form field). */
const NO_COMMENTS = new Set([2, 16, 20]);

/** Of a file that is no PDF. */
export const NOTHING_BESIDES = { properties: [], attachments: 0, comments: [], scripts: 0 };

/**
 * What a PDF carries besides what its pages show: PdfDescription of src/documents/pages/page-workshop.ts.
 *
 * @param {Pdfium} pdfium
 * @param {number} document
 */
export function describePdf(pdfium, document) {
  return {
    properties: PROPERTIES.map((name) => propertyOf(pdfium, document, name)).filter((value) => value !== ''),
    attachments: Math.max(0, pdfium.FPDFDoc_GetAttachmentCount(document)),
    comments: commentsOf(pdfium, document),
    scripts: Math.max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
  };
}

/**
 * @param {Pdfium} pdfium
 * @param {number} document
 * @param {string} name
 */
function propertyOf(pdfium, document, name) {
  return withMemory(pdfium, MAX_PROPERTY_BYTES, (at) => {
    const length = pdfium.FPDF_GetMetaText(document, name, at, MAX_PROPERTY_BYTES);
    return length > 2 && length <= MAX_PROPERTY_BYTES ? pdfium.pdfium.UTF16ToString(at).trim() : '';
  });
}

/**
 * @param {Pdfium} pdfium
 * @param {number} document
 */
function commentsOf(pdfium, document) {
  /** @type {{ page: number, count: number }[]} */
  const comments = [];
  for (let page = 0; page < pdfium.FPDF_GetPageCount(document); page += 1) {
    const handle = pdfium.FPDF_LoadPage(document, page);
    if (handle === 0) continue;
    const count = commentsOn(pdfium, handle);
    pdfium.FPDF_ClosePage(handle);
    if (count > 0) comments.push({ page, count });
  }
  return comments;
}

/**
 * @param {Pdfium} pdfium
 * @param {number} page
 */
function commentsOn(pdfium, page) {
  let count = 0;
  for (let index = 0; index < pdfium.FPDFPage_GetAnnotCount(page); index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    if (!NO_COMMENTS.has(pdfium.FPDFAnnot_GetSubtype(annotation))) count += 1;
    pdfium.FPDFPage_CloseAnnot(annotation);
  }
  return count;
}
