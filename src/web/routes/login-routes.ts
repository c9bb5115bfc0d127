import { type RequestHandler, Router } from 'express';
import { LoginView } from '../../../views/pages/login.tsx';
import { LoginHelpView } from '../../../views/pages/login-help.tsx';
import { createIdentityLinkStore } from '../../store/identity-link-store.ts';
import { beginHalf, completeSignIn, endFormer } from '../access/sign-in-flow.ts';
import { findUser } from '../auth.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { type LoginPage, loginPage, safeNext } from '../pages/login-page.ts';
import { networkLimit } from '../security.ts';
import { sendPage } from '../send-page.ts';
import { destroySession } from '../session.ts';
import { accessTexts } from '../texts/access.ts';
import { identityTexts } from '../texts/identity.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { loginCodeRoutes, minutesUntil } from './login-code-routes.ts';

type LoginDeps = Pick<WebDeps, 'access' | 'now' | 'db' | 'identityProvider'>;

export function loginRoutes(deps: LoginDeps): Router {
  const router = Router();
  router.get('/login', (req, res) => {
    const error = providerError(deps, req.query);
    sendLogin(
      deps,
      { req, res },
      {
        next: safeNext(req.query.next),
        notice: noticeOf(req.query),
        isStillThere: req.query.there === '1',
        ...(error === undefined ? {} : { error }),
      },
    );
  });
  router.get('/login/help', (req, res) => {
    const frame = frameOf({ req, res }, { title: accessTexts.help.title });
    sendPage(res, { view: LoginHelpView, model: { frame } });
  });
  router.post('/login', networkLimit(tooManyFailures(deps)), signIn(deps));
  router.use(loginCodeRoutes(deps));
  router.post('/logout', async (req, res) => {
    const signedInThere = await mayBeSignedInThere(deps, res);
    await endFormer(deps, res);
    await destroySession(req);
    res.redirect(303, signedInThere ? '/login?out=1&there=1' : '/login?out=1');
  });
  return router;
}

/** Somebody whose account is linked, at a provider that can be signed out of: the next at this browser would be let in as them. */
async function mayBeSignedInThere({ db, identityProvider }: LoginDeps, res: Http['res']): Promise<boolean> {
  const user = findUser(res);
  if (identityProvider === undefined || user === undefined) return false;
  if ((await createIdentityLinkStore(db.read).ofUser(user.id)) === undefined) return false;
  return (await identityProvider.endUrl('/login')) !== undefined;
}

function noticeOf(query: Readonly<Record<string, unknown>>): string | null {
  if (query.out === '1') return texts.login.signedOut;
  return query.late === '1' ? accessTexts.code.late : null;
}

/** How coming back from the identity provider ended. */
function providerError({ identityProvider }: LoginDeps, { oidc }: Readonly<Record<string, unknown>>): string | undefined {
  if (identityProvider === undefined) return undefined;
  if (oidc === 'away') return identityTexts.away(identityProvider.name);
  if (oidc === 'notLinked') return identityTexts.notLinked;
  return oidc === 'refused' ? identityTexts.refused : undefined;
}

function providerOf({ identityProvider }: LoginDeps, next: string, isStillThere: boolean): LoginPage['provider'] {
  if (identityProvider === undefined) return null;
  const target = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  const out = isStillThere ? identityTexts.out(identityProvider.name) : null;
  return { href: `/login/oidc${target}`, label: identityTexts.button(identityProvider.name), out };
}

function signIn(deps: LoginDeps): RequestHandler {
  return async (req, res) => {
    const raw = rawForm(req.body);
    const { login, password, next } = {
      login: firstValue(raw, 'login'),
      password: raw.password?.[0] ?? '',
      next: safeNext(firstValue(raw, 'next')),
    };
    const answer = { next, login };
    if (login === '' || password === '') {
      return sendLogin(deps, { req, res }, { ...answer, error: texts.login.missing, status: 422 });
    }
    const tried = await deps.access.tryPassword({ login, password, address: req.ip });
    if (tried.result === 'locked') {
      const error = accessTexts.locked(minutesUntil(tried.until, deps.now()));
      return sendLogin(deps, { req, res }, { ...answer, error, status: 429 });
    }
    if (tried.result === 'wrong') return sendLogin(deps, { req, res }, { ...answer, error: texts.login.wrong, status: 401 });
    const { user, secondFactor } = tried;
    if (secondFactor) return beginHalf(deps, { req, res }, { user, next });
    await completeSignIn(deps, { req, res }, { user, method: 'password', next });
  };
}

function tooManyFailures(deps: LoginDeps): RequestHandler {
  return (req, res) => {
    const raw = rawForm(req.body);
    const answer = { next: safeNext(firstValue(raw, 'next')), login: firstValue(raw, 'login') };
    sendLogin(deps, { req, res }, { ...answer, error: texts.login.tooMany, status: 429 });
  };
}

interface LoginAnswer {
  readonly next: string;
  readonly login?: string;
  readonly error?: string;
  readonly notice?: string | null;
  /** Signed out here, not at the provider. */
  readonly isStillThere?: boolean;
  readonly status?: number;
}

function sendLogin(
  deps: LoginDeps,
  http: Http,
  { next, login = '', error, notice = null, isStillThere = false, status = 200 }: LoginAnswer,
): void {
  const frame = frameOf(http, { title: texts.login.title, anonymousForm: true, failed: error !== undefined });
  const factorOffered = deps.access.policy === 'offered';
  sendPage(http.res, {
    view: LoginView,
    model: loginPage(
      { ...frame, notice: notice ?? frame.notice },
      { login, next, error: error ?? null, provider: providerOf(deps, next, isStillThere), factorOffered },
    ),
    status,
  });
}
