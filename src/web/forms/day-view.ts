import type { FieldProblem } from '../../law/errors.ts';
import { sayLabel } from '../language.ts';
import { dayControl } from './field-view.ts';
import { firstValue, type RawForm } from './raw-form.ts';

/** The input for the day on which a fact took effect; every event has one. */
export interface DayView {
  readonly id: string;
  readonly type: 'date' | 'text';
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | null;
}

interface DaySource {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly today: string;
  /** What was typed before; null in a fresh form, which proposes today. */
  readonly attempt: { readonly raw: RawForm; readonly problems: readonly FieldProblem[] } | null;
}

export function dayView({ id, label, hint, today, attempt }: DaySource): DayView {
  const value = attempt === null ? today : firstValue(attempt.raw, 'on');
  const problem = attempt?.problems.find((item) => item.field === 'on');
  return { id, type: dayControl(value), label, hint, value, error: problem === undefined ? null : sayLabel(problem) };
}
