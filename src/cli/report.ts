import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ComputeAsk } from '../engine/annual-report/compute-report.ts';
import { exportReport } from '../engine/annual-report/document-export.ts';
import { scopeOf } from '../engine/annual-report/report-scope.ts';
import { tellReport } from '../engine/annual-report/told-report.ts';
import { traceCell } from '../engine/annual-report/trace-cell.ts';
import { type CivilDate, civilDateOfInstant } from '../law/civil-date.ts';
import type { ReportFormat } from '../law/report/report-json.ts';
import { cellOfPath } from '../law/report/trace-report.ts';
import type { Database } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { parseDay, parseReportFormat, parseYear } from './option-parsers.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface ReportOptions {
  readonly year?: number;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly format: ReportFormat;
  readonly organ?: string;
  readonly subtree?: true;
  readonly as: keyof typeof FORMS;
  readonly out?: string;
  readonly trace?: string;
}

/** What each form writes: figures alone as JSON, documents with the tables and, where it is written, the text. */
const FORMS = {
  json: async (db, ask) => jsonLine(await tellReport(db, ask)),
  html: (db, ask, madeAt) => exportReport(db, ask, 'html', madeAt),
  xlsx: (db, ask, madeAt) => exportReport(db, ask, 'xlsx', madeAt),
  docx: (db, ask, madeAt) => exportReport(db, ask, 'docx', madeAt),
} as const satisfies Record<string, (db: Database, ask: ComputeAsk, madeAt: Date) => Promise<string | Uint8Array>>;

export function registerReport(program: Command, context: CliContext): void {
  program
    .command('report')
    .description('由案件和台账生成政府信息公开工作年度报告的数据 / the figures of the annual report, from cases and recorded entries')
    .option('--year <year>', '报告年度 / year of the report', parseYear)
    .option('--from <day>', '不按年度而按一段时间统计：首日（与 --to 同用） / any days instead of a year: the first (with --to)', parseDay)
    .option('--to <day>', '末日，含当日 / the last day, inclusive', parseDay)
    .requiredOption('--format <format>', '表式：T2014、T2019、T2021 / table: T2014, T2019, T2021', parseReportFormat)
    .option('--organ <name>', '机关名称，默认全部机关 / name of the organ; all organs by default', parseName)
    .option('--subtree', '连同其下级机关（与 --organ 同用） / with the organs below it (with --organ)')
    .addOption(
      new Option('--as <form>', '形式：json、html、xlsx、docx / form: json, html, xlsx, docx').choices(Object.keys(FORMS)).default('json'),
    )
    .option('--out <file>', '写入文件而非标准输出 / write to a file instead of standard output')
    .option('--trace <row>', '列出某一数字背后的案件或台账记录：行[/列] / list the cases or recorded entries behind a number: ROW[/COLUMN]')
    .action(async (options: ReportOptions) => {
      const days = daysOf(options);
      context.finish(await withDatabase(context, (db) => report(context, db, { ...options, ...days })));
    });
}

async function report(context: CliContext, db: Database, options: ReportOptions & Days): Promise<ExitCode> {
  const { year, period, format, organ, subtree, trace } = options;
  if (trace === undefined && isBinary(options.as) && options.out === undefined && context.outIsTerminal)
    throw new UsageError(NOT_ON_A_TERMINAL);
  const today = civilDateOfInstant(context.now());
  const ask = { scope: await scopeOf(db, { organ, subtree }), year, period, format, today };
  const content = trace === undefined ? await FORMS[options.as](db, ask, context.now()) : await traced(db, ask, trace);
  await put(context, content, options.out);
  return 0;
}

/** What cases are called and the ids of entries, one a line. */
async function traced(db: Database, ask: ComputeAsk, path: string): Promise<string> {
  const { cases, entryIds } = await traceCell(db, ask, cellOfPath(ask.format, path));
  return [...cases.map(({ ref }) => ref), ...entryIds].map((line) => `${line}\n`).join('');
}

type Days = Pick<ComputeAsk, 'year' | 'period'>;

/** A year, or both ends of a period. @throws {UsageError} when it is neither. */
function daysOf({ year, from, to, subtree, organ }: ReportOptions): Days {
  if (subtree === true && organ === undefined) throw new UsageError(SUBTREE_OF_WHAT);
  if (year !== undefined && from === undefined && to === undefined) return { year };
  if (year !== undefined || from === undefined || to === undefined || from > to) throw new UsageError(WHICH_DAYS);
  return { year: Number(to.slice(0, 4)), period: { from, until: to } };
}

const WHICH_DAYS = {
  zh: '请用 --year 指定年度，或者用 --from 和 --to 指定一段时间（首日不得晚于末日）',
  en: 'Give a year by --year, or a period by --from and --to (the first day not after the last)',
};
const NOT_ON_A_TERMINAL = {
  zh: 'xlsx 和 docx 不是文字，不能显示在终端上：请用 --out FILE 写入文件',
  en: 'xlsx and docx are no text for a terminal: write them to a file with --out FILE',
};
const SUBTREE_OF_WHAT = { zh: '--subtree 须与 --organ 同用', en: '--subtree needs --organ' };

function isBinary(form: ReportOptions['as']): boolean {
  return form === 'xlsx' || form === 'docx';
}

async function put(context: CliContext, content: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await context.out.write(content);
    return;
  }
  await writeFile(file, content);
  context.tell({ zh: `已写入 ${file}`, en: `Written to ${file}` });
}

function parseName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('不得为空 / must not be empty.');
  return text.trim();
}
