import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type ITableCellOptions, Table, TableCell, TableRow } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { openPdfium, type PaperPage, readPages } from '../../support/set-pages.ts';
import { body, docxOf, mm, setDocx, TEXT_BOTTOM, TEXT_LEFT, TEXT_RIGHT } from './setting.ts';

type Cell = Omit<ITableCellOptions, 'children'>;

function cell(text: string, options: Cell = {}): TableCell {
  return new TableCell({ children: text.split('\n').map((line) => body(line, { indent: {}, alignment: 'left' })), ...options });
}

const COLUMNS = [mm(30), mm(126)];
const WHOLE = { width: { size: mm(156), type: 'dxa' as const }, columnWidths: COLUMNS };

function textOf(page: PaperPage): string {
  return page.lines.map((line) => line.text).join('|');
}

describe('a table', () => {
  let fonts: LetterFonts;
  let pdfium: WrappedPdfiumModule;

  beforeAll(async () => {
    fonts = await loadFonts();
    pdfium = await openPdfium();
  });

  async function pagesOf(table: Table): Promise<readonly PaperPage[]> {
    return readPages(pdfium, await setDocx(await docxOf([table, body('后文', { indent: {} })]), fonts));
  }

  it('has its columns where the grid says, and lines around the cells', async () => {
    const [page] = await pagesOf(new Table({ ...WHOLE, rows: [new TableRow({ children: [cell('申请人'), cell('王某某')] })] }));
    const [name, value] = ['申', '王'].map((text) => page!.lines[0]!.characters.find((one) => one.text === text)!);
    // The characters' own white differs by a point or two.
    expect(Math.abs(value!.left - name!.left - (30 / 25.4) * 72)).toBeLessThan(2);
    const left = Math.min(...page!.paths.map((path) => path.left));
    const right = Math.max(...page!.paths.map((path) => path.left + path.width));
    expect(Math.abs(left - TEXT_LEFT)).toBeLessThan(1);
    expect(Math.abs(right - TEXT_RIGHT)).toBeLessThan(1);
  });

  it('goes on upon the next page with its header rows', async () => {
    const rows = Array.from({ length: 36 }, (_, at) => new TableRow({ children: [cell(`第${at}号`), cell('材料')] }));
    const header = new TableRow({ tableHeader: true, children: [cell('序号'), cell('题名')] });
    const pages = await pagesOf(new Table({ ...WHOLE, rows: [header, ...rows] }));
    expect(pages).toHaveLength(2);
    expect(pages.map((page) => page.lines[0]!.text)).toEqual(['序号题名', '序号题名']);
    expect(pages.flatMap((page) => page.lines).map((line) => line.text)).toEqual(
      expect.arrayContaining(Array.from({ length: 36 }, (_, at) => `第${at}号材料`)),
    );
    expect(textOf(pages[1]!)).toMatch(/后文$/);
  });

  it('parts a row that is higher than a page, and every line of it is printed once', async () => {
    const lines = Array.from({ length: 70 }, (_, at) => `第${at}行`);
    const header = new TableRow({ tableHeader: true, children: [cell('项目'), cell('内容')] });
    const pages = await pagesOf(
      new Table({ ...WHOLE, rows: [header, new TableRow({ children: [cell('内容'), cell(lines.join('\n'))] })] }),
    );
    expect(pages).toHaveLength(4);
    const printed = pages.flatMap((page) => page.lines).map((line) => line.text.replace(/^内容/, ''));
    expect(printed.filter((line) => /^第\d+行$/.test(line))).toEqual(lines);
    expect(pages.filter((page) => page.lines[0]!.text === '项目内容')).toHaveLength(4);
    for (const line of pages.flatMap((page) => page.lines)) expect(line.baseline).toBeLessThan(TEXT_BOTTOM);
  });

  it('leaves no empty strip of a row whose first line does not fit', async () => {
    const margins = { top: mm(2), bottom: mm(2) };
    const row = (name: string) => new TableRow({ children: [cell(name, { margins }), cell('值', { margins })] });
    const [page, next] = await pagesOf(new Table({ ...WHOLE, rows: Array.from({ length: 20 }, (_, at) => row(`第${at}项`)) }));
    const lowest = Math.max(...page!.paths.map((path) => path.top + path.height));
    // Under the last line of text there is the end of its row and no other.
    expect(lowest - page!.lines.at(-1)!.baseline).toBeLessThan(16);
    expect(next!.lines[0]!.text).toMatch(/^第\d+项值$/);
  });

  it('moves a row that must not be parted to the next page', async () => {
    const row = (name: string, count: number, cantSplit: boolean) =>
      new TableRow({ cantSplit, children: [cell(name), cell(Array(count).fill('行').join('\n'))] });
    const pages = await pagesOf(new Table({ ...WHOLE, rows: [row('一', 15, false), row('二', 10, true)] }));
    expect(pages.map((page) => page.lines[0]!.text)).toEqual(['一行', '二行']);
    const parted = await pagesOf(new Table({ ...WHOLE, rows: [row('一', 15, false), row('二', 10, false)] }));
    expect(parted.map((page) => page.lines[0]!.text)).toEqual(['一行', '行']);
  });

  it('merges cells across columns and rows, and centres what stands in them', async () => {
    const [page] = await pagesOf(
      new Table({
        ...WHOLE,
        rows: [
          new TableRow({ children: [cell('合', { rowSpan: 3, verticalAlign: 'center' }), cell('上')] }),
          new TableRow({ children: [cell('中')] }),
          new TableRow({ children: [cell('下')] }),
          new TableRow({ children: [cell('跨'.repeat(27), { columnSpan: 2 })] }),
        ],
      }),
    );
    expect(page!.lines.map((line) => line.text)).toEqual(['上', '合中', '下', '跨'.repeat(27), '后文']);
  });

  it('gives rows the height they ask for', async () => {
    const row = (value: number, rule: 'exact' | 'atLeast') =>
      new TableRow({ height: { value: mm(value), rule }, children: [cell('甲'), cell('乙')] });
    const [page] = await pagesOf(new Table({ ...WHOLE, rows: [row(20, 'exact'), row(30, 'atLeast'), row(5, 'atLeast')] }));
    const distances = page!.lines.slice(1).map((line, at) => ((line.baseline - page!.lines[at]!.baseline) / 72) * 25.4);
    expect(distances.map(Math.round)).toEqual([20, 30, Math.round((28.95 / 72) * 25.4)]);
  });
});
