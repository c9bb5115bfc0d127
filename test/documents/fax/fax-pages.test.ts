import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBitReader } from '../../../src/documents/fax/bit-reader.ts';
import { decodeCcitt } from '../../../src/documents/fax/decode-ccitt.ts';
import { decodeLine1D } from '../../../src/documents/fax/decode-line.ts';
import { decodeFaxPage } from '../../../src/documents/fax/fax-pages.ts';
import { isTiff, readTiff, TiffError } from '../../../src/documents/fax/read-tiff.ts';
import { codeG31D, sampleFax, tiffOf } from '../../support/fax-samples.ts';

const MAX_PAGES = 200;
const decodeAll = (bytes: Buffer) => readTiff(bytes, MAX_PAGES).map((page) => decodeFaxPage(bytes, page));
const blackDots = (bits: Uint8Array) => bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('a fax written by libtiff', () => {
  it('has the same dots whether it came as G4 or as two-dimensional G3 with reversed bits', () => {
    const [g4, g3] = [decodeAll(sampleFax('g4')), decodeAll(sampleFax('g32d'))];
    expect(g4.map(({ width, height, acrossDpi, downDpi, damaged }) => [width, height, acrossDpi, downDpi, damaged])).toEqual(
      Array.from({ length: 3 }, () => [1728, 2286, 204, 196, 0]),
    );
    expect(g3.map(({ bits }) => Buffer.from(bits).toString('base64'))).toEqual(g4.map(({ bits }) => Buffer.from(bits).toString('base64')));
    expect(blackDots(g4[0]?.bits ?? new Uint8Array())).toBeGreaterThan(30_000);
  });

  it('of the standard resolution has half as many lines', () => {
    const [page] = decodeAll(sampleFax('g31d'));
    expect(page).toMatchObject({ width: 1728, height: 1143, acrossDpi: 204, downDpi: 98, damaged: 0 });
    const fine = decodeAll(sampleFax('g4'))[0];
    expect(blackDots(page?.bits ?? new Uint8Array()) * 2).toBeGreaterThan(blackDots(fine?.bits ?? new Uint8Array()) * 0.9);
  });
});

describe('lines of dots', () => {
  const runsOf = (width: number) =>
    fc.array(fc.integer({ min: 0, max: width }), { maxLength: 12 }).map((cuts) => {
      const places = [...cuts, width].sort((a, b) => a - b);
      return places.map((place, index) => place - (places[index - 1] ?? 0));
    });

  it('come out as they were coded, whatever the runs', () => {
    const width = 2700;
    fc.assert(
      fc.property(fc.array(runsOf(width), { minLength: 1, maxLength: 5 }), (lines) => {
        const { bits, damaged } = decodeCcitt({ data: codeG31D(lines), coding: 'g31d', width, height: lines.length });
        const rowBytes = Math.ceil(width / 8);
        const text = lines.map((_, row) =>
          [...bits.subarray(row * rowBytes, (row + 1) * rowBytes)]
            .map((byte) => byte.toString(2).padStart(8, '0'))
            .join('')
            .slice(0, width),
        );
        expect(text).toEqual(lines.map((runs) => runs.map((run, index) => String(index % 2).repeat(run)).join('')));
        expect(damaged).toBe(0);
      }),
    );
  });

  it('that the telephone line spoilt are counted, and the rest is read', () => {
    const lines = Array.from({ length: 20 }, () => [100, 50, 1578]);
    const data = codeG31D(lines);
    data.fill(0xff, 30, 34);
    const { bits, damaged } = decodeCcitt({ data, coding: 'g31d', width: 1728, height: 20 });
    expect(damaged).toBeGreaterThan(0);
    expect(damaged).toBeLessThan(10);
    expect(blackDots(bits.subarray(10 * 216, 18 * 216))).toBe(8 * 50);
  });

  it('of runs without dots, of which there may be no end, are damaged', () => {
    const none = '00110101'.concat('0000110111');
    const bits = `${none.repeat(5000)}01001101100110101`; // then a white line of 1728 dots
    const data = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
    expect(decodeLine1D(createBitReader(data), 1728)).toBeUndefined();
  });

  it('of noise are read to an end', () => {
    const coding = fc.constantFrom('g4', 'g31d', 'g32d', 'rle' as const);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), coding, fc.integer({ min: 1, max: 200 }), (data, kind, width) => {
        const { damaged, bits } = decodeCcitt({ data, coding: kind, width, height: 60 });
        expect(damaged).toBeLessThanOrEqual(60);
        expect(bits).toHaveLength(Math.ceil(width / 8) * 60);
      }),
    );
  });
});

describe('a TIFF', () => {
  const data = codeG31D([[10, 5, 1]]);
  const one = { width: 16, height: 1, compression: 3, data };

  it('whose dots are the other way round is turned', () => {
    const bytes = tiffOf({ ...one, photometric: 1 });
    expect([...(decodeAll(bytes)[0]?.bits ?? [])]).toEqual([0b11111111, 0b11000001]);
    expect([...(decodeAll(tiffOf(one))[0]?.bits ?? [])]).toEqual([0b00000000, 0b00111110]);
  });

  it('of more pages than are allowed, whose pages follow each other in a ring, or that is cut off, is refused', () => {
    const reasonOf = (bytes: Buffer) => {
      try {
        decodeAll(bytes);
        return 'read';
      } catch (error) {
        return error instanceof TiffError ? error.reason : error;
      }
    };
    expect(reasonOf(tiffOf({ ...one, pages: MAX_PAGES }))).toBe('read');
    expect(reasonOf(tiffOf({ ...one, pages: MAX_PAGES + 1 }))).toBe('tooManyPages');
    const ring = tiffOf(one);
    ring.writeUInt32LE(ring.readUInt32LE(4), ring.length - 4);
    expect(reasonOf(ring)).toBe('broken');
    expect(reasonOf(tiffOf(one).subarray(0, 60))).toBe('broken');
    expect(reasonOf(tiffOf({ ...one, width: 100_000 }))).toBe('broken');
    expect(reasonOf(tiffOf({ ...one, width: 25_000, height: 25_000 }))).toBe('broken');
    expect(reasonOf(tiffOf({ ...one, compression: 4, data: Buffer.alloc(8) }))).toBe('broken');
  });

  it('of whatever bytes either is read or refused', () => {
    const sample = tiffOf(one);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const bytes = Buffer.from(sample);
        for (const [at, value] of changes) bytes[at] = value;
        if (!isTiff(bytes)) return;
        try {
          decodeAll(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(TiffError);
        }
      }),
    );
  });
});
