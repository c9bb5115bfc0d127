// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { heapOf } from './pdf-memory.js';

const require = createRequire(import.meta.url);
const REGULAR = 1;
const BOLD = 2;
const FILES = {
  [REGULAR]: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  [BOLD]: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};
const FACE = 'Noto Serif SC';
const GB2312_CHARSET = 134;
/** Latin letters and symbols: pdfium has fonts of its own for them. */
const OWN_CHARSETS = new Set([0, 2]);
const BOLD_FROM = 600;

/** @type {Map<number, Buffer>} */
const loaded = new Map();

/** @param {number} font */
function fontFile(font) {
  const known = loaded.get(font);
  if (known !== undefined) return known;
  const bytes = readFileSync(require.resolve(font === BOLD ? FILES[BOLD] : FILES[REGULAR]));
  loaded.set(font, bytes);
  return bytes;
}

/**
 * A table of a TrueType file by the number that its name makes; 0 is the whole file.
 *
 * @param {Buffer} file
 * @param {number} tag
 */
function tableOf(file, tag) {
  if (tag === 0) return file;
  for (let index = 0, at = 12; index < file.readUInt16BE(4); index += 1, at += 16) {
    if (file.readUInt32BE(at) !== tag >>> 0) continue;
    const start = file.readUInt32BE(at + 8);
    return file.subarray(start, start + file.readUInt32BE(at + 12));
  }
  return undefined;
}

/**
 * Chinese text whose font a PDF does not bring is set in Noto Serif SC: without this pdfium, which knows no fonts of the system here, leaves
 * it blank. The struct is FPDF_SYSFONTINFO, version 1.
 *
 * @param {import('@embedpdf/pdfium').WrappedPdfiumModule} pdfium
 */
export function installFonts(pdfium) {
  const { pdfium: runtime } = pdfium;
  const { malloc } = runtime.wasmExports;
  const face = Buffer.from(`${FACE}\0`);
  const name = malloc(face.length);
  heapOf(pdfium).set(face, name);
  /** @param {Uint8Array | undefined} data @param {number} buffer @param {number} size */
  const give = (data, buffer, size) => {
    if (data === undefined) return 0;
    if (buffer !== 0 && size >= data.length) heapOf(pdfium).set(data, buffer);
    return data.length;
  };
  /** @type {[(...values: number[]) => unknown, string][]} */
  const callbacks = [
    [() => undefined, 'vi'], // Release
    [(_self, mapper = 0) => pdfium.FPDF_AddInstalledFont(mapper, name, GB2312_CHARSET), 'vii'], // EnumFonts
    [(_self, weight = 0, _italic, charset = 0) => (OWN_CHARSETS.has(charset) ? 0 : weight >= BOLD_FROM ? BOLD : REGULAR), 'iiiiiiii'], // MapFont
    [() => 0, 'iii'], // GetFont
    [(_self, font = 0, table = 0, buffer = 0, size = 0) => give(tableOf(fontFile(font), table), buffer, size), 'iiiiii'], // GetFontData
    [(_self, _font, buffer = 0, size = 0) => give(face, buffer, size), 'iiiii'], // GetFaceName
    [() => GB2312_CHARSET, 'iii'], // GetFontCharset
    [() => undefined, 'vii'], // DeleteFont
  ];
  const info = malloc(4 * (callbacks.length + 1));
  runtime.setValue(info, 1, 'i32');
  callbacks.forEach(([callback, signature], index) => {
    runtime.setValue(info + 4 * (index + 1), runtime.addFunction(callback, signature), 'i32');
  });
  pdfium.FPDF_SetSystemFontInfo(info);
}
