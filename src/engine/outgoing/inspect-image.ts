import { type Finding, finding, WHOLE_FILE } from './finding.ts';

/** Beyond this the head of a picture holds nothing that is read here. */
const HEAD_BYTES = 1_048_576;

/** What a camera or program wrote beside the picture: who, with what, where. */
export function inspectImage(bytes: Uint8Array): readonly Finding[] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const found: Finding[] = [];
  const exif = head.indexOf('Exif\0\0');
  if (exif >= 0 || isTiff(head)) found.push(...exifFindings(exif >= 0 ? head.subarray(exif + 6) : head));
  const xmp =
    head.includes('http://ns.adobe.com/xap/1.0/') || head.includes('<x:xmpmeta') || head.includes('iTXt') || head.includes('tEXt');
  if (xmp && found.length === 0) found.push(finding('metadata', WHOLE_FILE));
  return found;
}

function isTiff(head: Buffer): boolean {
  const mark = head.subarray(0, 4).toString('latin1');
  return mark === 'II*\0' || mark === 'MM\0*';
}

/** Tags that name people, devices and programs: 0x013b artist, 0x8298 copyright, 0x010f make, 0x0110 model, 0x0131 software. */
const NAMING = [0x013b, 0x8298, 0x010f, 0x0110, 0x0131, 0x010e];
const GPS = 0x8825;

function exifFindings(tiff: Buffer): readonly Finding[] {
  if (tiff.length < 8) return [];
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const read16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const read32 = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const start = read32(4);
  const entries = Array.from({ length: Math.min(read16(start), 500) }, (_, index) => start + 2 + index * 12);
  const values = entries.flatMap((at) => {
    if (!NAMING.includes(read16(at)) || read16(at + 2) !== 2) return [];
    const length = read32(at + 4);
    const from = length <= 4 ? at + 8 : read32(at + 8);
    return [
      tiff
        .subarray(from, from + Math.min(length, 100))
        .toString('utf8')
        .replaceAll('\0', '')
        .trim(),
    ];
  });
  const named = values.filter((value) => value !== '');
  return [
    ...(named.length === 0 ? [] : [finding('metadata', WHOLE_FILE, named.join('；'), named.length)]),
    ...(entries.some((at) => read16(at) === GPS) ? [finding('place', WHOLE_FILE)] : []),
  ];
}
