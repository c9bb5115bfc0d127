import { breakOpportunities, isChinese, isIdeograph, isLetterOrDigit } from './break-rules.ts';
import { type Face, type FontSet, INSTEAD } from './fonts.ts';
import type { AnchoredPicture, FieldName, Inline, Paragraph, Picture } from './model.ts';
import type { RunStyle } from './styles.ts';

/** The smallest thing that stands in a line. Lengths in points. */
export interface Atom {
  readonly kind: 'text' | 'space' | 'tab' | 'lineBreak' | 'pageBreak' | 'picture' | 'anchor';
  readonly text: string;
  readonly style: RunStyle;
  readonly face: Face;
  /** Size of the type, smaller for superscript. */
  readonly size: number;
  /** Above the base line. */
  readonly shift: number;
  /** Spacing included. */
  readonly width: number;
  /** Added where the next atom stands on the same line: between Chinese and Latin. */
  readonly gap: number;
  readonly ascent: number;
  readonly descent: number;
  readonly chinese: boolean;
  readonly mayBreakAfter: boolean;
  readonly picture?: Picture;
  readonly anchor?: AnchoredPicture;
}

/** What page the text stands on, for its fields. */
export type FieldValues = (field: FieldName) => string;

export interface AtomContext {
  readonly fonts: FontSet;
  readonly fields: FieldValues;
  /** Of the grid, added to each Chinese character. */
  readonly charSpace: number;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Unicode's placeholder for an object in a line of text. */
const OBJECT = '\ufffc';

interface Piece {
  readonly text: string;
  readonly inline: Inline;
}

/** The inlines of a paragraph as atoms, with the places where lines may end. */
export function atomsOf(paragraph: Paragraph, context: AtomContext): readonly Atom[] {
  const pieces = paragraph.inlines.flatMap((inline) => piecesOf(inline, context.fields));
  const breaks = breakOpportunities(pieces.map((piece) => piece.text).join(''));
  let position = 0;
  return pieces.map((piece, index) => {
    position += piece.text.length;
    return toAtom(piece, { context, paragraph, next: pieces[index + 1], mayBreakAfter: breaks.has(position) });
  });
}

function piecesOf(inline: Inline, fields: FieldValues): readonly Piece[] {
  switch (inline.kind) {
    case 'text':
      return clusters(inline.text).map((text) => ({ text, inline }));
    case 'field':
      return clusters(fields(inline.field)).map((text) => ({ text, inline }));
    case 'tab':
      return [{ text: '\t', inline }];
    case 'lineBreak':
    case 'pageBreak':
      return [{ text: '\n', inline }];
    case 'image':
      return [{ text: OBJECT, inline }];
    default:
      return [{ text: '', inline }];
  }
}

/** Control characters, which no font has, are left out. */
function clusters(text: string): readonly string[] {
  return Array.from(segmenter.segment(text.replace(/\p{Cc}/gu, '')), (one) => one.segment);
}

interface AtomPlace {
  readonly context: AtomContext;
  readonly paragraph: Paragraph;
  readonly next: Piece | undefined;
  readonly mayBreakAfter: boolean;
}

const PLAIN = { text: '', shift: 0, width: 0, gap: 0, chinese: false } as const;

function toAtom(piece: Piece, place: AtomPlace): Atom {
  const { inline } = piece;
  const style = inline.kind === 'anchor' ? place.paragraph.mark : inline.style;
  const face = place.context.fonts.face(style, true);
  const metrics = { ascent: face.typeface.ascent * style.size, descent: face.typeface.descent * style.size };
  const common = { ...PLAIN, style, face, size: style.size, ...metrics, mayBreakAfter: place.mayBreakAfter };
  switch (inline.kind) {
    case 'text':
    case 'field':
      return textAtom(piece.text, style, place);
    case 'image':
      return { ...common, kind: 'picture', width: inline.image.width, ascent: inline.image.height, descent: 0, picture: inline.image };
    case 'anchor':
      return { ...common, kind: 'anchor', ascent: 0, descent: 0, mayBreakAfter: false, anchor: inline.anchor };
    default:
      return { ...common, kind: inline.kind };
  }
}

/** Of the size, as LibreOffice sets raised and lowered type. */
const RAISED_SIZE = 0.58;
const RAISED_BY = 0.33;
const LOWERED_BY = 0.08;

function textAtom(text: string, style: RunStyle, place: AtomPlace): Atom {
  const chinese = isChinese(text);
  const face = place.context.fonts.faceFor(text, style, chinese);
  const size = style.raised === 'baseline' ? style.size : style.size * RAISED_SIZE;
  const raise = style.raised === 'superscript' ? RAISED_BY : style.raised === 'subscript' ? -LOWERED_BY : 0;
  const pitch = chinese ? place.context.charSpace : 0;
  return {
    kind: text === ' ' ? 'space' : 'text',
    text,
    style,
    face,
    size,
    shift: style.position + raise * style.size,
    width: face.typeface.advance(face.missing ? INSTEAD : text) * size * style.scale + style.spacing + pitch,
    gap: autoSpace(text, place) * style.size,
    ascent: face.typeface.ascent * style.size + Math.max(style.position, 0),
    descent: face.typeface.descent * style.size + Math.max(-style.position, 0),
    chinese,
    mayBreakAfter: place.mayBreakAfter,
  };
}

/** A fifth of the size, as LibreOffice; Word has about a quarter. */
const AUTO_SPACE = 0.2;

function autoSpace(text: string, { next, paragraph }: AtomPlace): number {
  if (next === undefined || next.text === '') return 0;
  const meets = (isIdeograph(text) && isLetterOrDigit(next.text)) || (isLetterOrDigit(text) && isIdeograph(next.text));
  if (!meets) return 0;
  const digit = /^\p{Nd}/u.test(isIdeograph(text) ? next.text : text);
  const wanted = digit ? paragraph.props.autoSpaceDN : paragraph.props.autoSpaceDE;
  return wanted === false ? 0 : AUTO_SPACE;
}
