/**
 * The zip of a bundle, byte for byte: entries one after the other without compression, no dates, no extra fields, no comments. Every byte
 * follows from the names, the sizes and the contents, so that whoever verifies a bundle knows what each byte must be, whatever zip library
 * there will be by then. APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export interface ZipPart {
  /** Plain ASCII. */
  readonly path: string;
  readonly bytes: number;
  readonly crc: number;
}

/** More would need the other form of the format, for archives of 4 GiB and more. */
export const MAX_ZIP_BYTES = 0xffff_fffe;
export const MAX_ZIP_PARTS = 0xfffe;

const VERSION_NEEDED = 20;
/** 1 January 1980, the first day the format knows. */
const DOS_DATE = 0x21;
/** A regular file, rw-r--r--, made on Unix. */
const MADE_BY = (3 << 8) | VERSION_NEEDED;
const ATTRIBUTES = 0o100_644 * 0x1_0000;

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;

/** What stands before the contents of a part. */
export function localHeader({ path, bytes, crc }: ZipPart): Buffer {
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(VERSION_NEEDED, 4);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(bytes, 18);
  header.writeUInt32LE(bytes, 22);
  header.writeUInt16LE(path.length, 26);
  return Buffer.concat([header, Buffer.from(path, 'latin1')]);
}

/** What `localHeader` says of its part, whether it is right or not. */
export function readLocalHeader(header: Buffer): Pick<ZipPart, 'bytes' | 'crc'> {
  return { crc: header.readUInt32LE(14), bytes: header.readUInt32LE(22) };
}

export function localHeaderBytes(path: string): number {
  return LOCAL_BYTES + path.length;
}

/** The line of a part in the list at the end. @param at - Where its local header begins. */
export function centralHeader({ path, bytes, crc }: ZipPart, at: number): Buffer {
  const header = Buffer.alloc(CENTRAL_BYTES);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(MADE_BY, 4);
  header.writeUInt16LE(VERSION_NEEDED, 6);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(bytes, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(path.length, 28);
  header.writeUInt32LE(ATTRIBUTES, 38);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, Buffer.from(path, 'latin1')]);
}

/** The last bytes of the archive. */
export function endRecord({ parts, listBytes, listAt }: { parts: number; listBytes: number; listAt: number }): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(0x0605_4b50, 0);
  record.writeUInt16LE(parts, 8);
  record.writeUInt16LE(parts, 10);
  record.writeUInt32LE(listBytes, 12);
  record.writeUInt32LE(listAt, 16);
  return record;
}

/** Of the whole archive. */
export function zipBytes(parts: readonly Pick<ZipPart, 'path' | 'bytes'>[]): number {
  const each = (sum: number, { path, bytes }: Pick<ZipPart, 'path' | 'bytes'>) =>
    sum + LOCAL_BYTES + CENTRAL_BYTES + 2 * path.length + bytes;
  return parts.reduce(each, END_BYTES);
}
