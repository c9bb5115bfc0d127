import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { Footer, PageNumber, TextRun } from 'docx';
import PizZip from 'pizzip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { openPdfium, readPages } from '../../support/set-pages.ts';
import { body, docxOf, mm, rawDocx, run, setDocx, TEXT_BOTTOM, TEXT_LEFT, TEXT_RIGHT, TEXT_TOP } from './setting.ts';

let fonts: LetterFonts;
let pdfium: WrappedPdfiumModule;

beforeAll(async () => {
  fonts = await loadFonts();
  pdfium = await openPdfium();
});

async function pagesOf(docx: Uint8Array) {
  return readPages(pdfium, await setDocx(docx, fonts));
}

describe('the page of GB/T 9704-2012', () => {
  it('has 22 lines of 28 characters', async () => {
    const pages = await pagesOf(await docxOf([body('政'.repeat(28 * 22 * 2 - 2))]));
    expect(pages).toHaveLength(2);
    expect(pages.map((page) => page.lines.length)).toEqual([22, 22]);
    expect(pages.flatMap((page) => page.lines).map((line) => line.text.length)).toEqual([26, ...Array(43).fill(28)]);
  });

  it('is A4 with the text 37 mm from the top and 28 mm from the left, 156 by 225 mm', async () => {
    const [page] = await pagesOf(await docxOf([body('国'.repeat(28 * 22 - 2))]));
    expect([page!.width, page!.height].map(Math.round)).toEqual([595, 842]);
    const lines = page!.lines;
    for (const line of lines.slice(1)) {
      expect(line.left).toBeGreaterThanOrEqual(TEXT_LEFT);
      expect(line.left).toBeLessThan(TEXT_LEFT + 3);
      expect(line.right).toBeGreaterThan(TEXT_RIGHT - 3);
      expect(line.right).toBeLessThanOrEqual(TEXT_RIGHT);
    }
    expect(Math.min(...lines.flatMap((line) => line.characters.map((one) => one.top)))).toBeGreaterThan(TEXT_TOP);
    expect(Math.max(...lines.flatMap((line) => line.characters.map((one) => one.bottom)))).toBeLessThan(TEXT_BOTTOM);
    expect(lines[1]!.baseline - lines[0]!.baseline).toBeCloseTo(28.95, 1);
  });

  it.each([
    { name: 'in twips', indent: '<w:ind w:firstLine="640"/>' },
    { name: 'in characters, which count more than twips', indent: '<w:ind w:firstLineChars="200" w:firstLine="100"/>' },
  ])('indents the first line by two characters given $name', async ({ indent }) => {
    const text = '一'.repeat(60);
    const [page] = await pagesOf(
      rawDocx(`<w:p><w:pPr>${indent}</w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`),
    );
    expect(page!.lines[0]!.left - page!.lines[1]!.left).toBeCloseTo(32, 1);
  });

  it('prints — 1 — and — 2 — below the text in 14 points, and the number of pages', async () => {
    const number = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
      new TextRun({ children, size: 28, font: '宋体' });
    const footer = new Footer({
      children: [
        body([number(['— ', PageNumber.CURRENT, ' —']), number(['共', PageNumber.TOTAL_PAGES, '页'])], { alignment: 'center', indent: {} }),
      ],
    });
    const pages = await pagesOf(await docxOf([body('府'.repeat(28 * 22))], { footers: { default: footer } }));
    expect(pages.map((page) => page.lines.at(-1)!.text)).toEqual(['—1—共2页', '—2—共2页']);
    const { baseline, characters } = pages[0]!.lines.at(-1)!;
    expect(baseline).toBeGreaterThan(TEXT_BOTTOM);
    expect(characters.find((one) => one.text === '共')!.right - characters.find((one) => one.text === '共')!.left).toBeLessThan(14);
  });

  it('puts the page number on the outer side, odd right and even left, and leaves it off a title page', async () => {
    const footer = (alignment: 'left' | 'right') =>
      new Footer({ children: [body([new TextRun({ children: [PageNumber.CURRENT], size: 28 })], { alignment, indent: {} })] });
    const docx = await docxOf([body('府'.repeat(28 * 22 * 2))], {
      properties: {
        page: {
          size: { width: mm(210), height: mm(297) },
          margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), footer: mm(28) },
        },
        titlePage: true,
      },
      footers: { default: footer('right'), even: footer('left'), first: new Footer({ children: [] }) },
    });
    const pages = await pagesOf(withEvenAndOdd(docx));
    expect(pages.map((page) => page.lines.at(-1)!.text.slice(0, 1))).toEqual(['府', '2', '3']);
    expect(pages[1]!.lines.at(-1)!.left).toBeLessThan(TEXT_LEFT + 10);
    expect(pages[2]!.lines.at(-1)!.right).toBeGreaterThan(TEXT_RIGHT - 10);
  });
});

describe('a line', () => {
  const long = '根据有关规定现答复如下';

  it.each([
    { alignment: 'left' as const, left: TEXT_LEFT },
    { alignment: 'center' as const, left: (TEXT_LEFT + TEXT_RIGHT - 11 * 15.75) / 2 },
    { alignment: 'right' as const, left: TEXT_RIGHT - 11 * 15.75 },
  ])('stands $alignment', async ({ alignment, left }) => {
    const [page] = await pagesOf(await docxOf([body(long, { alignment, indent: {} })]));
    expect(Math.abs(page!.lines[0]!.left - left)).toBeLessThan(2);
  });

  it('is spread to both edges when distributed, also the last one', async () => {
    const [page] = await pagesOf(await docxOf([body('主送机关', { alignment: 'distribute', indent: {} })]));
    expect(page!.lines[0]!.right).toBeGreaterThan(TEXT_RIGHT - 2);
    expect(page!.lines[0]!.left).toBeLessThan(TEXT_LEFT + 2);
  });

  it('keeps numbers and Latin words whole', async () => {
    const [page] = await pagesOf(await docxOf([body(`${'字'.repeat(23)}123456789元${'字'.repeat(24)}information公开`)]));
    expect(page!.lines.map((line) => line.text)).toEqual(['字'.repeat(23), `123456789元${'字'.repeat(22)}`, '字字information公开']);
  });

  it('follows tab stops with leaders', async () => {
    const tabs = [{ type: 'right' as const, position: mm(156), leader: 'dot' as const }];
    const [page] = await pagesOf(await docxOf([body([run('目录\t12')], { tabStops: tabs, indent: {}, alignment: 'left' })]));
    expect(page!.lines[0]!.text).toMatch(/^目录\.{20,}12$/);
    expect(page!.lines[0]!.right).toBeGreaterThan(TEXT_RIGHT - 2);
  });
});

function withEvenAndOdd(docx: Uint8Array): Uint8Array {
  const zip = new PizZip(docx);
  const settings = zip.file('word/settings.xml')?.asText() ?? '';
  zip.file('word/settings.xml', settings.replace(/<w:evenAndOddHeaders[^>]*>/, '<w:evenAndOddHeaders/>'));
  return zip.generate({ type: 'uint8array' });
}
