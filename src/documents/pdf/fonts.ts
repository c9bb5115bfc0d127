import type { LetterFonts } from './docx-to-pdf.ts';
import type { RunStyle } from './styles.ts';

/** A font file as the PDF knows it. Measures are parts of the size: 1 = as wide as the type is high. */
export interface Typeface {
  /** Its name in the PDF document. */
  readonly name: string;
  readonly postscriptName: string;
  readonly ascent: number;
  /** Below the base line, positive. */
  readonly descent: number;
  has(codePoint: number): boolean;
  /** Width of one character, or of several that stand on each other. */
  advance(cluster: string): number;
}

/** A face for a run, and whether boldness has to be drawn because no file has it. */
export interface Face {
  readonly typeface: Typeface;
  readonly drawBold: boolean;
  /** No file has the character: `INSTEAD` is printed. */
  readonly missing: boolean;
}

/** What printers set where they have no type for a character. */
export const INSTEAD = '〓';

export interface FontSet {
  /** Of a run, for Chinese or for Latin text. */
  face(style: RunStyle, chinese: boolean): Face;
  /** The same, or the fallback's where the face does not have every character of the cluster. */
  faceFor(cluster: string, style: RunStyle, chinese: boolean): Face;
}

/** What pdfkit keeps of an embedded font: it publishes no way to ask whether a character is there. */
interface EmbeddedFont {
  readonly font: {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
    layout(text: string, features: Readonly<Record<string, boolean>>): { readonly advanceWidth: number };
  };
}

/** Measured and drawn without kerning and ligatures, as Word sets them: letters stand where they were reckoned to stand. */
export const NO_FEATURES = {
  kern: false,
  liga: false,
  clig: false,
  calt: false,
  dlig: false,
  palt: false,
  halt: false,
  vert: false,
} as const;

type FaceName = keyof LetterFonts;

/** Names that offices' documents have for their faces. */
const NAMES: readonly (readonly [RegExp, FaceName])[] = [
  [/[小大中]标宋|xiao ?biao ?song|fzxbs/i, 'xiaoBiaoSong'],
  [/黑|hei|gothic/i, 'heiTi'],
  [/楷|kai/i, 'kaiTi'],
];

/** Every face that is not known is set in FangSong: what Word would put in its place is no better. */
export function faceNameOf(fontName: string): FaceName {
  return NAMES.find(([pattern]) => pattern.test(fontName))?.[1] ?? 'fangSong';
}

/** @param document - A pdfkit document; the fonts are registered there. */
export function createFontSet(document: PDFKit.PDFDocument, fonts: LetterFonts): FontSet {
  const opened: { bytes: Uint8Array; typeface: Typeface }[] = [];
  const open = (bytes: Uint8Array): Typeface => {
    const known = opened.find((one) => one.bytes === bytes || Buffer.compare(one.bytes, bytes) === 0);
    if (known !== undefined) return known.typeface;
    const typeface = openTypeface(document, `face${opened.length}`, bytes);
    opened.push({ bytes, typeface });
    return typeface;
  };
  const named = new Map<FaceName, Typeface>();
  const byName = (name: FaceName): Typeface => {
    const typeface = named.get(name) ?? open(fonts[name] ?? fonts.fangSong);
    named.set(name, typeface);
    return typeface;
  };
  const face = (style: RunStyle, chinese: boolean): Face => {
    const name = faceNameOf(chinese ? style.eastAsia : style.ascii);
    return style.bold ? boldFace(byName(name), byName('xiaoBiaoSong')) : { typeface: byName(name), drawBold: false, missing: false };
  };
  return {
    face,
    faceFor: (cluster, style, chinese) => {
      const wanted = face(style, chinese);
      const fits = (typeface: Typeface) => Array.from(cluster).every((one) => isJoiner(one) || typeface.has(one.codePointAt(0) ?? 0));
      if (fits(wanted.typeface)) return wanted;
      const fallback = byName('fallback');
      return { typeface: fallback, drawBold: style.bold, missing: !fits(fallback) };
    },
  };
}

/** Noto Serif SC comes with its bold; of an office's own face boldness is drawn. */
function boldFace(plain: Typeface, bold: Typeface): Face {
  const notoHasBold = plain.postscriptName.startsWith('NotoSerifSC') && bold.postscriptName.startsWith('NotoSerifSC');
  return notoHasBold ? { typeface: bold, drawBold: false, missing: false } : { typeface: plain, drawBold: true, missing: false };
}

/** Variation selectors and joiners have no glyph of their own. */
export function isJoiner(character: string): boolean {
  return /^[\p{Variation_Selector}\p{Cf}]$/u.test(character);
}

function openTypeface(document: PDFKit.PDFDocument, name: string, bytes: Uint8Array): Typeface {
  document.registerFont(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  document.font(name);
  const { font } = (document as unknown as { readonly _font: EmbeddedFont })._font;
  const known = new Map<string, number>();
  const measure = (cluster: string): number => {
    const single = Array.from(cluster).length === 1;
    const width = single
      ? font.glyphForCodePoint(cluster.codePointAt(0) ?? 0).advanceWidth
      : font.layout(cluster, NO_FEATURES).advanceWidth;
    return width / font.unitsPerEm;
  };
  return {
    name,
    postscriptName: font.postscriptName ?? '',
    ascent: font.ascent / font.unitsPerEm,
    descent: Math.abs(font.descent) / font.unitsPerEm,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (cluster) => {
      const width = known.get(cluster) ?? measure(cluster);
      known.set(cluster, width);
      return width;
    },
  };
}
