import { type ReadContext, unsupported } from './read-context.ts';
import type { XmlElement } from './xml.ts';

/** Boxes and ticks of Wingdings, as forms have them, in Unicode. */
const WINGDINGS: Readonly<Record<string, string>> = {
  A8: '□',
  '6F': '□',
  A3: '□',
  '71': '□',
  FE: '☑',
  '52': '☑',
  FD: '☒',
  '51': '☒',
  FC: '✓',
  FB: '✗',
  '6E': '■',
  '6C': '●',
  '75': '◆',
};

/** A w:sym: a code point, or a place in a symbol font. @throws {UnsupportedDocxError} for a symbol that is not known. */
export function symbolOf(element: XmlElement, context: ReadContext): string {
  const code = (element.attributes['w:char'] ?? '').toUpperCase();
  const point = Number.parseInt(code, 16);
  const inSymbolFont = point >= 0xf000 && point <= 0xf0ff;
  const known = inSymbolFont ? WINGDINGS[code.slice(-2)] : Number.isNaN(point) || point < 0x20 ? undefined : String.fromCodePoint(point);
  if (known !== undefined) return known;
  throw unsupported(context, 'w:sym', { zh: `符号字体中的符号 ${code}`, en: `the symbol ${code} of a symbol font` });
}
