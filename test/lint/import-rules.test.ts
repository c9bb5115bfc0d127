import { describe, expect, it } from 'vitest';
import { lintSnippets } from './lint-snippets.ts';

interface Case {
  readonly file: string;
  readonly code: string;
  readonly because: string;
}

const RESTRICTED = 'lint/style/noRestrictedImports';
const PLUGIN = 'plugin';

const value = (from: string): string => `import { thing } from '${from}';\nexport const used = thing;\n`;
const type = (from: string): string => `import type { Thing } from '${from}';\nexport type Used = Thing;\n`;

/** Each breaks one rule of the layers: main → cli, web, jobs → engine → machines, store, documents → law. */
const REFUSED: readonly (Case & { readonly rule: string })[] = [
  { file: 'src/law/a.ts', code: value('../engine/engine.ts'), rule: RESTRICTED, because: 'law imports nothing above it' },
  { file: 'src/law/clock/b.ts', code: type('../../store/rows.ts'), rule: RESTRICTED, because: 'law knows no rows, not even as types' },
  { file: 'src/law/c.ts', code: value('../../machines/a.machine.ts'), rule: RESTRICTED, because: 'law knows no charts' },
  { file: 'src/law/d.ts', code: value('node:fs'), rule: RESTRICTED, because: 'law does no I/O' },
  { file: 'src/law/e.ts', code: value('express'), rule: RESTRICTED, because: 'law has no library but zod' },
  { file: 'src/law/f.ts', code: value('preact/hooks'), rule: RESTRICTED, because: 'a path inside a library is the library' },
  { file: 'machines/a.ts', code: value('../src/law/codes.ts'), rule: PLUGIN, because: 'machines take types only from law' },
  {
    file: 'machines/b.ts',
    code: "export { thing } from '../src/law/codes.ts';\n",
    rule: PLUGIN,
    because: 'a re-export is an import of a value',
  },
  {
    file: 'machines/c.ts',
    code: "export const load = () => import('../src/law/codes.ts');\n",
    rule: PLUGIN,
    because: 'import() is an import',
  },
  { file: 'machines/d.ts', code: type('../src/engine/engine.ts'), rule: RESTRICTED, because: 'machines know no engine' },
  { file: 'machines/e.ts', code: value('node:crypto'), rule: RESTRICTED, because: 'machines make no ids' },
  { file: 'src/store/a.ts', code: value('../engine/engine.ts'), rule: RESTRICTED, because: 'the store lies below the engine' },
  { file: 'src/store/b.ts', code: value('../../machines/a.machine.ts'), rule: RESTRICTED, because: 'the store knows no charts' },
  { file: 'src/store/c.ts', code: value('express'), rule: RESTRICTED, because: 'Express belongs to the web' },
  { file: 'src/documents/a.ts', code: value('../store/rows.ts'), rule: RESTRICTED, because: 'documents are pure functions of facts' },
  { file: 'src/documents/b.ts', code: value('../engine/engine.ts'), rule: RESTRICTED, because: 'documents lie below the engine' },
  { file: 'src/engine/a.ts', code: value('../web/app.ts'), rule: RESTRICTED, because: 'the engine lies below the web' },
  { file: 'src/engine/b.ts', code: value('../jobs/loop.ts'), rule: RESTRICTED, because: 'the engine lies below the jobs' },
  { file: 'src/engine/c.ts', code: value('../../views/layout.tsx'), rule: RESTRICTED, because: 'the engine shows nothing' },
  { file: 'src/engine/d.ts', code: value('knex'), rule: PLUGIN, because: 'only the store runs Knex' },
  { file: 'src/engine/e.ts', code: value('sqlite3'), rule: RESTRICTED, because: 'drivers belong to the store' },
  { file: 'src/engine/f.ts', code: value('express'), rule: RESTRICTED, because: 'Express belongs to the web' },
  { file: 'src/jobs/a.ts', code: value('../web/app.ts'), rule: RESTRICTED, because: 'jobs and web stand side by side' },
  { file: 'src/jobs/b.ts', code: value('pg'), rule: RESTRICTED, because: 'drivers belong to the store' },
  { file: 'src/web/a.ts', code: value('../jobs/loop.ts'), rule: RESTRICTED, because: 'jobs and web stand side by side' },
  { file: 'src/web/b.ts', code: value('../store/step-store.ts'), rule: RESTRICTED, because: 'the web writes through the engine' },
  { file: 'src/web/c.ts', code: value('knex'), rule: RESTRICTED, because: 'SQL belongs to the store' },
  { file: 'src/cli/a.ts', code: value('../web/app.ts'), rule: RESTRICTED, because: 'cli and web stand side by side' },
  { file: 'src/cli/b.ts', code: value('knex'), rule: RESTRICTED, because: 'SQL belongs to the store' },
  { file: 'src/cli/c.ts', code: value('../main.ts'), rule: RESTRICTED, because: 'nothing imports main' },
  { file: 'test/a.ts', code: value('../src/main.ts'), rule: RESTRICTED, because: 'nothing imports main, tests neither' },
  { file: 'views/a.tsx', code: value('../src/engine/engine.ts'), rule: RESTRICTED, because: 'views know no engine' },
  { file: 'views/b.tsx', code: value('../src/law/regimes.ts'), rule: PLUGIN, because: 'views apply no rules' },
  { file: 'views/c.tsx', code: value('../src/web/pages/case-page.ts'), rule: PLUGIN, because: 'views get page models, they make none' },
  { file: 'views/d.tsx', code: value('express'), rule: RESTRICTED, because: 'views have no library but preact' },
  { file: 'migrations/a.js', code: value('../src/store/tables.ts'), rule: RESTRICTED, because: 'a migration means the same for ever' },
  { file: 'scripts/a.js', code: value('knex'), rule: RESTRICTED, because: 'SQL belongs to the store' },
];

