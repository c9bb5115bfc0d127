// @ts-check
// Builds and runs the benchmarks: `npm run bench`, `npm run bench -- --smoke`, `npm run bench -- --dir PATH` (where the disk to measure is).
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (/** @type {string[]} */ ...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

run(join(root, 'scripts', 'build.js'));
run(join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2));
