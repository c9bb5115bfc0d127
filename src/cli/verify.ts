import type { Command } from 'commander';
import { type Verified, verifyAll, verifyCase } from '../engine/verify-histories.ts';
import type { Database } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { withDatabase } from './with-database.ts';

export function registerVerify(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('重新计算历史记录的散列链 / recompute the hash chain of histories')
    .argument('[case]', '案号、引用号或标识；默认全部 / case number, reference or id; all cases by default')
    .action(async (name: string | undefined) => context.finish(await withDatabase(context, (db) => verify(context, db, name))));
}

/** Prints each case with the hash of its last entry: what an auditor keeps elsewhere, to compare next year. */
async function verify(context: CliContext, db: Database, name: string | undefined): Promise<ExitCode> {
  const found = { cases: 0, entries: 0, broken: 0 };
  for await (const verified of name === undefined ? verifyAll(db) : [await verifyCase(db, name)]) {
    found.cases += 1;
    found.entries += verified.entries;
    if (verified.fault !== undefined) found.broken += 1;
    tellFault(context, verified);
    if (!(await context.out.write(jsonLine(lineOf(verified))))) break;
  }
  context.tell({
    zh: `已核对 ${found.cases} 件案件的 ${found.entries} 条历史记录，${found.broken} 件被改动`,
    en: `${found.entries} entries of ${found.cases} cases recomputed, ${found.broken} cases broken`,
  });
  return found.broken > 0 ? 1 : 0;
}

function tellFault(context: CliContext, { name, fault }: Verified): void {
  if (fault === undefined) return;
  const { version, text } = fault;
  context.tell({
    zh: `案件 ${name} 第 ${version} 条历史记录不可信：${text.zh}`,
    en: `Entry ${version} of case ${name} cannot be trusted: ${text.en}`,
  });
}

function lineOf({ caseId, name, entries, headHash, fault }: Verified): object {
  return {
    case: name,
    caseId,
    ok: fault === undefined,
    entries,
    headHash,
    ...(fault === undefined ? {} : { firstBadEntry: fault.version }),
  };
}
