import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindOfName } from '../../../src/engine/files/file-kinds.ts';
import { safeFileName } from '../../../src/engine/files/file-name.ts';
import { isOfKind } from '../../../src/engine/files/inspect-contents.ts';
import { zipEntryNames } from '../../../src/engine/files/zip-entries.ts';
import { compound, docx, exe, html, pdf, png, temporaryDirectory, zipOf } from './upload-samples.ts';

const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffd9', 'hex')]);
const tiff = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(64)]);
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([64, 0, 0, 0]), Buffer.from('WEBPVP8 '), Buffer.alloc(64)]);
const bmp = Buffer.concat([Buffer.from('BM'), Buffer.alloc(64)]);
/** 政府信息 in GB18030. */
const gb18030 = Buffer.from('d5fec8aed0c5cfa2', 'hex');

describe('the contents of uploads', () => {
  const directory = temporaryDirectory();
  const path = join(directory.path, 'contents');
  afterAll(() => directory.remove());

  async function matches(name: string, contents: Buffer): Promise<boolean> {
    writeFileSync(path, contents);
    const kind = kindOfName(name);
    return kind !== undefined && isOfKind(path, kind);
  }

  it.each([
    ['a.pdf', pdf()],
    ['a.PDF', pdf()],
    ['a.jpg', jpeg],
    ['a.jpeg', jpeg],
    ['a.png', png],
    ['a.tif', tiff],
    ['a.webp', webp],
    ['a.bmp', bmp],
    ['a.docx', docx],
    ['a.xlsx', zipOf(['[Content_Types].xml', 'xl/workbook.xml'])],
    ['a.pptx', zipOf(['[Content_Types].xml', 'ppt/presentation.xml'])],
    ['a.ofd', zipOf(['OFD.xml', 'Doc_0/Document.xml'])],
    ['a.zip', zipOf(['照片/一.jpg'])],
    ['a.doc', compound('WordDocument')],
    ['a.wps', compound('WordDocument')],
    ['a.xls', compound('Workbook')],
    ['a.txt', Buffer.from('申请公开某道路工程的竣工验收报告。\r\n')],
    ['a.txt', gb18030],
    ['a.txt', Buffer.from('\ufeff一', 'utf16le')],
    ['a.csv', Buffer.from('编号,名称\n1,验收报告\n')],
  ])('of %s are recognised', async (name, contents) => {
    expect(await matches(name, contents)).toBe(true);
  });

  it.each([
    ['a page as PDF', 'a.pdf', html],
    ['a page as text', 'a.txt', html],
    ['a page behind blank lines as text', 'a.txt', Buffer.concat([Buffer.from('\n\n  '), html])],
    ['a shell script as text', 'a.txt', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a program as text', 'a.csv', exe],
    ['a program as picture', 'a.jpg', exe],
    ['a program that is also a zip', 'a.zip', Buffer.concat([exe, docx])],
    ['a picture as another kind of picture', 'a.png', jpeg],
    ['a zip as document', 'a.docx', zipOf(['readme.txt'])],
    ['a document with macros as one without', 'a.docx', zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
    ['a spreadsheet as document', 'a.doc', compound('Workbook')],
    ['an installer as document', 'a.doc', compound('MsiThing')],
    ['half a zip', 'a.zip', docx.subarray(0, docx.length - 30)],
    ['text with control bytes', 'a.txt', Buffer.from('a\u0001b')],
    ['a script', 'a.js', Buffer.from('alert(1)')],
    ['a drawing', 'a.svg', Buffer.from('<svg/>')],
    ['a page', 'a.html', html],
    ['no extension', 'pdf', pdf()],
  ])('that are %s are refused', async (_what, name, contents) => {
    expect(await matches(name, contents)).toBe(false);
  });

  it('finds the name of a stream that lies across two pieces of the file', async () => {
    const start = compound('x');
    const cut = Buffer.concat([
      start.subarray(0, 8),
      Buffer.alloc(65_536 - 16 - 8),
      Buffer.from('WordDocument\0', 'utf16le'),
      Buffer.alloc(99),
    ]);
    expect(await matches('a.doc', cut)).toBe(true);
  });

  it('lists a zip that would become huge without unpacking it', async () => {
    writeFileSync(path, zipOf(['[Content_Types].xml', 'word/document.xml'], 0xfffffff0));
    const before = process.memoryUsage().rss;
    expect(await zipEntryNames(path)).toEqual(['[Content_Types].xml', 'word/document.xml']);
    expect(await matches('a.docx', zipOf(['[Content_Types].xml', 'word/document.xml'], 0xfffffff0))).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('does not trust a list of entries that points outside the file', async () => {
    const bad = Buffer.from(docx);
    bad.writeUInt32LE(0xffff_0000, bad.length - 6);
    writeFileSync(path, bad);
    expect(await zipEntryNames(path)).toBeUndefined();
  });
});

describe('names of uploads', () => {
  let long = '';
  beforeAll(() => {
    long = '𠮷'.repeat(150);
  });

  it.each([
    ['申请表 （盖章）.pdf', '申请表 （盖章）.pdf'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\系统.doc', '系统.doc'],
    ['a\u202egpj.pdf', 'agpj.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['  .hidden. ', 'hidden'],
    ['', 'file'],
    ['...', 'file'],
    ['报告.pdf.', '报告.pdf'],
  ])('%j becomes %j', (sent, expected) => {
    expect(safeFileName(sent)).toBe(expected);
  });

  it('of more than 200 characters lose their middle, never half a character', () => {
    const name = safeFileName(`${long}.pdf`);
    expect(name.length).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^𠮷+\.pdf$/u);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});
