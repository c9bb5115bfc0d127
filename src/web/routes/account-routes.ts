import { type RequestHandler, Router } from 'express';
import { AccountView } from '../../../views/pages/account.tsx';
import { createQueryCodes } from '../../engine/query-codes.ts';
import { grantAccess } from '../applicant-access.ts';
import { type ApplicantAccount, accountOf, bundleCase, bundledCases, unbundleCase } from '../applicant-accounts.ts';
import { loadApplicantCase } from '../applicant-case.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { type AccountProblem, accountPage } from '../pages/account-page.ts';
import { refusedCode } from '../pages/track-enter-page.ts';
import { hrefOf } from '../pages/track-page.ts';
import { wrongCodeLimit } from '../security.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { accountTexts } from '../texts/account.ts';
import { trackTexts } from '../texts/track.ts';
import type { WebDeps } from '../web-deps.ts';
import { accountFormRoutes } from './account-form-routes.ts';

/** Accounts of applicants: they bundle cases and give no other right. Nothing here is needed to apply or to track. */
export function accountRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use(accountFormRoutes(deps));
  router.get('/account', async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    await sendAccount({ req, res }, deps, { account });
  });
  router.get('/account/open/:caseId', async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    const { caseId } = req.params;
    if (!(await bundledCases(deps, account.id)).includes(caseId)) throw new HttpProblem(404, 'notFound');
    await grantAccess(req, caseId);
    res.redirect(303, hrefOf(caseId));
  });
  router.post('/account/cases', wrongCodeLimit(tooManyWrongCodes(deps)), addCase(deps));
  router.post('/account/cases/remove', async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    const caseId = firstValue(rawForm(req.body), 'caseId');
    await unbundleCase(deps, account.id, caseId);
    req.session.tracked = (req.session.tracked ?? []).filter((id) => id !== caseId);
    req.session.notice = accountTexts.removed;
    await saveSession(req);
    res.redirect(303, '/account');
  });
  return router;
}

function addCase(deps: WebDeps): RequestHandler {
  const codes = createQueryCodes({ db: deps.db, now: deps.now });
  return async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    const raw = rawForm(req.body);
    const [number, code] = [firstValue(raw, 'number'), firstValue(raw, 'code')];
    const missing = [
      ...(number === '' ? [{ field: 'number', text: trackTexts.enter.numberMissing }] : []),
      ...(code === '' ? [{ field: 'code', text: trackTexts.enter.codeMissing }] : []),
    ];
    const giveBack = (problems: readonly AccountProblem[], status: number) =>
      sendAccount({ req, res }, deps, { account, number, problems, status });
    if (missing.length > 0) return giveBack(missing, 422);
    const checked = await codes.check({ number, code });
    if (checked.result !== 'ok') {
      return giveBack([{ field: 'number', text: refusedCode(checked) }], checked.result === 'locked' ? 429 : 401);
    }
    if (!(await bundleCase(deps, account.id, checked.caseId))) return giveBack([{ field: 'number', text: accountTexts.full }], 422);
    req.session.notice = accountTexts.added;
    await saveSession(req);
    res.redirect(303, '/account');
  };
}

function tooManyWrongCodes(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const account = await accountOf(req, deps);
    if (account === undefined) return res.redirect(303, '/account/login');
    const problems = [{ field: 'number', text: trackTexts.enter.tooMany }];
    await sendAccount({ req, res }, deps, { account, number: firstValue(rawForm(req.body), 'number'), problems, status: 429 });
  };
}

interface AccountAnswer {
  readonly account: ApplicantAccount;
  readonly number?: string;
  readonly problems?: readonly AccountProblem[];
  readonly status?: number;
}

async function sendAccount(http: Http, deps: WebDeps, { account, number = '', problems = [], status = 200 }: AccountAnswer): Promise<void> {
  const cases = [];
  for (const caseId of await bundledCases(deps, account.id)) cases.push(await loadApplicantCase(deps, caseId));
  const title = accountTexts.mine;
  const frame = frameOf(http, { title, current: 'track', area: 'public', anonymousForm: true, failed: status >= 400 });
  sendPage(http.res, { view: AccountView, model: accountPage(frame, { login: account.login, cases, number, problems }), status });
}
