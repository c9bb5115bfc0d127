import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { createCanvas } from '@napi-rs/canvas';
import { ImageRun, PageBreak, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { docxToPdf, type LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { openPdfium, readPages } from '../../support/set-pages.ts';
import { body, docxOf, rawDocx, run, setDocx, TEXT_LEFT, TEXT_RIGHT, TEXT_TOP } from './setting.ts';

const EMU = 12_700;

let fonts: LetterFonts;
let pdfium: WrappedPdfiumModule;

beforeAll(async () => {
  fonts = await loadFonts();
  pdfium = await openPdfium();
});

async function pagesOf(docx: Uint8Array) {
  return readPages(pdfium, await setDocx(docx, fonts));
}

/** Red, half of it transparent. */
function seal(): Buffer {
  const canvas = createCanvas(40, 40);
  const context = canvas.getContext('2d');
  context.fillStyle = 'rgba(220, 0, 0, 0.6)';
  context.fillRect(0, 0, 20, 40);
  return canvas.toBuffer('image/png');
}

describe('the seal', () => {
  const anchored = (floating: ConstructorParameters<typeof ImageRun>[0]['floating']) =>
    new ImageRun({
      type: 'png',
      data: seal(),
      transformation: { width: 160, height: 160 },
      ...(floating === undefined ? {} : { floating }),
    });

  it('stands where its anchor says, from the paragraph and the column', async () => {
    const floating = {
      horizontalPosition: { relative: 'column' as const, offset: 200 * EMU },
      verticalPosition: { relative: 'paragraph' as const, offset: -20 * EMU },
      behindDocument: true,
    };
    const [page] = await pagesOf(
      await docxOf([...Array.from({ length: 5 }, () => body('一行')), body([run('某区人民政府'), anchored(floating)])]),
    );
    const [picture] = page!.pictures;
    expect(picture!.left).toBeCloseTo(TEXT_LEFT + 200, 0);
    expect(picture!.top).toBeCloseTo(TEXT_TOP + 5 * 28.95 - 20, 0);
    expect([picture!.width, picture!.height].map(Math.round)).toEqual([120, 120]);
  });

  it('stands where its anchor says, from the page', async () => {
    const floating = {
      horizontalPosition: { relative: 'page' as const, offset: 100 * EMU },
      verticalPosition: { relative: 'page' as const, offset: 50 * EMU },
    };
    const [page] = await pagesOf(await docxOf([body([run('某区人民政府'), anchored(floating)])]));
    expect([page!.pictures[0]!.left, page!.pictures[0]!.top].map(Math.round)).toEqual([100, 50]);
  });

  it('takes its place in the line when it is set into the text', async () => {
    const [page] = await pagesOf(
      await docxOf([body([run('图'), anchored(undefined)], { spacing: {}, indent: {} }), body('下一行', { spacing: {} })]),
    );
    expect(page!.pictures[0]!.left).toBeCloseTo(TEXT_LEFT + 15.75, 0);
    expect(page!.lines[1]!.baseline - page!.lines[0]!.baseline).toBeGreaterThan(20);
    expect(page!.lines[0]!.baseline - TEXT_TOP).toBeCloseTo(120, 0);
  });
});

describe('the red line', () => {
  it('runs under the red head from edge to edge', async () => {
    const border = { bottom: { style: 'single' as const, size: 18, color: 'FF0000', space: 4 } };
    const [page] = await pagesOf(await docxOf([body([run('某区人民政府文件')], { border, indent: {} })]));
    const [line] = page!.paths;
    // With the width of the stroke around it.
    expect(Math.abs(line!.left - TEXT_LEFT)).toBeLessThan(3);
    expect(Math.abs(line!.left + line!.width - TEXT_RIGHT)).toBeLessThan(3);
    expect(line!.top).toBeGreaterThan(page!.lines[0]!.baseline);
  });
});

describe('pages', () => {
  it('break where the document says', async () => {
    const pages = await pagesOf(
      await docxOf([
        body('甲'),
        new Paragraph({ children: [new PageBreak()] }),
        body('乙'),
        body('丙', { pageBreakBefore: true }),
        body([run('丁'), new PageBreak(), run('戊')]),
      ]),
    );
    expect(pages.map((page) => page.lines.map((line) => line.text).join(''))).toEqual(['甲', '乙', '丙丁', '戊']);
  });

  it('keep a paragraph with the next one and its lines together', async () => {
    const fill = (lines: number) => Array.from({ length: lines }, () => body('填', { indent: {} }));
    const kept = await pagesOf(await docxOf([...fill(21), body('签名', { keepNext: true }), body('日期')]));
    expect(kept.map((page) => page.lines.length)).toEqual([21, 2]);
    const whole = await pagesOf(await docxOf([...fill(20), body('字'.repeat(28 * 3 - 2), { keepLines: true })]));
    expect(whole.map((page) => page.lines.length)).toEqual([20, 3]);
    const widows = await pagesOf(await docxOf([...fill(20), body('字'.repeat(28 * 3 - 2), { widowControl: true })]));
    expect(widows.map((page) => page.lines.length)).toEqual([20, 3]);
  });

  it('have the space that paragraphs ask for, the larger of two', async () => {
    const spaced = (before: number, after: number) => body('行', { spacing: { line: 400, lineRule: 'exact', before, after } });
    const [page] = await pagesOf(await docxOf([spaced(0, 200), spaced(400, 0), spaced(0, 100), spaced(0, 0)]));
    const distances = page!.lines.slice(1).map((line, at) => Math.round(line.baseline - page!.lines[at]!.baseline));
    expect(distances).toEqual([40, 20, 25]);
  });

  it('set paragraphs as their styles say, each style on its own base', async () => {
    const styles =
      '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="60"/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:ind w:right="400"/></w:pPr></w:style>' +
      '<w:style w:type="character" w:styleId="C"><w:rPr><w:sz w:val="20"/></w:rPr></w:style></w:styles>';
    const content =
      '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>标</w:t></w:r><w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>小</w:t></w:r></w:p>';
    const [page] = await pagesOf(rawDocx(content, { 'styles.xml': styles }));
    const [large, small] = page!.lines[0]!.characters;
    expect((large!.right - large!.left) / (small!.right - small!.left)).toBeGreaterThan(2);
    expect(TEXT_RIGHT - page!.lines[0]!.right).toBeGreaterThan(20);
    expect(TEXT_RIGHT - page!.lines[0]!.right).toBeLessThan(23);
  });

  it('number paragraphs as the list says', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:suff w:val="nothing"/></w:lvl>`;
    const numbering =
      `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
    const numbered = (at: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const [page] = await pagesOf(
      rawDocx(numbered(0, '事实') + numbered(1, '甲') + numbered(1, '乙') + numbered(0, '理由') + numbered(1, '丙'), {
        'numbering.xml': numbering,
      }),
    );
    expect(page!.lines.map((line) => line.text)).toEqual(['一、事实', '1.甲', '2.乙', '二、理由', '1.丙']);
  });

  it('print the text of links, content controls, insertions and other fields', async () => {
    const word = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = `${mark('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>${mark('separate')}${word('日期')}${mark('end')}`;
    const content = `<w:p><w:hyperlink>${word('链接')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${word('控件')}</w:sdtContent></w:sdt><w:ins>${word('插入')}</w:ins>${field}</w:p>`;
    const [page] = await pagesOf(rawDocx(content));
    expect(page!.lines[0]!.text).toBe('链接控件插入日期');
  });
});

describe('the file', () => {
  const options = { title: '不予公开决定书', author: '某区人民政府', madeAt: new Date('2026-03-05T01:02:03Z') };

  it('is the same, byte for byte, for the same input, and another for another', async () => {
    const docx = await docxOf([body('同一内容')]);
    const made = await docxToPdf(docx, { ...options, fonts });
    expect(Buffer.from(await docxToPdf(docx, { ...options, fonts })).equals(Buffer.from(made))).toBe(true);
    const other = await docxToPdf(await docxOf([body('别的内容')]), { ...options, fonts });
    const id = (pdf: Uint8Array) => /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1];
    expect(id(made)).toMatch(/^[0-9a-f]{32}$/);
    expect(id(other)).not.toBe(id(made));
  });

  it('bears its title, its author, its instant and its language, and calls itself PDF/A', async () => {
    const text = Buffer.from(await docxToPdf(await docxOf([body('字')]), { ...options, fonts })).toString('utf8');
    expect(text).toContain('(D:20260305010203Z)');
    expect(text).toContain('/Lang (zh-CN)');
    expect(text).toContain('不予公开决定书');
    expect(text).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
  });
});
