import { open } from 'node:fs/promises';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const CENTRAL_BYTES = 46;
/** A list of entries beyond this is not read on: it has some hundred thousand. */
const MAX_LIST_BYTES = 16 * 1_048_576;
/** Stands where a size does not fit into four bytes; the real one is in the zip64 extra field. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 1;

/** What the list of a zip says of one entry; nothing of it is checked against the contents. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its own header stands. */
  readonly headerAt: number;
}

export interface ZipSource {
  /** In bytes. */
  readonly size: number;
  /** Fewer bytes at the end. */
  read(start: number, length: number): Promise<Buffer>;
}

/**
 * Names of the entries as the zip's own list at its end gives them; undefined when the file is no whole zip. Nothing is unpacked, so it
 * does not matter how large the contents would become.
 */
export async function zipEntryNames(path: string): Promise<readonly string[] | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (start: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    };
    return (await listZip({ size, read }))?.map(({ name }) => name);
  } finally {
    await file.close();
  }
}

/** The zip's own list at its end; undefined when it is no whole zip. */
export async function listZip({ size, read }: ZipSource): Promise<readonly ZipEntry[] | undefined> {
  const head = await read(0, 4);
  if (head.length < 4 || head.readUInt32LE(0) !== LOCAL_HEADER) return undefined;
  const end = await read(Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES), END_BYTES + MAX_COMMENT_BYTES);
  const at = endRecordIn(end);
  if (at === undefined) return undefined;
  const length = end.readUInt32LE(at + 12);
  const start = end.readUInt32LE(at + 16);
  if (start + length > size) return undefined;
  return entriesIn(await read(start, Math.min(length, MAX_LIST_BYTES)));
}

function endRecordIn(bytes: Buffer): number | undefined {
  for (let at = bytes.length - END_BYTES; at >= 0; at -= 1) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  return undefined;
}

function entriesIn(list: Buffer): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + CENTRAL_BYTES <= list.length && list.readUInt32LE(at) === CENTRAL_HEADER; ) {
    const nameEnd = at + CENTRAL_BYTES + list.readUInt16LE(at + 28);
    const extraEnd = nameEnd + list.readUInt16LE(at + 30);
    const unpacked = list.readUInt32LE(at + 24);
    entries.push({
      name: list.toString('utf8', at + CENTRAL_BYTES, nameEnd),
      method: list.readUInt16LE(at + 10),
      packedBytes: list.readUInt32LE(at + 20),
      unpackedBytes: unpacked === IN_ZIP64 ? largeSizeIn(list.subarray(nameEnd, extraEnd)) : unpacked,
      headerAt: list.readUInt32LE(at + 42),
    });
    at = extraEnd + list.readUInt16LE(at + 32);
  }
  return entries;
}

/** The unpacked size stands first in its field. Without one it is what four bytes say: four gigabytes. */
function largeSizeIn(extra: Buffer): number {
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === ZIP64_FIELD) return Number(extra.readBigUInt64LE(at + 4));
  }
  return IN_ZIP64;
}
