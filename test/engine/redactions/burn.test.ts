import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { encodeImage } from 'utif2';
import { afterAll, describe, expect, it } from 'vitest';
import type { PagedFile, PageSize, PageWorkshop } from '../../../src/documents/pages/page-workshop.ts';
import { findWord, searchable } from '../../../src/documents/redaction/find-text.ts';
import { dotsOf, type Pixels } from '../../../src/documents/redaction/paint.ts';
import { boxOnPage, type RedactionMark } from '../../../src/documents/redaction/redaction-mark.ts';
import { boxesOfRange } from '../../../src/documents/redaction/text-marks.ts';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';
import { burn, CopyTooLargeError } from '../../../src/engine/redactions/burn.ts';
import { decodePicture } from '../../../src/engine/redactions/page-pixels.ts';
import { burnedPictures, everyByteOf, writingsOf } from './burned-pictures.ts';
import { HIDING_PLACES, hidingPdf } from './hiding-pdf.ts';

const pages = createPageWorkshop();
afterAll(() => pages.close());

const AT = new Date('2026-03-27T04:00:00Z');
const TIMEOUT_MS = 120_000;

interface Burned {
  readonly original: PagedFile;
  readonly sizes: readonly PageSize[];
  readonly marks: readonly RedactionMark[];
}

const burned = (ask: Burned, workshop: PageWorkshop = pages): Promise<Uint8Array> => burn({ pages: workshop, madeAt: AT, ...ask });

/** Marks of all places where a text layer says the word, and of any other boxes. */
async function marksFor(
  original: PagedFile,
  { secret, boxes }: { secret: string; boxes: readonly (readonly number[])[] },
): Promise<Burned> {
  const sizes = await pages.inspect(original);
  const marks: RedactionMark[] = [];
  for (const [page, size] of sizes.entries()) {
    const characters = await pages.text(original, page);
    const found = findWord(searchable(characters), secret).flatMap((range) => boxesOfRange(characters, range));
    const drawn = boxes.map(([x = 0, y = 0, width = 0, height = 0]) => ({
      x: x * size.width,
      y: y * size.height,
      width: width * size.width,
      height: height * size.height,
    }));
    for (const box of [...found, ...drawn].flatMap((one) => boxOnPage(one, size) ?? [])) {
      marks.push({ ...box, id: `mark-${marks.length}`, page, kind: 'text', ground: 'identityNumber' });
    }
  }
  return { original, sizes, marks };
}

/** The same pages with other things under the marks. */
function scribbledUnder(marks: readonly RedactionMark[], sizes: readonly PageSize[]): PageWorkshop {
  return {
    ...pages,
    async picture(file, options) {
      const pixels = await decodePicture((await pages.picture(file, options)).bytes);
      const canvas = createCanvas(pixels.width, pixels.height);
      const context = canvas.getContext('2d');
      const image = context.createImageData(pixels.width, pixels.height);
      image.data.set(pixels.data);
      context.putImageData(image, 0, 0);
      for (const mark of marks.filter(({ page }) => page === options.page)) {
        const { left, top, right, bottom } = dotsOf(mark, { page: sizes[options.page] as PageSize, pixels });
        context.fillStyle = '#ffffff';
        context.fillRect(left, top, right - left, bottom - top);
        context.fillStyle = '#c01818';
        context.fillRect(left, top, (right - left) / 2, (bottom - top) / 3);
      }
      return { bytes: canvas.toBuffer('image/png'), mediaType: 'image/png', width: pixels.width, height: pixels.height };
    },
  };
}

/** Dots of the marks that are neither black nor, as labels are, white beside black: `slack` is for what JPEG does at edges. */
function strangeDots(pixels: Pixels, { marks, size, slack }: { marks: readonly RedactionMark[]; size: PageSize; slack: number }): number {
  let strange = 0;
  for (const mark of marks) {
    const { left, top, right, bottom } = dotsOf(mark, { page: size, pixels });
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = (y * pixels.width + x) * 4;
        const [red = 0, green = 0, blue = 0] = pixels.data.subarray(at, at + 3);
        const isGrey = Math.max(red, green, blue) - Math.min(red, green, blue) <= slack;
        const edge = slack > 0 && Math.min(x - left, right - 1 - x, y - top, bottom - 1 - y) < 9;
        if (!edge && !(isGrey && (green <= slack || green >= 255 - slack))) strange += 1;
      }
    }
  }
  return strange;
}

