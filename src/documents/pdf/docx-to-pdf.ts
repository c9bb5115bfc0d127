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
}

export interface PdfOptions {
  readonly fonts: LetterFonts;
  /** In the document's information. */
  readonly title: string;
  readonly author: string;
  /** The instant that the document bears: the same input gives the same bytes. */
  readonly madeAt: Date;
}

/** Sets a DOCX as PDF: the same pages, with the fonts embedded. @throws {UnsupportedDocxError} */
export function docxToPdf(_docx: Uint8Array, _options: PdfOptions): Promise<Uint8Array> {
  throw new Error('Not written yet');
}
