import { inflateRawSync } from 'node:zlib';

/** Why an archive was not unpacked. */
export type ZipTrouble = 'noZip' | 'tooManyParts' | 'tooLargeUnpacked' | 'encrypted' | 'broken';

export class UnreadableZipError extends Error {
  readonly trouble: ZipTrouble;

  constructor(trouble: ZipTrouble, options?: ErrorOptions) {
    super(`The archive cannot be read: ${trouble}`, options);
    this.trouble = trouble;
  }
}

/** What an archive may hold. */
export interface ZipLimits {
  readonly maxParts: number;
  /** Of all parts together, unpacked, in bytes. */
  readonly maxBytes: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks a ZIP archive within limits. The sizes that the archive states are not believed: unpacking stops at the limit.
 *
 * @returns the parts by name, in the archive's order, without folders.
 * @throws {UnreadableZipError}
 */
export function readZip(bytes: Uint8Array, { maxParts, maxBytes }: ZipLimits): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  let left = maxBytes;
  for (const entry of entriesOf(zip, maxParts)) {
    if (entry.name.endsWith('/')) continue;
    if (parts.has(entry.name)) throw new UnreadableZipError('broken'); // two readers could see two documents
    const part = unpack(zip, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly localAt: number;
}

function entriesOf(zip: Buffer, maxParts: number): readonly Entry[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > maxParts) throw new UnreadableZipError('tooManyParts');
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) throw new UnreadableZipError('broken');
    if ((zip.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new UnreadableZipError('encrypted');
    const nameBytes = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      method: zip.readUInt16LE(at + 10),
      packedBytes: zip.readUInt32LE(at + 20),
      localAt: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the record stands that ends every archive; a comment may follow it. */
function endOf(zip: Buffer): number {
  if (zip.length < END_BYTES || zip.readUInt32LE(0) !== LOCAL) throw new UnreadableZipError('noZip');
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - MAX_COMMENT); at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw new UnreadableZipError('broken');
}

function unpack(zip: Buffer, { method, packedBytes, localAt }: Entry, left: number): Uint8Array {
  if (localAt + 30 > zip.length || zip.readUInt32LE(localAt) !== LOCAL) throw new UnreadableZipError('broken');
  const from = localAt + 30 + zip.readUInt16LE(localAt + 26) + zip.readUInt16LE(localAt + 28);
  const packed = zip.subarray(from, from + packedBytes);
  if (packed.length !== packedBytes) throw new UnreadableZipError('broken');
  if (method === STORED) {
    if (packed.length > left) throw new UnreadableZipError('tooLargeUnpacked');
    return packed;
  }
  if (method !== DEFLATED) throw new UnreadableZipError('broken');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const full = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableZipError(full ? 'tooLargeUnpacked' : 'broken', { cause: error });
  }
}
