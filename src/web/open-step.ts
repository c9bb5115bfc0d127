import { StepRefusedError } from '../law/errors.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import { actorOf, currentUser } from './auth.ts';
import type { Http } from './frame.ts';
import { HttpProblem } from './http-problem.ts';
import { inEachLanguage } from './language.ts';
import { splitMergeTexts } from './texts/split-merge.ts';
import type { CasePageData, WebDeps } from './web-deps.ts';

/** A case and a step of it that is possible now. */
export interface OpenStep {
  readonly data: CasePageData;
  readonly definition: EventDefinition;
}

interface Wanted {
  readonly caseId: string;
  readonly type: string;
}

/**
 * For steps with pages of their own. Whoever gets the page has read the case.
 *
 * @throws {HttpProblem} 403 when the person may never record it.
 * @throws {StepRefusedError} when the case is not where the step is possible.
 */
export async function openStep({ res }: Http, deps: WebDeps, { caseId, type }: Wanted): Promise<OpenStep> {
  const user = currentUser(res);
  const definition = deps.findEvent(type);
  if (definition === undefined) throw new Error(`The event catalogue has no '${type}'`);
  if (!definition.recordedBy.some((role) => user.roles.includes(role))) throw new HttpProblem(403, 'forbidden');
  const data = await deps.engine.casePage(caseId, actorOf(user));
  await deps.desk.recordRead(user, { caseId, what: 'page' });
  const step = data.steps.find((possible) => possible.definition.type === type);
  if (step === undefined || step.refusal !== undefined) {
    const basis = step?.refusal?.basis ?? definition.article;
    throw new StepRefusedError({ rule: 'chart', basis, text: step?.refusal?.text ?? inEachLanguage(() => splitMergeTexts.gone) });
  }
  return { data, definition };
}
