import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { faceNameOf } from '../../../src/documents/pdf/fonts.ts';
import { missingCharacters } from '../../../src/documents/pdf/missing-characters.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { openPdfium, readPages } from '../../support/set-pages.ts';
import { body, docxOf, run, setDocx } from './setting.ts';

let fonts: LetterFonts;
let pdfium: WrappedPdfiumModule;

beforeAll(async () => {
  fonts = await loadFonts();
  pdfium = await openPdfium();
});

/** The font file without 龘 (U+9F98): the group of characters in its table ends before it. */
function withoutCharacter(font: Uint8Array): Uint8Array {
  const bytes = Buffer.from(font);
  const group = Buffer.from('00009f3c00009f9b', 'hex');
  const at = bytes.indexOf(group);
  if (at === -1) throw new Error('The font has another table of characters');
  bytes.writeUInt32BE(0x9f97, at + 4);
  // Another file has another checksum.
  const head = bytes.readUInt32BE(bytes.indexOf('head') + 8);
  bytes.writeUInt32BE(1, head + 8);
  return bytes;
}

describe('faces', () => {
  it.each([
    ...['仿宋_GB2312', 'FangSong', 'FangSong_GB2312', '仿宋', 'STFangsong', 'SimSun', '宋体', 'Times New Roman'].map((name) => ({
      name,
      face: 'fangSong',
    })),
    ...['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S'].map((name) => ({ name, face: 'xiaoBiaoSong' })),
    ...['黑体', 'SimHei'].map((name) => ({ name, face: 'heiTi' })),
    ...['楷体', '楷体_GB2312', 'KaiTi', 'KaiTi_GB2312'].map((name) => ({ name, face: 'kaiTi' })),
  ])('$name is set in $face', ({ name, face }) => {
    expect(faceNameOf(name)).toBe(face);
  });

  it('are embedded, and the text can be read from the PDF', async () => {
    const pdf = await setDocx(
      await docxOf([body([run('仿宋正文'), run('标题', { font: '方正小标宋简体' }), run('加粗', { bold: true })])]),
      fonts,
    );
    const names = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/BaseFont \/([A-Z]{6}\+\S+)/g),
    ].map((match) => match[1]!.slice(7));
    expect(new Set(names)).toEqual(new Set(['NotoSerifSC-Regular', 'NotoSerifSC-Bold']));
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/FontFile2/g),
    ).toHaveLength(2);
    expect(readPages(pdfium, pdf)[0]!.lines[0]!.text).toBe('仿宋正文标题加粗');
  });

  it('draw boldness where no file has it', async () => {
    const office = { ...fonts, xiaoBiaoSong: fonts.fangSong };
    const pdf = await setDocx(await docxOf([body([run('加粗', { bold: true })])]), { ...office, fangSong: renamed(fonts.fangSong) });
    expect(readPages(pdfium, pdf)[0]!.lines[0]!.text).toBe('加粗');
  });
});

/** An office's own file: not called Noto Serif SC. */
function renamed(font: Uint8Array): Uint8Array {
  const bytes = Buffer.from(font);
  for (let at = bytes.indexOf('NotoSerifSC'); at !== -1; at = bytes.indexOf('NotoSerifSC', at)) bytes.write('OfficeSerif', at, 'latin1');
  return bytes;
}

describe('a character that the office’s own font does not have', () => {
  it('is set in the fallback and can be read from the PDF', async () => {
    const office = { ...fonts, fangSong: withoutCharacter(fonts.fangSong) };
    expect(missingCharacters('姓龘某', { ...office, fallback: office.fangSong })).toEqual(['龘']);
    expect(missingCharacters('姓龘某', office)).toEqual([]);
    const pdf = await setDocx(await docxOf([body('姓龘某')]), office);
    expect(readPages(pdfium, pdf)[0]!.lines[0]!.text).toBe('姓龘某');
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/FontFile2/g),
    ).toHaveLength(2);
  });

  it('is 〓 where no font has it, and is known beforehand', async () => {
    expect(missingCharacters('吉𠮷吉😀', fonts)).toEqual(['𠮷', '😀']);
    const [page] = readPages(pdfium, await setDocx(await docxOf([body('姓𠮷名')]), fonts));
    const [before, after] = ['姓', '名'].map((text) => page!.lines[0]!.characters.find((one) => one.text === text)!);
    expect(Math.abs(after!.left - before!.left - 2 * 15.75)).toBeLessThan(2);
  });
});
