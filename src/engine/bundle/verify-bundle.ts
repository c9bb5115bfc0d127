import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { BUNDLE_FAULTS, type BundleFault, FaultFound } from './bundle-faults.ts';
import { type ByteReader, createByteReader, EndOfBytesError } from './byte-reader.ts';
import { createHistoryCheck, type HistoryCheck } from './history-check.ts';
import { HISTORY_PATH, MANIFEST_PATH, type Manifest, type ManifestFile, readManifest } from './manifest.ts';
import { centralHeader, endRecord, localHeader, localHeaderBytes, readLocalHeader, type ZipPart } from './zip-layout.ts';

/** What a bundle says of itself; each of them is given as far as the bundle was read. */
export interface BundleFacts {
  readonly manifest?: Manifest;
  /** SHA-256 of its bytes. */
  readonly manifestSha256?: string;
  /** Of the history that hold. */
  readonly entries: number;
  /** That are what the manifest and the history say. */
  readonly files: number;
}

export interface VerifiedBundle extends BundleFacts {
  /** The first thing that is wrong; undefined when everything is right to the last byte. */
  readonly fault?: BundleFault;
}

const MAX_MANIFEST_BYTES = 64 * 1_048_576;

interface Reading {
  readonly reader: ByteReader;
  /** What was read so far, in the order of the archive, and where each began. */
  readonly read: { readonly part: ZipPart; readonly at: number }[];
}

/**
 * Verifies a bundle by itself, without a database: reads it once, from the first byte to the last, and knows of each what it must be. Memory
 * is bounded whatever the bundle holds or claims to hold: nothing is unpacked.
 *
 * @param expected - The digest of the manifest as it was noted at the export; undefined: the bundle is held against itself only.
 */
export async function verifyBundle(source: AsyncIterable<Uint8Array>, expected?: string): Promise<VerifiedBundle> {
  const reading: Reading = { reader: createByteReader(source), read: [] };
  const facts: { -readonly [K in keyof BundleFacts]: BundleFacts[K] } = { entries: 0, files: 0 };
  let place: string = MANIFEST_PATH;
  try {
    const { manifest, digest } = await passManifest(reading);
    facts.manifestSha256 = digest;
    facts.manifest = manifest;
    if (expected !== undefined && expected !== digest) throw new FaultFound(BUNDLE_FAULTS.otherDigest, { path: MANIFEST_PATH });
    const history = createHistoryCheck(manifest);
    for (const file of manifest.files) {
      place = file.path;
      await passFile(reading, { file, history });
      facts.entries = history.entries();
      facts.files += 1;
    }
    place = HISTORY_PATH;
    history.finish();
    place = '';
    await passEnd(reading);
    return facts;
  } catch (error) {
    return { ...facts, fault: faultOf(error, place) };
  }
}

function faultOf(error: unknown, place: string): BundleFault {
  if (error instanceof FaultFound) return error.fault;
  if (error instanceof EndOfBytesError)
    return { kind: 'truncated', text: BUNDLE_FAULTS.truncated, ...(place === '' ? {} : { path: place }) };
  throw error;
}

async function passManifest(reading: Reading): Promise<{ manifest: Manifest; digest: string }> {
  const { reader } = reading;
  const header = await reader.take(localHeaderBytes(MANIFEST_PATH));
  const part = { path: MANIFEST_PATH, ...readLocalHeader(header) };
  if (!header.equals(localHeader(part))) throw new FaultFound(BUNDLE_FAULTS.noBundle);
  if (part.bytes > MAX_MANIFEST_BYTES) throw new FaultFound(BUNDLE_FAULTS.manifest, { path: MANIFEST_PATH });
  const bytes = await reader.take(part.bytes);
  if (crc32(bytes) !== part.crc) throw new FaultFound(BUNDLE_FAULTS.altered, { path: MANIFEST_PATH });
  const read = readManifest(bytes);
  if (read.result === 'otherVersion') throw new FaultFound(BUNDLE_FAULTS.otherVersion(read.version), { path: MANIFEST_PATH });
  if (read.result === 'unreadable') throw new FaultFound(BUNDLE_FAULTS.manifest, { path: MANIFEST_PATH });
  reading.read.push({ part, at: 0 });
  return { manifest: read.manifest, digest: createHash('sha256').update(bytes).digest('hex') };
}

async function passFile(reading: Reading, { file, history }: { file: ManifestFile; history: HistoryCheck }): Promise<void> {
  const { reader, read } = reading;
  const { path, bytes } = file;
  const at = reader.position();
  const header = await reader.take(localHeaderBytes(path));
  const { crc: announced } = readLocalHeader(header);
  if (!header.equals(localHeader({ path, bytes, crc: announced }))) throw new FaultFound(BUNDLE_FAULTS.shape, { path });
  history.begin(file);
  const hash = createHash('sha256');
  let crc = 0;
  await reader.pass(bytes, (piece) => {
    hash.update(piece);
    crc = crc32(piece, crc);
    if (file.part === 'history') history.see(piece);
  });
  // The first bad entry says more than that the file of all entries was altered.
  if (file.part === 'history') history.end();
  if (hash.digest('hex') !== file.sha256 || crc !== announced) throw new FaultFound(BUNDLE_FAULTS.altered, { path });
  read.push({ part: { path, bytes, crc }, at });
}

/** The list of the archive and its last record are what follows from the parts, and nothing comes after. */
async function passEnd({ reader, read }: Reading): Promise<void> {
  const listAt = reader.position();
  for (const { part, at } of read) {
    const expected = centralHeader(part, at);
    if (!(await reader.take(expected.length)).equals(expected)) throw new FaultFound(BUNDLE_FAULTS.shape, { path: part.path });
  }
  const expected = endRecord({ parts: read.length, listBytes: reader.position() - listAt, listAt });
  if (!(await reader.take(expected.length)).equals(expected)) throw new FaultFound(BUNDLE_FAULTS.end);
  if (!(await reader.isAtEnd())) throw new FaultFound(BUNDLE_FAULTS.more);
}
