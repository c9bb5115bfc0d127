import { describe, expect, it } from 'vitest';
import { BrokenTemplateError } from '../../../src/documents/letters/broken-template.ts';
import { readDocx } from '../../../src/documents/letters/docx-zip.ts';
import { builtInTemplate, fillTemplate } from '../../../src/documents/letters/fill-template.ts';
import type { LetterContent } from '../../../src/documents/letters/letter-content.ts';
import { sampleContents } from '../../../src/documents/letters/sample-content.ts';
import { DOT, docxOf, p, partOf, textsOf, wholeWith } from './docx-samples.ts';

const [SHORT, LONG] = sampleContents('redHead');
const SEAL = { bytes: DOT, widthMm: 42 };

async function filled(content: LetterContent, form: 'redHead' | 'sheet' | 'index' = 'redHead') {
  return fillTemplate(await builtInTemplate(form), content, null);
}

describe('the built-in letter', () => {
  it('has every part in its order', async () => {
    const texts = textsOf(await filled({ ...SHORT, attachments: ['甲', '乙'], remark: '补制。' }));
    const { redHead, documentNo, title, addressee, body, remedy, signature, date, contact } = SHORT;
    const attachments = ['附件：1.甲', '2.乙'];
    expect(texts).toEqual([
      redHead,
      documentNo,
      title,
      `${addressee}：`,
      ...body,
      remedy,
      ...attachments,
      signature,
      date,
      `（${contact}）`,
      '补制。',
    ]);
  });

  it.each(['addressee', 'remedy', 'contact', 'remark'] as const)('leaves no paragraph where there is no %s', async (part) => {
    const full = { ...SHORT, remark: '补制。' };
    const [all, fewer] = [textsOf(await filled(full)), textsOf(await filled({ ...full, [part]: '' }))];
    expect(fewer).toHaveLength(all.length - 1);
    expect(fewer).not.toContain('');
  });

  it('numbers attachments only where there are several', async () => {
    expect(textsOf(await filled({ ...SHORT, attachments: ['甲'] }))).toContain('附件：甲');
  });

  it('sets headings that stand alone in HeiTi and KaiTi', async () => {
    const xml = partOf(await filled({ ...SHORT, body: ['一、基本情况', '（一）检索', '一、这是一句话。'] }));
    const faceOf = (text: string) => new RegExp(`w:eastAsia="([^"]+)"[^>]*/>(?:(?!<w:t).)*<w:t[^>]*>${text}<`).exec(xml)?.[1];
    expect([faceOf('一、基本情况'), faceOf('（一）检索'), faceOf('一、这是一句话。')]).toEqual(['黑体', '楷体_GB2312', '仿宋_GB2312']);
  });

  it.each([
    { redHead: '东胜区人民政府文件', halfPoints: '72' },
    { redHead: '鄂尔多斯市东胜区人民政府办公室', halfPoints: '58' },
    { redHead: '鄂尔多斯市东胜区人民政府政务服务和数字化建设管理局办公室文件', halfPoints: '44' },
  ])('sets the red head $redHead in $halfPoints half points', async ({ redHead, halfPoints }) => {
    const xml = partOf(await filled({ ...SHORT, redHead }));
    expect(new RegExp(`<w:sz w:val="(\\d+)"/>(?:(?!<w:t).)*<w:t[^>]*>${redHead}`).exec(xml)?.[1]).toBe(halfPoints);
  });

  it('keeps the last of the text with the signature', async () => {
    const last = (partOf(await filled(SHORT)).match(/<w:p>.*?<\/w:p>/gs) ?? []).find((xml) => xml.includes(SHORT.remedy));
    expect(last).toContain('<w:keepNext/>');
  });

  it('has the same bytes for the same letter', async () => {
    const template = await builtInTemplate('redHead');
    expect(Buffer.from(fillTemplate(template, LONG, SEAL)).equals(fillTemplate(template, LONG, SEAL))).toBe(true);
  });
});

describe('the built-in form', () => {
  const [form] = sampleContents('sheet');

  it('has a row for each label, and places to sign', async () => {
    const texts = textsOf(await filled(form, 'sheet'));
    for (const { label } of form.rows) expect(texts).toContain(label);
    expect(texts).toEqual(expect.arrayContaining(['承办人：', '审核人：', `日期：${form.date}`]));
    expect(texts.join()).not.toContain('{');
  });

  it('breaks lines where a value has several', async () => {
    const xml = partOf(await filled({ ...form, rows: [{ label: '方式', value: '邮寄\n网络' }] }, 'sheet'));
    expect(xml).toMatch(/邮寄<\/w:t>.*?<w:br\/>.*?网络/s);
  });

  it('has no table where there are no rows', async () => {
    expect(partOf(await filled({ ...form, rows: [] }, 'sheet')).match(/<w:tbl>/g) ?? []).toHaveLength(1);
  });

  it('lists a case file', async () => {
    const [index] = sampleContents('index');
    const texts = textsOf(await filled(index, 'index'));
    expect(texts.slice(2, 9)).toEqual(['序号', '文号', '责任者', '题名', '日期', '页号', '备注']);
    expect(texts.filter((text) => text === '登记回执')).toHaveLength(1);
  });
});