async function expectNothingLeft(ask: Burned, words: readonly string[]): Promise<void> {
  const pdf = await burned(ask);
  const all = everyByteOf(pdf);
  for (const writing of words.flatMap(writingsOf)) expect(all.includes(writing)).toBe(false);
  const copy = { bytes: pdf, mediaType: 'application/pdf' };
  const description = await pages.describe(copy);
  expect({ ...description, information: undefined }).toMatchObject({ attachments: 0, comments: [], scripts: 0 });
  const pictures = await burnedPictures(pdf);
  expect(pictures).toHaveLength(ask.sizes.length);
  for (const [page, { pixels, besides }] of pictures.entries()) {
    expect(besides.filter((key) => /Annots|Thumb|Metadata|PieceInfo|AA/.test(key))).toEqual([]);
    expect(await pages.text(copy, page)).toEqual([]);
    const marks = ask.marks.filter((mark) => mark.page === page);
    const isJpeg = pixels.data.some((value, at) => at % 4 !== 3 && value % 17 !== 0 && value % 85 !== 0);
    expect(strangeDots(pixels, { marks, size: ask.sizes[page] as PageSize, slack: isJpeg ? 70 : 0 })).toBe(0);
  }
  expect(Buffer.compare(await burned(ask, scribbledUnder(ask.marks, ask.sizes)), pdf)).toBe(0);
}

/** Shares of the page: left, top, width, height. */
const box = fc.tuple(...[0.8, 0.8, 0.5, 0.3].map((max) => fc.double({ min: 0.02, max, noNaN: true })));
const secret = fc.constantFrom('11010519491231002X', '6222021234567890128', '13800000000', 'limoumou@example.org', 'QZXJVKWQ');

const spec = fc.record({
  secret,
  open: fc.constant('open to everybody'),
  places: fc.subarray([...HIDING_PLACES]),
  turned: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
  pages: fc.integer({ min: 1, max: 2 }),
  x: fc.integer({ min: 5, max: 100 }),
  y: fc.integer({ min: 5, max: 150 }),
  chinese: fc.boolean(),
});

describe('a burned copy', () => {
  it(
    'holds nothing of what was marked, wherever the PDF kept it',
    async () => {
      const property = fc.asyncProperty(spec, fc.array(box, { maxLength: 2 }), async (one, boxes) => {
        const ask = await marksFor(await hidingPdf(one), { secret: one.secret, boxes });
        expect(ask.marks.length).toBeGreaterThanOrEqual(one.pages);
        await expectNothingLeft(ask, [one.secret]);
      });
      await fc.assert(property, { numRuns: 12, endOnFailure: true });
    },
    TIMEOUT_MS,
  );

  it.each(['image/png', 'image/jpeg', 'image/tiff'])(
    'holds nothing of what was marked on a scan of the type %s',
    async (mediaType) => {
      const property = fc.asyncProperty(
        fc.array(box, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 1e6 }),
        async (boxes, seed) => {
          const original = { bytes: noise(mediaType, seed), mediaType };
          await expectNothingLeft(await marksFor(original, { secret: 'none', boxes }), []);
        },
      );
      await fc.assert(property, { numRuns: 3, endOnFailure: true });
    },
    TIMEOUT_MS,
  );

  it('is the same twice, bears the day it was released and names no other program', async () => {
    const one = { secret: 'QZXJVKWQ', open: 'open', places: [], turned: 0, pages: 1, x: 20, y: 20, chinese: false } as const;
    const ask = await marksFor(await hidingPdf(one), { secret: one.secret, boxes: [] });
    const [first, second] = [await burned(ask), await burned(ask)];
    expect(Buffer.compare(first, second)).toBe(0);
    const text = Buffer.from(first).toString('latin1');
    expect(text).toContain('(D:20260327040000Z)');
    expect(text).not.toMatch(/pdfkit|skia|canvas/i);
  });

  it('is made at a lower quality when it would be too large, and refused when that does not help', async () => {
    const original = { bytes: noise('image/png', 7), mediaType: 'image/png' };
    const ask = await marksFor(original, { secret: 'none', boxes: [[0.1, 0.1, 0.2, 0.2]] });
    const large = await burned(ask);
    const small = await burn({ pages, madeAt: AT, ...ask, limit: large.length - 1 });
    expect(small.length).toBeLessThan(large.length);
    await expect(burn({ pages, madeAt: AT, ...ask, limit: 1500 })).rejects.toThrow(CopyTooLargeError);
  });
});

/** A scan of 240 by 180 dots: columns of noise, coloured on every other seed. */
function noise(mediaType: string, seed: number): Uint8Array {
  const [width, height] = [240, 180];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  let state = seed;
  for (let at = 0; at < image.data.length; at += 4) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const grey = state % 256;
    image.data.set(seed % 2 === 0 ? [grey, (grey * 7) % 256, (grey * 3) % 256, 255] : [grey, grey, grey, 255], at);
  }
  context.putImageData(image, 0, 0);
  if (mediaType === 'image/tiff') return new Uint8Array(encodeImage(new Uint8Array(image.data.buffer), width, height));
  return mediaType === 'image/jpeg' ? canvas.toBuffer('image/jpeg', 90) : canvas.toBuffer('image/png');
}
