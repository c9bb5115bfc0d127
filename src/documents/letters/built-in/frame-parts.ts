import {
  AlignmentType,
  BorderStyle,
  Footer,
  type IBorderOptions,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';

/** Faces by the names that offices have them under. */
export const FANG_SONG = '仿宋_GB2312';
export const XIAO_BIAO_SONG = '方正小标宋简体';
export const HEI_TI = '黑体';
export const KAI_TI = '楷体_GB2312';
const SONG = '宋体';

/** All in twips (1/20 pt) unless said otherwise. GB/T 9704-2012: A4, text block 156 × 225 mm, 22 lines of 28 characters of 16 pt. */
export const LINE = 579;
/** A character with the spacing that puts 28 of them on a line. */
export const EM = 315;
export const TEXT_WIDTH = 8844;
const MM = 56.7;
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: Math.round(37 * MM), bottom: Math.round(35 * MM), left: Math.round(28 * MM), right: Math.round(26 * MM) };

/** In half points. */
export const BODY_SIZE = 32;

interface RunStyle {
  readonly face?: string;
  /** In half points. */
  readonly size?: number;
  readonly color?: string;
  readonly spacing?: number;
}

export function run(text: string, { face = FANG_SONG, size = BODY_SIZE, color, spacing = -5 }: RunStyle = {}): TextRun {
  const font = { ascii: face, hAnsi: face, eastAsia: face, cs: face };
  return new TextRun({
    text,
    font,
    size,
    ...(spacing === 0 ? {} : { characterSpacing: spacing }),
    ...(color === undefined ? {} : { color }),
  });
}

export function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

interface ParagraphStyle extends Omit<IParagraphOptions, 'children' | 'spacing'> {
  readonly before?: number;
  readonly after?: number;
  /** Height of a line; exact, as the standard counts lines. */
  readonly line?: number;
}

export function paragraph(text: string | readonly TextRun[], style: ParagraphStyle = {}): Paragraph {
  const { before = 0, after = 0, line = LINE, ...options } = style;
  return new Paragraph({
    widowControl: false,
    ...options,
    spacing: { before, after, line, lineRule: LineRuleType.EXACT },
    children: typeof text === 'string' ? [run(text)] : text,
  });
}

/** A paragraph of the body: two characters of indent. */
export function bodyLine(text: string | readonly TextRun[], style: ParagraphStyle = {}): Paragraph {
  return paragraph(text, { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * EM }, ...style });
}

/** A mark that opens or ends a part; its paragraph goes away when the template is filled. */
export function mark(tag: string): Paragraph {
  return paragraph(tag);
}

/**
 * Signature and date: both centred in a block of 15 characters at the right edge, so that the date ends some four characters from the edge and
 * the signature stands in the middle over it (7.3.5.1). A long name takes two lines. What follows stays on their page.
 */
export function signatureLines(before: number): readonly Paragraph[] {
  const style = { alignment: AlignmentType.CENTER, indent: { left: TEXT_WIDTH - 15 * EM } };
  return [
    paragraph('{signature}', { ...style, before, keepNext: true, keepLines: true }),
    paragraph('{date}{seal}', { ...style, keepNext: true }),
  ];
}

export const HAIRLINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 0 };

/** Width of the text of a page on its side. */
export const WIDE_TEXT_WIDTH = PAGE.height - MARGIN.top - MARGIN.bottom;

/** Page, margins and page numbers: — 1 — in 14 pt, one character from the outer edge, 7 mm under the text (7.5). */
export function section(children: ISectionOptions['children'], { wide = false } = {}): ISectionOptions {
  const number = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          widowControl: false,
          indent: { [alignment]: 280 },
          spacing: { before: 0, after: 0, line: 320, lineRule: LineRuleType.EXACT },
          children: [new TextRun({ font: songFont, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
        }),
      ],
    });
  // On its side, the top of the page is where its left edge was.
  const turned = { top: MARGIN.left, bottom: MARGIN.right, left: MARGIN.bottom, right: MARGIN.top };
  const size = wide ? { ...PAGE, orientation: PageOrientation.LANDSCAPE } : PAGE;
  return {
    properties: {
      page: { size, margin: { ...(wide ? turned : MARGIN), header: Math.round(15 * MM), footer: Math.round(24 * MM), gutter: 0 } },
    },
    footers: { default: number('right'), even: number('left') },
    children,
  };
}

const songFont = { ascii: SONG, hAnsi: SONG, eastAsia: SONG, cs: SONG };
