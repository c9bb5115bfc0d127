// @ts-check
// Builds dist/ and the style sheet, and links the command, so that `npx yishen` and node_modules/.bin/yishen work in a checkout after `npm ci`.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStyles } from './build-styles.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Removes the old output first: a file deleted in src/ must not live on in dist/. */
function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/package.json');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  execFileSync(process.execPath, [join(dirname(tsc), 'bin', 'tsc'), '-p', join(root, 'tsconfig.build.json')], {
    cwd: root,
    stdio: 'inherit',
  });
}

function linkCommand() {
  const bin = join(root, 'node_modules', '.bin');
  const target = join(root, 'bin', 'yishen.js');
  mkdirSync(bin, { recursive: true });
  chmodSync(target, 0o755);
  rmSync(join(bin, 'yishen'), { force: true });
  symlinkSync(join('..', '..', 'bin', 'yishen.js'), join(bin, 'yishen'));
}

buildStyles();
compile();
linkCommand();
