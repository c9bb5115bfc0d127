import { type RequestHandler, Router } from 'express';
import { AccessQuestionView } from '../../../../views/pages/access-question.tsx';
import { SecondFactorView } from '../../../../views/pages/second-factor.tsx';
import { needsSecondFactor } from '../../../law/access/sign-in-rules.ts';
import { requireRecentSignIn } from '../../access/require-recent-sign-in.ts';
import { currentUser, findSignIn } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { secondFactorPage } from '../../pages/second-factor-page.ts';
import { sendPage } from '../../send-page.ts';
import { renewKeeping } from '../../session.ts';
import { accessTexts } from '../../texts/access.ts';
import type { WebDeps } from '../../web-deps.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { ownRow } from './own-row.ts';
import { RECENT_MINUTES, sendCodes } from './send-recovery-codes.ts';

/** One-time codes of one's own: how they stand, another phone, new recovery codes, giving them up. */
export function secondFactorRoutes(deps: WebDeps): Router {
  const router = Router();
  const recent = requireRecentSignIn(deps, RECENT_MINUTES);
  router.get('/settings/second-factor', async (req, res) => {
    const user = currentUser(res);
    const state = await deps.access.secondFactorOf(user.id);
    const frame = frameOf({ req, res }, { title: accessTexts.factor.title });
    const needed = needsSecondFactor(user.roles, deps.access.policy);
    sendPage(res, { view: SecondFactorView, model: secondFactorPage(frame, { state, needed }) });
  });
  router.use(enrolmentRoutes(deps));
  router.get('/settings/second-factor/codes', recent, async (req, res) => {
    await requireFactor(deps, { req, res });
    sendQuestion({ req, res }, 'renew');
  });
  router.post('/settings/second-factor/codes', recent, renew(deps));
  router.get('/settings/second-factor/remove', recent, async (req, res) => {
    await requireFactor(deps, { req, res });
    sendQuestion({ req, res }, 'remove');
  });
  router.post('/settings/second-factor/remove', recent, remove(deps));
  return router;
}

async function requireFactor({ access }: WebDeps, { res }: Http): Promise<void> {
  if ((await access.secondFactorOf(currentUser(res).id)) === undefined) throw new HttpProblem(404, 'notFound');
}

function sendQuestion(http: Http, what: 'renew' | 'remove'): void {
  const words = accessTexts.factor[what];
  const frame = frameOf(http, { title: words.title });
  const action = what === 'renew' ? '/settings/second-factor/codes' : '/settings/second-factor/remove';
  sendPage(http.res, { view: AccessQuestionView, model: { frame, ...words, action, backHref: '/settings/second-factor' } });
}

function renew(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const codes = await deps.access.renewRecoveryCodes(await ownRow(deps, res));
    if (codes === undefined) throw new HttpProblem(404, 'notFound');
    await sendCodes(deps, { req, res }, codes);
  };
}

function remove(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const user = await ownRow(deps, res);
    if (needsSecondFactor(user.roles, deps.access.policy)) throw new HttpProblem(403, 'forbidden');
    await deps.access.removeOwnFactor(user, findSignIn(res)?.id ?? '');
    await renewKeeping(req, { notice: accessTexts.factor.remove.done });
    res.redirect(303, '/settings/second-factor');
  };
}
