import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Pixels } from '../../documents/redaction/paint.ts';

/** The dots of a PNG or JPEG, on white. */
export async function decodePicture(bytes: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
}

/** A JPEG without metadata. `quality` from 1 to 100. */
export function jpegOf({ width, height, data }: Pixels, quality: number): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(data);
  context.putImageData(image, 0, 0);
  return canvas.encode('jpeg', quality);
}
