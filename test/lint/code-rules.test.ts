import { describe, expect, it } from 'vitest';
import { lintSnippets } from './lint-snippets.ts';

const REFUSED = [
  { file: 'src/engine/any.ts', code: 'export const a: any = 1;\n', rule: 'lint/suspicious/noExplicitAny' },
  { file: 'src/engine/as-any.ts', code: 'export const a = (b: unknown) => b as any;\n', rule: 'lint/suspicious/noExplicitAny' },
  { file: 'src/engine/default.ts', code: 'export default function work() {}\n', rule: 'lint/style/noDefaultExport' },
  {
    file: 'src/engine/barrel.ts',
    code: "export { a } from './a.ts';\nexport { b } from './b.ts';\n",
    rule: 'lint/performance/noBarrelFile',
  },
  { file: 'src/engine/all.ts', code: "export * from './a.ts';\n", rule: 'lint/performance/noReExportAll' },
  {
    file: 'src/engine/floating.ts',
    code: 'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}\n',
    rule: 'lint/nursery/noFloatingPromises',
  },
  { file: 'src/engine/unused.ts', code: "import { a } from './a.ts';\n\nexport const b = 1;\n", rule: 'lint/correctness/noUnusedImports' },
  { file: 'src/engine/type.ts', code: "import { A } from './a.ts';\n\nexport type B = A;\n", rule: 'lint/style/useImportType' },
  { file: 'src/engine/console.ts', code: "console.log('a');\n", rule: 'lint/suspicious/noConsole' },
  { file: 'src/engine/environment.ts', code: 'export const home = process.env.HOME;\n', rule: 'lint/style/noProcessEnv' },
  { file: 'src/engine/time.ts', code: 'export const at = new Date();\n', rule: 'plugin' },
  { file: 'src/web/milliseconds.ts', code: 'export const at = Date.now();\n', rule: 'plugin' },
  { file: 'src/law/CivilDate.ts', code: 'export const a = 1;\n', rule: 'lint/style/useFilenamingConvention' },
];

const ALLOWED = [
  { file: 'src/cli/print.ts', code: "console.log('a');\n", because: 'a command prints' },
  {
    file: 'src/main.ts',
    code: 'export const now = () => new Date();\nexport const home = process.env.HOME;\n',
    because: 'main alone asks the system',
  },
  { file: 'src/law/day.ts', code: 'export const day = (ms: number) => new Date(ms);\n', because: 'converting a time is not asking for it' },
  { file: 'vitest.config.ts', code: 'export default {};\n', because: 'Vitest reads a default export' },
  {
    file: 'migrations/20261122090000_create_organs.js',
    code: 'export async function up() {}\n',
    because: 'Knex orders migrations by name',
  },
];

const report = lintSnippets([...REFUSED, ...ALLOWED]);

describe('the linter', () => {
  it.each(REFUSED)('refuses $file ($rule)', async ({ file, rule }) => {
    expect((await report).get(file)).toContain(rule);
  });
  it.each(ALLOWED)('lets $file pass: $because', async ({ file }) => {
    expect((await report).get(file) ?? []).toEqual([]);
  });
});
