import { deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import type { Box, PagedFile, PagePicture } from '../../../src/documents/pages/page-workshop.ts';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';
import { rawPdf, rawStream, samplePdf } from '../../support/pdf-samples.ts';
import { THREE_PAGE_FAX } from '../../support/three-page-fax.ts';

const workshop = createPageWorkshop();
afterAll(() => workshop.close());

const pdf = (bytes: Uint8Array): PagedFile => ({ bytes, mediaType: 'application/pdf' });
const whole = { page: 0, dpi: 72, format: 'png' } as const;

/** The lightest and the darkest dot within a box. */
async function shades({ bytes }: PagePicture, box: Box): Promise<{ readonly light: number; readonly dark: number }> {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const { data } = canvas.getContext('2d').getImageData(box.x, box.y, box.width, box.height);
  const values = [...data].filter((_, index) => index % 4 === 0);
  return values.reduce(({ light, dark }, value) => ({ light: Math.max(light, value), dark: Math.min(dark, value) }), {
    light: 0,
    dark: 255,
  });
}

describe('pages of a PDF', () => {
  it('have the size and the text that were written, each character in its box', async () => {
    const file = pdf(await samplePdf((document) => document.fontSize(40).text('HI', 100, 200, { lineBreak: false })));
    const [size] = await workshop.inspect(file);
    expect(size?.width).toBeCloseTo(595.28, 0);
    expect(size?.height).toBeCloseTo(841.89, 0);
    const [h, i] = await workshop.text(file, 0);
    expect([h?.text, i?.text]).toEqual(['H', 'I']);
    expect(h?.box.x).toBeGreaterThan(100);
    expect(h?.box.x).toBeLessThan(106);
    expect(h?.box.y).toBeGreaterThan(199);
    expect((h?.box.y ?? 0) + (h?.box.height ?? 0)).toBeLessThan(230);
    expect(i?.box.x).toBeGreaterThan((h?.box.x ?? 0) + (h?.box.width ?? 0));
    const picture = await workshop.picture(file, whole);
    expect((await shades(picture, { x: h?.box.x ?? 0, y: h?.box.y ?? 0, width: 30, height: 30 })).dark).toBeLessThan(60);
    expect(await shades(picture, { x: 0, y: 0, width: 90, height: 190 })).toEqual({ light: 255, dark: 255 });
  });

  it.each([90, 180, 270])('turned by %i degrees say where the character is on the page as it is shown', async (turn) => {
    const content = 'BT /F1 40 Tf 100 150 Td (H) Tj ET';
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /CropBox [50 100 550 400] /Rotate ${turn} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`;
    const file = pdf(rawPdf([...HEAD, page, rawStream(content), HELVETICA]));
    const [size] = await workshop.inspect(file);
    expect(size).toEqual(turn === 180 ? { width: 500, height: 300 } : { width: 300, height: 500 });
    const [h] = await workshop.text(file, 0);
    const picture = await workshop.picture(file, whole);
    expect({ width: picture.width, height: picture.height }).toEqual(size);
    const { x = 0, y = 0, width = 0, height = 0 } = h?.box ?? {};
    expect(width > height).toBe(turn !== 180);
    expect((await shades(picture, { x, y, width, height })).dark).toBeLessThan(60);
    const above = await shades(picture, { x: 0, y: 0, width: size?.width ?? 0, height: Math.floor(y) - 2 });
    expect(above).toEqual({ light: 255, dark: 255 });
  });

  it('show Chinese text whose font the file does not bring', async () => {
    const hex = Buffer.from('政府信息', 'utf16le').swap16().toString('hex');
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
    const font = '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>';
    const descendant =
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>';
    const descriptor =
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>';
    const file = pdf(rawPdf([...HEAD, page, rawStream(`BT /F1 30 Tf 20 40 Td <${hex}> Tj ET`), font, descendant, descriptor]));
    expect((await workshop.text(file, 0)).map(({ text }) => text).join('')).toBe('政府信息');
    const picture = await workshop.picture(file, whole);
    for (const x of [20, 50, 80, 110]) expect((await shades(picture, { x, y: 30, width: 30, height: 35 })).dark).toBeLessThan(100);
  });

  it('are told by document: properties, comments, scripts', async () => {
    const bytes = await samplePdf((document) => document.text('x').note(10, 10, 50, 50, 'a remark'), { info: { Author: '王小明' } });
    expect(await workshop.describe(pdf(bytes))).toMatchObject({
      properties: expect.arrayContaining(['王小明']),
      comments: [{ page: 0, count: 1 }],
      attachments: 0,
      scripts: 0,
    });
  });

  it('are drawn as large as the limits allow when more is asked', async () => {
    const file = pdf(rawPdf([...HEAD, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 20000 10000] >>']));
    const patient = createPageWorkshop({ threads: 1, limitMs: 150_000 });
    const { width, height } = await patient.picture(file, { page: 0, dpi: 300, format: 'jpeg' });
    await patient.close();
    expect(width * height).toBeLessThanOrEqual(41_000_000);
    expect(width / height).toBeCloseTo(2, 1);
  });
});

const HEAD = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'];
const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

describe('files that cannot be read', () => {
  it.each([
    ['a PDF with a password', () => samplePdf((document) => document.text('x'), { userPassword: 'secret' }), 'encrypted'],
    ['garbage', async () => new Uint8Array(5000).fill(7), 'broken'],
    ['the beginning of a PDF', async () => (await samplePdf((document) => document.text('x'))).subarray(0, 300), 'broken'],
    ['no bytes', async () => new Uint8Array(), 'broken'],
    ['a page of a kilometre', async () => rawPdf([...HEAD, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 3000000 100] >>']), 'tooLarge'],
  ])('%s', async (_, make, reason) => {
    await expect(workshop.inspect(pdf(await make()))).rejects.toMatchObject({ reason });
  });

  it('a PNG of some kilobytes that declares 30000 × 30000 dots', async () => {
    await expect(workshop.inspect({ bytes: pngBomb(30_000), mediaType: 'image/png' })).rejects.toMatchObject({ reason: 'tooLarge' });
  });

  it('a TIFF whose list of pages leads back to itself', async () => {
    const bytes = Buffer.from(THREE_PAGE_FAX);
    const first = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(first, first + 2 + 12 * bytes.readUInt16LE(first));
    await expect(workshop.inspect({ bytes, mediaType: 'image/tiff' })).rejects.toMatchObject({ reason: 'broken' });
  });

  it.each(['image/tiff', 'image/png', 'image/jpeg', 'image/webp', 'image/bmp'])('garbage that is called %s', async (mediaType) => {
    await expect(workshop.inspect({ bytes: new Uint8Array(300).fill(9), mediaType })).rejects.toMatchObject({ reason: 'broken' });
  });

  it('a kind that has no pages', async () => {
    await expect(workshop.inspect({ bytes: new Uint8Array(3), mediaType: 'text/plain' })).rejects.toMatchObject({ reason: 'kind' });
  });
});

describe('a PDF that would be drawn for ever', () => {
  it('ends its thread; the next question is answered', async () => {
    const impatient = createPageWorkshop({ threads: 1, limitMs: 4000 });
    const levels = 12;
    const forms = Array.from({ length: levels }, (_, level) => {
      const next = `/Resources << /XObject << /X ${level + 5} 0 R >> >>`;
      const content = level === levels - 1 ? '0 0 1 1 re f' : '/X Do '.repeat(30);
      return rawStream(content, `/Type /XObject /Subtype /Form /BBox [0 0 100 100] ${level === levels - 1 ? '' : next}`);
    });
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>';
    const file = pdf(
      rawPdf([
        ...HEAD,
        page,
        rawStream('/X Do'),
        ...forms.slice(0, -1).map((form, index) => form.replace(`/X ${index + 5} 0 R`, `/X ${index + 6} 0 R`)),
        forms.at(-1) ?? '',
      ]),
    );
    const waiting = impatient.picture(file, whole);
    // On a quick machine the memory of the thread is used up before the time is.
    await expect(waiting).rejects.toMatchObject({ reason: expect.stringMatching(/^(tooSlow|broken)$/) });
    expect(await impatient.inspect({ bytes: THREE_PAGE_FAX, mediaType: 'image/tiff' })).toHaveLength(3);
    await impatient.close();
    await expect(impatient.inspect(file)).rejects.toThrow('closed');
  });
});

describe('a fax', () => {
  it('has its pages in the proportions of the paper though its dots are not square', async () => {
    const file = { bytes: THREE_PAGE_FAX, mediaType: 'image/tiff' };
    const sizes = await workshop.inspect(file);
    expect(sizes).toHaveLength(3);
    for (const { width, height } of sizes) {
      expect(width).toBeCloseTo(610, -1);
      expect(height).toBeCloseTo(842, -1);
    }
    for (const page of [0, 1, 2]) {
      const picture = await workshop.picture(file, { page, dpi: 72, format: 'png' });
      const bar = { x: 76, y: 842 - 145, width: 90 + 100 * page, height: 35 };
      expect((await shades(picture, bar)).light, `bar of page ${page}`).toBeLessThan(60);
      expect((await shades(picture, { ...bar, x: 76 + 100 * (page + 1), width: 50 })).dark).toBeGreaterThan(200);
    }
    const again = { page: 2, dpi: 72, format: 'png' } as const;
    expect((await workshop.picture(file, again)).bytes).toEqual((await workshop.picture(file, again)).bytes);
    expect(await workshop.text(file, 0)).toEqual([]);
    await expect(workshop.picture(file, { page: 3, dpi: 72, format: 'png' })).rejects.toThrow(RangeError);
  });
});

describe('images', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('%s has one page, no larger than A4 when it does not say its resolution', async (format) => {
    const canvas = createCanvas(2000, 1000);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 2000, 1000);
    context.fillStyle = 'black';
    context.fillRect(0, 0, 1000, 1000);
    const bytes = new Uint8Array(format === 'png' ? canvas.encodeSync('png') : canvas.encodeSync(format));
    const file = { bytes, mediaType: `image/${format}` };
    expect(await workshop.inspect(file)).toEqual([{ width: 842, height: 421 }]);
    const picture = await workshop.picture(file, whole);
    expect((await shades(picture, { x: 0, y: 0, width: 400, height: 400 })).light).toBeLessThan(20);
    expect((await shades(picture, { x: 440, y: 0, width: 400, height: 400 })).dark).toBeGreaterThan(235);
  });

  it('are turned as their file says', async () => {
    const canvas = createCanvas(200, 100);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 200, 100);
    context.fillStyle = 'black';
    context.fillRect(0, 0, 100, 100);
    const file = { bytes: withOrientation(canvas.encodeSync('jpeg', 95), 6), mediaType: 'image/jpeg' };
    expect(await workshop.inspect(file)).toEqual([{ width: 75, height: 150 }]);
    const picture = await workshop.picture(file, whole);
    expect((await shades(picture, { x: 5, y: 5, width: 60, height: 60 })).light).toBeLessThan(40);
    expect((await shades(picture, { x: 5, y: 85, width: 60, height: 60 })).dark).toBeGreaterThan(215);
  });
});

function withOrientation(jpeg: Buffer, orientation: number): Uint8Array {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]));
}

function pngBomb(side: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))]),
  );
}
