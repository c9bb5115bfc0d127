import type { ContentRefusal } from '../../engine/files/check-contents.ts';
import { ALLOWED } from '../../engine/files/file-kinds.ts';
import type { Bilingual, FieldProblem } from '../../law/errors.ts';
import { DATA_PREFIX } from '../forms/raw-form.ts';
import { inEachLanguage, say } from '../language.ts';
import { fileTexts } from '../texts/files.ts';

/** Why a file was not taken. */
export type Refusal = 'tooLarge' | 'empty' | 'kind' | 'tooMany' | 'quota' | ContentRefusal;

interface RefusedFile {
  readonly name: string;
  readonly refusal: Refusal;
  /** Such as the name of a virus. */
  readonly detail?: string;
}

/**
 * The refusal as a problem of the form's field: which file, why, what may be sent.
 *
 * @param allowed - What this form takes, where that is less than may be uploaded at all.
 */
export function refusedFile(inputName: string, { name, refusal, detail }: RefusedFile, allowed: Bilingual = ALLOWED): FieldProblem {
  const reason = () => `${fileTexts.reasons[refusal]}${detail === undefined ? '' : fileTexts.size(detail)}`;
  const words = () => fileTexts.refused(name, reason(), say(allowed));
  return { field: fieldOf(inputName), ...inEachLanguage(words) };
}

/** Problems name the field of an event, inputs have its name with a prefix. */
export function fieldOf(inputName: string): string {
  return inputName.startsWith(DATA_PREFIX) ? inputName.slice(DATA_PREFIX.length) : inputName;
}
