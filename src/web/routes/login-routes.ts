import { type RequestHandler, Router } from 'express';
import { LoginView } from '../../../views/pages/login.tsx';
import { proofOf } from '../auth.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { loginPage, safeNext } from '../pages/login-page.ts';
import { authenticate } from '../passwords.ts';
import { firstPlaceOf } from '../places.ts';
import { loginLimits } from '../security.ts';
import { sendPage } from '../send-page.ts';
import { destroySession, regenerate, saveSession } from '../session.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

export function loginRoutes(deps: Pick<WebDeps, 'users'>): Router {
  const router = Router();
  router.get('/login', (req, res) => {
    sendLogin({ req, res }, { next: safeNext(req.query.next), notice: req.query.out === '1' ? texts.login.signedOut : null });
  });
  router.post('/login', ...loginLimits(tooManyFailures), signIn(deps));
  router.post('/logout', async (req, res) => {
    await destroySession(req);
    res.redirect(303, '/login?out=1');
  });
  return router;
}

function signIn(deps: Pick<WebDeps, 'users'>): RequestHandler {
  return async (req, res) => {
    const raw = rawForm(req.body);
    const credentials = { login: firstValue(raw, 'login'), password: raw.password?.[0] ?? '' };
    const next = safeNext(firstValue(raw, 'next'));
    if (credentials.login === '' || credentials.password === '') {
      return sendLogin({ req, res }, { next, login: credentials.login, error: texts.login.missing, status: 422 });
    }
    const user = await authenticate(deps.users, credentials);
    if (user === undefined) return sendLogin({ req, res }, { next, login: credentials.login, error: texts.login.wrong, status: 401 });
    const { keptForm } = req.session;
    await regenerate(req);
    req.session.userId = user.id;
    req.session.userProof = proofOf(user);
    if (keptForm !== undefined) req.session.keptForm = keptForm;
    await saveSession(req);
    res.redirect(303, next === '/' ? firstPlaceOf(user) : next);
  };
}

const tooManyFailures: RequestHandler = (req, res) => {
  const raw = rawForm(req.body);
  sendLogin(
    { req, res },
    { next: safeNext(firstValue(raw, 'next')), login: firstValue(raw, 'login'), error: texts.login.tooMany, status: 429 },
  );
};

interface LoginAnswer {
  readonly next: string;
  readonly login?: string;
  readonly error?: string;
  readonly notice?: string | null;
  readonly status?: number;
}

function sendLogin(http: Http, { next, login = '', error, notice = null, status = 200 }: LoginAnswer): void {
  const frame = frameOf(http, { title: texts.login.title, anonymousForm: true, failed: error !== undefined });
  sendPage(http.res, {
    view: LoginView,
    model: loginPage({ ...frame, notice: notice ?? frame.notice }, { login, next, error: error ?? null }),
    status,
  });
}
