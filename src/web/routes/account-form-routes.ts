import { type RequestHandler, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AccountFormView } from '../../../views/pages/account-form.tsx';
import {
  type ApplicantAccount,
  accountOf,
  changePassword,
  deleteAccount,
  findAccountBy,
  isGoodPassword,
  openAccount,
  readLogin,
} from '../applicant-accounts.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { type AccountFormPage, type AccountProblem, accountFormPage } from '../pages/account-page.ts';
import { loginLimits } from '../security.ts';
import { sendPage } from '../send-page.ts';
import { destroySession, renewSession } from '../session.ts';
import { accountTexts } from '../texts/account.ts';
import type { WebDeps } from '../web-deps.ts';

const WINDOW_MS = 15 * 60_000;
/** New accounts from one address: several people may share it. */
const MAX_REGISTRATIONS = 20;

/** Sign in and out, register, change the password, delete: none of it tells whether a login name is known. */
export function accountFormRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/account/login', (req, res) => {
    const notice = req.query.registered === '1' ? accountTexts.registered : req.query.out === '1' ? accountTexts.signedOut : null;
    sendForm({ req, res }, { form: 'signIn', notice: req.query.deleted === '1' ? accountTexts.deleted : notice });
  });
  router.get('/account/register', (req, res) => sendForm({ req, res }, { form: 'register' }));
  router.post('/account/login', ...loginLimits(tooMany('signIn')), signIn(deps));
  router.post('/account/register', registrationLimit(), register(deps));
  router.post('/account/logout', async (req, res) => {
    await destroySession(req);
    res.redirect(303, '/account/login?out=1');
  });
  for (const form of ['password', 'delete'] as const) {
    router.get(`/account/${form}`, async (req, res) => {
      if ((await accountOf(req, deps)) === undefined) return res.redirect(303, '/account/login');
      sendForm({ req, res }, { form });
    });
  }
  router.post('/account/password', ...loginLimits(tooMany('password')), setPassword(deps));
  router.post('/account/delete', ...loginLimits(tooMany('delete')), remove(deps));
  return router;
}

function signIn(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const typed = typedIn(req.body);
    const login = readLogin(typed.login);
    const missing = [
      ...(typed.login === '' ? [{ field: 'login', text: accountTexts.loginMissing }] : []),
      ...(typed.password === '' ? [{ field: 'password', text: accountTexts.passwordMissing }] : []),
    ];
    if (missing.length > 0) return sendForm({ req, res }, { form: 'signIn', login: typed.login, problems: missing, status: 422 });
    const account = await findAccountBy(deps, { login: login ?? '', password: typed.password });
    if (account === undefined) {
      const problems = [{ field: 'login', text: accountTexts.wrong }];
      return sendForm({ req, res }, { form: 'signIn', login: typed.login, problems, status: 401 });
    }
    await renewSession(req, { accountId: account.id, accountSince: account.passwordSetAt });
    res.redirect(303, '/account');
  };
}

function register(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const typed = typedIn(req.body);
    const login = readLogin(typed.login);
    const problems = [
      ...(typed.login === '' ? [{ field: 'login', text: accountTexts.loginMissing }] : []),
      ...(typed.login !== '' && login === undefined ? [{ field: 'login', text: accountTexts.loginWrong }] : []),
      ...(isGoodPassword(typed.password, login ?? '') ? [] : [{ field: 'password', text: accountTexts.passwordWeak }]),
    ];
    if (login === undefined || problems.length > 0) {
      return sendForm({ req, res }, { form: 'register', login: typed.login, problems, status: 422 });
    }
    await openAccount(deps, { login, password: typed.password });
    res.redirect(303, '/account/login?registered=1');
  };
}

function setPassword(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    const typed = typedIn(req.body);
    const known = await isCurrent(deps, { account, password: typed.current });
    const problems = [
      ...(known ? [] : [{ field: 'current', text: accountTexts.currentWrong }]),
      ...(isGoodPassword(typed.password, account.login) ? [] : [{ field: 'password', text: accountTexts.passwordWeak }]),
    ];
    if (problems.length > 0) return sendForm({ req, res }, { form: 'password', problems, status: known ? 422 : 401 });
    const since = await changePassword(deps, { id: account.id, password: typed.password });
    await renewSession(req, { accountId: account.id, accountSince: since, notice: accountTexts.changed });
    res.redirect(303, '/account');
  };
}

function remove(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    const typed = typedIn(req.body);
    const known = await isCurrent(deps, { account, password: typed.current });
    const problems = [
      ...(known ? [] : [{ field: 'current', text: accountTexts.currentWrong }]),
      ...(typed.confirmed ? [] : [{ field: 'confirmed', text: accountTexts.deleteMissing }]),
    ];
    if (problems.length > 0) return sendForm({ req, res }, { form: 'delete', problems, status: known ? 422 : 401 });
    await deleteAccount(deps, account.id);
    await destroySession(req);
    res.redirect(303, '/account/login?deleted=1');
  };
}

async function isCurrent(deps: WebDeps, { account, password }: { account: ApplicantAccount; password: string }): Promise<boolean> {
  return (await findAccountBy(deps, { login: account.login, password }))?.id === account.id;
}

/** Passwords are taken as they were typed, blanks and all. */
function typedIn(body: unknown) {
  const raw = rawForm(body);
  return {
    login: firstValue(raw, 'login'),
    password: raw.password?.[0] ?? '',
    current: raw.current?.[0] ?? '',
    confirmed: firstValue(raw, 'confirmed') !== '',
  };
}

interface FormAnswer {
  readonly form: AccountFormPage['form'];
  readonly login?: string;
  readonly notice?: string | null;
  readonly problems?: readonly AccountProblem[];
  readonly status?: number;
}

function sendForm(http: Http, { form, login = '', notice = null, problems = [], status = 200 }: FormAnswer): void {
  const frame = frameOf(http, {
    title: accountTexts.title,
    current: 'track',
    area: 'public',
    anonymousForm: true,
    failed: status >= 400,
  });
  sendPage(http.res, { view: AccountFormView, model: accountFormPage(frame, { form, login, notice, problems }), status });
}

function tooMany(form: AccountFormPage['form']): RequestHandler {
  return (req, res) => {
    const problems = [{ field: form === 'signIn' || form === 'register' ? 'login' : 'current', text: accountTexts.tooMany }];
    sendForm({ req, res }, { form, login: typedIn(req.body).login, problems, status: 429 });
  };
}

function registrationLimit(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: MAX_REGISTRATIONS,
    identifier: 'register',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    handler: tooMany('register'),
  });
}
