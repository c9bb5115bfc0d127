import { type RequestHandler, Router } from 'express';
import { MergeChoiceView } from '../../../views/pages/merge-choice.tsx';
import { MergeCompareView } from '../../../views/pages/merge-compare.tsx';
import { type MergeSide, type MergeVerdict, mergeVerdict } from '../../engine/merge-verdict.ts';
import { isInSight } from '../../law/access/case-sight.ts';
import { findCivilDate } from '../../law/civil-date.ts';
import { type DomainError, type FieldProblem, InvalidInputError } from '../../law/errors.ts';
import { readCaseNumber } from '../../law/read-case-number.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { wantsHtml } from '../failure.ts';
import { versionOf } from '../forms/event-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { inEachLanguage } from '../language.ts';
import { type OpenStep, openStep } from '../open-step.ts';
import { duplicatesPart } from '../pages/duplicates-part.ts';
import { mergeChoicePage, mergeComparePage } from '../pages/merge-page.ts';
import { sendPage } from '../send-page.ts';
import { splitMergeTexts } from '../texts/split-merge.ts';
import { texts } from '../texts.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { isGivenBack } from './record-posted.ts';
import { messagesOf, statusOf } from './step-answer.ts';

const TYPE = 'application.merged';

/** Ends an entry as a duplicate of another: first the case that is kept, then both side by side. */
export function mergeRoutes(deps: WebDeps): Router {
  const router = Router();
  const guards: RequestHandler<{ id: string }>[] = [requireCaseRole as RequestHandler<{ id: string }>, requireOwnCase(deps)];
  router.get('/cases/:id/merge', ...guards, async (req, res) => {
    const http = { req, res };
    const step = await openStep(http, deps, { caseId: req.params.id, type: TYPE });
    const asked = { chosen: textOf(req.query.with), number: textOf(req.query.number), sent: req.query.sent === '1' };
    const kept = await keptCase(http, deps, { step, ...asked });
    if (kept === undefined) return sendChoice(http, { deps, step, ...asked });
    sendCompare(http, { deps, step, kept, raw: null });
  });
  router.post('/cases/:id/merge', ...guards, async (req, res) => {
    const http = { req, res };
    const step = await openStep(http, deps, { caseId: req.params.id, type: TYPE });
    const raw = rawForm(req.body);
    const chosen = firstValue(raw, 'with');
    const kept = await keptCase(http, deps, { step, chosen, number: '' });
    if (kept === undefined) return sendChoice(http, { deps, step, chosen, number: '', sent: true });
    await merge(http, { deps, step, kept, raw });
  });
  return router;
}

interface Asked {
  readonly deps: WebDeps;
  readonly step: OpenStep;
}

interface Choice {
  /** Id of a candidate. */
  readonly chosen: string;
  /** A case number as typed; goes before the candidate. */
  readonly number: string;
}

/** A request of the same organ that the person may see, or nothing: that others exist is not told. */
export async function keptCase(
  { res }: Http,
  deps: WebDeps,
  { step, chosen, number }: Choice & Pick<Asked, 'step'>,
): Promise<CasePageData | undefined> {
  const cases = createCaseStore(deps.db.read);
  if (number === '' && chosen === '') return undefined;
  const { organId } = step.data;
  const row = number === '' ? await cases.findById(chosen) : await cases.findByCaseNoOrRef(readCaseNumber(number), organId);
  const user = currentUser(res);
  if (row === undefined || row.organId !== organId || row.kind !== 'request') return undefined;
  if (!isInSight(await sightOfUser(deps, user), row)) return undefined;
  await deps.desk.recordRead(user, { caseId: row.id, what: 'page' });
  return deps.engine.casePage(row.id, actorOf(user));
}

async function sendChoice(http: Http, { deps, step, chosen, number, sent }: Asked & Choice & { readonly sent: boolean }): Promise<void> {
  const { merge } = splitMergeTexts;
  const asked = number !== '' || chosen !== '';
  const error = asked ? merge.notFound : sent ? merge.missing : null;
  const frame = frameOf(http, { title: merge.title, failed: error !== null });
  const hints = await deps.hints.forCase(step.data.id, await sightOfUser(deps, currentUser(http.res)));
  const duplicates = duplicatesPart(hints, { on: null, machines: deps.machines });
  const model = mergeChoicePage(frame, { ...step, duplicates, chosen, number, error });
  sendPage(http.res, { view: MergeChoiceView, model, status: error === null ? 200 : 422 });
}

interface Pair extends Asked {
  readonly kept: CasePageData;
}

async function merge(http: Http, pair: Pair & { readonly raw: RawForm }): Promise<void> {
  const { deps, step, kept, raw } = pair;
  const { req, res } = http;
  try {
    const verdict = verdictOf(step.data, kept);
    const on = findCivilDate(firstValue(raw, 'on').normalize('NFKC'));
    const problems = [...(on === undefined ? [problem('on', () => texts.steps.onWrong)] : []), ...problemsOf(verdict, raw)];
    if (on === undefined || problems.length > 0) throw new InvalidInputError(problems);
    const event = { type: TYPE, on, data: { keptCase: nameOf(kept) } };
    await deps.engine.record(step.data.id, event, { actor: actorOf(currentUser(res)), expectedVersion: versionOf(raw) });
    req.session.notice = splitMergeTexts.merge.done(nameOf(kept));
    res.redirect(303, `/cases/${encodeURIComponent(kept.id)}`);
  } catch (error) {
    if (!isGivenBack(error) || !wantsHtml(req)) throw error;
    sendCompare(http, { ...pair, error });
  }
}

/** The refusals stand on the page in full; here they keep the step from being recorded. */
function problemsOf(verdict: MergeVerdict, raw: RawForm): readonly FieldProblem[] {
  const refused = verdict.refusals.map((reason) => problem('with', () => splitMergeTexts.merge[reason]));
  return firstValue(raw, 'confirmed') === '' ? [...refused, problem('confirmed', () => splitMergeTexts.confirmMissing)] : refused;
}

function sendCompare(
  http: Http,
  { deps, step, kept, raw, error }: Pair & { readonly raw: RawForm | null; readonly error?: DomainError },
): void {
  const frame = frameOf(http, { title: splitMergeTexts.merge.title, failed: error !== undefined });
  const model = mergeComparePage(frame, {
    ...step,
    kept,
    verdict: verdictOf(step.data, kept),
    today: deps.today(),
    machines: deps.machines,
    raw,
    problems: error instanceof InvalidInputError ? error.problems : [],
    messages: messagesOf(error),
  });
  sendPage(http.res, { view: MergeCompareView, model, status: statusOf(error) });
}

export function verdictOf(own: CasePageData, kept: CasePageData): MergeVerdict {
  return mergeVerdict(sideOf(own), sideOf(kept));
}

function sideOf({ id, title, channel, history, instances }: CasePageData): MergeSide {
  const [arrival] = history;
  const notCounted = instances[0]?.context.decisionCode === 'X0';
  return { caseId: id, data: arrival?.data ?? {}, title, channel, arrivedOn: arrival?.on ?? null, notCounted };
}

/** How the history names the case that is kept. */
export function nameOf({ caseNo, id }: CasePageData): string {
  return caseNo ?? id;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 100) : '';
}

function problem(field: string, words: () => string): FieldProblem {
  return { field, ...inEachLanguage(words) };
}
