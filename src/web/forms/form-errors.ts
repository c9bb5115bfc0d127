import type { FieldProblem } from '../../law/errors.ts';
import { sayLabel } from '../language.ts';
import type { FieldView } from './field-view.ts';

/** One line of the summary above a form that was refused. */
export interface ErrorLine {
  readonly text: string;
  /** Fragment of the page it belongs to, such as `#apply-title`; null for what concerns the form as a whole. */
  readonly href: string | null;
}

interface FormParts {
  readonly fields: readonly FieldView[];
  /** Inputs of the form itself, such as the day: problem field to id of the input. */
  readonly own: Readonly<Record<string, string>>;
}

/** Every problem as a line; where its field is on the page, a link to it. */
export function errorLines(problems: readonly FieldProblem[], { fields, own }: FormParts): readonly ErrorLine[] {
  return problems.map((problem) => {
    const target = own[problem.field] ?? targetIn(fields, problem.field);
    return { text: sayLabel(problem), href: target === undefined ? null : `#${target}` };
  });
}

function targetIn(fields: readonly FieldView[], name: string): string | undefined {
  for (const field of fields) {
    if (field.name === `data.${name}`) return field.targetId;
    const part = targetIn(field.parts, name);
    if (part !== undefined) return part;
  }
  return undefined;
}
