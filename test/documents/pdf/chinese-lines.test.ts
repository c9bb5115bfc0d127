import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { openPdfium, readPages } from '../../support/set-pages.ts';
import { body, docxOf, setDocx, TEXT_BOTTOM, TEXT_LEFT, TEXT_RIGHT, TEXT_TOP } from './setting.ts';

const NEVER_FIRST = /^[，。、；：？！）》」』〉】〕”’]/;
const NEVER_LAST = /[（《「『〈【〔“‘]$/;

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.string({
      unit: fc.constantFrom(...'根据中华人民共和国政府信息公开条例第三十六条规定现答复如下您申请的内容已经主动公开龘'),
      minLength: 1,
      maxLength: 12,
    }),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9_999_999 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('GB/T', 'OFD', 'information', '3,250.50', '2026-03-05', '〔2026〕12号') },
);
const mark = fc.constantFrom('，', '。', '；', '：', '？', '！', '、', '……', '——', '”，“', '》《', '）（', '。”', '』、『');
const bracketed = fc
  .tuple(fc.constantFrom('（）', '《》', '“”', '〔〕', '「」', '【】', '〈〉', '‘’'), word)
  .map(([pair, inside]) => `${pair[0]}${inside}${pair[1]}`);
const sentence = fc.tuple(fc.oneof(word, bracketed), mark).map((parts) => parts.join(''));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 30 }).map((parts) => `依${parts.join('申')}终`);

describe('Chinese text', () => {
  let fonts: LetterFonts;
  let pdfium: WrappedPdfiumModule;

  beforeAll(async () => {
    fonts = await loadFonts();
    pdfium = await openPdfium();
  });

  it('is printed whole, inside the margins, and no line begins or ends with a mark that must not stand there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 6 }), async (texts) => {
        const pages = readPages(pdfium, await setDocx(await docxOf(texts.map((text) => body(text))), fonts));
        const lines = pages.flatMap((page) => page.lines);
        expect(lines.map((line) => line.text).join('')).toBe(texts.join(''));
        for (const line of lines) {
          expect(line.text).not.toMatch(NEVER_FIRST);
          expect(line.text).not.toMatch(NEVER_LAST);
          expect(line.left).toBeGreaterThanOrEqual(TEXT_LEFT);
          expect(line.right).toBeLessThanOrEqual(TEXT_RIGHT + 0.1);
          expect(line.baseline).toBeGreaterThan(TEXT_TOP);
          expect(line.baseline).toBeLessThan(TEXT_BOTTOM);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('ends a justified line at the margin where characters are set closer and the last one fills its width', async () => {
    const text = '依（根根）……申根根根根根根，申（根根根根根），申根根根根根根根根根根，申（根根根根根根根），申（GB/T）……申根，终';
    const [page] = readPages(pdfium, await setDocx(await docxOf([body(text)]), fonts));
    expect(page!.lines[1]!.text).toMatch(/GB\/$/);
    expect(page!.lines[1]!.right).toBeLessThanOrEqual(TEXT_RIGHT + 0.06);
    expect(page!.lines[1]!.right).toBeGreaterThan(TEXT_RIGHT - 0.5);
  });

  it('lets a comma or a full stop hang in the margin where the document allows it, as Word does', async () => {
    const text = `${'字'.repeat(26)}，${'字'.repeat(10)}`;
    const strict = readPages(pdfium, await setDocx(await docxOf([body(text)]), fonts));
    expect(strict[0]!.lines.map((line) => line.text.length)).toEqual([25, 12]);
    const hanging = readPages(pdfium, await setDocx(await docxOf([body(text)], {}, ''), fonts));
    expect(hanging[0]!.lines.map((line) => line.text.length)).toEqual([27, 10]);
  });

  it('spreads full lines to the right edge and leaves the last one', async () => {
    const [page] = readPages(pdfium, await setDocx(await docxOf([body(`${'字'.repeat(25)}（${'字'.repeat(3)}）`)]), fonts));
    const [first, last] = page!.lines;
    expect(first!.text).toBe('字'.repeat(25));
    expect(first!.right).toBeGreaterThan(TEXT_RIGHT - 2);
    expect(last!.right).toBeLessThan(TEXT_LEFT + 5 * 16);
  });
});
