import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { createCalendarService } from '../engine/calendar-service.ts';
import { createImportService, type ImportedCase, type ImportResult } from '../engine/import-service.ts';
import type { Database } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { createProgress, type Progress } from './progress.ts';
import { readSource } from './source-files.ts';
import { lineBatches } from './source-lines.ts';
import { createNotes, NOT_UTF8, tellRefused } from './tell-lines.ts';
import { withDatabase } from './with-database.ts';

interface ImportOptions {
  readonly dryRun?: true;
}

/** Breaches beyond these are counted on standard error; standard output has them all. */
const MAX_BREACHES_TOLD = 20;

export function registerImport(program: Command, context: CliContext): void {
  program
    .command('import')
    .description('导入案件时间线 / import case timelines')
    .argument('<file>', '时间线文件（JSON Lines）；- 为标准输入 / timelines as JSON Lines; - is standard input')
    .option('--dry-run', '只检查，不写入 / check only, store nothing')
    .action(async (file: string, options: ImportOptions) => {
      const result = await withDatabase(context, (db) => importFile(context, { db, file, dryRun: options.dryRun === true }));
      context.finish(await tellResult(context, result));
    });
}

async function importFile(context: CliContext, ask: { db: Database; file: string; dryRun: boolean }): Promise<ImportResult> {
  const { db, file, dryRun } = ask;
  const calendar = await createCalendarService({ db, now: context.now });
  const service = createImportService({ db, now: context.now, calendar: calendar.current });
  const progress = createProgress(context.stderr, file === '-' ? undefined : (await stat(file)).size);
  try {
    return await service.importLines(linesOf(context, { file, progress }), { dryRun, onProgress: ({ lines }) => progress.imported(lines) });
  } finally {
    progress.stop();
  }
}

/** A line that is no UTF-8 reaches the import as text that is no JSON, and is refused there by its number. */
async function* linesOf(context: CliContext, { file, progress }: { file: string; progress: Progress }): AsyncGenerator<string> {
  for await (const batch of lineBatches(readSource(file, context.stdin))) {
    for (const { number, text, isUtf8 } of batch) {
      if (!isUtf8) tellRefused(context, { line: number, problems: [NOT_UTF8] });
      progress.read(Buffer.byteLength(text) + 1);
      yield isUtf8 ? text : '\uFFFD';
    }
  }
}

async function tellResult(context: CliContext, result: ImportResult): Promise<ExitCode> {
  const { imported, unchanged, refused } = result;
  for (const line of refused) tellRefused(context, line);
  const notes = createNotes(context);
  for (const { line, text } of result.notes) notes.add(line, text);
  notes.end();
  tellBreaches(context, imported);
  const inferred = imported.reduce((sum, each) => sum + each.inferred, 0);
  context.tell({
    zh: `导入 ${imported.length} 件，未变 ${unchanged} 件，拒绝 ${refused.length} 行，推定步骤 ${inferred} 个`,
    en: `imported ${imported.length}, unchanged ${unchanged}, refused ${refused.length}, inferred steps ${inferred}`,
  });
  for (const { ref, caseNo, entries, inferred: steps, breaches } of imported) {
    if (!(await context.out.write(jsonLine({ ref, caseNo, entries, inferred: steps, breaches })))) break;
  }
  return refused.length > 0 ? 1 : 0;
}

function tellBreaches(context: CliContext, imported: readonly ImportedCase[]): void {
  const all = imported.flatMap(({ ref, breaches }) => breaches.map((breach) => ({ ref, ...breach })));
  for (const { ref, rule, event, message } of all.slice(0, MAX_BREACHES_TOLD)) {
    context.tell({ zh: `${ref} 违反 ${rule}（${event}）：${message.zh}`, en: `${ref} breaches ${rule} (${event}): ${message.en}` });
  }
  const more = all.length - MAX_BREACHES_TOLD;
  if (more > 0) context.tell({ zh: `另有 ${more} 处违反未列出，见标准输出`, en: `and ${more} more breaches, see standard output` });
}
