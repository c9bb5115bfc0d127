import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { InputStream } from './cli-context.ts';

const CHUNK_BYTES = 256 * 1024;

/** The bytes of FILE, or of standard input for `-`, as they come. @throws the file system's error, naming the file. */
export async function* readSource(file: string, stdin: InputStream): AsyncGenerator<Uint8Array | string> {
  try {
    yield* file === '-' ? stdin : createReadStream(file, { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    throw naming(file, error);
  }
}

/** A whole file as text. @throws the file system's error, naming the file. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw naming(file, error);
  }
}

/** Reading a directory fails without saying which. */
function naming(file: string, error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, { path: file }) : error;
}
