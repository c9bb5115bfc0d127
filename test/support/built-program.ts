import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getProjectRoot } from '../../src/store/project-root.ts';

const PROJECT_FILES = ['node_modules', 'migrations', 'views', 'package.json'];

/**
 * The program as it stands in src/, compiled into a directory of its own: the project's dist/ may be old or missing. Types are not checked
 * again: the test command does that once.
 */
export function buildProgram(): { readonly directory: string; remove(): void } {
  const root = getProjectRoot();
  const directory = mkdtempSync(join(tmpdir(), 'yishen-built-'));
  for (const name of PROJECT_FILES) symlinkSync(join(root, name), join(directory, name));
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--outDir', join(directory, 'dist')];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
