import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { centralHeader, endRecord, localHeader } from '../../src/engine/bundle/zip-layout.ts';
import { canonicalText } from '../../src/engine/hash-chain.ts';

export type Unpacked = Map<string, Buffer>;
// biome-ignore lint/suspicious/noExplicitAny: forged on purpose
export type LooseManifest = any;

/** The files of a zip, as a library of others reads it, in the order of its list. */
export async function unpack(zip: Buffer): Promise<Unpacked> {
  const opened = await fromBufferPromise(zip, { lazyEntries: true });
  const files: Unpacked = new Map();
  for await (const entry of opened.eachEntry()) files.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)));
  return files;
}

/** A zip in the form of a bundle, whatever the files are. */
export function pack(files: Iterable<readonly [string, Buffer]>): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const part = { path, bytes: content.length, crc: crc32(content) };
    bodies.push(localHeader(part), content);
    list.push(centralHeader(part, at));
    at += localHeader(part).length + content.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...bodies, directory, endRecord({ parts: list.length, listBytes: directory.length, listAt: at })]);
}

/**
 * A bundle forged with care: the files as changed, sizes and digests in the manifest as they are then.
 *
 * @param change - May also change the manifest, after it was adapted to the files.
 */
export async function forge(
  zip: Buffer,
  { files: changeFiles, manifest: changeManifest }: { files?: (files: Unpacked) => void; manifest?: (manifest: LooseManifest) => void },
): Promise<Buffer> {
  const files = await unpack(zip);
  changeFiles?.(files);
  const manifest: LooseManifest = JSON.parse(String(files.get('manifest.json')));
  manifest.files = manifest.files
    .filter(({ path }: { path: string }) => files.has(path))
    .map((file: { path: string }) => ({ ...file, ...measured(files.get(file.path) ?? Buffer.alloc(0)) }));
  const known = new Set(['manifest.json', ...manifest.files.map(({ path }: { path: string }) => path)]);
  for (const [path, content] of files) if (!known.has(path)) manifest.files.push({ path, part: 'file', ...measured(content) });
  changeManifest?.(manifest);
  files.set('manifest.json', Buffer.from(canonicalText(manifest)));
  return pack(
    [...files].filter(([path]) => path === 'manifest.json' || manifest.files.some((file: { path: string }) => file.path === path)),
  );
}

export function measured(content: Buffer) {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** The lines of a bundle's history. */
export function entriesOf(files: Unpacked): Record<string, unknown>[] {
  return String(files.get('history.jsonl'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Writes entries, each with its hash computed anew where `rehash`, as somebody who knows the program would. */
export function historyOf(entries: readonly Record<string, unknown>[], rehash: boolean): Buffer {
  let prevHash: unknown = null;
  const lines = entries.map(({ hash, ...rest }) => {
    const unsealed = rehash ? { ...rest, prevHash } : rest;
    prevHash = rehash ? createHash('sha256').update(canonicalText(unsealed)).digest('hex') : hash;
    return `${canonicalText({ ...unsealed, hash: prevHash })}\n`;
  });
  return Buffer.from(lines.join(''));
}
