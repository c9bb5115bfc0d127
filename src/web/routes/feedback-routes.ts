import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import { FeedbackFormView, FeedbackHomeView, FeedbackReviewView } from '../../../views/pages/feedback.tsx';
import { FeedbackReceiptView } from '../../../views/pages/feedback-receipt.tsx';
import { InvalidInputError } from '../../law/errors.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { type FeedbackKind, feedbackFields, findFeedbackKind } from '../forms/feedback-form.ts';
import { parseForm } from '../forms/parse-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { type FeedbackSource, feedbackFormPage, feedbackHomePage, feedbackReviewPage, freshFeedback } from '../pages/feedback-page.ts';
import { feedbackReceiptPage } from '../pages/feedback-receipt-page.ts';
import { portalLimit } from '../portal/portal-limit.ts';
import { sendFeedback } from '../send-feedback.ts';
import { sendPage } from '../send-page.ts';
import { feedbackTexts } from '../texts/feedback.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import { filesOfPost } from '../uploads/resolve-files.ts';
import type { WebDeps } from '../web-deps.ts';

const MAX_ABOUT = 60;

/** Suggestions, complaints and record corrections of the public: form, review, receipt, each working without scripts. */
export function feedbackRoutes(deps: WebDeps): Router {
  const router = Router();
  const upload = acceptUploads(deps);
  router.get('/feedback', async (req, res) => {
    const frame = frameOf({ req, res }, { title: feedbackTexts.title, current: 'feedback', area: 'public' });
    sendPage(res, { view: FeedbackHomeView, model: feedbackHomePage(frame, await createOrganStore(deps.db.read).list()) });
  });
  router.get('/feedback/receipt', (req, res) => {
    const frame = frameOf({ req, res }, { title: feedbackTexts.receipt.done, current: 'feedback', area: 'public' });
    sendPage(res, { view: FeedbackReceiptView, model: feedbackReceiptPage(frame, takeReceipt(req)) });
  });
  router.get('/feedback/:organId/:kind', async (req, res) => {
    const place = await placeOf(deps, req.params);
    const about = typeof req.query.about === 'string' ? req.query.about.slice(0, MAX_ABOUT) : '';
    sendForm({ req, res }, freshFeedback(place.organ, place.kind, { token: randomUUID(), about }));
  });
  router.post('/feedback/:organId/:kind/change', portalLimit('form'), upload, async (req: Request<PlaceParams>, res) => {
    const place = await placeOf(deps, req.params);
    const raw = rawForm(req.body);
    const files = await filesOfPost({ req: req as Request, res }, deps, { raw, fields: feedbackFields(place.kind) });
    sendForm({ req: req as Request, res }, { ...place, token: firstValue(raw, 'token'), raw, problems: [], files });
  });
  router.post('/feedback/:organId/:kind/review', portalLimit('form'), upload, (req: Request<PlaceParams>, res) =>
    review(deps, { req, res }, false),
  );
  router.post('/feedback/:organId/:kind/send', portalLimit('submit'), upload, (req: Request<PlaceParams>, res) =>
    review(deps, { req, res }, true),
  );
  return router;
}

type PlaceParams = { organId: string; kind: string };

/** Shows what was filled in, or sends it; with a problem the form comes back. */
async function review(deps: WebDeps, { req, res }: { req: Request<PlaceParams>; res: Http['res'] }, send: boolean): Promise<void> {
  const http = { req: req as Request, res };
  const { organ, kind } = await placeOf(deps, req.params);
  const raw = rawForm(req.body);
  const fields = feedbackFields(kind);
  const files = await filesOfPost(http, deps, { raw, fields });
  const source: FeedbackSource = { organ, kind, token: tokenOf(raw), raw, problems: [], files };
  const parsed = parseForm(fields, raw, files);
  if (parsed.result === 'invalid') return sendForm(http, { ...source, problems: parsed.problems });
  if (!send) return sendReview(http, { organ, kind, raw: { ...raw, token: [source.token] }, data: parsed.data });
  try {
    req.session.feedbackReceipt = await sendFeedback(deps, http, { organ, kind, token: source.token, data: parsed.data });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return sendForm(http, { ...source, problems: error.problems });
  }
  res.redirect(303, '/feedback/receipt');
}

function sendReview(http: Http, source: Parameters<typeof feedbackReviewPage>[1]): void {
  const frame = frameOf(http, { title: feedbackTexts.review, current: 'feedback', area: 'public', anonymousForm: true });
  sendPage(http.res, { view: FeedbackReviewView, model: feedbackReviewPage(frame, source) });
}

function sendForm(http: Http, source: FeedbackSource): void {
  const failed = source.problems.length > 0;
  const title = feedbackTexts.kinds[source.kind].title;
  const frame = frameOf(http, { title, current: 'feedback', area: 'public', anonymousForm: true, failed });
  sendPage(http.res, { view: FeedbackFormView, model: feedbackFormPage(frame, source), status: failed ? 422 : 200 });
}

/** Whoever has the token of a form gets its query code: one that could be guessed is none of ours. A form without one is a new one. */
function tokenOf(raw: RawForm): string {
  const token = firstValue(raw, 'token');
  return /^[\w-]{36,60}$/.test(token) ? token : randomUUID();
}

async function placeOf(deps: WebDeps, params: PlaceParams): Promise<{ readonly organ: OrganRow; readonly kind: FeedbackKind }> {
  const kind = findFeedbackKind(params.kind);
  const organ = /^\d{1,9}$/.test(params.organId) ? await createOrganStore(deps.db.read).findById(Number(params.organId)) : undefined;
  if (kind === undefined || organ === undefined) throw new HttpProblem(404, 'notFound');
  return { organ, kind };
}

/** What was sent last; the query code is forgotten as soon as it was shown. */
function takeReceipt(req: Request) {
  const receipt = req.session?.feedbackReceipt ?? null;
  if (receipt !== null && receipt.code !== null) req.session.feedbackReceipt = { ...receipt, code: null };
  return receipt;
}
