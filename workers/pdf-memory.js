// @ts-check

/** @typedef {import('@embedpdf/pdfium').WrappedPdfiumModule} Pdfium */

/**
 * The memory of pdfium. Ask for it each time: when it grows it is another array.
 *
 * @param {Pdfium} pdfium
 */
export function heapOf({ pdfium }) {
  return /** @type {{ HEAPU8: Uint8Array }} */ (/** @type {unknown} */ (pdfium)).HEAPU8;
}

/**
 * @template T
 * @param {Pdfium} pdfium
 * @param {number} length In bytes.
 * @param {(at: number) => T} use
 * @returns {T}
 */
export function withMemory({ pdfium: { wasmExports } }, length, use) {
  const at = wasmExports.malloc(length);
  try {
    return use(at);
  } finally {
    wasmExports.free(at);
  }
}
