import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { loadFigures } from '../engine/report-service.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import { buildReport, type ReportAsk } from '../law/report/report.ts';
import type { ReportFormat } from '../law/report/report-json.ts';
import { reportYear } from '../law/report/report-year.ts';
import { traceReport } from '../law/report/trace-report.ts';
import type { Database } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { onlyForNow, parseReportFormat, parseYear } from './option-parsers.ts';
import { withDatabase } from './with-database.ts';

interface ReportOptions {
  readonly year: number;
  readonly format: ReportFormat;
  readonly organ?: string;
  readonly out?: string;
  readonly trace?: string;
}

export function registerReport(program: Command, context: CliContext): void {
  program
    .command('report')
    .description('由案件生成政府信息公开工作年度报告的数据 / the figures of the annual report, from cases')
    .requiredOption('--year <year>', '报告年度 / year of the report', parseYear)
    .requiredOption('--format <format>', '表式：T2014、T2019、T2021 / table: T2014, T2019, T2021', parseReportFormat)
    .option('--organ <name>', '机关名称，默认全部机关 / name of the organ; all organs by default', parseName)
    .option('--as <form>', '形式：json / form: json', onlyForNow('json', ['html', 'xlsx', 'docx']), 'json')
    .option('--out <file>', '写入文件而非标准输出 / write to a file instead of standard output')
    .option('--trace <row>', '列出某一数字背后的案件：行[/列] / list the cases behind a number: ROW[/COLUMN]')
    .action(async (options: ReportOptions) => context.finish(await withDatabase(context, (db) => report(context, db, options))));
}

async function report(context: CliContext, db: Database, options: ReportOptions): Promise<ExitCode> {
  const { year, format, organ, trace } = options;
  const cases = await loadFigures(db, organ === undefined ? {} : { organ });
  const ask: ReportAsk = { cases, year, format, organ: organ ?? null, ...yearOn(context, year) };
  const text =
    trace === undefined
      ? jsonLine(buildReport(ask))
      : traceReport(ask, trace)
          .map((ref) => `${ref}\n`)
          .join('');
  await put(context, text, options.out);
  return 0;
}

/** A year that is not over is provisional, and what takes effect after today is not known yet. */
function yearOn(context: CliContext, year: number): Pick<ReportAsk, 'provisional' | 'asOf'> {
  const today = civilDateOfInstant(context.now());
  const { lastDay, asOf } = reportYear(year, today);
  return { provisional: today <= lastDay, asOf };
}

async function put(context: CliContext, text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await context.out.write(text);
    return;
  }
  await writeFile(file, text);
  context.tell({ zh: `已写入 ${file}`, en: `Written to ${file}` });
}

function parseName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('不得为空 / must not be empty.');
  return text.trim();
}
