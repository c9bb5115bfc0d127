import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { BrokenDocxError } from './docx-errors.ts';

/** More than a page at 600 dots an inch has; four bytes each are needed. */
const MAX_DOTS = 40_000_000;
const COLOUR_TYPE_AT = 25;
const INTERLACE_AT = 28;
/** Colour types from here on have an alpha channel. */
const WITH_ALPHA = 4;
const HEADER_BYTES = 33;
/** Of one dot: four channels of 16 bits. */
const MAX_DOT_BYTES = 8;

const unpacked = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate);

/**
 * A picture that pdfkit may be given. What is transparent or interlaced pdfkit unpacks by itself, without bound, and throws where nobody can catch
 * it: such a PNG is decoded and written anew here. All others it only copies.
 *
 * @throws {BrokenDocxError} when it cannot be decoded or has too many dots.
 */
export async function safePicture(bytes: Uint8Array): Promise<Uint8Array> {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png[0] !== 0x89) return bytes;
  if (png.length < HEADER_BYTES || png.toString('latin1', 12, 16) !== 'IHDR') throw broken();
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width * height > MAX_DOTS) throw tooLarge();
  if ((png[COLOUR_TYPE_AT] ?? 0) < WITH_ALPHA && png[INTERLACE_AT] === 0 && !png.includes('tRNS', HEADER_BYTES, 'latin1')) return bytes;
  // The decoder leaves blank what it cannot read: a seal would be missing without a word.
  const maxOutputLength = MAX_DOT_BYTES * (width + 2) * (height + 2);
  // A copy: the bytes may be a part of a pool that others write to.
  const image = await unpacked(packedDots(png), { maxOutputLength })
    .then(() => loadImage(Buffer.from(bytes)))
    .catch((cause: unknown) => {
      throw broken({ cause });
    });
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('png');
}

/** The contents of all IDAT chunks. */
function packedDots(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

function broken(options?: ErrorOptions): BrokenDocxError {
  return new BrokenDocxError({ zh: '其中的 PNG 图片已损坏，请换一张', en: 'a PNG picture in it is damaged: use another one' }, options);
}

function tooLarge(): BrokenDocxError {
  return new BrokenDocxError({ zh: '其中的图片像素过多，请缩小', en: 'a picture in it has too many pixels: make it smaller' });
}
