import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const CENTRAL_BYTES = 46;
/** A list of entries beyond this is not read on: it is no office document. */
const MAX_LIST_BYTES = 1_048_576;

/**
 * Names of the entries as the zip's own list at its end gives them; undefined when the file is no whole zip. Nothing is unpacked, so it
 * does not matter how large the contents would become.
 */
export async function zipEntryNames(path: string): Promise<readonly string[] | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, { start: 0, length: 4 });
    if (head.length < 4 || head.readUInt32LE(0) !== LOCAL_HEADER) return undefined;
    const end = await readAt(file, { start: Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES), length: END_BYTES + MAX_COMMENT_BYTES });
    const at = endRecordIn(end);
    if (at === undefined) return undefined;
    const length = end.readUInt32LE(at + 12);
    const start = end.readUInt32LE(at + 16);
    if (start + length > size) return undefined;
    return namesIn(await readAt(file, { start, length: Math.min(length, MAX_LIST_BYTES) }));
  } finally {
    await file.close();
  }
}

function endRecordIn(bytes: Buffer): number | undefined {
  for (let at = bytes.length - END_BYTES; at >= 0; at -= 1) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  return undefined;
}

function namesIn(list: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + CENTRAL_BYTES <= list.length && list.readUInt32LE(at) === CENTRAL_HEADER; ) {
    const nameEnd = at + CENTRAL_BYTES + list.readUInt16LE(at + 28);
    names.push(list.toString('utf8', at + CENTRAL_BYTES, nameEnd));
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return names;
}

async function readAt(file: FileHandle, { start, length }: { readonly start: number; readonly length: number }): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
