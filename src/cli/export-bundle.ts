import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { COMMAND_LINE } from '../engine/audit/audit-log.ts';
import { exportBundle } from '../engine/bundle/export-bundle.ts';
import type { PreparedBundle } from '../engine/bundle/prepare-bundle.ts';
import { writeBundle } from '../engine/bundle/write-bundle.ts';
import { createCalendarService } from '../engine/calendar-service.ts';
import { getCaseByName } from '../engine/case-name.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import type { Database } from '../store/database.ts';
import { createVault } from '../store/open-vault.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { UsageError } from './usage-error.ts';

interface Target {
  readonly name: string;
  /** Undefined: standard output. */
  readonly out?: string | undefined;
}

/** Writes the bundle of a case to a file, or to standard output where that is no terminal, and tells its digest. */
export async function exportBundleTo(context: CliContext, db: Database, { name, out }: Target): Promise<ExitCode> {
  if (out === undefined && context.outIsTerminal) throw new UsageError(NOT_ON_A_TERMINAL);
  const { dataDir, files } = context.environment();
  const row = await getCaseByName(db, name);
  const now = context.now();
  const calendar = (await createCalendarService({ db, now: context.now })).current();
  const vault = createVault({ db, dataDir, place: files?.place });
  const ask = {
    caseId: row.id,
    organId: row.organId,
    actor: { ...COMMAND_LINE, kind: 'command' as const },
    now,
    today: civilDateOfInstant(now),
    calendar,
  };
  const bundle = await exportBundle({ db, vault }, ask);
  if (out === undefined) await writeToOutput(context, bundle);
  else {
    await writeToFile(bundle, out);
    await context.out.write(jsonLine(lineOf(bundle, out)));
  }
  tell(context, bundle);
  return 0;
}

async function writeToOutput(context: CliContext, bundle: PreparedBundle): Promise<void> {
  for await (const piece of writeBundle(bundle)) if (!(await context.out.write(piece))) return;
}

/** Whole or not at all: what was there before stays until the new one is complete. */
async function writeToFile(bundle: PreparedBundle, path: string): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await pipeline(writeBundle(bundle), createWriteStream(unfinished, { flush: true, mode: 0o600 }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function lineOf({ manifest, digest, bytes }: PreparedBundle, file: string): object {
  const { case: about, head, files } = manifest;
  return {
    case: about.name,
    caseId: about.id,
    file,
    bytes,
    entries: head.version,
    headHash: head.hash,
    files: files.length,
    manifestSha256: digest,
  };
}

function tell(context: CliContext, { manifest, digest, lost }: PreparedBundle): void {
  for (const { path, namedBy } of lost) {
    const entry = namedBy[0]?.entry;
    context.tell({
      zh: `第 ${entry} 条历史所记的文件 ${path} 已经丢失，此卷宗包将不能通过核对`,
      en: `${path}, which entry ${entry} names, is lost: the bundle will not verify`,
    });
  }
  context.tell({
    zh: `案件 ${manifest.case.name} 的卷宗包已导出。请把清单摘要记下，与卷宗包分开保存：${digest}`,
    en: `The bundle of case ${manifest.case.name} is made. Note the digest of its manifest and keep it apart from the bundle: ${digest}`,
  });
}

const NOT_ON_A_TERMINAL = {
  zh: '卷宗包是压缩文件，不能显示在终端上：请用 --out 文件名.zip，或者用 > 存入文件',
  en: 'A bundle is an archive and cannot be shown on a terminal: use --out FILE.zip, or redirect with >',
};
