import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { readTable } from '../documents/tables/read-table.ts';
import { type TableKind, UnreadableTableError } from '../documents/tables/table-file.ts';
import type { TableRemark } from '../documents/tables/table-lines.ts';
import { ENTRIES_BY_COMMAND } from '../engine/annual-report/entries-actor.ts';
import {
  acceptImport,
  type BroughtFile,
  compareImport,
  draftImport,
  type EntryImport,
  findImport,
} from '../engine/annual-report/entries-import.ts';
import { yearOfTable } from '../engine/annual-report/entries-table.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createEntryImportStore } from '../store/entry-import-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { parseYear } from './option-parsers.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface ImportOptions {
  readonly year?: number;
  readonly organ?: string;
  readonly source?: string;
  readonly dryRun?: true;
}

export function registerEntries(program: Command, context: CliContext): void {
  const entries = program.command('entries').description('统计台账 / recorded figures');
  entries
    .command('import')
    .description('导入统计台账（CSV 或 XLSX）；文件有错时一条也不导入 / import recorded figures; with a fault in the file nothing is')
    .argument('<file>', '台账表格 / table of figures (.csv, .xlsx)')
    .option('--year <year>', '年度，默认为文件中日期所在的年度 / year; by default that of the days in the file', parseYear)
    .option('--organ <name>', '机关名称；只有一个机关时可以不写 / name of the organ, where there are several')
    .option('--source <text>', '没有写明依据的行用的依据 / source of lines that name none')
    .option('--dry-run', '只检查，不写入 / check only, store nothing')
    .action(async (file: string, options: ImportOptions) =>
      context.finish(await withDatabase(context, (db) => importEntries(context, db, { file, options }))),
    );
}

async function importEntries(
  context: CliContext,
  db: Database,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
): Promise<ExitCode> {
  const organId = await organNamed(db, options.organ);
  const brought = broughtFile(await readFile(file), file, options);
  const at = context.now();
  const step = { organId, actor: ENTRIES_BY_COMMAND, at, today: civilDateOfInstant(at) };
  const key = { id: await draftImport(db, brought, step), organId };
  await compareImport(db, key);
  const draft = await findImport(db.write, key);
  if (draft?.outcome == null) throw new Error('The file was not compared');
  const { fresh, onRecord, findings, remarks: compared } = draft.outcome;
  const remarks = [...draft.remarks, ...compared];
  for (const remark of remarks) context.tell(wordsOf(remark));
  for (const { text } of findings) context.tell({ zh: `请核对：${text.zh}`, en: `Please check: ${text.en}` });
  const faults = remarks.filter(({ level }) => level === 'fault').length;
  const isRefused = faults > 0 || options.dryRun === true;
  const recorded = isRefused ? await drop(db, draft, at) : await withTransaction(db, (trx) => acceptImport(trx, draft, step));
  context.tell(told({ isRefused, faults, fresh, onRecord, recorded }));
  const summary = {
    file: basename(file),
    year: brought.year,
    read: draft.lines.length,
    onRecord,
    recorded,
    faults,
    findings: findings.length,
  };
  await context.out.write(jsonLine(summary));
  return faults > 0 ? 1 : 0;
}

/** A rehearsal leaves nothing to be accepted. */
async function drop(db: Database, { id }: Pick<EntryImport, 'id'>, at: Date): Promise<number> {
  await createEntryImportStore(db.write).drop(id, at.toISOString());
  return 0;
}

/** The organ of that name; the only one when none is named. @throws {UsageError} when there is none, or several. */
export async function organNamed(db: Database, name: string | undefined): Promise<number> {
  const organs = await createOrganStore(db.read).list();
  const [first] = name === undefined ? organs : organs.filter((organ) => organ.name === name);
  if (name === undefined && organs.length > 1)
    throw new UsageError({ zh: '有几个机关，请用 --organ 写明', en: 'There are several organs: name one with --organ' });
  if (first !== undefined) return first.id;
  throw new UsageError({ zh: '没有这个机关，请先建立', en: 'There is no such organ: make it first' });
}

function broughtFile(bytes: Uint8Array, file: string, { year, source = '' }: ImportOptions): BroughtFile {
  const kind = tableKindOf(file);
  const wanted = year ?? yearIn(bytes, kind);
  if (wanted === undefined)
    throw new UsageError({ zh: '文件中没有日期，请用 --year 写明年度', en: 'There is no day in the file: give the year with --year' });
  return { year: wanted, fileName: basename(file), bytes, kind, source };
}

const WRONG_KIND = {
  zh: '文件应为 .csv 或 .xlsx；.xls 请先另存为 .xlsx',
  en: 'The file must be .csv or .xlsx: save an .xls as .xlsx first',
};
const KINDS: Readonly<Record<string, TableKind>> = { '.csv': 'csv', '.xlsx': 'xlsx' };

/** By the end of its name. @throws {UsageError} for others. */
export function tableKindOf(file: string): TableKind {
  const kind = KINDS[extname(file).toLowerCase()];
  if (kind === undefined) throw new UsageError(WRONG_KIND);
  return kind;
}

/** @throws {UsageError} when it is no table. */
function yearIn(bytes: Uint8Array, kind: TableKind): number | undefined {
  try {
    return yearOfTable(readTable(bytes, kind));
  } catch (error) {
    if (error instanceof UnreadableTableError) throw new UsageError(error.text);
    throw error;
  }
}

const LEVELS = {
  fault: { zh: '错误', en: 'fault' },
  finding: { zh: '请核对', en: 'please check' },
  note: { zh: '说明', en: 'note' },
} as const;

/** A remark with its place, as a line. */
export function wordsOf({ level, sheet, cell, zh, en }: TableRemark): Bilingual {
  const place = [sheet, cell].filter((part) => part !== '').join('!');
  const [before, beforeEn] = place === '' ? ['', ''] : [`${place} `, `${place} `];
  return { zh: `${LEVELS[level].zh} ${before}${zh}`, en: `${LEVELS[level].en} ${beforeEn}${en}` };
}

interface Outcome {
  readonly isRefused: boolean;
  readonly faults: number;
  readonly fresh: number;
  readonly onRecord: number;
  readonly recorded: number;
}

function told({ isRefused, faults, fresh, onRecord, recorded }: Outcome): Bilingual {
  if (faults > 0) return { zh: `${faults} 处错误，没有导入`, en: `Faults: ${faults}. Nothing was imported` };
  if (isRefused)
    return {
      zh: `预演：将登记 ${fresh} 条，已有 ${onRecord} 条，未写入`,
      en: `Rehearsal: ${fresh} to be recorded, ${onRecord} on record; nothing was stored`,
    };
  return { zh: `登记 ${recorded} 条，已有 ${onRecord} 条`, en: `${recorded} recorded, ${onRecord} on record already` };
}
