import { type RequestHandler, Router } from 'express';
import { EnrolmentView } from '../../../../views/pages/enrolment.tsx';
import type { UserRow } from '../../../store/rows.ts';
import { requireRecentSignIn } from '../../access/require-recent-sign-in.ts';
import { findDue, findSignIn } from '../../auth.ts';
import { rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { enrolmentPage } from '../../pages/second-factor-page.ts';
import { sendPage } from '../../send-page.ts';
import { renewKeeping, saveSession } from '../../session.ts';
import { accessTexts } from '../../texts/access.ts';
import type { WebDeps } from '../../web-deps.ts';
import { ownRow } from './own-row.ts';
import { RECENT_MINUTES, sendCodes } from './send-recovery-codes.ts';

declare module 'express-session' {
  interface SessionData {
    /** A secret on its way to a phone, sealed. */
    enrolment?: string;
  }
}

/** A phone becomes the second factor, the first or in place of another. */
export function enrolmentRoutes(deps: WebDeps): Router {
  const router = Router();
  const recent = requireRecentSignIn(deps, RECENT_MINUTES);
  /** Whoever gets nowhere else cannot prove it again either, and has only just signed in. */
  const recentUnlessDue: RequestHandler = (req, res, next) => (findDue(res) === undefined ? recent(req, res, next) : next());
  router.get('/settings/second-factor/new', recentUnlessDue, async (req, res) => {
    const user = await ownRow(deps, res);
    req.session.enrolment ??= deps.access.offerSecret(user);
    await saveSession(req);
    await sendForm(deps, { req, res }, { user, sealed: req.session.enrolment });
  });
  router.post('/settings/second-factor/new', recentUnlessDue, take(deps));
  return router;
}

function take(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const user = await ownRow(deps, res);
    const sealed = req.session.enrolment;
    if (sealed === undefined) return res.redirect(303, '/settings/second-factor');
    const code = rawForm(req.body).code?.[0] ?? '';
    const words = accessTexts.enrolment;
    if (code.trim() === '') return sendForm(deps, { req, res }, { user, sealed, error: words.missing, status: 422 });
    const codes = await deps.access.enrol(user, { sealed, code, keep: findSignIn(res)?.id ?? '' });
    if (codes === undefined) return sendForm(deps, { req, res }, { user, sealed, error: words.wrong, status: 422 });
    await renewKeeping(req, { enrolment: undefined, provenAt: deps.now().toISOString() });
    await sendCodes(deps, { req, res }, codes);
  };
}

interface Shown {
  readonly user: UserRow;
  readonly sealed: string;
  readonly error?: string;
  readonly status?: number;
}

async function sendForm(deps: WebDeps, http: Http, { user, sealed, error, status = 200 }: Shown): Promise<void> {
  const replaces = (await deps.access.secondFactorOf(user.id)) !== undefined;
  const frame = frameOf(http, { title: accessTexts.enrolment.title, failed: error !== undefined });
  const isDue = findDue(http.res) !== undefined;
  const model = enrolmentPage(frame, { ...deps.access.enrolmentOf(user, sealed), replaces, isDue, error: error ?? null });
  sendPage(http.res, { view: EnrolmentView, model, status });
}
