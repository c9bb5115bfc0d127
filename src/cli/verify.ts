import type { Command } from 'commander';
import { firstBadLetter, type Verified, verifyAll, verifyCase } from '../engine/verify-histories.ts';
import type { Bilingual } from '../law/errors.ts';
import { LETTERS } from '../law/letters.ts';
import type { Database } from '../store/database.ts';
import { createVault } from '../store/open-vault.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { parseDigest } from './option-parsers.ts';
import { UsageError } from './usage-error.ts';
import { verifyAgainst } from './verify-against.ts';
import { isFile, verifyBundleFile } from './verify-bundle.ts';
import { withDatabase } from './with-database.ts';

export function registerVerify(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description(
      '重新计算历史记录的散列链和文书文件的散列值，或者核对卷宗包（不需要数据库） / ' +
        'recompute the hash chain of histories and the digests of letters, or verify a bundle (needs no database)',
    )
    .argument(
      '[case]',
      '案号、引用号、标识，或者卷宗包文件；默认全部案件 / case number, reference or id, or the file of a bundle; all cases by default',
    )
    .option('--digest <hex>', '导出时记下的清单摘要，用于卷宗包 / digest of the manifest as noted at the export, for bundles', parseDigest)
    .option('--against <file>', '封存的链首，单条或全部 / sealed heads to hold the database against: a record, or the whole list')
    .action(async (name: string | undefined, options: VerifyCommandOptions) => context.finish(await verifyNamed(context, name, options)));
}

interface VerifyCommandOptions {
  readonly digest?: string;
  readonly against?: string;
}

async function verifyNamed(context: CliContext, name: string | undefined, { digest, against }: VerifyCommandOptions): Promise<ExitCode> {
  if (against !== undefined) {
    if (name !== undefined || digest !== undefined) throw new UsageError(AGAINST_ALONE);
    return withDatabase(context, (db) => verifyAgainst(context, db, against));
  }
  if (name !== undefined && (await isFile(name))) return verifyBundleFile(context, name, digest);
  if (digest !== undefined || name?.endsWith('.zip') === true) throw new UsageError(noSuchBundle(name ?? ''));
  return withDatabase(context, (db) => verify(context, db, name));
}

const AGAINST_ALONE = {
  zh: '--against 核对整个数据库，不能与案件、卷宗包或 --digest 同时使用',
  en: '--against goes with no case, no bundle and no --digest: it holds the whole database against what was sealed',
};

function noSuchBundle(name: string): Bilingual {
  return { zh: `没有卷宗包文件“${name}”`, en: `There is no bundle '${name}'` };
}

/** Prints each case with the hash of its last entry: what an auditor keeps elsewhere, to compare next year. */
async function verify(context: CliContext, db: Database, name: string | undefined): Promise<ExitCode> {
  const found = { cases: 0, entries: 0, letters: 0, broken: 0 };
  const { dataDir, files } = context.environment();
  const options = { vault: createVault({ db, dataDir, place: files?.place }) };
  for await (const verified of name === undefined ? verifyAll(db, options) : [await verifyCase(db, name, options)]) {
    found.cases += 1;
    found.entries += verified.entries;
    found.letters += verified.letters.length;
    if (!isSound(verified)) found.broken += 1;
    tellFault(context, verified);
    if (!(await context.out.write(jsonLine(lineOf(verified))))) break;
  }
  context.tell({
    zh: `已核对 ${found.cases} 件案件的 ${found.entries} 条历史记录、${found.letters} 份文书，${found.broken} 件被改动`,
    en: `${found.entries} entries and ${found.letters} letters of ${found.cases} cases recomputed, ${found.broken} cases broken`,
  });
  return found.broken > 0 ? 1 : 0;
}

function isSound(verified: Verified): boolean {
  return verified.fault === undefined && firstBadLetter(verified) === undefined;
}

function tellFault(context: CliContext, verified: Verified): void {
  const { name, fault } = verified;
  if (fault !== undefined) {
    context.tell({
      zh: `案件 ${name} 第 ${fault.version} 条历史记录不可信：${fault.text.zh}`,
      en: `Entry ${fault.version} of case ${name} cannot be trusted: ${fault.text.en}`,
    });
  }
  const bad = firstBadLetter(verified);
  if (bad === undefined) return;
  const { zh, en } = LETTERS[bad.letter].title;
  const number = bad.number ?? '';
  context.tell({
    zh: `案件 ${name} 第 ${bad.version} 条历史记录的文书《${zh}》${number} 不可信：${bad.fault.zh}`,
    en: `The letter '${en}' ${number} of entry ${bad.version} of case ${name} cannot be trusted: ${bad.fault.en}`,
  });
}

function lineOf(verified: Verified): object {
  const { caseId, name, entries, headHash, fault, letters } = verified;
  const bad = firstBadLetter(verified);
  return {
    case: name,
    caseId,
    ok: isSound(verified),
    entries,
    headHash,
    letters: letters.length,
    ...(fault === undefined ? {} : { firstBadEntry: fault.version }),
    ...(bad === undefined ? {} : { firstBadLetter: { entry: bad.version, letter: bad.letter, number: bad.number } }),
  };
}
