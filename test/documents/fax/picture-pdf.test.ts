import { afterAll, describe, expect, it } from 'vitest';
import { type BitPage, decodeFaxPage } from '../../../src/documents/fax/fax-pages.ts';
import { picturePdf } from '../../../src/documents/fax/picture-pdf.ts';
import { readTiff } from '../../../src/documents/fax/read-tiff.ts';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';
import { sampleFax } from '../../support/fax-samples.ts';

const workshop = createPageWorkshop();
afterAll(() => workshop.close());

const A4 = { width: 595.28, height: 841.89 };

async function pdfOf(pages: readonly BitPage[]): Promise<Buffer> {
  return picturePdf(
    (async function* () {
      yield* pages;
    })(),
  );
}

const pagesOf = (name: 'g4' | 'g31d') => readTiff(sampleFax(name), 10).map((page) => decodeFaxPage(sampleFax(name), page));

/** Width and height of the picture on a page, in points, as the page's own drawing says. */
function placedSizes(pdf: Buffer): readonly (readonly [number, number])[] {
  return [...pdf.toString('latin1').matchAll(/q ([-\d. ]+) cm/g)].map(([, numbers = '']) => {
    const [a = 0, b = 0, c = 0, d = 0] = numbers.split(' ').map(Number);
    return [Math.hypot(a, c), Math.hypot(b, d)];
  });
}

/** A page with a black corner: upper left as it is stored. */
function cornered(orientation: number, { width = 80, height = 100 } = {}): BitPage {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let row = 0; row < 20; row += 1) bits.fill(0xff, row * rowBytes, row * rowBytes + 2);
  return { kind: 'bits', width, height, acrossDpi: 20, downDpi: 20, orientation, bits, damaged: 0 };
}

describe('the readable copy of a fax', () => {
  it('has A4 pages, each picture in its right proportion whatever the resolution', async () => {
    for (const name of ['g4', 'g31d'] as const) {
      const pages = pagesOf(name);
      const pdf = await pdfOf(pages);
      const sizes = await workshop.inspect({ bytes: pdf, mediaType: 'application/pdf' });
      expect(sizes.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(pages.map(() => [595, 842]));
      for (const [width, height] of placedSizes(pdf)) expect(width / height).toBeCloseTo(1728 / 204 / (2286 / 196), 2);
    }
  });

  it('is small, and holds nothing but the pictures', async () => {
    const pdf = await pdfOf(pagesOf('g4'));
    expect(pdf.length).toBeLessThan(60_000);
    expect(pdf.toString('latin1')).not.toMatch(/\/Info|\/Metadata|CreationDate|Producer|\/Font/);
    expect(pdf).toEqual(await pdfOf(pagesOf('g4')));
    expect(await workshop.text({ bytes: pdf, mediaType: 'application/pdf' }, 0)).toEqual([]);
  });

  it.each([
    [1, 'left', 'top'],
    [2, 'right', 'top'],
    [3, 'right', 'bottom'],
    [4, 'left', 'bottom'],
    [5, 'left', 'top'],
    [6, 'right', 'top'],
    [7, 'right', 'bottom'],
    [8, 'left', 'bottom'],
  ] as const)('stands upright where TIFF says orientation %i', async (orientation, side, end) => {
    const pdf = await pdfOf([cornered(orientation)]);
    const matrix = /q ([-\d. ]+) cm/.exec(pdf.toString('latin1'))?.[1]?.split(' ').map(Number) ?? [];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
    const at = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f] as const;
    const [corner, opposite] = [at(0, 1), at(1, 0)];
    expect(corner[0] < opposite[0] ? 'left' : 'right').toBe(side);
    expect(corner[1] > opposite[1] ? 'top' : 'bottom').toBe(end);
  });

  it('lays a broad page on its side and lets a long one go on over several', async () => {
    const [broad] = await workshop.inspect({
      bytes: await pdfOf([cornered(1, { width: 400, height: 100 })]),
      mediaType: 'application/pdf',
    });
    expect([broad?.width, broad?.height].map((side) => Math.round(side ?? 0))).toEqual([842, 595]);
    const long = await pdfOf([cornered(1, { width: 160, height: 700 })]);
    const sizes = await workshop.inspect({ bytes: long, mediaType: 'application/pdf' });
    expect(sizes.length).toBe(4);
    for (const [width, height] of placedSizes(long)) {
      expect(width).toBeLessThanOrEqual(A4.width);
      expect(height).toBeLessThanOrEqual(A4.height + 0.01);
    }
  });
});
