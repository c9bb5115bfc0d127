import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As `Blob` takes them. */
export type Bytes = Buffer<ArrayBuffer>;

/** Contents by kind, as small as their checks allow. */
export const pdf = (text = 'x'): Bytes =>
  Buffer.from(
    `%PDF-1.7\n%${text}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n` +
      '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n',
  );
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const html = Buffer.from('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>');
export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
export const exe = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), randomBytes(512)]);

/** A PDF of exactly so many bytes. */
export function pdfOf(bytes: number): Bytes {
  const start = pdf();
  return Buffer.concat([start, Buffer.alloc(bytes - start.length, '%')]);
}

/** A zip of stored, empty entries. `declared` is what the entries claim to become when unpacked. */
export function zipOf(names: readonly string[], declared = 0): Bytes {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(declared === 0 ? 0 : 8, 8);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(bytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(declared === 0 ? 0 : 8, 10);
    central.writeUInt32LE(declared, 24);
    central.writeUInt16LE(bytes.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, bytes);
    list.push(central, bytes);
    offset += 30 + bytes.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

export const docx = zipOf(['[Content_Types].xml', 'word/document.xml']);

/** An old Office file as far as it is looked at. */
export function compound(stream: string): Bytes {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(`${stream}\0`, 'utf16le'),
    Buffer.alloc(512),
  ]);
}

/** A data directory that the test removes. */
export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'yishen-files-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Every file below a directory. */
export function filesBelow(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile());
}
