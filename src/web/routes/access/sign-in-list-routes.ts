import { Router } from 'express';
import { AccessQuestionView } from '../../../../views/pages/access-question.tsx';
import { SignInsView } from '../../../../views/pages/sign-ins.tsx';
import { findSignIn } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { signInsPage } from '../../pages/sign-ins-page.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { accessTexts } from '../../texts/access.ts';
import type { WebDeps } from '../../web-deps.ts';
import { ownRow } from './own-row.ts';

const LIST = '/settings/sessions';

/** Where one is signed in, and ending it elsewhere. */
export function signInListRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get(LIST, async (req, res) => {
    const rows = await deps.access.listOpen(await ownRow(deps, res));
    const frame = frameOf({ req, res }, { title: accessTexts.sessions.title });
    sendPage(res, { view: SignInsView, model: signInsPage(frame, { rows, current: findSignIn(res)?.id ?? '' }) });
  });
  router.get(`${LIST}/others`, (req, res) => sendQuestion({ req, res }, 'others', `${LIST}/others`));
  router.post(`${LIST}/others`, async (req, res) => {
    const ended = await deps.access.revokeOthers(await ownRow(deps, res), findSignIn(res)?.id ?? '');
    await leave({ req, res }, accessTexts.sessions.othersDone(ended));
  });
  router.get(`${LIST}/:signIn/end`, async (req, res) => {
    const rows = await deps.access.listOpen(await ownRow(deps, res));
    if (!rows.some(({ id }) => id === req.params.signIn)) throw new HttpProblem(404, 'notFound');
    sendQuestion({ req, res }, 'one', `${LIST}/${req.params.signIn}/end`);
  });
  router.post(`${LIST}/:signIn/end`, async (req, res) => {
    const ended = await deps.access.revoke(await ownRow(deps, res), req.params.signIn);
    if (!ended) throw new HttpProblem(404, 'notFound');
    if (req.params.signIn === findSignIn(res)?.id) return res.redirect(303, '/login?out=1');
    await leave({ req, res }, accessTexts.sessions.oneDone);
  });
  return router;
}

function sendQuestion(http: Http, what: 'one' | 'others', action: string): void {
  const words = accessTexts.sessions[what];
  const frame = frameOf(http, { title: words.title });
  sendPage(http.res, { view: AccessQuestionView, model: { frame, ...words, action, backHref: LIST } });
}

async function leave({ req, res }: Http, notice: string): Promise<void> {
  req.session.notice = notice;
  await saveSession(req);
  res.redirect(303, LIST);
}
