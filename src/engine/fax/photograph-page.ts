import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { PicturePage } from '../../documents/fax/picture-pdf.ts';
import type { PagedFile, PageWorkshop } from '../../documents/pages/page-workshop.ts';

/** Sharp enough to read small print that was faxed. */
const DPI = 200;
/** For greys and colours, which need fewer dots. */
const JPEG_DPI = 150;
/** Darker is black, lighter white; between them is grey. */
const [DARK, LIGHT] = [80, 190];
const MIDDLE = 128;
/** A page with more grey than its letters have edges is a picture. */
const MAX_GREY = 0.06;

/** A page as the workshop shows it: in black and white where it is so, as a fax is; with its greys where not. @throws {UnreadablePagesError} */
export async function photographPage(workshop: PageWorkshop, file: PagedFile, page: number): Promise<PicturePage> {
  const { bytes } = await workshop.picture(file, { page, dpi: DPI, format: 'png' });
  const image = await loadImage(Buffer.from(bytes));
  const { width, height } = image;
  const canvas = createCanvas(width, height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const bits = bitsOf(data, width, height);
  const upright = { orientation: 1, acrossDpi: DPI, downDpi: DPI } as const;
  if (bits !== undefined) return { kind: 'bits', width, height, ...upright, bits, damaged: 0 };
  const photo = await workshop.picture(file, { page, dpi: JPEG_DPI, format: 'jpeg' });
  const { width: across, height: down } = photo;
  return { kind: 'jpeg', width: across, height: down, orientation: 1, acrossDpi: JPEG_DPI, downDpi: JPEG_DPI, bytes: photo.bytes };
}

/** Undefined for a page with greys or colours. */
function bitsOf(data: Uint8ClampedArray, width: number, height: number): Uint8Array | undefined {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  let grey = 0;
  for (let dot = 0; dot < width * height; dot += 1) {
    const [red = 0, green = 0, blue = 0] = [data[dot * 4], data[dot * 4 + 1], data[dot * 4 + 2]];
    const light = red * 0.3 + green * 0.59 + blue * 0.11;
    if (light > DARK && light < LIGHT) grey += 1;
    if (light >= MIDDLE) continue;
    const [row, column] = [Math.floor(dot / width), dot % width];
    const at = row * rowBytes + (column >> 3);
    bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7));
  }
  return grey > width * height * MAX_GREY ? undefined : bits;
}
