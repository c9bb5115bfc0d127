import { createCanvas } from '@napi-rs/canvas';
import { ImageRun, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { BrokenDocxError } from '../../../src/documents/pdf/docx-errors.ts';
import type { LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { docxOf, setDocx } from './setting.ts';

let fonts: LetterFonts;

beforeAll(async () => {
  fonts = await loadFonts();
});

const withPicture = (data: Buffer, type: 'png' | 'jpg' = 'png') =>
  docxOf([new Paragraph({ children: [new ImageRun({ type, data, transformation: { width: 100, height: 100 } })] })]);

function seal(): Buffer {
  const canvas = createCanvas(60, 60);
  const context = canvas.getContext('2d');
  context.strokeStyle = 'red';
  context.strokeRect(10, 10, 40, 40);
  return canvas.toBuffer('image/png');
}

/** What is packed in it is no picture. */
function damaged(png: Buffer): Buffer {
  const bytes = Buffer.from(png);
  const at = bytes.indexOf('IDAT') + 4;
  return Buffer.from(bytes.fill(0xee, at, at + 20));
}

/** Says that it has this many dots. */
function ofSize(png: Buffer, width: number, height: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('a picture in a document', () => {
  it('that is transparent keeps its transparency, and is the same every time', async () => {
    const docx = await withPicture(seal());
    const pdf = await setDocx(docx, fonts);
    expect(Buffer.from(pdf).includes('/SMask')).toBe(true);
    expect(Buffer.from(await setDocx(docx, fonts)).equals(pdf)).toBe(true);
  });

  it.each([
    { name: 'a PNG that cannot be unpacked', picture: () => damaged(seal()) },
    { name: 'a PNG that ends behind its header', picture: () => seal().subarray(0, 33) },
    { name: 'a PNG that ends within its header', picture: () => seal().subarray(0, 20) },
    { name: 'a PNG of more dots than a page has', picture: () => ofSize(seal(), 100_000, 100_000) },
    { name: 'a JPEG that ends where it begins', picture: () => Buffer.from([0xff, 0xd8]), type: 'jpg' as const },
  ])('is refused, and nothing breaks: $name', async ({ picture, type }) => {
    await expect(setDocx(await withPicture(picture(), type), fonts)).rejects.toThrow(BrokenDocxError);
  });
});
