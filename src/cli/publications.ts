import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { UnreadableTableError } from '../documents/tables/table-file.ts';
import { createCalendarService } from '../engine/calendar-service.ts';
import { acceptCatalogue } from '../engine/publications/accept-catalogue.ts';
import {
  type BroughtCatalogue,
  type CatalogueStep,
  compareCatalogue,
  draftCatalogue,
  findCatalogueImport,
} from '../engine/publications/catalogue-import.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import { IMPORT_ACTOR } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { createEntryImportStore } from '../store/entry-import-store.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { organNamed, tableKindOf, wordsOf } from './entries.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface ImportOptions {
  readonly organ?: string;
  readonly dryRun?: true;
}

export function registerPublications(program: Command, context: CliContext): void {
  const publications = program.command('publications').description('主动公开 / proactive publication');
  publications
    .command('import')
    .description('导入已经公开的信息目录（CSV 或 XLSX）；文件有错时一项也不导入 / import a catalogue of what is published already')
    .argument('<file>', '目录表格 / table of items (.csv, .xlsx)')
    .option('--organ <name>', '机关名称；只有一个机关时可以不写 / name of the organ, where there are several')
    .option('--dry-run', '只检查，不写入 / check only, store nothing')
    .action(async (file: string, options: ImportOptions) =>
      context.finish(await withDatabase(context, (db) => importCatalogue(context, db, { file, options }))),
    );
}

async function importCatalogue(
  context: CliContext,
  db: Database,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
): Promise<ExitCode> {
  const brought = { fileName: basename(file), kind: tableKindOf(file), bytes: await readFile(file) };
  const organId = await organNamed(db, options.organ);
  const at = context.now();
  const step: CatalogueStep = { organId, actor: IMPORT_ACTOR, at, today: civilDateOfInstant(at) };
  const key = { id: await draft(db, brought, step), organId };
  await compareCatalogue(db, key);
  const found = await findCatalogueImport(db.write, key);
  if (found?.outcome == null) throw new Error('The file was not compared');
  const { fresh, onRecord, remarks: compared } = found.outcome;
  const remarks = [...found.remarks, ...compared];
  for (const remark of remarks) context.tell(wordsOf(remark));
  const faults = remarks.filter(({ level }) => level === 'fault').length;
  const isRefused = faults > 0 || options.dryRun === true;
  if (isRefused) await createEntryImportStore(db.write, 'publications').drop(key.id, at.toISOString());
  const calendar = isRefused ? null : (await createCalendarService({ db, now: context.now })).current();
  const recorded = calendar === null ? 0 : await acceptCatalogue(db, found, { ...step, calendar });
  context.tell(told({ isRefused, faults, fresh, onRecord, recorded }));
  await context.out.write(jsonLine({ file: brought.fileName, read: found.lines.length, onRecord, recorded, faults }));
  return faults > 0 ? 1 : 0;
}

/** @throws {UsageError} when it is no table. */
async function draft(db: Database, brought: BroughtCatalogue, step: CatalogueStep): Promise<string> {
  try {
    return await draftCatalogue(db, brought, step);
  } catch (error) {
    if (error instanceof UnreadableTableError) throw new UsageError(error.text);
    throw error;
  }
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
      zh: `预演：将导入 ${fresh} 项，已有 ${onRecord} 项，未写入`,
      en: `Rehearsal: ${fresh} to be imported, ${onRecord} in the catalogue; nothing was stored`,
    };
  return { zh: `导入 ${recorded} 项，已有 ${onRecord} 项`, en: `${recorded} imported, ${onRecord} in the catalogue already` };
}
