import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** A character as it stands on paper: points from the page's top left corner. */
export interface PaperCharacter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the base line. */
  readonly baseline: number;
}

/** Characters on one base line, from left to right; no spaces. */
export interface PaperLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly characters: readonly PaperCharacter[];
}

export interface PaperPicture {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PaperPage {
  readonly width: number;
  readonly height: number;
  /** From top to bottom. */
  readonly lines: readonly PaperLine[];
  readonly pictures: readonly PaperPicture[];
  /** Straight lines and areas. */
  readonly paths: readonly PaperPicture[];
}

const PICTURE = 3;
const PATH = 2;

export async function openPdfium(): Promise<WrappedPdfiumModule> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const pdfium = await init({ wasmBinary: new Uint8Array(await readFile(wasm)).buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** What a reader of the PDF sees: another program's eyes than those that set it. */
export function readPages(pdfium: WrappedPdfiumModule, pdf: Uint8Array): readonly PaperPage[] {
  const at = pdfium.pdfium.wasmExports.malloc(pdf.length);
  // The package's types leave out the memory.
  (pdfium.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8.set(pdf, at);
  const document = pdfium.FPDF_LoadMemDocument(at, pdf.length, '');
  if (document === 0) throw new Error('pdfium cannot open the PDF');
  const pages = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) => readPage(pdfium, document, index));
  pdfium.FPDF_CloseDocument(document);
  pdfium.pdfium.wasmExports.free(at);
  return pages;
}

function readPage(pdfium: WrappedPdfiumModule, document: number, index: number): PaperPage {
  const page = pdfium.FPDF_LoadPage(document, index);
  const height = pdfium.FPDF_GetPageHeightF(page);
  const text = pdfium.FPDFText_LoadPage(page);
  const count = pdfium.FPDFText_CountChars(text);
  const characters = Array.from({ length: count }, (_, at) => readCharacter(pdfium, text, { at, height })).filter(
    (one) => one !== undefined,
  );
  const result = {
    width: pdfium.FPDF_GetPageWidthF(page),
    height,
    lines: linesOf(characters),
    pictures: boundsOf(pdfium, page, { type: PICTURE, height }),
    paths: boundsOf(pdfium, page, { type: PATH, height }),
  };
  pdfium.FPDFText_ClosePage(text);
  pdfium.FPDF_ClosePage(page);
  return result;
}

function readCharacter(pdfium: WrappedPdfiumModule, text: number, place: { at: number; height: number }): PaperCharacter | undefined {
  const { at, height } = place;
  const character = String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, at));
  if (pdfium.FPDFText_IsGenerated(text, at) === 1 || /^[\s\0]$/.test(character)) return undefined;
  const [left, right, bottom, top] = doubles(pdfium, 4, (places) =>
    pdfium.FPDFText_GetCharBox(text, at, ...(places as [number, number, number, number])),
  );
  const [, y] = doubles(pdfium, 2, (places) => pdfium.FPDFText_GetCharOrigin(text, at, ...(places as [number, number])));
  return { text: character, left: left!, right: right!, top: height - top!, bottom: height - bottom!, baseline: height - y! };
}

function doubles(pdfium: WrappedPdfiumModule, count: number, ask: (places: number[]) => boolean): number[] {
  const at = pdfium.pdfium.wasmExports.malloc(8 * count);
  const places = Array.from({ length: count }, (_, index) => at + 8 * index);
  ask(places);
  const values = places.map((place) => pdfium.pdfium.getValue(place, 'double'));
  pdfium.pdfium.wasmExports.free(at);
  return values;
}

function linesOf(characters: readonly PaperCharacter[]): readonly PaperLine[] {
  const lines = new Map<number, PaperCharacter[]>();
  for (const character of characters) {
    const key = [...lines.keys()].find((baseline) => Math.abs(baseline - character.baseline) < 0.2) ?? character.baseline;
    lines.set(key, [...(lines.get(key) ?? []), character]);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => a - b)
    .map(([baseline, list]) => {
      const ordered = [...list].sort((a, b) => a.left - b.left);
      return {
        baseline,
        characters: ordered,
        text: ordered.map((one) => one.text).join(''),
        left: ordered[0]!.left,
        right: ordered.at(-1)!.right,
      };
    });
}

function boundsOf(pdfium: WrappedPdfiumModule, page: number, wanted: { type: number; height: number }): readonly PaperPicture[] {
  const found: PaperPicture[] = [];
  for (let index = 0; index < pdfium.FPDFPage_CountObjects(page); index += 1) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    if (pdfium.FPDFPageObj_GetType(object) !== wanted.type) continue;
    const at = pdfium.pdfium.wasmExports.malloc(16);
    pdfium.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12);
    const [left, bottom, right, top] = [0, 4, 8, 12].map((offset) => pdfium.pdfium.getValue(at + offset, 'float')) as [
      number,
      number,
      number,
      number,
    ];
    pdfium.pdfium.wasmExports.free(at);
    found.push({ left, top: wanted.height - top, width: right - left, height: top - bottom });
  }
  return found;
}
