import type { Knex } from 'knex';
import { NotFoundError } from '../../law/errors.ts';
import { findReportPart, reportParts } from '../../law/report/parts.ts';
import { createReportActStore, type ReportActRow } from '../../store/report-act-store.ts';
import { textVersions } from './document-editions.ts';
import { actOnReport, type ReportActor, type ReportKey, reportStateOf } from './report-stream.ts';
import { formatOfReport } from './text-figures.ts';

export interface TextStep {
  readonly key: ReportKey;
  readonly actor: ReportActor;
  readonly at: Date;
}

export interface PartText {
  readonly part: string;
  readonly text: string;
  /** Number of the wording that the person has seen, 0 for none: somebody else's newer one is not written over. Undefined: whatever it is. */
  readonly base?: number | undefined;
}

/** `taken`: somebody else wrote this part meanwhile. `same`: nothing was changed, and nothing is recorded. */
export type WrittenText = 'saved' | 'same' | 'taken';

/**
 * Writes one part of the report, in the caller's transaction. Two people may write different parts at once.
 *
 * @throws {NotFoundError} when the report has no such part.
 * @throws {StepRefusedError} when the report is not being written, or by this person.
 */
export async function writeReportText(trx: Knex, { part, text, base }: PartText, { key, actor, at }: TextStep): Promise<WrittenText> {
  const acts = await actsAlone(trx, key);
  requirePart(formatOfReport(reportStateOf(acts), key.year), part);
  const last = textVersions(acts, part)[0];
  if (base !== undefined && base !== (last?.number ?? 0)) return 'taken';
  const clean = tidy(text);
  if (clean === (last?.text ?? '')) return 'same';
  await actOnReport(trx, key, { act: { type: 'report.textWritten', data: { part, text: clean }, expected: acts.length }, actor, at });
  return 'saved';
}

/** Puts the ready text into every part that nobody has written. @returns how many. */
export async function beginReportTexts(trx: Knex, { key, actor, at }: TextStep): Promise<number> {
  const acts = await actsAlone(trx, key);
  const open = reportParts(formatOfReport(reportStateOf(acts), key.year)).filter(
    ({ id, opening }) => opening !== '' && textVersions(acts, id).length === 0,
  );
  for (const { id, opening } of open)
    await actOnReport(trx, key, { act: { type: 'report.textWritten', data: { part: id, text: opening } }, actor, at });
  return open.length;
}

/** The acts so far, to which nobody else adds before the end of the transaction: what is judged by them stays true. */
async function actsAlone(trx: Knex, key: ReportKey): Promise<ReportActRow[]> {
  const store = createReportActStore(trx);
  await store.lock(key);
  return store.list(key);
}

/** Brings back an earlier wording, as a new one. @throws {NotFoundError} when there is none of that number. */
export async function restoreReportText(
  trx: Knex,
  { part, version, base }: { readonly part: string; readonly version: number; readonly base?: number | undefined },
  step: TextStep,
): Promise<WrittenText> {
  const versions = textVersions(await createReportActStore(trx).list(step.key), part);
  const found = versions.find(({ number }) => number === version);
  if (found === undefined) throw new NotFoundError({ zh: '没有这一版文字', en: 'There is no such wording' });
  return writeReportText(trx, { part, text: found.text, base }, step);
}

/** @throws {NotFoundError} */
export function requirePart(format: Parameters<typeof findReportPart>[0], part: string): void {
  if (findReportPart(format, part) === undefined) throw new NotFoundError({ zh: '报告没有这一部分', en: 'The report has no such part' });
}

/** One kind of line ends, no blanks at the end of lines, none at the end. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[ \t\u3000]+(?=\n|$)/gu, '')
    .replace(/\n+$/u, '');
}
