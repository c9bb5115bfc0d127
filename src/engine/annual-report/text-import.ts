import type { Knex } from 'knex';
import type { CivilDate } from '../../law/civil-date.ts';
import { InvalidInputError } from '../../law/errors.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import { findReportPart, partHeading } from '../../law/report/parts.ts';
import { findTextProblems, type TextFinding } from '../../law/report/text-check.ts';
import type { Database } from '../../store/database.ts';
import { actOnReport, loadReportState, type ReportState } from './report-stream.ts';
import { numbersOf, type ReportOf } from './text-figures.ts';
import { type TextStep, writeReportText } from './text-writing.ts';

/** Texts of a report that somebody wrote elsewhere, by part. */
export type BroughtTexts = Readonly<Record<string, string>>;

export interface ImportedTexts {
  /** Whether the report was begun by this very import. */
  readonly opened: boolean;
  /** Parts that were written anew; the others said the same already. */
  readonly written: readonly string[];
}

/**
 * Writes the parts of a report from a file, in the caller's transaction; a report that was not begun is begun, computed from cases and entries.
 *
 * @param replace - Whether parts that somebody has written otherwise are written over; their wordings stay in the history.
 * @throws {InvalidInputError} when parts are written otherwise and are not to be replaced: it names them.
 * @throws {StepRefusedError} when the report is not being written any more.
 */
export async function importReportTexts(
  trx: Knex,
  { texts, replace }: { readonly texts: BroughtTexts; readonly replace: boolean },
  step: TextStep,
): Promise<ImportedTexts> {
  const { key, actor, at } = step;
  const state = await loadReportState(trx, key);
  const taken = replace ? [] : takenParts(state, texts);
  if (taken.length > 0) throw new InvalidInputError([othersWords(taken.map((part) => headingOf(state, key.year, part)))]);
  const opened = state.stage === 'unopened';
  if (opened) {
    const data = { format: formatOfYear(key.year), basis: 'computed' };
    await actOnReport(trx, key, { act: { type: 'report.opened', data }, actor, at });
  }
  const written: string[] = [];
  for (const [part, text] of Object.entries(texts)) if ((await writeReportText(trx, { part, text }, step)) === 'saved') written.push(part);
  return { opened, written };
}

/** What in the texts would not agree with the report's figures, or cannot be held against them (I7); nothing is kept. */
export async function problemsOfTexts(db: Database, ask: ReportOf, texts: BroughtTexts): Promise<readonly TextFinding[]> {
  const state = await loadReportState(db.read, { organId: ask.organ.id, year: ask.year });
  const { format, cells } = await numbersOf(db, ask, state);
  const words = { year: String(ask.year), nextYear: String(ask.year + 1), organ: ask.organ.name };
  return findTextProblems({ format, year: ask.year, texts: { ...state.texts, ...texts }, cells, words });
}

/** The first day on which a report of the year may be begun has come. */
export function mayBeBegun(year: number, today: CivilDate): boolean {
  return year <= Number(today.slice(0, 4));
}

function takenParts({ texts: known }: ReportState, texts: BroughtTexts): string[] {
  return Object.entries(texts).flatMap(([part, text]) =>
    known[part] === undefined || known[part] === '' || same(known[part], text) ? [] : [part],
  );
}

function same(known: string, brought: string): boolean {
  return known.trim() === brought.trim();
}

function headingOf({ format }: ReportState, year: number, id: string): string {
  const part = findReportPart(format ?? formatOfYear(year), id);
  return part === undefined ? id : partHeading(part);
}

function othersWords(headings: readonly string[]) {
  const names = headings.join('；');
  return {
    field: 'file',
    zh: `这些部分已有不同的文字，没有导入：${names}。要以文件替换的，请加 --replace（原文字留在历史中）`,
    en: `These parts have other words already, so nothing was imported: ${names}. To replace them by the file add --replace; the words before stay in the history`,
  };
}
