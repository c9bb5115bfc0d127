import { type NextFunction, type Request, type Response, Router } from 'express';
import { TrackStreamView } from '../../../views/pages/track-stream.tsx';
import { type CaseView, loadCaseView } from '../../engine/case-view.ts';
import { StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import { applicantActor } from '../../law/roles.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { applicantActorOf, requireApplicantOf } from '../applicant-access.ts';
import { versionOf } from '../forms/event-form.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { inEachLanguage } from '../language.ts';
import { trackStreamPage, withdrawalOf } from '../pages/track-stream-page.ts';
import { sendPage } from '../send-page.ts';
import { feedbackTexts } from '../texts/feedback.ts';
import type { WebDeps } from '../web-deps.ts';

type Params = { caseId: string };

/** Complaints and record corrections, followed by those who filed them. Requests are left to the routes behind. */
export function trackStreamRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/track/:caseId', passRequests(deps), requireApplicantOf('caseId'));
  router.get('/track/:caseId', async (req: Request<Params>, res) => {
    await sendStream({ req: req as Request, res }, deps, { view: await loadView(deps, req.params.caseId), problem: null });
  });
  router.post('/track/:caseId/withdraw', async (req: Request<Params>, res) => {
    const http = { req: req as Request, res };
    const view = await loadView(deps, req.params.caseId);
    const problem = await withdraw(deps, { view, req: http.req });
    if (problem !== null) return sendStream(http, deps, { view: await loadView(deps, req.params.caseId), problem });
    res.redirect(303, `/track/${encodeURIComponent(view.row.id)}`);
  });
  return router;
}

/** Leaves this router for whatever is no complaint and no record correction. */
function passRequests(deps: WebDeps) {
  return async (req: Request<Params>, _res: Response, next: NextFunction): Promise<void> => {
    const row = await createCaseStore(deps.db.read).findById(req.params.caseId);
    next(row?.kind === 'complaint' || row?.kind === 'recordCorrection' ? undefined : 'router');
  };
}

function loadView(deps: WebDeps, caseId: string): Promise<CaseView> {
  return loadCaseView(deps.db, { caseId, actor: applicantActor(''), today: deps.today(), calendar: deps.calendar() });
}

/** @returns why it was not recorded, or null. */
async function withdraw(deps: WebDeps, { view, req }: { readonly view: CaseView; readonly req: Request }) {
  const raw = rawForm(req.body);
  if (firstValue(raw, 'confirmed') === '') return { field: 'confirmed', ...inEachLanguage(() => feedbackTexts.track.confirmMissing) };
  const event = { type: withdrawalOf(view.row.kind), on: deps.today(), data: {} };
  try {
    await deps.engine.record(view.row.id, event, { actor: applicantActorOf(view.row), expectedVersion: versionOf(raw) });
    return null;
  } catch (error) {
    if (error instanceof StepRefusedError) return { field: 'confirmed', ...error.text };
    if (error instanceof StaleVersionError) return { field: 'confirmed', ...inEachLanguage(() => feedbackTexts.track.stale) };
    throw error;
  }
}

type Shown = Pick<Parameters<typeof trackStreamPage>[1], 'view' | 'problem'>;

async function sendStream(http: Http, deps: WebDeps, { view, problem }: Shown): Promise<void> {
  const title = feedbackTexts.track.title(view.row.caseNo ?? '');
  const frame = frameOf(http, { title, current: 'track', area: 'public', anonymousForm: true, failed: problem !== null });
  const model = trackStreamPage(frame, { view, machines: deps.machines, problem });
  sendPage(http.res, { view: TrackStreamView, model, status: problem === null ? 200 : 422 });
}
