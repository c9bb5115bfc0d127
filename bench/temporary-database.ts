import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';

/** A directory of SQLite files that is removed at the end. `--dir` puts it where the disk to be measured is. */
export interface Workplace {
  readonly directory: string;
  remove(): void;
}

export function createWorkplace(parent: string = tmpdir()): Workplace {
  const directory = mkdtempSync(join(parent, 'yishen-bench-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

export function fileIn(workplace: Workplace, name: string): string {
  return join(workplace.directory, name);
}

export function openFile(file: string): Database {
  return openDatabase({ url: `sqlite:${file}`, dataDir: '.' });
}

/** A migrated database, filled and closed: its one file holds everything and can be copied. */
export async function prepareFile<T>(file: string, fill: (db: Database) => Promise<T>): Promise<T> {
  const db = openFile(file);
  try {
    await migrate(db);
    return await fill(db);
  } finally {
    await db.close();
  }
}

/** The same starting state again, in a file of its own. */
export function copyOf(workplace: Workplace, { file, name }: { file: string; name: string }): string {
  const copy = fileIn(workplace, name);
  for (const suffix of ['-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
  copyFileSync(file, copy);
  return copy;
}
