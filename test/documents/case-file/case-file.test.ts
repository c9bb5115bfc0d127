import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseFile, type CaseFileItem, SHEET_REASONS } from '../../../src/documents/case-file/case-file.ts';
import type { PagedFile } from '../../../src/documents/pages/page-workshop.ts';
import { assembleCaseFile } from '../../../src/engine/case-file/assemble-case-file.ts';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';
import { samplePdf } from '../../support/pdf-samples.ts';

const jpeg = () => new Uint8Array(createCanvas(100, 50).encodeSync('jpeg'));
async function markedPdf(count: number, mark: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 1; page <= count; page += 1) pdf.addPage([595, 842]).drawText(`${mark} ${page}`, { x: 100, y: 700, size: 12 });
  return pdf.save();
}

const item = (title: string, contents: CaseFileItem['contents']): CaseFileItem => ({
  title,
  on: '2026-03-02',
  facts: [`文件名：${title}`],
  contents,
});

describe('the case file as one PDF', () => {
  const workshop = createPageWorkshop({ threads: 1 });
  let file: PagedFile;
  let texts: readonly string[];
  const items: CaseFileItem[] = [];

  beforeAll(async () => {
    items.push(item('政府信息公开申请表', { as: 'pdf', bytes: await markedPdf(3, 'APPLICATION') }));
    items.push(item('传真件.tif', { as: 'pictures', pages: [1, 2].map(() => ({ bytes: jpeg(), width: 300, height: 150 })) }));
    items.push(item('说明.docx', { as: 'sheet', why: SHEET_REASONS.kind }));
    items.push(item('有密码.pdf', { as: 'pdf', bytes: await samplePdf((document) => document.text('x'), { userPassword: 'secret' }) }));
    items.push(item('政府信息公开申请答复书（某政公开答〔2026〕1号）', { as: 'pdf', bytes: await markedPdf(40, 'REPLY') }));
    for (let no = 1; no <= 30; no += 1) items.push(item(`附件${no}`, { as: 'sheet', why: SHEET_REASONS.kind }));
    const caseFile: CaseFile = {
      organ: '某市人民政府',
      caseNo: '〔2026〕1号',
      title: '某道路工程的竣工验收报告',
      madeOn: '2026年3月27日',
      items,
      history: Array.from({ length: 60 }, (_, no) => ({ on: '2026-03-02', what: `第${no + 1}项记录：收到申请`, who: '某经办人' })),
      headHash: 'ab'.repeat(32),
      madeAt: '2026-03-27T02:00:00.000Z',
    };
    file = { bytes: await assembleCaseFile(caseFile), mediaType: 'application/pdf' };
    const sizes = await workshop.inspect(file);
    const read = [];
    for (const page of sizes.keys()) read.push((await workshop.text(file, page)).map(({ text }) => text).join(''));
    texts = read;
  });
  afterAll(() => workshop.close());

  it('has the pages of every paper, and each page its number', () => {
    const history = texts.filter((text) => /项记录：/.test(text)).length;
    expect(texts).toHaveLength(1 + 2 + 3 + 2 + 1 + 1 + 40 + 30 + history);
    for (const [index, text] of texts.entries()) if (index > 0) expect(text).toContain(`- ${index + 1} -`);
    expect(texts[0]).toContain('政府信息公开申请办理卷宗');
    expect(texts[0]).toContain(`${texts.length} 页`);
  });

  it('has an index whose page numbers are right', () => {
    const index = `${texts[1]}\n${texts[2]}`;
    const first = texts.findIndex((text) => text.includes('APPLICATION 1')) + 1;
    expect(first).toBe(4);
    const reply = texts.findIndex((text) => text.includes('REPLY 1')) + 1;
    const history = texts.findIndex((text) => text.includes('附：办理过程记录') && text.includes('第1项记录')) + 1;
    const flat = index.replace(/\s+/g, '');
    expect(flat).toContain(`政府信息公开申请表2026-03-02${first}–${first + 2}`);
    expect(flat).toMatch(new RegExp(`〔2026〕1号）2026-03-02${reply}–${reply + 39}`));
    expect(flat).toContain(`附：办理过程记录${history}`);
  });

  it('has a sheet for what cannot be read or shown', () => {
    expect(texts.filter((text) => text.includes('文件名：有密码.pdf'))).toHaveLength(1);
    expect(texts.find((text) => text.includes('文件名：有密码.pdf'))?.replace(/\s+/g, '')).toContain(SHEET_REASONS.unreadable);
    expect(texts.find((text) => text.includes('文件名：说明.docx'))?.replace(/\s+/g, '')).toContain(SHEET_REASONS.kind);
  });

  it('has a bookmark for each paper', async () => {
    const pdf = await PDFDocument.load(file.bytes);
    const titles: string[] = [];
    const outline = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
    for (
      let mark = outline.lookupMaybe(PDFName.of('First'), PDFDict);
      mark !== undefined;
      mark = mark.lookupMaybe(PDFName.of('Next'), PDFDict)
    ) {
      titles.push(mark.lookup(PDFName.of('Title'), PDFHexString).decodeText());
    }
    expect(titles).toEqual(['封面', '卷宗目录', ...items.map(({ title }) => title), '附：办理过程记录']);
  });

  it('ends with the hash of the last entry', () => {
    expect(texts.at(-1)?.replace(/\s+/g, '')).toContain('ab'.repeat(32));
  });
});
