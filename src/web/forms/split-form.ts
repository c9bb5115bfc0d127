import type { NewEvent } from '../../engine/engine-types.ts';
import { findCivilDate } from '../../law/civil-date.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { inEachLanguage } from '../language.ts';
import { splitMergeTexts } from '../texts/split-merge.ts';
import { texts } from '../texts.ts';
import { firstValue, type RawForm, valuesOf } from './raw-form.ts';

export const MATTER_INPUT = 'matter';
/** Rows a fresh form has: fewer would be no split. */
export const MIN_MATTERS = 2;
export const MAX_MATTERS = 20;
/** The title of a case. */
const MAX_LENGTH = 200;

/** The matters as typed, each on one line; empty rows stay. */
export function matterRows(raw: RawForm): readonly string[] {
  return valuesOf(raw, MATTER_INPUT)
    .slice(0, MAX_MATTERS)
    .map((value) => value.replace(/\s+/gu, ' ').trim());
}

/** The rows after the button `add` or `remove:<index>` was pressed; at least two. */
export function changedRows(rows: readonly string[], button: string): readonly string[] {
  const index = /^remove:(\d{1,2})$/.exec(button)?.[1];
  const changed = index === undefined ? rows : rows.filter((_row, at) => at !== Number(index));
  const added = button === 'add' && changed.length < MAX_MATTERS ? [...changed, ''] : changed;
  return [...added, ...Array<string>(Math.max(0, MIN_MATTERS - added.length)).fill('')];
}

export type ParsedSplit =
  | { readonly result: 'ok'; readonly event: NewEvent; readonly matters: readonly string[] }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

/** What the form records. Problems of a row have the field `matter.<index>`. */
export function parseSplit(raw: RawForm): ParsedSplit {
  const on = findCivilDate(firstValue(raw, 'on').normalize('NFKC'));
  const reason = firstValue(raw, 'reason');
  const rows = matterRows(raw);
  const matters = rows.filter((row) => row !== '');
  const problems = [
    ...(matters.length < MIN_MATTERS ? [problem('matter.0', () => splitMergeTexts.split.tooFew)] : []),
    ...rows.flatMap((row, index) => rowProblems(rows, { row, index })),
    ...(reason === '' ? [problem('reason', () => splitMergeTexts.split.reasonMissing)] : []),
    ...(on === undefined ? [problem('on', () => texts.steps.onWrong)] : []),
  ];
  if (on === undefined || problems.length > 0) return { result: 'invalid', problems };
  return { result: 'ok', event: { type: 'application.split', on, data: { reason, matters: matters.join('\n') } }, matters };
}

function rowProblems(rows: readonly string[], { row, index }: { readonly row: string; readonly index: number }): FieldProblem[] {
  const field = `matter.${index}`;
  if ([...row].length > MAX_LENGTH) return [problem(field, () => splitMergeTexts.split.tooLong(index + 1))];
  return row !== '' && rows.indexOf(row) < index ? [problem(field, () => splitMergeTexts.split.twice(index + 1))] : [];
}

function problem(field: string, words: () => string): FieldProblem {
  return { field, ...inEachLanguage(words) };
}
