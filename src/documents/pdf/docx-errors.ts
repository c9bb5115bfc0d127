import { DomainError } from '../../law/errors.ts';

/** Where something stands in a document, for people: the beginning of its paragraph. */
export interface DocxPlace {
  /** Such as word/document.xml. */
  readonly part: string;
  /** The first words of the paragraph; empty outside paragraphs. */
  readonly paragraph: string;
}

/** The document holds something that the program cannot set: nothing is dropped silently. */
export class UnsupportedDocxError extends DomainError {
  readonly code = 'UNSUPPORTED_DOCX';
  /** Such as w:txbxContent. */
  readonly element: string;
  readonly place: DocxPlace;

  constructor(element: string, what: { zh: string; en: string }, place: DocxPlace) {
    const zhPlace = place.paragraph === '' ? place.part : `${place.part}，段落“${place.paragraph}”`;
    const enPlace = place.paragraph === '' ? place.part : `${place.part}, paragraph "${place.paragraph}"`;
    super({
      zh: `文档中有本程序不能排版的内容：${what.zh}（${element}；${zhPlace}）`,
      en: `Cannot be set: ${what.en} (${element}; ${enPlace})`,
    });
    this.element = element;
    this.place = place;
  }
}

/** The bytes are no DOCX, are damaged, or unpack to more than a letter can have. */
export class BrokenDocxError extends DomainError {
  readonly code = 'BROKEN_DOCX';

  constructor(what: { zh: string; en: string }, options?: ErrorOptions) {
    super({ zh: `这不是可用的 DOCX 文件：${what.zh}`, en: `Not a usable DOCX file: ${what.en}` }, options);
  }
}
