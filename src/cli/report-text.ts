import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ENTRIES_BY_COMMAND } from '../engine/annual-report/entries-actor.ts';
import { scopeOf } from '../engine/annual-report/report-scope.ts';
import { loadReportState } from '../engine/annual-report/report-stream.ts';
import { formatOfReport } from '../engine/annual-report/text-figures.ts';
import { importReportTexts, mayBeBegun, problemsOfTexts } from '../engine/annual-report/text-import.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import { sayFinding } from '../law/report/text-check.ts';
import { type ReportTextFile, readTextFile } from '../law/report/text-file.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { parseYear } from './option-parsers.ts';
import { fileProblem, UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface ImportOptions {
  readonly organ: string;
  readonly year: number;
  readonly replace?: true;
  readonly dryRun?: true;
}

export function registerReportText(program: Command, context: CliContext): void {
  const text = program.command('report-text').description('年度报告的文字部分 / the words of the annual report');
  text
    .command('import')
    .description(
      '导入报告文字（以“# 标题”分部分的文本文件），数字以引用写出 / import the words of a report: a text file, parts headed “# …”, numbers as quotes',
    )
    .argument('<file>', '文本文件（UTF-8） / text file (UTF-8)')
    .requiredOption('--organ <name>', '机关名称 / name of the organ')
    .requiredOption('--year <year>', '报告年度 / year of the report', parseYear)
    .option('--replace', '替换已写的不同文字（留在历史中） / replace other words, which stay in the history')
    .option('--dry-run', '只核对，不写入 / check only, store nothing')
    .action(async (file: string, options: ImportOptions) =>
      context.finish(await withDatabase(context, (db) => run(context, db, { file, ...options }))),
    );
}

async function run(context: CliContext, db: Database, ask: ImportOptions & { readonly file: string }): Promise<ExitCode> {
  const { year, replace = false, dryRun = false } = ask;
  const at = context.now();
  const today = civilDateOfInstant(at);
  if (!mayBeBegun(year, today)) throw new UsageError({ zh: `${year} 年还没有开始`, en: `The year ${year} has not begun` });
  const organ = { id: (await scopeOf(db, { organ: ask.organ })).organIds[0] ?? 0, name: ask.organ };
  const key = { organId: organ.id, year };
  const format = formatOfReport(await loadReportState(db.read, key), year);
  const { texts, remarks } = readTextFile(format, await contentOf(ask.file));
  for (const remark of remarks) context.tell(wordsOf(remark));
  if (remarks.some(({ level }) => level === 'fault')) {
    context.tell({ zh: '文件有错误，没有导入', en: 'The file has faults: nothing was imported' });
    return 1;
  }
  const findings = await problemsOfTexts(db, { organ, year, today }, texts);
  for (const finding of findings) context.tell(prefixed(sayFinding(finding, format)));
  const step = { key, actor: ENTRIES_BY_COMMAND, at };
  const done = dryRun ? undefined : await withTransaction(db, (trx) => importReportTexts(trx, { texts, replace }, step));
  const parts = Object.keys(texts);
  context.tell(outcome(parts.length, done?.written.length, year));
  await context.out.write(
    jsonLine({ year, format, parts, written: done?.written ?? [], opened: done?.opened ?? false, findings: findings.length }),
  );
  return 0;
}

async function contentOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const problem = error instanceof TypeError ? NOT_UTF8 : fileProblem(error);
    throw problem === undefined ? error : new UsageError(problem, { cause: error });
  }
}

const NOT_UTF8: Bilingual = { zh: '文件不是 UTF-8 文本，请另存为 UTF-8', en: 'The file is no UTF-8 text: save it as UTF-8' };

function wordsOf({ level, line, text }: ReportTextFile['remarks'][number]): Bilingual {
  const what = level === 'fault' ? { zh: '错误', en: 'fault' } : { zh: '说明', en: 'note' };
  return { zh: `${what.zh} 第 ${line} 行：${text.zh}`, en: `${what.en} line ${line}: ${text.en}` };
}

function prefixed({ zh, en }: Bilingual): Bilingual {
  return { zh: `请核对：${zh}`, en: `Please check: ${en}` };
}

function outcome(parts: number, written: number | undefined, year: number): Bilingual {
  if (written === undefined)
    return {
      zh: `只核对：${year} 年报告文字共 ${parts} 部分，未写入`,
      en: `Checked only: ${parts} parts of the report of ${year}; nothing was stored`,
    };
  return {
    zh: `${year} 年报告文字共 ${parts} 部分，写入 ${written} 部分，其余相同`,
    en: `${parts} parts of the report of ${year}, ${written} written, the others said the same`,
  };
}
