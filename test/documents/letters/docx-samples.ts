import { MAIN_PART, readDocx, writeDocx } from '../../../src/documents/letters/docx-zip.ts';
import { builtInTemplate } from '../../../src/documents/letters/fill-template.ts';

/** A paragraph of plain text. */
export const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** What every letter that goes out must show. */
export const WHOLE = ['{documentNo}', '{#body}', '{text}', '{/body}', '{remedy}', '{signature}', '{date}'];

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';

type Parts = Map<string, Uint8Array | string>;

/** A DOCX whose text is `body`, after `change` had its way with the parts. */
export async function docxOf(body: string, change: (parts: Parts) => void = () => {}): Promise<Uint8Array> {
  const parts: Parts = new Map(readDocx(await builtInTemplate('redHead')));
  parts.set(
    MAIN_PART,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES}><w:body>${body}${PAGE}</w:body></w:document>`,
  );
  change(parts);
  return writeDocx(parts);
}

/** The whole letter with further paragraphs behind it. */
export const wholeWith = (...more: readonly string[]): Promise<Uint8Array> => docxOf([...WHOLE, ...more].map(p).join(''));

/** Parts of a filled document, as text. */
export function partOf(docx: Uint8Array, name: string = MAIN_PART): string {
  return Buffer.from(readDocx(docx).get(name) ?? '').toString('utf8');
}

/** Its paragraphs as people read them. */
export function textsOf(docx: Uint8Array): string[] {
  const paragraphs = partOf(docx).match(/<w:p[ >].*?<\/w:p>/gs) ?? [];
  return paragraphs.map((xml) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
}

/** A transparent PNG of one red dot, as small as PNGs are, said to be of some size. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
