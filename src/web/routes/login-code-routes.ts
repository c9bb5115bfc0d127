import { type RequestHandler, Router } from 'express';
import { LoginCodeView } from '../../../views/pages/login-code.tsx';
import { completeSignIn, halfOf } from '../access/sign-in-flow.ts';
import { rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { networkLimit } from '../security.ts';
import { sendPage } from '../send-page.ts';
import { accessTexts } from '../texts/access.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

type CodeDeps = Pick<WebDeps, 'access' | 'now'>;
type Way = 'code' | 'recovery';

/** After the password: the one-time code, or a recovery code in its place. Only with a session that is half signed in. */
export function loginCodeRoutes(deps: CodeDeps): Router {
  const router = Router();
  for (const way of ['code', 'recovery'] as const) {
    router.get(`/login/${way}`, async (req, res) => {
      if ((await halfOf(deps, req)) === undefined) return res.redirect(303, '/login?late=1');
      sendCode({ req, res }, { way });
    });
    router.post(
      `/login/${way}`,
      networkLimit((req, res) => sendCode({ req, res }, { way, error: texts.login.tooMany, status: 429 })),
      take(deps, way),
    );
  }
  return router;
}

function take(deps: CodeDeps, way: Way): RequestHandler {
  return async (req, res) => {
    const half = await halfOf(deps, req);
    if (half === undefined) return res.redirect(303, '/login?late=1');
    const code = rawForm(req.body).code?.[0] ?? '';
    const words = accessTexts[way];
    if (code.trim() === '') return sendCode({ req, res }, { way, error: words.missing, status: 422 });
    const given = { user: half.user, code, address: req.ip };
    const tried = way === 'code' ? { ...(await deps.access.tryCode(given)), left: undefined } : await deps.access.tryRecoveryCode(given);
    if (tried.result === 'locked') {
      return sendCode({ req, res }, { way, error: accessTexts.locked(minutesUntil(tried.until, deps.now())), status: 429 });
    }
    if (tried.result === 'wrong') return sendCode({ req, res }, { way, error: words.wrong, status: 401 });
    const { left } = tried;
    const method = way === 'code' ? 'password+code' : 'password+recoveryCode';
    await completeSignIn(deps, { req, res }, { ...half, method, ...(left === undefined ? {} : { left }) });
  };
}

/** Whole minutes, 1 or more. */
export function minutesUntil(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
}

function sendCode(http: Http, { way, error = null, status = 200 }: { way: Way; error?: string | null; status?: number }): void {
  const frame = frameOf(http, { title: accessTexts[way].title, anonymousForm: true, failed: error !== null });
  sendPage(http.res, { view: LoginCodeView, model: { frame, way, error }, status });
}
