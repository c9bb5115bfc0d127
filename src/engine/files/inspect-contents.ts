import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { FileKind } from './file-kinds.ts';
import { isPlainText } from './plain-text.ts';
import { zipEntryNames } from './zip-entries.ts';

const HEAD_BYTES = 4100;
const TIFF_MAGICS = ['49492a00', '4d4d002a'].map((magic) => Buffer.from(magic, 'hex'));
const COMPOUND_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Whether the contents at `path` are what the kind says. Reads them as bytes: nothing is unpacked, converted or run. */
export async function isOfKind(path: string, { check }: FileKind): Promise<boolean> {
  switch (check.by) {
    case 'signature':
      return check.types.includes(await signatureOf(await headOf(path)));
    case 'zip':
      return hasEntries(await zipEntryNames(path), check.entries);
    case 'compound':
      return (await headOf(path)).subarray(0, COMPOUND_MAGIC.length).equals(COMPOUND_MAGIC) && (await hasStream(path, check.streams));
    case 'text':
      return isPlainText(path);
    case 'page':
      return isPlainText(path, { mayBeCode: true });
  }
}

/** The directory of a TIFF may stand anywhere: fax servers and scanners write it behind the pictures, where the head does not reach. */
async function signatureOf(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found !== undefined) return found.mime;
  return TIFF_MAGICS.some((magic) => head.subarray(0, magic.length).equals(magic)) ? 'image/tiff' : '';
}

/** An Office file with a password is no zip but an old container with the encrypted zip in it (MS-OFFCRYPTO). */
export async function isEncryptedOffice(path: string): Promise<boolean> {
  return (await headOf(path)).subarray(0, COMPOUND_MAGIC.length).equals(COMPOUND_MAGIC) && (await hasStream(path, ['EncryptedPackage']));
}

/** Documents with macros are programs: they must not hide behind the extension of those without. */
function hasEntries(names: readonly string[] | undefined, wanted: readonly string[]): boolean {
  if (names === undefined) return false;
  if (wanted.length > 0 && names.some((name) => name.endsWith('vbaProject.bin'))) return false;
  return wanted.every((entry) => names.some((name) => (entry.endsWith('/') ? name.startsWith(entry) : name === entry)));
}

/** Looks for the name of a stream in the file's own directory, where names stand in UTF-16 with a zero behind. */
async function hasStream(path: string, streams: readonly string[]): Promise<boolean> {
  const needles = streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'));
  const overlap = Math.max(...needles.map(({ length }) => length));
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const window = Buffer.concat([rest, chunk]);
    if (needles.some((needle) => window.includes(needle))) return true;
    rest = window.subarray(-overlap);
  }
  return false;
}

async function headOf(path: string): Promise<Buffer> {
  return withFile(path, async (file) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  });
}

/** Opens a file for as long as `use` needs it. */
export async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
