import { cite } from '../cite.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import { texts } from '../texts.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { type HistoryLineView, historyLine } from './history-part.ts';
import { type ShownField, shownFields } from './show-value.ts';
import { type Attempt, isAttempted, type StepForm, stepHref } from './steps-part.ts';

/** Why the last post was not recorded, what happened meanwhile, and what was typed if its form is gone. */
export interface RefusalView {
  readonly errors: readonly ErrorLine[];
  readonly basis: string | null;
  readonly since: readonly HistoryLineView[];
  readonly lost: readonly ShownField[];
}

/** A post that was refused, as the page needs it to give everything back. */
export interface RefusedPost extends Attempt {
  readonly basis: string | null;
  /** Sentences that belong to no field. */
  readonly messages: readonly string[];
  /** The version its page showed, when the case has moved on from it. */
  readonly staleSince: number | null;
}

interface RefusalParts {
  readonly data: Pick<CasePageData, 'history'>;
  readonly forms: readonly StepForm[];
  readonly findEvent: WebDeps['findEvent'];
}

export function refusalOf(refused: RefusedPost, { data, forms, findEvent }: RefusalParts): RefusalView {
  const form = forms.find((step) => isAttempted(step, refused));
  const lost = form === undefined ? typedFields(refused, findEvent) : [];
  const messages = [...refused.messages, ...(lost.length > 0 ? [texts.steps.lost] : [])];
  const href = form === undefined ? null : stepHref(form);
  return {
    errors: [...messages.map((text) => ({ text, href })), ...problemLines(refused, form)],
    basis: refused.basis === null ? null : cite(refused.basis),
    since: refused.staleSince === null ? [] : sinceVersion(data, { version: refused.staleSince, findEvent }),
    lost,
  };
}

function problemLines(refused: RefusedPost, form: StepForm | undefined): readonly ErrorLine[] {
  const own = form === undefined ? {} : { on: form.day.id, ...(form.confirm === null ? {} : { confirmed: form.confirm.id }) };
  return errorLines(refused.problems, { fields: form === undefined ? [] : [...form.fields, ...form.more], own });
}

export function sinceVersion(
  data: Pick<CasePageData, 'history'>,
  { version, findEvent }: { readonly version: number; readonly findEvent: WebDeps['findEvent'] },
): readonly HistoryLineView[] {
  return data.history.filter((line) => line.version > version).map((line) => historyLine(line, findEvent));
}

/** What was typed into a form that is no longer offered, so that nothing is lost. */
function typedFields(refused: RefusedPost, findEvent: WebDeps['findEvent']): readonly ShownField[] {
  const typed = Object.entries(refused.raw).filter(
    ([name, values]) => name.startsWith('data.') && values.some((value) => value.trim() !== ''),
  );
  return shownFields(
    findEvent(refused.type)?.fields ?? {},
    Object.fromEntries(typed.map(([name, values]) => [name.slice('data.'.length), texts.write.list(values)])),
  );
}
