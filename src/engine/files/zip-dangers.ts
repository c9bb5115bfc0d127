import { type FileHandle, open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { listZip, type ZipEntry, type ZipSource } from './zip-entries.ts';

/** Why an archive is not taken; what unpacks it later would suffer. */
export type ZipDanger = 'bomb' | 'nested' | 'paths';

/** Of all entries together, unpacked, as the archive declares. */
const MAX_UNPACKED_BYTES = 500 * 1_048_576;
/** Text and tables shrink to a twentieth; what shrinks more was made to fill a disk. Small archives may: an empty form is all spaces. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 50 * 1_048_576;
/** An archive in an archive is looked into up to this size, unpacked. */
const MAX_INNER_BYTES = 64 * 1_048_576;
const MAX_INNER = 50;
const STORED = 0;
const DEFLATED = 8;
const ARCHIVE = /\.(?:zip|7z|rar|gz|tgz|bz2|xz|tar|jar)$/i;
/** Archives by their making, too: their contents count, but they are no nesting. */
const PACKED = /\.(?:zip|jar|docx|xlsx|pptx|ofd)$/i;

/**
 * Judges an archive by its own list of entries. Nothing is unpacked but archives in it, in memory and up to a limit.
 *
 * @returns undefined when it does no harm; that it is a zip at all is another check.
 */
export async function dangerOfZip(path: string): Promise<ZipDanger | undefined> {
  const file = await open(path, 'r');
  try {
    const source = await sourceOf(file);
    const entries = await listZip(source);
    if (entries === undefined) return undefined;
    if (entries.some(({ name }) => leadsOut(name))) return 'paths';
    if (isBomb(entries, source.size)) return 'bomb';
    return await dangerWithin(source, entries);
  } finally {
    await file.close();
  }
}

async function sourceOf(file: FileHandle): Promise<ZipSource> {
  const { size } = await file.stat();
  return {
    size,
    async read(start, length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    },
  };
}

function sourceOfBytes(bytes: Buffer): ZipSource {
  return { size: bytes.length, read: async (start, length) => bytes.subarray(start, start + length) };
}

/** Paths that whoever unpacks the archive would write beside it. */
function leadsOut(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || path.includes('\0');
}

function isBomb(entries: readonly ZipEntry[], archiveBytes: number): boolean {
  // More than there is: entries lie on top of each other, and the same bytes would be unpacked again and again.
  if (entries.reduce((sum, { packedBytes }) => sum + packedBytes, 0) > archiveBytes) return true;
  const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  return unpacked > MAX_UNPACKED_BYTES || (unpacked > RATIO_FROM_BYTES && unpacked / Math.max(1, archiveBytes) > MAX_RATIO);
}

/** One archive in another is how people send folders; one more hides something. */
async function dangerWithin(source: ZipSource, entries: readonly ZipEntry[]): Promise<ZipDanger | undefined> {
  const inner = entries.filter(({ name }) => PACKED.test(name));
  if (inner.length > MAX_INNER && inner.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0) > MAX_INNER_BYTES) return 'bomb';
  let unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  for (const entry of inner) {
    const bytes = await unpack(source, entry);
    if (bytes === 'tooLarge') return 'bomb';
    const list = bytes === undefined ? undefined : await listZip(sourceOfBytes(bytes));
    if (bytes === undefined || list === undefined) continue;
    if (list.some(({ name }) => leadsOut(name))) return 'paths';
    if (ARCHIVE.test(entry.name) && list.some(({ name }) => ARCHIVE.test(name))) return 'nested';
    unpacked += list.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
    if (isBomb(list, bytes.length) || unpacked > MAX_UNPACKED_BYTES) return 'bomb';
  }
  return undefined;
}

/** Undefined: not in one of the two ways that are common; nobody here can read it, so it does no harm here. */
async function unpack(source: ZipSource, entry: ZipEntry): Promise<Buffer | 'tooLarge' | undefined> {
  if (entry.unpackedBytes > MAX_INNER_BYTES) return 'tooLarge';
  const head = await source.read(entry.headerAt, 30);
  if (head.length < 30) return undefined;
  const start = entry.headerAt + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = await source.read(start, Math.min(entry.packedBytes, MAX_INNER_BYTES));
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) return undefined;
  try {
    // What is larger than it says was made to deceive; the sum of what entries say is bounded.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpackedBytes) });
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : undefined;
  }
}
