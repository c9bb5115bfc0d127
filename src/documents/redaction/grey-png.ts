import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';
import type { Pixels } from './paint.ts';

const deflated = promisify(deflate);

/** Levels of grey: 1 bit for faxes, 4 for text with smooth edges. */
export type GreyBits = 1 | 2 | 4;

/** What a picture consists of. */
export interface Palette {
  /** Some dots have a colour. */
  readonly coloured: boolean;
  /** Share of dots that are neither nearly white nor nearly black, from 0 to 1: little in text, much in photographs. */
  readonly between: number;
}

/** Between channels, below which nobody sees a colour. */
const COLOUR = 24;
/** A colour fringe of a few dots is no colour. */
const COLOURED_SHARE = 0.0005;

export function paletteOf({ width, height, data }: Pixels): Palette {
  let [coloured, between] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOUR) coloured += 1;
    else if (green > 40 && green < 215) between += 1;
  }
  const dots = width * height;
  return { coloured: coloured > dots * COLOURED_SHARE, between: between / dots };
}

/** A PNG of few levels of grey without any other chunk than the picture needs. */
export async function greyPng(pixels: Pixels, bits: GreyBits): Promise<Uint8Array> {
  const { width, height } = pixels;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits; // colour type 0, grey, and the only methods there are: zero like the rest
  const data = await deflated(packed(pixels, bits), { level: 7, strategy: constants.Z_DEFAULT_STRATEGY });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** Rows of packed dots, each behind a zero: no filter. */
function packed({ width, height, data }: Pixels, bits: GreyBits): Buffer {
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(width / perByte) + 1;
  const rows = Buffer.alloc(rowBytes * height);
  const top = 2 ** bits - 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const grey = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) / 256;
      const place = y * rowBytes + 1 + Math.floor(x / perByte);
      rows[place] = (rows[place] ?? 0) | (Math.round((grey * top) / 255) << (8 - bits - (x % perByte) * bits));
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
