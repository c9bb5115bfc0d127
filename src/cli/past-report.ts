import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { GridRemark } from '../documents/report-tables/report-file.ts';
import { ENTRIES_BY_COMMAND } from '../engine/annual-report/entries-actor.ts';
import { scopeOf } from '../engine/annual-report/report-scope.ts';
import { isAcceptable } from '../engine/past-reports/check-past-report.ts';
import { importPastReport, kindOfReportFile, readPastReport } from '../engine/past-reports/past-reports.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { parseYear } from './option-parsers.ts';
import { fileProblem, UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface ImportOptions {
  readonly organ: string;
  readonly year: number;
  readonly source: string;
  readonly dryRun?: true;
}

export function registerPastReport(program: Command, context: CliContext): void {
  const past = program.command('past-report').description('往年的年度报告 / annual reports of past years');
  past
    .command('import <file>')
    .description('从网页、Excel 或 CSV 导入已公布的报告，按原文保存 / import a published report from HTML, Excel or CSV, as stated')
    .requiredOption('--organ <name>', '机关名称 / name of the organ')
    .requiredOption('--year <year>', '报告年度 / year of the report', parseYear)
    .option('--source <text>', '出处，如公布的网址 / where it was published', '')
    .option('--dry-run', '只核对，不保存 / check only, store nothing')
    .action(async (file: string, options: ImportOptions) => {
      context.finish(await withDatabase(context, (db) => run(context, db, { file, ...options })));
    });
}

async function run(context: CliContext, db: Database, ask: ImportOptions & { readonly file: string }): Promise<ExitCode> {
  const { file, year, source, dryRun } = ask;
  const kind = kindOfReportFile(file);
  if (kind === undefined) throw new UsageError(WRONG_KIND);
  const organId = (await scopeOf(db, { organ: ask.organ })).organIds[0] ?? 0;
  const brought = { organId, year, source, fileName: basename(file), kind, bytes: await bytesOf(file) };
  const thisYear = Number(civilDateOfInstant(context.now()).slice(0, 4));
  const checked = await readPastReport(db.read, brought, { thisYear });
  for (const remark of checked.remarks) tell(context, remark);
  const ok = isAcceptable(checked);
  if (ok && dryRun !== true)
    await withTransaction(db, (trx) => importPastReport(trx, brought, { actor: ENTRIES_BY_COMMAND, at: context.now(), thisYear }));
  const known = Object.values(checked.cells).filter((value) => value !== null).length;
  context.tell(outcome({ ok, dryRun: dryRun === true, year, known }));
  await context.out.write(jsonLine({ year, format: checked.format, cells: checked.cells }));
  return ok ? 0 : 1;
}

const WRONG_KIND = {
  zh: '文件应为 .html、.xlsx 或 .csv；.xls 请先另存为 .xlsx，Word 文档另存为网页',
  en: 'The file must be .html, .xlsx or .csv: save an .xls as .xlsx, and a Word document as a web page',
};

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new UsageError(problem, { cause: error });
  }
}

const LEVELS = {
  fault: { zh: '错误', en: 'fault' },
  finding: { zh: '问题', en: 'finding' },
  note: { zh: '说明', en: 'note' },
} as const;

function tell({ tell: say }: CliContext, { level, sheet, cell, text }: GridRemark): void {
  const place = `${sheet} ${cell}`.trim();
  const at = place === '' ? '' : ` ${place}`;
  say({ zh: `${LEVELS[level].zh}${at}：${text.zh}`, en: `${LEVELS[level].en}${at}: ${text.en}` });
}

function outcome({
  ok,
  dryRun,
  year,
  known,
}: {
  readonly ok: boolean;
  readonly dryRun: boolean;
  readonly year: number;
  readonly known: number;
}) {
  if (!ok) return { zh: `${year} 年报告有错误，没有导入`, en: `The report of ${year} has faults and was not imported` };
  if (dryRun)
    return {
      zh: `只核对：${year} 年报告可以导入，${known} 个数据`,
      en: `Checked only: the report of ${year} can be imported, ${known} figures`,
    };
  return { zh: `已导入 ${year} 年报告，${known} 个数据`, en: `Imported the report of ${year}, ${known} figures` };
}
