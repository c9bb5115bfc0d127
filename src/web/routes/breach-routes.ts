import { type RequestHandler, Router } from 'express';
import { BreachView } from '../../../views/pages/breach.tsx';
import type { NewEvent } from '../../engine/engine-types.ts';
import { findCivilDate } from '../../law/civil-date.ts';
import { type FieldProblem, InvalidInputError } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { wantsHtml } from '../failure.ts';
import { versionOf } from '../forms/event-form.ts';
import { parseForm } from '../forms/parse-form.ts';
import { NO_FILES } from '../forms/posted-files.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage, say } from '../language.ts';
import { breachPage, factFields, ownFields } from '../pages/breach-page.ts';
import { mayRecordBreach } from '../pages/case-tools.ts';
import { type RefusedPost, sinceVersion } from '../pages/refusal-part.ts';
import { sendPage } from '../send-page.ts';
import { caseToolTexts } from '../texts/case-tools.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { isGivenBack, refusedPost } from './record-posted.ts';

const BREACH = 'breach.recorded';

/** What happened though the law does not allow it, put on record by the head of the office on a page of its own. */
export function breachRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id/breach', requireCaseRole, requireOwnCase(deps), requireHead);
  router.get('/cases/:id/breach', async (req, res) => {
    const { type } = req.query;
    await sendBreach({ req, res }, { deps, id: req.params.id, type: typeof type === 'string' ? type : '' });
  });
  router.post('/cases/:id/breach', async (req, res) => {
    const { id } = req.params;
    const raw = rawForm(req.body);
    try {
      const definition = deps.findEvent(firstValue(raw, 'type'));
      if (definition === undefined) throw unknownType();
      const event = breachOf(definition, { raw, own: ownDefinition(deps) });
      await deps.engine.record(id, event, { actor: actorOf(currentUser(res)), expectedVersion: versionOf(raw) });
      req.session.notice = texts.case.saved(say(ownDefinition(deps).label));
      res.redirect(303, `/cases/${encodeURIComponent(id)}`);
    } catch (error) {
      if (!isGivenBack(error) || !wantsHtml(req)) throw error;
      const refusal = refusedPost(error, { raw, files: NO_FILES });
      await sendBreach({ req, res }, { deps, id, type: firstValue(raw, 'type'), ...refusal });
    }
  });
  return router;
}

const requireHead: RequestHandler<{ id: string }> = (_req, res, next) => {
  if (!mayRecordBreach(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

export function ownDefinition(deps: Pick<WebDeps, 'findEvent'>): EventDefinition {
  const own = deps.findEvent(BREACH);
  if (own === undefined) throw new Error('There is no event breach.recorded');
  return own;
}

/** @throws {InvalidInputError} with all problems of the form at once. */
export function breachOf(definition: EventDefinition, { raw, own }: { readonly raw: RawForm; readonly own: EventDefinition }): NewEvent {
  const on = findCivilDate(firstValue(raw, 'on').normalize('NFKC'));
  const fact = parseForm(factFields(definition), raw);
  const breach = parseForm(ownFields(own), raw);
  const problems: readonly FieldProblem[] = [
    ...(on === undefined ? [{ field: 'on', ...inEachLanguage(() => texts.steps.onWrong) }] : []),
    ...(fact.result === 'invalid' ? fact.problems : []),
    ...(breach.result === 'invalid' ? breach.problems : []),
    ...(firstValue(raw, 'confirmed') === '' ? [{ field: 'confirmed', ...inEachLanguage(() => texts.steps.confirmMissing) }] : []),
  ];
  if (on === undefined || fact.result === 'invalid' || breach.result === 'invalid' || problems.length > 0)
    throw new InvalidInputError(problems);
  const { breachRule: rule, breachReason: reason } = breach.data;
  return { type: BREACH, on, data: { fact: { type: definition.type, on, data: fact.data }, rule, reason } };
}

function unknownType(): InvalidInputError {
  return new InvalidInputError([{ field: 'type', ...inEachLanguage(() => texts.steps.unknown) }]);
}

interface BreachAnswer {
  readonly deps: WebDeps;
  readonly id: string;
  readonly type: string;
  readonly refused?: RefusedPost;
  readonly status?: number;
}

async function sendBreach(http: Http, { deps, id, type, refused, status }: BreachAnswer): Promise<void> {
  const user = currentUser(http.res);
  const actor = actorOf(user);
  const data = await deps.engine.casePage(id, actor);
  if (data.kind !== 'request') throw new HttpProblem(404, 'notFound');
  await deps.desk.recordRead(user, { caseId: id, what: 'page', detail: 'breach' });
  const candidates = await deps.desk.breachCandidates(id, actor);
  const frame = frameOf(http, { title: caseToolTexts.breach.title, failed: refused !== undefined });
  const stale = refused?.staleSince ?? null;
  const model = breachPage(frame, {
    id,
    version: data.version,
    caseNo: data.caseNo ?? texts.case.noNumber,
    title: data.title ?? texts.queue.noTitle,
    today: deps.today(),
    candidates,
    chosen: candidates.find(({ definition }) => definition.type === type) ?? null,
    own: ownDefinition(deps),
    refused: refused ?? null,
    since: stale === null ? [] : sinceVersion(data, { version: stale, findEvent: deps.findEvent }),
  });
  sendPage(http.res, { view: BreachView, model, status: status ?? 200 });
}
