import type { FieldProblem } from '../../law/errors.ts';
import { type Applicant, applicantProblems } from '../../law/events/applicant-field.ts';
import { askedForProblems, isAsked } from '../../law/events/asked-for.ts';
import type { Fields } from '../../law/events/define-event.ts';
import type { Field } from '../../law/events/field.ts';
import { isNeeded, parseEventData } from '../../law/events/parse-event.ts';
import { inEachLanguage, say, sayLabel } from '../language.ts';
import { fileTexts } from '../texts/files.ts';
import { texts } from '../texts.ts';
import { applicantParts, partLabel } from './applicant-parts.ts';
import { fileFieldNames, keptFileIds, NO_FILES, type PostedFiles } from './posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm, valuesOf } from './raw-form.ts';

export type ParsedForm =
  | { readonly result: 'ok'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

/**
 * Understands the fields of an event in a posted form. Names that the definition does not know are ignored: no form of ours sends them.
 *
 * @param files - What the ids in the form stand for (`resolveFiles`); needed by forms that carry files.
 */
export function parseForm(fields: Fields, raw: RawForm, files: PostedFiles = NO_FILES): ParsedForm {
  const input: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    // What stands in the inputs of another choice is not meant: pages without scripts show them all.
    if (field.askedFor !== undefined && !isAsked(field, { [field.askedFor.field]: firstValue(raw, DATA_PREFIX + field.askedFor.field) }))
      continue;
    const value = inputValue(field, { raw, name: DATA_PREFIX + name, files });
    if (value !== undefined) input[name] = value;
  }
  const parsed = parseEventData(fields, input, 'form');
  const fileProblems = problemsOfFiles(fields, { raw, files });
  const wrong = parsed.result === 'invalid' ? parsed.problems.flatMap((problem) => explain(problem, { fields, input })) : [];
  const problems = [
    ...wrong.filter(({ field }) => !fileProblems.some((problem) => problem.field === field)),
    ...fileProblems,
    ...lackingApplicant(fields, input),
    ...askedForProblems(fields, input),
  ];
  return parsed.result === 'ok' && problems.length === 0 ? { result: 'ok', data: parsed.data } : { result: 'invalid', problems };
}

interface Source {
  readonly raw: RawForm;
  readonly name: string;
  readonly files: PostedFiles;
}

function inputValue(field: Field, source: Source): unknown {
  switch (field.widget) {
    case 'number':
      return numberOrText(firstValue(source.raw, source.name));
    case 'checkbox':
      return checkboxValue(field, source);
    case 'choices':
      return listOrNothing(valuesOf(source.raw, source.name));
    case 'applicant':
      return applicantValue(field, source);
    case 'files':
      return listOrNothing(
        keptFileIds(source.raw, source.name)
          .map((id) => source.files.found.get(id))
          .filter((file) => file !== undefined),
      );
    default:
      return firstValue(source.raw, source.name) || undefined;
  }
}

/** Text that is no number stays text: the schema then says what would be right. Full-width digits are digits. */
function numberOrText(typed: string): number | string | undefined {
  if (typed === '') return undefined;
  const number = Number(typed.normalize('NFKC'));
  return Number.isFinite(number) ? number : typed;
}

/** An empty box means "no" where an answer is needed, and nothing where it is optional. */
function checkboxValue(field: Field, { raw, name }: Source): boolean | undefined {
  if (valuesOf(raw, name).length > 0) return true;
  return isNeeded(field, 'form') ? false : undefined;
}

function listOrNothing<T>(values: readonly T[]): readonly T[] | undefined {
  const chosen = values.filter((value) => value !== '');
  return chosen.length > 0 ? chosen : undefined;
}

/** Files that were refused, and ids that stand for nothing (any more). */
function problemsOfFiles(fields: Fields, { raw, files }: Pick<Source, 'raw' | 'files'>): readonly FieldProblem[] {
  const lost = fileFieldNames(fields).filter((name) => keptFileIds(raw, DATA_PREFIX + name).some((id) => !files.found.has(id)));
  return [...files.refused, ...lost.map((field) => ({ field, ...inEachLanguage(() => fileTexts.unknown) }))];
}

function applicantValue(field: Field, { raw, name }: Source): Readonly<Record<string, unknown>> | undefined {
  const value: Record<string, unknown> = {};
  for (const part of applicantParts(field)) {
    const partName = `${name}.${part.name}`;
    if (part.kind === 'checkbox') {
      if (valuesOf(raw, partName).length > 0) value[part.name] = true;
      continue;
    }
    const typed = firstValue(raw, partName);
    if (typed !== '') value[part.name] = typed;
  }
  return Object.keys(value).length > 0 ? value : undefined;
}

/** A problem of the applicant as a whole becomes one problem for each part that is wrong. */
function explain(
  problem: FieldProblem,
  { fields, input }: { readonly fields: Fields; readonly input: Readonly<Record<string, unknown>> },
): readonly FieldProblem[] {
  const field = fields[problem.field];
  if (field?.widget !== 'applicant') return [plainProblem(problem, { field, value: input[problem.field] })];
  const parsed = field.schema.safeParse(input[problem.field] ?? {});
  const names = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0] ?? ''));
  const known = [...new Set(names)].filter((name) => name !== '');
  if (known.length === 0) return [problem];
  const given = input[problem.field] as Readonly<Record<string, unknown>> | undefined;
  return known.map((partName) => partProblem(problem.field, { partName, empty: given?.[partName] === undefined }));
}

/** What an officer reads beside a wrong field: the definition's own sentence names codes, which people do not know. */
function plainProblem(
  problem: FieldProblem,
  { field, value }: { readonly field: Field | undefined; readonly value: unknown },
): FieldProblem {
  if (field === undefined) return problem;
  const { widget } = field;
  const words = () => {
    const label = sayLabel(field.label);
    if (widget === 'choice' || widget === 'choices') return texts.problems.pick(label);
    if (widget === 'checkbox') return texts.problems.tick(label);
    return value === undefined ? texts.problems.fill(label, say(field.expected)) : texts.problems.should(label, say(field.expected));
  };
  return { field: problem.field, ...inEachLanguage(words) };
}

function partProblem(path: string, { partName, empty }: { readonly partName: string; readonly empty: boolean }): FieldProblem {
  const words = () => {
    const label = sayLabel(partLabel(partName));
    return empty ? texts.applicant.missing(label) : texts.applicant.wrong(label);
  };
  return { field: `${path}.${partName}`, ...inEachLanguage(words) };
}

/** What the law asks of applicants beyond the shape of their data, told together with everything else. */
function lackingApplicant(fields: Fields, input: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.widget !== 'applicant') return [];
    const parsed = field.schema.safeParse(input[name]);
    const ways = input.obtainWay;
    return parsed.success
      ? applicantProblems(parsed.data as Applicant, { byPost: Array.isArray(ways) && ways.includes('post'), partial: field.partial })
      : [];
  });
}
