import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContents } from '../../../src/engine/files/check-contents.ts';
import { kindOfName } from '../../../src/engine/files/file-kinds.ts';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';
import { sampleFax } from '../../support/fax-samples.ts';
import { samplePdf } from '../../support/pdf-samples.ts';
import { THREE_PAGE_FAX } from '../../support/three-page-fax.ts';
import { compound, docx, pdf, temporaryDirectory, zipOf } from '../../web/uploads/upload-samples.ts';

const archive = (entries: Readonly<Record<string, Uint8Array | string>>): Buffer => {
  const zip = new PizZip();
  for (const [name, contents] of Object.entries(entries)) zip.file(name, contents);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
const GIGABYTE = 1_073_741_824;

/** Inner archives that share their contents: each says to be small, each would unpack to sixty megabytes. */
function liars(count: number): Buffer {
  const one = archive({ 'b.zip': new Uint8Array(60_000_000) });
  const end = one.indexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const start = one.readUInt32LE(end + 16);
  const entry = Buffer.from(one.subarray(start, end));
  entry.writeUInt32LE(1000, 24);
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([one.subarray(0, start), ...Array.from({ length: count }, () => entry), tail]);
}

/** One page of grey dots by the numbers of its fields. */
function tiff(own: Readonly<Record<number, number>>): Buffer {
  const fields = Object.entries({ 256: 10, 257: 10, 258: 8, 259: 1, 262: 1, 277: 1, ...own });
  const bytes = Buffer.alloc(300);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(fields.length, 8);
  for (const [index, [tag, value]] of fields.entries()) {
    const at = 10 + index * 12;
    bytes.writeUInt16LE(Number(tag), at);
    bytes.writeUInt16LE(4, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  }
  return bytes;
}

describe('what comes from outside is refused', () => {
  const pages = createPageWorkshop({ threads: 1 });
  const directory = temporaryDirectory();
  const path = join(directory.path, 'contents');
  afterAll(async () => {
    directory.remove();
    await pages.close();
  });

  async function check(name: string, contents: Uint8Array) {
    writeFileSync(path, contents);
    const kind = kindOfName(name);
    if (kind === undefined) throw new Error('no kind');
    return checkContents({ path, kind }, { pages });
  }

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a PDF with a password', 'a.pdf', () => samplePdf((document) => document.text('x'), { userPassword: 'secret' }), 'encrypted'],
    ['the beginning of a PDF', 'a.pdf', async () => (await samplePdf((document) => document.text('x'))).subarray(0, 200), 'unreadable'],
    ['the beginning of a TIFF', 'a.tif', () => THREE_PAGE_FAX.subarray(0, 1000), 'unreadable'],
    ['a TIFF of a tile that fills the memory', 'a.tif', () => tiff({ 322: 40_000, 323: 40_000, 324: 200, 325: 4 }), 'unreadable'],
    ['a TIFF without tiles in a tile', 'a.tif', () => tiff({ 322: 0, 323: 0, 324: 200, 325: 4 }), 'unreadable'],
    ['a TIFF of dots that fill the memory', 'a.tif', () => tiff({ 256: 10_000, 257: 10_000, 273: 200, 277: 16, 279: 4 }), 'unreadable'],
    ['a TIFF of nothing', 'a.tif', () => Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(64)]), 'unreadable'],
    ['a DOCX with a password', 'a.docx', () => compound('EncryptedPackage'), 'encrypted'],
    ['an XLSX with a password', 'a.xlsx', () => compound('EncryptedPackage'), 'encrypted'],
    ['a DOC that is called DOCX', 'a.docx', () => compound('WordDocument'), 'contents'],
    ['an archive that declares a gigabyte', 'a.zip', () => zipOf(['a.txt'], GIGABYTE), 'bomb'],
    ['a DOCX that declares a gigabyte', 'a.docx', () => zipOf(['[Content_Types].xml', 'word/document.xml'], GIGABYTE), 'bomb'],
    ['sixty megabytes of zeros', 'a.zip', () => archive({ 'a.txt': new Uint8Array(60_000_000) }), 'bomb'],
    [
      'sixty megabytes of zeros in an inner archive',
      'a.zip',
      () => archive({ 'b.zip': archive({ 'a.txt': new Uint8Array(60_000_000) }) }),
      'bomb',
    ],
    ['an inner archive that is larger than it says', 'a.zip', () => liars(1), 'bomb'],
    ['inner archives that lie on top of each other', 'a.zip', () => liars(5_000), 'bomb'],
    ['archives in archives in an archive', 'a.zip', () => archive({ 'b.zip': archive({ 'c.zip': archive({ 'd.txt': 'x' }) }) }), 'nested'],
    ['a path that leads up', 'a.zip', () => zipOf(['../../etc/cron.d/x']), 'paths'],
    ['a path that leads up, the way of Windows', 'a.zip', () => zipOf(['a\\..\\..\\x']), 'paths'],
    ['a path from the root', 'a.zip', () => zipOf(['/etc/passwd']), 'paths'],
    ['a path with a drive', 'a.zip', () => zipOf(['C:\\x']), 'paths'],
  ])('%s', async (_, name, make, refusal) => {
    expect(await check(name, await make())).toEqual({ refusal });
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a PDF', 'a.pdf', () => pdf()],
    ['a fax', 'a.tiff', () => THREE_PAGE_FAX],
    ['a fax with its directory at the end', 'a.tif', () => sampleFax('g4')],
    ['a DOCX', 'a.docx', () => docx],
    ['an archive with a document and an archive in it', 'a.zip', () => archive({ '一/a.docx': docx, 'b.zip': archive({ 'c..txt': 'x' }) })],
    ['an archive of Windows folders', 'a.zip', () => zipOf(['照片\\一.jpg'])],
  ])('but not %s', async (_, name, make) => {
    expect(await check(name, await make())).toBeUndefined();
  });

  it('asks a scanner first, and takes nothing that was not scanned', async () => {
    writeFileSync(path, pdf());
    const kind = kindOfName('a.pdf');
    if (kind === undefined) throw new Error('no kind');
    const asked = (result: Parameters<typeof checkContents>[1]['scan']) => checkContents({ path, kind }, { scan: result });
    expect(await asked(async () => ({ result: 'clean' }))).toBeUndefined();
    expect(await asked(async () => ({ result: 'infected', signature: 'Eicar' }))).toEqual({ refusal: 'infected', detail: 'Eicar' });
    expect(await asked(async () => ({ result: 'tooLarge' }))).toEqual({ refusal: 'scanTooLarge' });
    expect(await asked(async () => ({ result: 'unavailable', error: 'ECONNREFUSED' }))).toEqual({ refusal: 'scanLater' });
  });
});
