import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string | { readonly file: string } };
}

/**
 * Lints snippets under the project's own configuration, in a directory laid out like the project; one run for all, as starting is what costs.
 *
 * @returns categories of what was found, by file. Files without findings are missing.
 */
export async function lintSnippets(snippets: readonly { readonly file: string; readonly code: string }[]): Promise<Map<string, string[]>> {
  const directory = mkdtempSync(join(tmpdir(), 'yishen-lint-'));
  try {
    cpSync(join(ROOT, 'biome.json'), join(directory, 'biome.json'));
    cpSync(join(ROOT, 'scripts', 'lint'), join(directory, 'scripts', 'lint'), { recursive: true });
    for (const { file, code } of snippets) {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), code);
    }
    return categoriesByFile(await runBiome(directory));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Biome's exit code says that it found something; what it found is on standard output. */
function runBiome(directory: string): Promise<string> {
  const args = [join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: directory, maxBuffer: 1e8 }, (error, stdout) => {
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(error ?? new Error('Biome printed no report'));
    });
  });
}

function categoriesByFile(json: string): Map<string, string[]> {
  const { diagnostics } = JSON.parse(json) as { diagnostics: readonly Diagnostic[] };
  const found = new Map<string, string[]>();
  for (const { category, location } of diagnostics) {
    const file = typeof location.path === 'string' ? location.path : location.path.file;
    found.set(file, [...new Set([...(found.get(file) ?? []), category])]);
  }
  return found;
}
