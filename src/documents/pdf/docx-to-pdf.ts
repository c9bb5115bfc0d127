import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { readDocxPackage } from './docx-package.ts';
import { drawPage } from './draw.ts';
import { createFontSet } from './fonts.ts';
import type { Op } from './ops.ts';
import { type SetPage, setPages } from './pages.ts';
import { readDocument } from './read-document.ts';
import { safePicture } from './safe-picture.ts';

/** Font files, TrueType or OpenType. */
export interface LetterFonts {
  /** 仿宋: the body. */
  readonly fangSong: Uint8Array;
  /** 小标宋: titles. */
  readonly xiaoBiaoSong: Uint8Array;
  /** 黑体: headings of the first level. */
  readonly heiTi: Uint8Array;
  /** 楷体: headings of the second level. */
  readonly kaiTi: Uint8Array;
  /** For characters that the office's own files do not have. */
  readonly fallback?: Uint8Array;
}

export interface PdfOptions {
  readonly fonts: LetterFonts;
  /** In the document's information. */
  readonly title: string;
  readonly author: string;
  /** The instant that the document bears: the same input gives the same bytes. */
  readonly madeAt: Date;
}

/**
 * Sets a DOCX as PDF: the same pages, with the fonts embedded.
 *
 * @throws {UnsupportedDocxError} naming the element and its paragraph, for what would be dropped otherwise.
 * @throws {BrokenDocxError} for what is no DOCX, or unpacks to more than 20 MB of XML.
 */
export async function docxToPdf(docx: Uint8Array, options: PdfOptions): Promise<Uint8Array> {
  const document = readDocument(await readDocxPackage(docx));
  const pdf = createPdf(docx, options);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const safe = new Map<Uint8Array, Uint8Array>();
  for (const page of setPages(document, createFontSet(pdf, options.fonts))) drawPage(pdf, await withSafePictures(page, safe));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A seal or emblem that stands in several places is looked at once. */
async function withSafePictures(page: SetPage, safe: Map<Uint8Array, Uint8Array>): Promise<SetPage> {
  const ops: Op[] = [];
  for (const op of page.ops) {
    if (op.kind !== 'picture') {
      ops.push(op);
      continue;
    }
    const { bytes: from } = op.picture;
    const bytes = safe.get(from) ?? (await safePicture(from));
    safe.set(from, bytes);
    ops.push({ ...op, picture: { ...op.picture, bytes } });
  }
  return { ...page, ops };
}

function createPdf(docx: Uint8Array, { title, author, madeAt }: PdfOptions): PDFKit.PDFDocument {
  // pdfkit makes the file's id from the information: with the digest it is the content's.
  const digest = { Source: createHash('sha256').update(docx).digest('hex') };
  return new PDFDocument({
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    fontLayoutCache: false,
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt, Producer: 'Yishen', Creator: 'Yishen', ...digest },
  });
}
