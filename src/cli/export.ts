import { type Command, InvalidArgumentError } from 'commander';
import { exportTimeline } from '../engine/export-timeline.ts';
import { type CliContext, jsonLine } from './cli-context.ts';
import { exportBundleTo } from './export-bundle.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

const FORMS = ['timeline', 'bundle'] as const;

interface ExportOptions {
  readonly as: (typeof FORMS)[number];
  readonly out?: string;
}

export function registerExport(program: Command, context: CliContext): void {
  program
    .command('export')
    .description('导出一件案件 / export one case')
    .argument('<case>', '案号、引用号或标识 / case number, reference or id')
    .option(
      '--as <form>',
      '形式：timeline 时间线，bundle 可验证卷宗包 / form: timeline, or bundle (verifiable offline)',
      parseForm,
      'timeline',
    )
    .option('--out <file>', '卷宗包写入的文件，默认为标准输出 / file for the bundle; standard output by default')
    .action((name: string, options: ExportOptions) => exportCase(context, name, options));
}

async function exportCase(context: CliContext, name: string, { as, out }: ExportOptions): Promise<void> {
  if (as === 'bundle') return context.finish(await withDatabase(context, (db) => exportBundleTo(context, db, { name, out })));
  if (out !== undefined) throw new UsageError(ONLY_FOR_BUNDLES);
  await context.out.write(jsonLine(await withDatabase(context, (db) => exportTimeline(db, name))));
  context.finish(0);
}

function parseForm(text: string): ExportOptions['as'] {
  const form = FORMS.find((known) => known === text);
  if (form === undefined) throw new InvalidArgumentError(`应为以下之一 / must be one of: ${FORMS.join(', ')}.`);
  return form;
}

const ONLY_FOR_BUNDLES = {
  zh: '--out 只用于 --as bundle；时间线写到标准输出，可用 > 存入文件',
  en: '--out goes with --as bundle only; a timeline is written to standard output, redirect it with >',
};
