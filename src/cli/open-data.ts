import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { settingIn } from '../engine/administration/settings.ts';
import { createCalendarService } from '../engine/calendar-service.ts';
import { groupSize, openCases, openFigures, openYears } from '../engine/open-data/open-data.ts';
import {
  casesCsv,
  casesJson,
  csvDescription,
  figuresCsv,
  figuresJson,
  type OpenFile,
  readmeOf,
  schemaOf,
} from '../engine/open-data/open-data-files.ts';
import type { Database } from '../store/database.ts';
import type { CliContext, ExitCode } from './cli-context.ts';
import { parseYear } from './option-parsers.ts';
import { fileProblem, UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface OpenDataOptions {
  readonly year: number;
  readonly out: string;
}

export function registerOpenData(program: Command, context: CliContext): void {
  program
    .command('open-data')
    .description(
      '写出一个年度的开放数据：年度数据、匿名的申请清单及其说明 / write the open data of a year: figures, anonymised applications, descriptions',
    )
    .requiredOption('--year <year>', '年度 / year', parseYear)
    .requiredOption('--out <directory>', '写入的目录 / directory to write to')
    .action(async (options: OpenDataOptions) => {
      context.finish(await withDatabase(context, (db) => write(context, db, options)));
    });
}

async function write(context: CliContext, db: Database, { year, out }: OpenDataOptions): Promise<ExitCode> {
  const years = (await openYears(db)).filter((one) => one.year === year);
  if (years.length === 0) {
    context.tell({ zh: `${year} 年没有已公布的年度报告，没有开放数据`, en: `No report of ${year} is published: there is no open data` });
    return 1;
  }
  const figures = (await openFigures(db)).filter((one) => one.year === year);
  const files: [string, OpenFile][] = [
    ['readme.txt', readmeOf({ k: await groupSize(db), terms: await settingIn(db.read, 'openDataTerms') })],
    ['figures.csv', figuresCsv(figures)],
    ['figures.json', figuresJson(figures)],
    ['figures.csv-metadata.json', csvDescription('figures', 'figures.csv')],
    ['figures.schema.json', schemaOf('figures')],
    ['cases.schema.json', schemaOf('cases')],
  ];
  const service = await createCalendarService({ db, now: context.now });
  for (const { organ } of years) {
    const cases = await openCases(db, { organId: organ.id, year, calendar: service.current() });
    if (cases === undefined) continue;
    const name = `${organ.id}-${year}-cases`;
    files.push([`${name}.csv`, casesCsv(cases)], [`${name}.json`, casesJson(cases)]);
    files.push([`${name}.csv-metadata.json`, csvDescription('cases', `${name}.csv`)]);
    context.tell({
      zh: `${organ.name}：收到 ${cases.total} 件，列出 ${cases.cases.length} 件，因同类不足 ${cases.k} 件而未列出 ${cases.suppressed} 件`,
      en: `${organ.name}: ${cases.total} received, ${cases.cases.length} listed, ${cases.suppressed} left out as fewer than ${cases.k} look the same`,
    });
  }
  await writeAll(out, files);
  context.tell({ zh: `已写入 ${files.length} 个文件：${out}`, en: `${files.length} files written to ${out}` });
  return 0;
}

async function writeAll(out: string, files: readonly (readonly [name: string, file: OpenFile])[]): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    for (const [name, { content }] of files) await writeFile(join(out, name), content);
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new UsageError(problem, { cause: error });
  }
}
