import { type RequestHandler, Router } from 'express';
import { ActView } from '../../../views/pages/track-act.tsx';
import type { FieldProblem } from '../../law/errors.ts';
import { type ApplicantCase, loadApplicantCase } from '../applicant-case.ts';
import { parseAct } from '../forms/act-form.ts';
import { versionOf } from '../forms/event-form.ts';
import { NO_FILES } from '../forms/posted-files.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { inEachLanguage } from '../language.ts';
import { actPage, type RefusedAct } from '../pages/act-page.ts';
import { APPLICANT_ACTS, type ApplicantAct, mayAct } from '../pages/track-needs.ts';
import { hrefOf } from '../pages/track-page.ts';
import { recordAct } from '../record-act.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { trackActTexts } from '../texts/track.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import type { WebDeps } from '../web-deps.ts';

type ActHandler = RequestHandler<{ caseId: string }>;

/** What applicants do on the portal. Mounted behind `requireApplicantOf`. */
export function actRoutes(deps: WebDeps): Router {
  const router = Router();
  const uploads = acceptUploads(deps) as unknown as ActHandler;
  for (const act of APPLICANT_ACTS) {
    const path = `/track/:caseId/${act}` as const;
    router.get(path, async (req, res) => {
      const found = await loadApplicantCase(deps, req.params.caseId);
      sendAct({ req, res } as unknown as Http, { found, act, refused: null });
    });
    router.post(path, uploads, act === 'withdraw' ? withdraw(deps) : post(deps, act));
  }
  return router;
}

function post(deps: WebDeps, act: ApplicantAct): ActHandler {
  return async (req, res) => {
    const http = { req, res } as unknown as Http;
    const raw = rawForm(req.body);
    const found = await loadApplicantCase(deps, req.params.caseId);
    await recordOrGiveBack(http, deps, { found, act, raw });
  };
}

/** In two steps: the statement is looked over before it takes effect. */
function withdraw(deps: WebDeps): ActHandler {
  const act = 'withdraw';
  return async (req, res) => {
    const http = { req, res } as unknown as Http;
    const raw = rawForm(req.body);
    const found = await loadApplicantCase(deps, req.params.caseId);
    const stage = firstValue(raw, 'stage');
    const parsed = parseAct(act, raw, { files: NO_FILES, today: deps.today() });
    if (stage === 'change' || parsed.result === 'invalid' || !mayAct(found.view, act)) {
      const problems = parsed.result === 'invalid' && stage !== 'change' ? parsed.problems : [];
      return sendAct(http, { found, act, refused: { raw, problems }, status: stage === 'change' ? 200 : statusOf(found, act) });
    }
    if (stage !== 'confirm') return sendAct(http, { found, act, refused: { raw, problems: [] }, confirming: true });
    if (firstValue(raw, 'confirmed') === '') {
      return sendAct(http, { found, act, refused: { raw, problems: [confirmProblem()] }, confirming: true, status: 422 });
    }
    await recordOrGiveBack(http, deps, { found, act, raw });
  };
}

interface PostedForm {
  readonly found: ApplicantCase;
  readonly act: ApplicantAct;
  readonly raw: RawForm;
}

async function recordOrGiveBack(http: Http, deps: WebDeps, { found, act, raw }: PostedForm): Promise<void> {
  const posted = await recordAct(http, deps, { found, act, raw });
  const { id } = found.view.row;
  if (posted.result === 'recorded') {
    http.req.session.notice = trackActTexts[act].saved;
    await saveSession(http.req);
    return http.res.redirect(303, hrefOf(id));
  }
  const { files } = posted;
  if (posted.result === 'invalid') {
    return sendAct(http, { found, act, refused: { raw, problems: posted.problems, files }, status: 422 });
  }
  const now = await loadApplicantCase(deps, id);
  const staleSince = versionOf(raw);
  sendAct(http, { found: now, act, refused: { raw, problems: [], files, ...(staleSince > 0 ? { staleSince } : {}) }, status: 409 });
}

interface ActAnswer {
  readonly found: ApplicantCase;
  readonly act: ApplicantAct;
  readonly refused: RefusedAct | null;
  readonly confirming?: boolean;
  readonly status?: number;
}

function sendAct(http: Http, { found, act, refused, confirming = false, status = 200 }: ActAnswer): void {
  const frame = frameOf(http, {
    title: confirming ? trackActTexts.withdraw.reviewTitle : trackActTexts[act].title,
    current: 'track',
    area: 'public',
    anonymousForm: true,
    failed: status >= 400,
  });
  sendPage(http.res, { view: ActView, model: actPage(frame, { found, act, refused, confirming }), status });
}

function statusOf({ view }: ApplicantCase, act: ApplicantAct): number {
  return mayAct(view, act) ? 422 : 409;
}

function confirmProblem(): FieldProblem {
  return { field: 'confirmed', ...inEachLanguage(() => trackActTexts.withdraw.confirmMissing) };
}
