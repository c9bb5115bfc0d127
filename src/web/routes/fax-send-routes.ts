import { randomUUID } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { FaxSendView } from '../../../views/pages/fax-send.tsx';
import { createLetterStore, type LetterRow } from '../../store/letter-store.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { maySendFaxes } from '../case-faxes.ts';
import { askForFax } from '../fax-acts.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { caseNameOf } from '../pages/case-page.ts';
import { type FaxAttempt, faxSendPage } from '../pages/fax-pages.ts';
import { deliveryOf } from '../pages/track-delivery.ts';
import { sendPage } from '../send-page.ts';
import { faxTexts } from '../texts/fax.ts';
import type { WebDeps } from '../web-deps.ts';

/** Sends a letter of a case by fax. */
export function faxSendRoutes(deps: WebDeps): Router {
  const router = Router();
  const guards = [requireCaseRole, requireOwnCase(deps), sender] as RequestHandler<{ id: string }>[];
  router.get<'/cases/:id/fax', { id: string }>('/cases/:id/fax', ...guards, async (req, res) => {
    await sendForm({ req: req as Http['req'], res }, deps, { caseId: req.params.id, attempt: null });
  });
  router.post<'/cases/:id/fax', { id: string }>('/cases/:id/fax', ...guards, async (req, res) => {
    const { id: caseId } = req.params;
    const http = { req: req as Http['req'], res };
    const user = currentUser(res);
    const organId = (await deps.engine.placeOf(caseId))?.organId;
    if (organId === undefined || deps.faxWay === undefined) throw new HttpProblem(404, 'notFound');
    const raw = rawForm(req.body);
    const asked = await askForFax(deps, { caseId, organId, letters: await lettersOf(deps, caseId), user, raw });
    if (asked.result === 'refused') return sendForm(http, deps, { caseId, attempt: { raw, problems: asked.problems } });
    await deps.desk.recordReads(user, [{ caseId, what: 'file', detail: `fax-out-${asked.id}` }]);
    req.session.notice = faxTexts.send.asked;
    res.redirect(303, `/faxes/out/${asked.id}`);
  });
  return router;
}

const sender: RequestHandler<{ id: string }> = (_req, res, next) => {
  if (!maySendFaxes(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

/** Papers without a number stay in the file. */
export async function lettersOf({ db }: WebDeps, caseId: string): Promise<readonly LetterRow[]> {
  return (await createLetterStore(db.read).list(caseId)).filter(({ number }) => number !== null);
}

async function sendForm(
  http: Http,
  deps: WebDeps,
  { caseId, attempt }: { readonly caseId: string; readonly attempt: FaxAttempt | null },
): Promise<void> {
  const user = currentUser(http.res);
  const data = await deps.engine.casePage(caseId, actorOf(user));
  await deps.desk.recordRead(user, { caseId, what: 'page', detail: 'fax' });
  const { caseNo, title } = caseNameOf(data);
  const askKey = attempt === null ? randomUUID() : firstValue(attempt.raw, 'askKey');
  const frame = frameOf(http, { title: faxTexts.send.title, failed: attempt !== null });
  const letters = (await lettersOf(deps, caseId)).toReversed();
  const number = deliveryOf(data.history).fax ?? '';
  const model = faxSendPage(frame, {
    caseId,
    caseNo,
    subject: title,
    askKey,
    letters,
    number,
    canSend: deps.faxWay !== undefined,
    attempt,
  });
  sendPage(http.res, { view: FaxSendView, model, status: attempt === null ? 200 : 422 });
}
