import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

const MARKER = '.yishen-demo';

/**
 * An empty directory for the demonstration. Only one that an earlier demonstration made is emptied.
 *
 * @throws {UsageError} when there is something else at `directory`.
 */
export async function makeDemoDirectory(directory: string): Promise<void> {
  if (existsSync(join(directory, MARKER))) await rm(directory, { recursive: true });
  await mkdir(directory, { recursive: true });
  if ((await readdir(directory)).length > 0) {
    throw new UsageError({
      zh: `目录 ${directory} 不是空的，也不是演示留下的，不予清空；请以 --data 另选目录`,
      en: `The directory ${directory} is not empty and no demonstration made it: it is left alone; choose another with --data`,
    });
  }
  await writeFile(join(directory, MARKER), '');
}
