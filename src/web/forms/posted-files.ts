import type { FieldProblem } from '../../law/errors.ts';
import type { Fields } from '../../law/events/define-event.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { DATA_PREFIX, type RawForm, valuesOf } from './raw-form.ts';

/** The files of a posted form, which itself has only their ids. Made by `resolveFiles`. */
export interface PostedFiles {
  /** By id: those that the sender uploaded, or that belong to the case already. */
  readonly found: ReadonlyMap<string, FiledFile>;
  /** Files of this post that were not taken. */
  readonly refused: readonly FieldProblem[];
}

export const NO_FILES: PostedFiles = { found: new Map(), refused: [] };

/** Behind the name of a file input: ids that the sender wants to be without. */
export const REMOVE_SUFFIX = '.remove';

/** Ids under a file input that were not ticked to be removed. */
export function keptFileIds(raw: RawForm, inputName: string): readonly string[] {
  const removed = new Set(valuesOf(raw, inputName + REMOVE_SUFFIX));
  return [...new Set(valuesOf(raw, inputName))].filter((id) => id !== '' && !removed.has(id));
}

/** Of all file inputs of an event's form. */
export function postedFileIds(raw: RawForm, fields: Fields): readonly string[] {
  return fileFieldNames(fields).flatMap((name) => keptFileIds(raw, DATA_PREFIX + name));
}

export function fileFieldNames(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => (field.widget === 'files' ? [name] : []));
}
