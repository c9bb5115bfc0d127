import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** Of everything that is unpacked; a part or file beyond it is not looked into. */
const MAX_BYTES = 200 * 1_048_576;
const MAX_PART_BYTES = 60 * 1_048_576;
const MAX_ENTRIES = 20_000;

export interface ZipParts {
  /** All entries by name. */
  readonly names: readonly string[];
  /** Text of the wanted parts that could be read, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Set when something was too large to be looked into. */
  readonly incomplete: boolean;
}

/** The file is no whole zip, or one that nobody here can unpack. */
export class BrokenZipError extends Error {}

const openZip = promisify<Buffer, { lazyEntries: true; validateEntrySizes: true }, ZipFile>(fromBuffer);

/** Reads the parts of an office document that `wanted` names. Sizes are checked while unpacking: what an entry declares may be a lie. @throws {BrokenZipError} */
export async function readZipParts(bytes: Uint8Array, wanted: RegExp): Promise<ZipParts> {
  try {
    return await partsOf(bytes, wanted);
  } catch (cause) {
    throw new BrokenZipError('The zip cannot be read', { cause }); // everything is in memory: whatever fails is the file's fault
  }
}

async function partsOf(bytes: Uint8Array, wanted: RegExp): Promise<ZipParts> {
  const zip = await openZip(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true });
  const names: string[] = [];
  const texts = new Map<string, string>();
  let [total, incomplete] = [0, false];
  for await (const entry of entriesOf(zip)) {
    names.push(entry.fileName);
    if (names.length > MAX_ENTRIES) return { names, texts, incomplete: true };
    if (!wanted.test(entry.fileName)) continue;
    const text = entry.uncompressedSize > MAX_PART_BYTES || total > MAX_BYTES ? undefined : await readEntry(zip, entry);
    if (text === undefined) incomplete = true;
    else texts.set(entry.fileName, text);
    total += entry.uncompressedSize;
  }
  return { names, texts, incomplete };
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const done = (settle: () => void) => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
        settle();
      };
      zip.once('entry', (next: Entry) => done(() => resolve(next)));
      zip.once('end', () => done(() => resolve(undefined)));
      zip.once('error', (error: Error) => done(() => reject(error)));
      zip.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<string | undefined> {
  const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_PART_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
