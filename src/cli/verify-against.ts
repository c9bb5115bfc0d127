import { createReadStream } from 'node:fs';
import { checkAgainst } from '../engine/integrity/check-against.ts';
import type { SealFault } from '../engine/integrity/check-seals.ts';
import { parseSealLine, parseSealPart, parseSealRecord, type SealPart } from '../engine/integrity/seal-file.ts';
import { digestOfList } from '../engine/integrity/seal-heads.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import type { SealedCase, SealedHeads } from '../store/seal-store.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { lineBatches } from './source-lines.ts';
import { UsageError } from './usage-error.ts';

/** Holds every history against heads that were sealed and kept elsewhere. Prints each fault, then what was held against. */
export async function verifyAgainst(context: CliContext, db: Database, file: string): Promise<ExitCode> {
  const { record, list, part } = await readHead(file);
  if (list !== 'none') await requireList(file, part ?? record);
  let faults = 0;
  for await (const fault of checkAgainst(db, {
    record,
    list: list === 'none' ? undefined : linesOf(file),
    isWhole: list === 'whole' || part?.digest === record.digest,
  })) {
    faults += 1;
    await tellFault(context, db, fault);
  }
  const { sealedOn, cases, hash } = record;
  await context.out.write(
    jsonLine({ against: file, on: sealedOn, cases, sealHash: hash, list: list !== 'none', ok: faults === 0, faults }),
  );
  context.tell({
    zh: `已按 ${sealedOn} 封存的链首核对 ${cases} 件案件和审计日志，${faults} 处异常`,
    en: `${cases} cases and the audit log held against the heads sealed on ${sealedOn}: ${faults} faults`,
  });
  return faults > 0 ? 1 : 0;
}

async function tellFault(context: CliContext, db: Database, { text, caseId, entry, on }: SealFault): Promise<void> {
  const row = caseId === undefined ? undefined : await createCaseStore(db.read).findById(caseId);
  const name = row?.caseNo ?? row?.ref ?? caseId;
  const about =
    name !== undefined
      ? { zh: `案件 ${name} 第 ${entry} 条`, en: `Entry ${entry} of case ${name}` }
      : entry !== undefined
        ? { zh: `审计日志第 ${entry} 条`, en: `Entry ${entry} of the audit log` }
        : { zh: `${on} 的封存记录`, en: `The seal of ${on}` };
  context.tell({ zh: `${about.zh}：${text.zh}`, en: `${about.en}: ${text.en}` });
  const ofCase = caseId === undefined ? {} : { case: name, caseId, firstBadEntry: entry };
  const ofLog = caseId === undefined && entry !== undefined ? { firstBadLogEntry: entry } : {};
  await context.out.write(jsonLine({ ok: false, ...ofCase, ...ofLog, ...(on === undefined ? {} : { on }), fault: text.en }));
}

async function* textLines(file: string): AsyncGenerator<string> {
  for await (const batch of lineBatches(createReadStream(file))) for (const { text } of batch) if (text !== '') yield text;
}

/** What a file holds behind its record: nothing, a line for each case, or the lines of one organ's cases. */
interface Head {
  readonly record: SealedHeads;
  readonly list: 'none' | 'whole' | 'part';
  readonly part?: SealPart;
}

/** The first line, and what comes after it. */
async function readHead(file: string): Promise<Head> {
  let record: SealedHeads | undefined;
  for await (const line of textLines(file)) {
    const part = record === undefined ? undefined : parseSealPart(line);
    if (record !== undefined) return part === undefined ? { record, list: 'whole' } : { record, list: 'part', part };
    record = parseSealRecord(line);
    if (record === undefined) break;
  }
  if (record === undefined) throw new UsageError(NO_RECORD(file));
  return { record, list: 'none' };
}

/** Of a file with a list: without the record, and without the line that begins a part. */
async function* linesOf(file: string): AsyncGenerator<SealedCase> {
  let number = 0;
  for await (const line of textLines(file)) {
    number += 1;
    if (number === 1 || (number === 2 && parseSealPart(line) !== undefined)) continue;
    const parsed = parseSealLine(line);
    if (parsed === undefined) throw new UsageError(BAD_LIST(file));
    yield parsed;
  }
}

/** A list that was cut or changed on the way proves nothing. */
async function requireList(file: string, { cases, digest }: SealPart): Promise<void> {
  const found = await digestOfList(linesOf(file));
  if (found.cases !== cases || found.digest !== digest) throw new UsageError(BAD_LIST(file));
}

const NO_RECORD = (file: string) => ({
  zh: `“${file}”不是封存的链首：第一行应为 /audit/heads 下载的记录，且未经改动`,
  en: `'${file}' holds no sealed heads: its first line must be a record from /audit/heads, unaltered`,
});

const BAD_LIST = (file: string) => ({
  zh: `“${file}”中的清单与记录的摘要不符：文件不完整或者被改动，请换用另一份`,
  en: `The list in '${file}' does not match the digest of its record: the file is incomplete or was altered; use another copy`,
});
