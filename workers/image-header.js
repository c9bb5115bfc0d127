// @ts-check

/** @typedef {{ width: number, height: number, dpi?: number | undefined }} Header In dots, before the image is turned. */

const METRES_PER_INCH = 0.0254;
const CM_PER_INCH = 2.54;

/**
 * The size that an image file declares: read before anything is decoded, because a file of some kilobytes may declare gigabytes.
 *
 * @param {Buffer} bytes
 * @param {string} mediaType
 * @returns {Header | undefined} undefined when the file does not begin as its kind does.
 */
export function headerOf(bytes, mediaType) {
  try {
    switch (mediaType) {
      case 'image/png':
        return png(bytes);
      case 'image/jpeg':
        return jpeg(bytes);
      case 'image/webp':
        return webp(bytes);
      case 'image/bmp':
        return bmp(bytes);
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the file ends before its header does
    throw error;
  }
}

/** @param {Buffer} bytes @returns {Header | undefined} */
function png(bytes) {
  if (bytes.readUInt32BE(0) !== 0x89504e47 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const at = bytes.subarray(0, 4096).indexOf('pHYs');
  const perMetre = at > 0 && bytes.readUInt8(at + 12) === 1 ? bytes.readUInt32BE(at + 4) : undefined;
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    dpi: perMetre === undefined ? undefined : perMetre * METRES_PER_INCH,
  };
}

/** @param {Buffer} bytes @returns {Header | undefined} */
function jpeg(bytes) {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  /** @type {number | undefined} */
  let dpi;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xe0 && bytes.toString('latin1', at + 4, at + 8) === 'JFIF') dpi = jfifDpi(bytes, at);
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), dpi };
    at += 2 + length;
  }
}

/** Starts of frames; three of the numbers between are something else. @param {number} marker */
function isFrame(marker) {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** @param {Buffer} bytes @param {number} at */
function jfifDpi(bytes, at) {
  const density = bytes.readUInt16BE(at + 12);
  const unit = bytes.readUInt8(at + 11);
  if (unit === 1) return density;
  return unit === 2 ? density * CM_PER_INCH : undefined;
}

/** @param {Buffer} bytes @returns {Header | undefined} */
function webp(bytes) {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

/** @param {Buffer} bytes @returns {Header | undefined} */
function bmp(bytes) {
  if (bytes.toString('latin1', 0, 2) !== 'BM') return undefined;
  if (bytes.readUInt32LE(14) === 12) return { width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) };
  return {
    width: Math.abs(bytes.readInt32LE(18)),
    height: Math.abs(bytes.readInt32LE(22)),
    dpi: bytes.readInt32LE(38) * METRES_PER_INCH,
  };
}
