import { UnsupportedDocxError } from './docx-errors.ts';
import type { DocxPackage } from './docx-package.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphProps, RunProps } from './properties.ts';
import type { Styles } from './styles.ts';
import type { XmlElement } from './xml.ts';

/** A field that is being read: { PAGE } in several runs, even in several paragraphs. */
export interface OpenField {
  instruction: string;
  inResult: boolean;
}

/** What reading a part needs to know. */
export interface ReadContext {
  readonly docx: DocxPackage;
  readonly part: string;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly fields: OpenField[];
  /** Headers and footers have page numbers; in the text nothing is reckoned but the number of pages. */
  readonly pageFields: boolean;
  /** Of the table around, below the paragraph's own style. */
  readonly base: { readonly paragraph: ParagraphProps; readonly run: RunProps };
  /** For errors. */
  readonly paragraph: string;
}

export function unsupported(context: ReadContext, element: string, what: { zh: string; en: string }): UnsupportedDocxError {
  return new UnsupportedDocxError(element, what, { part: context.part, paragraph: context.paragraph });
}

/** The words of an element in order, for naming the place of a problem. */
export function wordsOf(element: XmlElement): string {
  if (element.name === 'w:t') return element.text;
  return element.children.map(wordsOf).join('');
}

const KNOWN_TROUBLE: Readonly<Record<string, { zh: string; en: string }>> = {
  'w:del': { zh: '修订中删除的内容（请先接受或拒绝修订）', en: 'a tracked deletion (accept or reject the changes first)' },
  'w:moveFrom': { zh: '修订中移动的内容（请先接受或拒绝修订）', en: 'a tracked move (accept or reject the changes first)' },
  'w:delText': { zh: '修订中删除的内容（请先接受或拒绝修订）', en: 'a tracked deletion (accept or reject the changes first)' },
  'w:pict': { zh: '旧式图形、文本框或水印（VML）', en: 'an old drawing, text box or watermark (VML)' },
  'w:object': { zh: '嵌入对象', en: 'an embedded object' },
  'w:control': { zh: 'ActiveX 控件', en: 'an ActiveX control' },
  'w:footnoteReference': { zh: '脚注', en: 'a footnote' },
  'w:endnoteReference': { zh: '尾注', en: 'an endnote' },
  'w:commentReference': { zh: '批注（请先删除）', en: 'a comment (remove it first)' },
  'w:ruby': { zh: '拼音指南', en: 'phonetic guide text' },
  'w:framePr': { zh: '图文框', en: 'a text frame' },
  'w:txbxContent': { zh: '文本框', en: 'a text box' },
  'm:oMath': { zh: '公式', en: 'an equation' },
  'm:oMathPara': { zh: '公式', en: 'an equation' },
  'w:pgBorders': { zh: '页面边框', en: 'a border around the page' },
  'w:altChunk': { zh: '嵌入的其他文档', en: 'another document inside' },
  'w:subDoc': { zh: '子文档', en: 'a sub-document' },
};

export function unsupportedElement(context: ReadContext, element: XmlElement): UnsupportedDocxError {
  return unsupported(context, element.name, KNOWN_TROUBLE[element.name] ?? { zh: '未知内容', en: 'something unknown' });
}
