import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_TABLES } from '../../src/documents/fax/ccitt-codes.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';

/** Faxes of invented text, written by libtiff. */
export const SAMPLES = {
  /** Three pages, G4, 204 by 196 dots an inch. */
  g4: 'g4-three-pages.tif',
  /** The same three pages, G3 two-dimensional with filled ends of lines, the lowest bit of each byte first. */
  g32d: 'g3-2d-lsb.tif',
  /** One page, G3 one-dimensional, 204 by 98 dots an inch. */
  g31d: 'g3-1d-standard.tif',
} as const;

export function sampleFax(name: keyof typeof SAMPLES): Buffer {
  return readFileSync(sampleFaxPath(name));
}

export function sampleFaxPath(name: keyof typeof SAMPLES): string {
  return join(getProjectRoot(), 'test', 'fixtures', 'fax', SAMPLES[name]);
}

interface TiffOptions {
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  readonly data: Uint8Array;
  readonly acrossDpi?: number;
  readonly downDpi?: number;
  readonly orientation?: number;
  readonly photometric?: number;
  readonly pages?: number;
}

/** A TIFF whose pages are all the same. */
export function tiffOf(options: TiffOptions): Buffer {
  const { width, height, compression, data, acrossDpi = 204, downDpi = 196, orientation = 1, photometric = 0, pages = 1 } = options;
  const [start, resolutions] = [8, 8 + data.length + (data.length % 2)];
  const body = Buffer.alloc(resolutions - 8);
  body.set(data);
  const rationals = Buffer.alloc(16);
  for (const [at, value] of [acrossDpi, 1, downDpi, 1].entries()) rationals.writeUInt32LE(value, at * 4);
  const fields: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, compression],
    [262, 3, photometric],
    [273, 4, start],
    [274, 3, orientation],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, data.length],
    [282, 5, resolutions],
    [283, 5, resolutions + 8],
    [296, 3, 2],
  ];
  const size = 2 + fields.length * 12 + 4;
  const first = resolutions + 16;
  const directories = Array.from({ length: pages }, (_, page) => {
    const ifd = Buffer.alloc(size);
    ifd.writeUInt16LE(fields.length, 0);
    for (const [index, [tag, type, value]] of fields.entries()) {
      ifd.writeUInt16LE(tag, 2 + index * 12);
      ifd.writeUInt16LE(type, 4 + index * 12);
      ifd.writeUInt32LE(1, 6 + index * 12);
      ifd.writeUInt32LE(value, 10 + index * 12);
    }
    ifd.writeUInt32LE(page === pages - 1 ? 0 : first + (page + 1) * size, size - 4);
    return ifd;
  });
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(first, 4);
  return Buffer.concat([head, body, rationals, ...directories]);
}

/** Lines as T.4 codes them one by one, each after a mark. @param lines - runs of dots, white first. */
export function codeG31D(lines: readonly (readonly number[])[]): Buffer {
  const eol = '000000000001';
  const bits = lines.map((runs) => eol + runs.map((run, index) => codeRun(run, index % 2 === 0 ? 0 : 1)).join('')).join('') + eol.repeat(6);
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

function codeRun(run: number, colour: 0 | 1): string {
  if (run > 2560 + 63) return codeOf(2560, colour) + codeRun(run - 2560, colour);
  return (run >= 64 ? codeOf(run - (run % 64), colour) : '') + codeOf(run % 64, colour);
}

function codeOf(run: number, colour: 0 | 1): string {
  const at = RUN_TABLES[colour].findIndex((code) => code?.means === run);
  const bits = RUN_TABLES[colour][at]?.bits ?? 0;
  return at.toString(2).padStart(13, '0').slice(0, bits);
}
