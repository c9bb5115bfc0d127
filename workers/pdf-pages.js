// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import { describePdf } from './describe-pdf.js';
import { installFonts } from './pdf-fonts.js';
import { heapOf, withMemory } from './pdf-memory.js';
import { encodePicture } from './picture.js';
import { dotsOf, MAX_PAGES, Unreadable } from './unreadable.js';

const PASSWORD_ERROR = 4;
const SECURITY_ERROR = 5;
const WITH_ANNOTATIONS = 1;
const WHITE = 0xffffffff;
/** PageToDevice answers in whole dots: so many of them are a point. */
const DOTS_PER_POINT = 64;
/** Characters of one page. A page of print has some thousand. */
const MAX_CHARACTERS = 200_000;

/** @typedef {import('@embedpdf/pdfium').WrappedPdfiumModule} Pdfium */

/** @type {Promise<Pdfium> | undefined} */
let starting;

async function start() {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: /** @type {ArrayBuffer} */ (/** @type {unknown} */ (wasm)) });
  pdfium.PDFiumExt_Init();
  installFonts(pdfium);
  return pdfium;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<import('./unreadable.js').Pages>}
 */
export async function openPdf(bytes) {
  starting ??= start();
  const pdfium = await starting;
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const at = malloc(bytes.length);
  if (at === 0) throw new Unreadable('tooLarge');
  heapOf(pdfium).set(bytes, at);
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
  if (document === 0) {
    const error = pdfium.FPDF_GetLastError();
    free(at);
    throw new Unreadable(error === PASSWORD_ERROR || error === SECURITY_ERROR ? 'encrypted' : 'broken');
  }
  const close = () => {
    pdfium.FPDF_CloseDocument(document);
    free(at);
  };
  return {
    sizes: () => sizesOf(pdfium, document),
    picture: (page, wanted) =>
      withPage(pdfium, { document, page }, (handle) => encodePicture(render(pdfium, handle, wanted.dpi), wanted.format)),
    text: (page) => withPage(pdfium, { document, page }, (handle) => charactersOf(pdfium, handle)),
    describe: () => describePdf(pdfium, document),
    close,
  };
}

/**
 * @param {Pdfium} pdfium
 * @param {number} document
 */
function sizesOf(pdfium, document) {
  const count = pdfium.FPDF_GetPageCount(document);
  if (count > MAX_PAGES) throw new Unreadable('tooManyPages');
  return withMemory(pdfium, 8, (at) =>
    Array.from({ length: Math.max(0, count) }, (_, page) => {
      if (!pdfium.FPDF_GetPageSizeByIndexF(document, page, at)) throw new Unreadable('broken');
      return { width: pdfium.pdfium.getValue(at, 'float'), height: pdfium.pdfium.getValue(at + 4, 'float') };
    }),
  );
}

/**
 * @template T
 * @param {Pdfium} pdfium
 * @param {{ document: number, page: number }} where
 * @param {(page: number) => T} use
 * @returns {T}
 */
function withPage(pdfium, { document, page }, use) {
  const handle = pdfium.FPDF_LoadPage(document, page);
  if (handle === 0) throw new Unreadable('broken');
  try {
    return use(handle);
  } finally {
    pdfium.FPDF_ClosePage(handle);
  }
}

/**
 * @param {Pdfium} pdfium
 * @param {number} page
 * @param {number} dpi
 */
function render(pdfium, page, dpi) {
  const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const { width, height } = dotsOf(size, dpi);
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw new Unreadable('tooLarge');
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    return {
      width,
      height,
      rgba: rgbaOf(new Uint32Array(heapOf(pdfium).buffer, from, (stride / 4) * height), { width, height, stride }),
    };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/**
 * Blue and red change places; every dot is opaque.
 *
 * @param {Uint32Array} bgrx
 * @param {{ width: number, height: number, stride: number }} layout
 */
function rgbaOf(bgrx, { width, height, stride }) {
  const dots = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = (stride / 4) * y;
    for (let x = 0; x < width; x += 1) {
      const dot = bgrx[row + x] ?? 0;
      dots[y * width + x] = 0xff000000 | (dot & 0x0000ff00) | ((dot & 0xff) << 16) | ((dot >>> 16) & 0xff);
    }
  }
  return new Uint8ClampedArray(dots.buffer);
}

/**
 * @param {Pdfium} pdfium
 * @param {number} page
 */
function charactersOf(pdfium, page) {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const count = pdfium.FPDFText_CountChars(text);
    if (count > MAX_CHARACTERS) throw new Unreadable('tooLarge');
    return withMemory(pdfium, 40, (at) => {
      const boxOf = boxReader(pdfium, { page, text, at });
      /** @type {import('./unreadable.js').Character[]} */
      const characters = [];
      for (let index = 0; index < count; index += 1) {
        const code = pdfium.FPDFText_GetUnicode(text, index);
        // Half of a character beyond U+FFFF: its other half follows, with the same box.
        const other = code >= 0xd800 && code < 0xdc00 ? pdfium.FPDFText_GetUnicode(text, index + 1) : undefined;
        characters.push({ text: other === undefined ? characterOf(code) : String.fromCharCode(code, other), box: boxOf(index) });
        if (other !== undefined) index += 1;
      }
      return characters;
    });
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

/** @param {number} code 0 where the font does not say which character a glyph is. */
function characterOf(code) {
  return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}

/**
 * @param {Pdfium} pdfium
 * @param {{ page: number, text: number, at: number }} where `at`: four doubles, then two integers.
 */
function boxReader(pdfium, { page, text, at }) {
  const { getValue } = pdfium.pdfium;
  const width = Math.round(pdfium.FPDF_GetPageWidthF(page) * DOTS_PER_POINT);
  const height = Math.round(pdfium.FPDF_GetPageHeightF(page) * DOTS_PER_POINT);
  /** @param {number} x @param {number} y */
  const shown = (x, y) => {
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at + 32, at + 36);
    return { x: getValue(at + 32, 'i32') / DOTS_PER_POINT, y: getValue(at + 36, 'i32') / DOTS_PER_POINT };
  };
  return (/** @type {number} */ index) => {
    const empty = pdfium.FPDFText_IsGenerated(text, index) === 1;
    if (empty || !pdfium.FPDFText_GetCharBox(text, index, at, at + 8, at + 16, at + 24)) return { x: 0, y: 0, width: 0, height: 0 };
    const [left, right, bottom, top] = [0, 8, 16, 24].map((offset) => getValue(at + offset, 'double'));
    const [a, b] = [shown(left ?? 0, bottom ?? 0), shown(right ?? 0, top ?? 0)];
    return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
  };
}
