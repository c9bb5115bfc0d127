import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The directory that holds package.json and migrations/, whether this module runs from src/ or, built, from dist/src/.
 *
 * @throws {Error} when no directory above has a package.json.
 */
export function getProjectRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('No package.json above this module: the installation is incomplete');
    directory = parent;
  }
  return directory;
}

/** Of this program. */
export function getProgramVersion(): string {
  return (JSON.parse(readFileSync(join(getProjectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
