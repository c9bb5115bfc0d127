import { posix } from 'node:path';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { BrokenDocxError } from './docx-errors.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

/** A letter has some hundred kilobytes of XML; a zip bomb has more than this. */
const MAX_XML_BYTES = 20_000_000;
const MAX_MEDIA_BYTES = 30_000_000;
const MAX_PARTS = 2_000;

/** The parts of a DOCX that are needed to set it. */
export interface DocxPackage {
  /** @throws {BrokenDocxError} when the part is missing or no XML. */
  xml(part: string): XmlElement;
  findXml(part: string): XmlElement | undefined;
  media(part: string): Uint8Array | undefined;
  /** The target of a relationship of a part, as a part's name; nothing for unknown and outside targets. */
  target(part: string, relationship: string): string | undefined;
  /** The first part that is related by a type that ends so, such as /styles. */
  related(part: string, typeEnd: string): string | undefined;
}

/** Unpacks XML and images. Sizes are checked before and while unpacking. @throws {BrokenDocxError} */
export async function readDocxPackage(bytes: Uint8Array): Promise<DocxPackage> {
  const parts = await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const parsed = new Map<string, XmlElement>();
  const findXml = (part: string): XmlElement | undefined => {
    const known = parsed.get(part);
    const source = parts.get(part);
    if (known !== undefined || source === undefined) return known;
    const root = parseXml(decode(source), part);
    parsed.set(part, root);
    return root;
  };
  const relationships = (part: string): readonly XmlElement[] =>
    childrenOf(findXml(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)), 'Relationship');
  const resolve = (part: string, relation: XmlElement | undefined): string | undefined => {
    const target = relation?.attributes.Target;
    if (target === undefined || relation?.attributes.TargetMode === 'External') return undefined;
    return target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
  };
  return {
    findXml,
    xml: (part) => {
      const root = findXml(part);
      if (root === undefined) throw new BrokenDocxError({ zh: `缺少 ${part}`, en: `${part} is missing` });
      return root;
    },
    media: (part) => parts.get(part),
    target: (part, id) =>
      resolve(
        part,
        relationships(part).find((one) => one.attributes.Id === id),
      ),
    related: (part, typeEnd) =>
      resolve(
        part,
        relationships(part).find((one) => one.attributes.Type?.endsWith(typeEnd) ?? false),
      ),
  };
}

/** UTF-8, or UTF-16 with its mark, which the standard allows too. */
function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

function isXml(name: string): boolean {
  return name.endsWith('.xml') || name.endsWith('.rels');
}

async function unpack(bytes: Buffer): Promise<Map<string, Uint8Array>> {
  try {
    const zip = await openZip(bytes);
    const entries = await listEntries(zip);
    const wanted = entries.filter((entry) => isXml(entry.fileName) || entry.fileName.includes('/media/'));
    checkSizes(wanted);
    const parts = new Map<string, Uint8Array>();
    for (const entry of wanted) parts.set(entry.fileName, await readEntry(zip, entry));
    return parts;
  } catch (error) {
    if (error instanceof BrokenDocxError) throw error;
    throw new BrokenDocxError({ zh: '压缩包损坏', en: 'the zip file is damaged' }, { cause: error });
  }
}

function checkSizes(entries: readonly Entry[]): void {
  const size = (list: readonly Entry[]) => list.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const xml = entries.filter((entry) => isXml(entry.fileName));
  if (size(xml) <= MAX_XML_BYTES && size(entries) - size(xml) <= MAX_MEDIA_BYTES && entries.length <= MAX_PARTS) return;
  throw new BrokenDocxError({ zh: '解压后过大', en: 'it is too large when unpacked' });
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) => (error === null ? resolve(zip) : reject(error)));
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** Yauzl ends with an error when an entry holds more than it says. */
function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
}
