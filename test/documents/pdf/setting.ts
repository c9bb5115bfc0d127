import { Document, type IRunOptions, type ISectionOptions, Packer, Paragraph, type ParagraphChild, TextRun } from 'docx';
import PizZip from 'pizzip';
import { docxToPdf, type LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';

/** Millimetres as twips, which DOCX reckons in. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** GB/T 9704-2012: A4, text of 156 × 225 mm, 37 mm above and 28 mm left of it. */
export const LETTER_PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), header: mm(15), footer: mm(28) },
};

/** Points, as the pages are read. */
export const TEXT_LEFT = (28 / 25.4) * 72;
export const TEXT_RIGHT = (184 / 25.4) * 72;
export const TEXT_TOP = (37 / 25.4) * 72;
export const TEXT_BOTTOM = (262 / 25.4) * 72;

const FACES = { eastAsia: '仿宋_GB2312', ascii: '仿宋_GB2312', hAnsi: '仿宋_GB2312' };

/** 三号: 16 points, and 28 of them in a line. */
export function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ text, size: 32, font: FACES, characterSpacing: -5, ...options });
}

type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;

/** Of the body: 22 lines on a page, first line two characters in, justified. */
export function body(children: string | readonly ParagraphChild[], options: ParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: 'both',
    spacing: { line: 579, lineRule: 'exact', before: 0, after: 0 },
    indent: { firstLine: 640 },
    children: typeof children === 'string' ? [run(children)] : children,
    ...options,
  });
}

type Section = Omit<ISectionOptions, 'children'>;

/** What paragraphs do unless they say otherwise; `docx` cannot say it. */
const PLAIN = '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

export async function docxOf(children: ISectionOptions['children'], section: Section = {}, defaults = PLAIN): Promise<Uint8Array> {
  const { properties, ...rest } = section;
  const made = await Packer.toBuffer(new Document({ sections: [{ properties: { page: LETTER_PAGE, ...properties }, ...rest, children }] }));
  const zip = new PizZip(made);
  const styles = zip.file('word/styles.xml')?.asText() ?? '';
  zip.file('word/styles.xml', styles.replace('<w:pPrDefault/>', `<w:pPrDefault><w:pPr>${defaults}</w:pPr></w:pPrDefault>`));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const ROOT =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A DOCX written by hand, for what `docx` does not write. @param parts - Further parts, by name. */
export function rawDocx(content: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const zip = new PizZip();
  const { size, margin } = LETTER_PAGE;
  const section =
    `<w:sectPr><w:pgSz w:w="${size.width}" w:h="${size.height}"/><w:pgMar w:top="${margin.top}" w:left="${margin.left}" w:right="${margin.right}"` +
    ` w:bottom="${margin.bottom}" w:header="${margin.header}" w:footer="${margin.footer}"/></w:sectPr>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (target: string, type: string, at: number) => `<Relationship Id="r${at}" Type="${office}/${type}" Target="${target}"/>`;
  const related = Object.keys(parts).map((part, at) => relation(part, part.replace('.xml', ''), at));
  zip.file('_rels/.rels', `<Relationships>${relation('word/document.xml', 'officeDocument', 0)}</Relationships>`);
  zip.file('word/_rels/document.xml.rels', `<Relationships>${related.join('')}</Relationships>`);
  zip.file(
    'word/document.xml',
    `<?xml version="1.0" encoding="UTF-8"?><w:document ${ROOT}><w:body>${content}${section}</w:body></w:document>`,
  );
  for (const [part, text] of Object.entries(parts)) zip.file(`word/${part}`, text);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

export function setDocx(docx: Uint8Array, fonts: LetterFonts): Promise<Uint8Array> {
  return docxToPdf(docx, { fonts, title: '答复书', author: '某区人民政府办公室', madeAt: new Date('2026-03-05T01:02:03Z') });
}