describe('an office’s template', () => {
  it('may word letters itself with single facts, and a fact that a letter lacks leaves its place empty', async () => {
    const template = await wholeWith('关于{caseNo}（{mailNumber}）的答复');
    expect(textsOf(fillTemplate(template, { ...SHORT, values: { caseNo: '东公开〔2026〕1号' } }, null))).toContain(
      '关于东公开〔2026〕1号（）的答复',
    );
  });

  it('names every unknown placeholder', async () => {
    const template = await wholeWith('{titel}', '{foo}');
    const failure = catchError(() => fillTemplate(template, SHORT, null));
    expect(failure).toBeInstanceOf(BrokenTemplateError);
    expect((failure as BrokenTemplateError).problems.map(({ placeholder }) => placeholder)).toEqual(['{titel}', '{foo}']);
  });

  it('keeps text as text, whatever somebody typed', async () => {
    const title = '<w:p/> & {remedy} "]]>\u0001';
    const xml = partOf(fillTemplate(await wholeWith('{title}'), { ...SHORT, title }, null));
    expect(xml).toContain('&lt;w:p/&gt; &amp; {remedy} ');
    expect(xml).not.toContain('\u0001');
  });

  it('does not hand on who edited it', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:lastModifiedBy>赵某</cp:lastModifiedBy></cp:coreProperties>';
    const template = await docxOf(['{title}'].map(p).join(''), (parts) => {
      parts.set('docProps/core.xml', core);
      parts.set('docProps/custom.xml', '<Properties>赵某</Properties>');
    });
    const parts = readDocx(fillTemplate(template, SHORT, null));
    expect(Buffer.concat([...parts.values()]).includes('赵某')).toBe(false);
  });

  it.each(['not a zip', 'PK\u0003\u0004 but broken'])('is refused when it is %j', (text) => {
    expect(() => fillTemplate(Buffer.from(text), SHORT, null)).toThrow(BrokenTemplateError);
  });
});

describe('the seal', () => {
  const anchor = (docx: Uint8Array) => /<wp:anchor.*?<\/wp:anchor>/s.exec(partOf(docx))?.[0] ?? '';
  const offsets = (docx: Uint8Array) => [...anchor(docx).matchAll(/<wp:posOffset>(-?\d+)</g)].map(([, emu]) => Number(emu) / 36_000);

  it('stands centred over signature and date, which are a little under its middle', async () => {
    const docx = fillTemplate(await builtInTemplate('redHead'), SHORT, SEAL);
    const [left = 0, top = 0] = offsets(docx);
    // The block of the signature is 15 characters wide at the right edge of 156 mm.
    expect(left + 21).toBeCloseTo(156 - (7.5 * 15.75 * 25.4) / 72, 0);
    expect(top + 21).toBeCloseTo(-3, 1);
    expect(anchor(docx)).toContain('behindDoc="0"');
    expect(partOf(docx, 'word/_rels/document.xml.rels')).toContain('media/yishen-seal.png');
    expect(partOf(docx, '[Content_Types].xml')).toContain('Extension="png"');
    expect(Buffer.from(readDocx(docx).get('word/media/yishen-seal.png') ?? []).equals(DOT)).toBe(true);
  });

  it.each([
    { where: 'at the right', jc: 'right', indent: '<w:ind w:right="640"/>', middle: (8844 - 640 - 320 * 2) / 56.7 },
    { where: 'at the left', jc: 'left', indent: '<w:ind w:left="640"/>', middle: (640 + 320 * 2) / 56.7 },
  ])('is centred over four characters $where', async ({ jc, indent, middle }) => {
    const template = await docxOf(`<w:p><w:pPr>${indent}<w:jc w:val="${jc}"/></w:pPr><w:r><w:t>某某机关{seal}</w:t></w:r></w:p>`);
    expect((offsets(fillTemplate(template, SHORT, SEAL))[0] ?? 0) + 21).toBeCloseTo(middle, 0);
  });

  it('is centred in its cell of a table', async () => {
    const cell = (text: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const template = await docxOf(`<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell('甲')}${cell('{date}{seal}')}</w:tr></w:tbl><w:p/>`);
    expect((offsets(fillTemplate(template, SHORT, SEAL))[0] ?? 0) + 21).toBeCloseTo(2000 / 56.7, 0);
    expect(
      textsOf(fillTemplate(await docxOf(`<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell('{seal}')}</w:tr></w:tbl><w:p/>`), SHORT, null)),
    ).toEqual(['']);
  });

  it('goes behind the text when its picture is not transparent', async () => {
    const opaque = Buffer.from(DOT);
    opaque[25] = 2;
    expect(anchor(fillTemplate(await builtInTemplate('redHead'), SHORT, { bytes: opaque, widthMm: 42 }))).toContain('behindDoc="1"');
  });

  it('leaves nothing behind where there is none', async () => {
    const texts = textsOf(fillTemplate(await wholeWith('{seal}', '{%seal}', '完'), SHORT, null));
    expect(texts.at(-1)).toBe('完');
    expect(texts).not.toContain('');
    expect(texts.join()).not.toMatch(/[{}\uE0F1]/);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
