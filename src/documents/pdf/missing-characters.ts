import PDFDocument from 'pdfkit';
import type { LetterFonts } from './docx-to-pdf.ts';
import { createFontSet } from './fonts.ts';
import { PLAIN_RUN } from './styles.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The characters of a text that no font file has, each once, in their order: 〓 would be printed in their place. */
export function missingCharacters(text: string, fonts: LetterFonts): readonly string[] {
  const set = createFontSet(new PDFDocument({ autoFirstPage: false }), fonts);
  const clusters = new Set(Array.from(segmenter.segment(text.replace(/[\p{Cc}\s]/gu, '')), (one) => one.segment));
  return [...clusters].filter((cluster) => set.faceFor(cluster, PLAIN_RUN, true).missing);
}