const ALLOWED: readonly Case[] = [
  { file: 'src/law/clock/ok.ts', code: value('../calendar.ts'), because: 'law imports law' },
  { file: 'src/law/ok-zod.ts', code: value('zod'), because: 'schemas are law' },
  { file: 'src/law/ok-module.ts', code: value('node:module'), because: 'the calendar reads a package of data' },
  { file: 'machines/ok.ts', code: type('../src/law/codes.ts'), because: 'types of law' },
  { file: 'machines/ok-xstate.ts', code: value('xstate'), because: 'charts are XState' },
  { file: 'machines/parts/ok.ts', code: value('../chart-types.ts'), because: 'machines import machines' },
  {
    file: 'src/store/ok.ts',
    code: value('knex') + value('../law/errors.ts').replaceAll('thing', 'other').replace('used', 'kept'),
    because: 'SQL',
  },
  { file: 'src/documents/ok.ts', code: value('../law/letters.ts'), because: 'documents import law' },
  { file: 'src/engine/ok.ts', code: value('../../machines/a.machine.ts'), because: 'the engine steps charts' },
  { file: 'src/engine/ok-store.ts', code: value('../store/step-store.ts'), because: 'the engine writes' },
  { file: 'src/engine/ok-knex.ts', code: type('knex'), because: 'a transaction is handed on as a type' },
  { file: 'src/jobs/ok.ts', code: value('../store/job-store.ts'), because: 'jobs claim' },
  { file: 'src/web/ok.ts', code: value('express'), because: 'the web is Express' },
  { file: 'src/web/pages/ok.ts', code: value('../../store/queue-read-model.ts'), because: 'a page reads its read model' },
  { file: 'src/web/ok-view.ts', code: value('../../views/layout.tsx'), because: 'routes render views' },
  { file: 'src/cli/ok.ts', code: value('../engine/engine.ts'), because: 'commands call the engine' },
  { file: 'views/ok.tsx', code: type('../src/web/pages/case-page.ts'), because: 'views name page models' },
  { file: 'views/ok-texts.tsx', code: value('../src/web/texts.ts'), because: 'texts are said once' },
  { file: 'migrations/ok.js', code: 'export async function up() {}\n', because: 'a migration by itself' },
  { file: 'src/main.ts', code: value('./web/app.ts'), because: 'main wires everything' },
];

const report = lintSnippets([...REFUSED, ...ALLOWED]);

describe('the layers', () => {
  it.each(REFUSED)('$file is refused: $because', async ({ file, rule }) => {
    expect((await report).get(file)).toContain(rule);
  });
  it.each(ALLOWED)('$file passes: $because', async ({ file }) => {
    expect((await report).get(file) ?? []).toEqual([]);
  });
});
