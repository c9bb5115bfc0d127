import { Router } from 'express';
import { CaseView } from '../../../views/pages/case.tsx';
import { VerifyView } from '../../../views/pages/verify.tsx';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { wantsHtml } from '../failure.ts';
import { rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { casePage, type RefusedPost } from '../pages/case-page.ts';
import { verifyPage } from '../pages/verify-page.ts';
import { sendPage } from '../send-page.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { isGivenBack, recordPosted, refusedPost } from './record-posted.ts';

export function caseRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id', requireCaseRole, requireOwnCase(deps.engine));
  router.get('/cases/:id', async (req, res) => {
    await sendCase({ req, res }, { deps, id: req.params.id, refusal: null });
  });
  router.get('/cases/:id/verify', async (req, res) => {
    const result = await deps.engine.verify(req.params.id);
    const frame = frameOf({ req, res }, { title: texts.verify.title });
    sendPage(res, { view: VerifyView, model: verifyPage(frame, { caseId: req.params.id, result }) });
  });
  router.post('/cases/:id/events', async (req, res) => {
    const raw = rawForm(req.body);
    const id = req.params.id;
    try {
      const label = await recordPosted(deps, { caseId: id, raw, actor: actorOf(currentUser(res)) });
      req.session.notice = texts.case.saved(label);
      res.redirect(303, `/cases/${encodeURIComponent(id)}`);
    } catch (error) {
      if (!isGivenBack(error) || !wantsHtml(req)) throw error;
      await sendCase({ req, res }, { deps, id, refusal: refusedPost(error, raw) });
    }
  });
  return router;
}

interface CaseAnswer {
  readonly deps: WebDeps;
  readonly id: string;
  readonly refusal: { readonly refused: RefusedPost; readonly status: number } | null;
}

async function sendCase(http: Http, { deps, id, refusal }: CaseAnswer): Promise<void> {
  const data = await deps.engine.casePage(id, actorOf(currentUser(http.res)));
  const frame = frameOf(http, { title: `${data.caseNo ?? texts.case.noNumber} ${data.title ?? ''}`.trim(), failed: refusal !== null });
  const model = casePage(frame, {
    data,
    today: deps.today(),
    deps,
    refused: refusal?.refused ?? null,
    allHistory: http.req.query.history === 'all',
  });
  sendPage(http.res, { view: CaseView, model, status: refusal?.status ?? 200 });
}
