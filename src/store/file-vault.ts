import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, promises as files, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Readable, promises as streams } from 'node:stream';

/** Contents that are kept. */
export interface StoredContent {
  /** Of the contents, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
}

/** Contents that were read but are not kept yet; one of `keep` and `discard` must follow. */
export interface StagedContent extends StoredContent {
  keep(): Promise<StoredContent>;
  discard(): Promise<void>;
}

/** Part of the contents; both ends inclusive, in bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes of files lie, under their digest: the same contents are kept once. Another place (a shared disk) is another vault. */
export interface FileVault {
  /** Reads `source` to a temporary file. When `source` fails, nothing stays. */
  stage(source: AsyncIterable<Uint8Array>): Promise<StagedContent>;
  /** `stage` and `keep`. */
  store(source: AsyncIterable<Uint8Array>): Promise<StoredContent>;
  open(sha256: string, range?: ByteRange): Readable;
  has(sha256: string): Promise<boolean>;
  /**
   * Removes contents unless `isNeeded` still says yes once they are out of reach. Whoever keeps contents must therefore make them needed
   * first and keep them then.
   *
   * @returns whether they are gone.
   */
  remove(sha256: string, isNeeded: () => Promise<boolean>): Promise<boolean>;
  /** Removes what uploads that a crash ended left behind. @returns how many files. */
  sweep(before: Date): Promise<number>;
}

const { access, mkdir, open, readdir, rename, rm, stat } = files;

const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** A vault in the directory `files` of the data directory, which is made when the first file comes. */
export function createFileVault(dataDir: string): FileVault {
  const root = join(dataDir, 'files');
  const unfinished = join(root, 'unfinished');
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 digest');
    return join(root, sha256.slice(0, 2), sha256.slice(2));
  };
  const stage = (source: AsyncIterable<Uint8Array>) => stageFile(unfinished, { source, pathOf });
  return {
    stage,
    store: async (source) => (await stage(source)).keep(),
    open: (sha256, range) => createReadStream(pathOf(sha256), range),
    has: (sha256) => exists(pathOf(sha256)),
    remove: (sha256, isNeeded) => removeUnless(isNeeded, { path: pathOf(sha256), aside: join(unfinished, randomUUID()) }),
    sweep: (before) => sweepUnfinished(unfinished, before),
  };
}

interface StageOptions {
  readonly source: AsyncIterable<Uint8Array>;
  readonly pathOf: (sha256: string) => string;
}

/** Contents in a file of their own, with their digest; `keep` is another matter. When `source` fails, nothing stays. */
export async function stageIn(
  directory: string,
  source: AsyncIterable<Uint8Array>,
): Promise<StoredContent & Pick<StagedContent, 'discard'>> {
  await mkdir(directory, { recursive: true, mode: DIRECTORY_MODE });
  const path = join(directory, randomUUID());
  const discard = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const target = createWriteStream(path, { flags: 'wx', mode: FILE_MODE, flush: true });
  try {
    await streams.pipeline(source, counted, target);
  } catch (error) {
    await closed(target);
    await discard();
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes, path, discard };
}

/** A source may fail while the file is still being opened: removed before that, it would come into being afterwards. */
async function closed(target: WriteStream): Promise<void> {
  if (!target.closed) await new Promise<void>((resolve) => target.once('close', () => resolve()));
}

async function stageFile(directory: string, { source, pathOf }: StageOptions): Promise<StagedContent> {
  const { sha256, bytes, path, discard } = await stageIn(directory, source);
  const keep = async (): Promise<StoredContent> => {
    const target = pathOf(sha256);
    await mkdir(dirname(target), { recursive: true, mode: DIRECTORY_MODE });
    await rename(path, target);
    await flushDirectory(dirname(target));
    return { sha256, bytes, path: target };
  };
  return { sha256, bytes, path, keep, discard };
}

/** Without this a loss of power could take the name of a file whose contents are on the disk. */
async function flushDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/**
 * Out of the way first, then asked: an upload of the same contents that begins meanwhile either is seen by `isNeeded`, or puts its own
 * copy in the place that is free by then.
 */
async function removeUnless(
  isNeeded: () => Promise<boolean>,
  { path, aside }: { readonly path: string; readonly aside: string },
): Promise<boolean> {
  if ((await isNeeded()) || !(await exists(path))) return false;
  await mkdir(dirname(aside), { recursive: true, mode: DIRECTORY_MODE });
  await rename(path, aside);
  if (await isNeeded()) {
    await rename(aside, path);
    return false;
  }
  await rm(aside);
  return true;
}

/** Of files that were staged and not touched since. @returns how many were removed. */
export async function sweepUnfinished(directory: string, before: Date): Promise<number> {
  if (!(await exists(directory))) return 0;
  let removed = 0;
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if ((await stat(path)).mtime >= before) continue;
    await rm(path);
    removed += 1;
  }
  return removed;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
