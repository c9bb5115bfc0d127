import type { CivilDate } from '../../law/civil-date.ts';
import { cite } from '../cite.ts';
import { sayLabel } from '../language.ts';
import { caseTexts } from '../texts/case.ts';
import { texts } from '../texts.ts';
import type { LimitView } from '../web-deps.ts';
import { answersTo } from './step-themes.ts';
import { type StepForm, stepHref } from './steps-part.ts';

export interface LimitRow {
  readonly label: string;
  /** Set when it is the organ itself that must keep it. */
  readonly ours: string | null;
  readonly from: string;
  readonly dueOn: string;
  readonly state: string;
  readonly passed: boolean;
  readonly basis: string;
  /** Leads to the form that meets the limit, where this person may record it now. */
  readonly action: ActionLink | null;
}

export interface ActionLink {
  readonly href: string;
  readonly label: string;
}

/** The reply's own period is told by the clock. */
const REPLY_LIMIT = 'reply';

interface LimitRowsAsk {
  readonly today: CivilDate;
  readonly steps: readonly StepForm[];
}

export function limitRows(limits: readonly LimitView[], { today, steps }: LimitRowsAsk): readonly LimitRow[] {
  return limits
    .filter((limit) => limit.kind !== REPLY_LIMIT)
    .map((limit) => ({
      label: sayLabel(limit.label),
      ours: limit.ours ? texts.limits.ours : null,
      from: limit.fromOn,
      dueOn: limit.lastDay,
      state: limitState(limit, today),
      passed: limit.doneOn === null && limit.lastDay < today,
      basis: cite(limit.basis),
      action: limit.doneOn === null ? actionFor(limit, steps) : null,
    }));
}

function limitState(limit: LimitView, today: CivilDate): string {
  if (limit.doneOn !== null) return texts.limits.met(limit.doneOn);
  return limit.lastDay < today ? texts.limits.passed : texts.limits.running;
}

function actionFor(limit: LimitView, steps: readonly StepForm[]): ActionLink | null {
  const types = answersTo(limit.kind);
  const step = steps.find(({ type, instance }) => types.includes(type) && (instance === null || instance === limit.instance));
  return step === undefined ? null : { href: stepHref(step), label: caseTexts.limitAction(step.label) };
}
