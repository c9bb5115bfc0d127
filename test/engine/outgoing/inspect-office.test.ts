import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/engine/outgoing/finding.ts';
import { inspectDocx } from '../../../src/engine/outgoing/inspect-docx.ts';
import { inspectPptx } from '../../../src/engine/outgoing/inspect-pptx.ts';
import { inspectXlsx } from '../../../src/engine/outgoing/inspect-xlsx.ts';
import { textOf } from '../../../src/engine/outgoing/office-xml.ts';

const kinds = (found: readonly Finding[]) => found.map(({ kind }) => kind);
const of = (found: readonly Finding[], kind: string) => found.filter((one) => one.kind === kind);

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<readonly Finding[]> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return inspectXlsx(new Uint8Array(await book.xlsx.writeBuffer()));
}

describe('a workbook before it leaves', () => {
  it('shows hidden and very hidden sheets by name, not the visible one', async () => {
    const found = await workbook((book) => {
      book.addWorksheet('公开').getCell('A1').value = '可以公开';
      book.addWorksheet('底稿', { state: 'hidden' });
      book.addWorksheet('名单', { state: 'veryHidden' });
    });
    expect(of(found, 'hiddenSheet').map(({ sample }) => sample)).toEqual(['底稿', '名单']);
  });

  it('shows hidden columns by letter and hidden rows by number', async () => {
    const found = await workbook((book) => {
      const sheet = book.addWorksheet('表');
      sheet.addRow(['甲', '乙', '丙']);
      sheet.addRow(['一', '二', '三']);
      sheet.getColumn(2).hidden = true;
      sheet.getRow(2).hidden = true;
    });
    expect(of(found, 'hiddenColumns')).toMatchObject([{ sample: 'B', count: 1, where: { zh: '工作表“表”' } }]);
    expect(of(found, 'hiddenRows')).toMatchObject([{ sample: '2', count: 1 }]);
  });

  it('shows comments and who made it', async () => {
    const found = await workbook((book) => {
      book.creator = '某甲';
      book.addWorksheet('表').getCell('A1').note = '此数不准';
    });
    expect(of(found, 'comment')).toMatchObject([{ sample: '此数不准', count: 1 }]);
    expect(of(found, 'metadata')[0]?.sample).toContain('某甲');
  });

  it('finds numbers of people in text and in numeric cells, masked', async () => {
    const found = await workbook((book) => {
      const sheet = book.addWorksheet('表');
      sheet.getCell('A1').value = '身份证 11010519491231002X，电话 13800000000';
      sheet.getCell('A2').value = 13900000001;
    });
    expect(of(found, 'identityNumber')).toMatchObject([{ sample: '110*************2X' }]);
    expect(of(found, 'phone').map(({ sample }) => sample)).toEqual(expect.arrayContaining(['138******00', '139******01']));
    expect(JSON.stringify(found)).not.toContain('11010519491231002X');
  });
});

describe('a document before it leaves', () => {
  it('shows comments, tracked changes with the deleted words, hidden and white text', async () => {
    const change = { author: '某乙', date: '2026-03-02T00:00:00Z' };
    const document = new Document({
      comments: { children: [{ id: 0, author: '某乙', date: new Date('2026-03-02'), children: [new Paragraph('这一段要不要公开？')] }] },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun('正文'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new InsertedTextRun({ text: '加的', id: 1, ...change }),
                new DeletedTextRun({ text: '删掉的底价', id: 2, ...change }),
                new TextRun({ text: '看不见的', vanish: true }),
                new TextRun({ text: '白字', color: 'FFFFFF' }),
              ],
            }),
          ],
        },
      ],
    });
    const found = await inspectDocx(await Packer.toBuffer(document));
    expect(of(found, 'comment')).toMatchObject([{ sample: '这一段要不要公开？', count: 1 }]);
    expect(of(found, 'trackedChange')).toMatchObject([{ sample: '删掉的底价', count: 2, where: { zh: '正文' } }]);
    expect(of(found, 'hiddenText')).toMatchObject([{ sample: '看不见的白字', count: 2 }]);
  });

  it('finds an identity number that is split into several runs', async () => {
    const runs = ['1101051949', '1231002X'].map((text) => new TextRun(text));
    const found = await inspectDocx(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: runs })] }] })));
    expect(of(found, 'identityNumber')).toHaveLength(1);
  });

  it('of a plain document only the properties of the program that made it are shown', async () => {
    const document = new Document({ creator: '', lastModifiedBy: '', sections: [{ children: [new Paragraph('可以公开')] }] });
    expect(new Set(kinds(await inspectDocx(await Packer.toBuffer(document))))).toEqual(new Set());
  });

  it('of many elements that never end is read in one pass', async () => {
    const zip = new PizZip();
    zip.file('word/comments.xml', '<w:comment '.repeat(400_000));
    zip.file('word/document.xml', `${'<w:r><w:vanish/>'.repeat(300_000)}`);
    expect(await inspectDocx(zip.generate({ type: 'uint8array', compression: 'DEFLATE' }))).toEqual([]);
  });
});

it('a presentation shows hidden slides and notes', async () => {
  const zip = new PizZip();
  const slide = (show: string, text: string) => `<p:sld xmlns:a="a" xmlns:p="p"${show}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  zip.file('ppt/slides/slide1.xml', slide('', '可以公开'));
  zip.file('ppt/slides/slide2.xml', slide(' show="0"', '不公开的一张'));
  zip.file('ppt/notesSlides/notesSlide1.xml', slide('', '讲的时候别说'));
  const found = await inspectPptx(zip.generate({ type: 'uint8array' }));
  expect(found).toMatchObject([
    { kind: 'hiddenSlide', sample: '不公开的一张', where: { zh: '第 2 张幻灯片' } },
    { kind: 'notes', sample: '讲的时候别说' },
  ]);
});

describe('a document that was made to keep the program busy', () => {
  const MUCH = 300_000;
  const of = (parts: Readonly<Record<string, string>>): Promise<readonly Finding[]> => {
    const zip = new PizZip();
    for (const [name, xml] of Object.entries(parts)) zip.file(name, xml);
    return inspectDocx(zip.generate({ type: 'uint8array', compression: 'DEFLATE' }));
  };

  it('is looked into all the same: tags without end, blanks without end', async () => {
    expect(textOf('<w:t '.repeat(MUCH))).toBe('');
    const blanks = await of({ 'docProps/core.xml': `<dc:creator>${' '.repeat(MUCH)}某甲</dc:creator>` });
    expect(blanks).toMatchObject([{ kind: 'metadata', sample: '某甲' }]);
    const tags = await of({ 'docProps/custom.xml': `<property>某乙${'<'.repeat(MUCH)}</property>` });
    expect(kinds(tags)).toEqual(['metadata']);
  });
});
