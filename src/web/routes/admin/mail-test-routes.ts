import { type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { readMailAddress } from '../../../law/mail-address.ts';
import { type AdminDeps, changeAs, type Problems } from '../../admin/admin-desk.ts';
import { currentUser } from '../../auth.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { inboxWords, mailNotSetPage, mailTestForm, mailWords } from '../../pages/admin/mail-test-page.ts';
import { sendPage } from '../../send-page.ts';
import { adminSystemTexts } from '../../texts/admin-system.ts';

const WINDOW_MS = 15 * 60_000;
/** Our server sends to any address that somebody types: not without end. */
const MAX_TRIALS = 20;

/** Tries whether mail goes out and comes in, and tells what the servers say. */
export function mailTestRoutes(deps: AdminDeps): Router {
  const router = Router();
  const limit = rateLimit({
    windowMs: WINDOW_MS,
    limit: MAX_TRIALS,
    keyGenerator: (_req, res) => currentUser(res as Http['res']).id,
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new HttpProblem(429, 'tooMany')),
  });
  router.get('/admin/mail', (req, res) => sendForm(deps, { req, res }, {}));
  router.post('/admin/mail/test', limit, testMail(deps));
  router.post('/admin/mail/inbox', limit, testInbox(deps));
  return router;
}

function testMail(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const typed = firstValue(rawForm(req.body), 'to');
    const to = readMailAddress(typed);
    const tryMail = deps.server?.tryMail;
    const words = adminSystemTexts.mail;
    if (tryMail === undefined) return sendForm(deps, http, { problems: { to: words.notSet }, to: typed });
    if (to === undefined) return sendForm(deps, http, { problems: { to: words.toWrong }, to: typed });
    await keepTest(deps, http);
    const trial = await tryMail({ to, subject: words.subject, text: words.text });
    sendForm(deps, http, { to: typed, told: mailWords(trial), failed: trial.result === 'failed' });
  };
}

function testInbox(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const tryInbox = deps.server?.tryInbox;
    if (tryInbox === undefined) return sendForm(deps, http, { told: adminSystemTexts.mail.inboxNotSet, failed: true });
    const trial = await tryInbox();
    sendForm(deps, http, { told: inboxWords(trial), failed: trial.result === 'failed' });
  };
}

/** Before it is sent: a mail that cannot be kept in the log does not go out. */
async function keepTest(deps: AdminDeps, http: Http): Promise<void> {
  await changeAs(deps, http, (step) => step.keep({ kind: 'mail.tested', organId: currentUser(http.res).organId }));
}

interface Answer {
  readonly to?: string;
  readonly problems?: Problems;
  readonly told?: string;
  readonly failed?: boolean;
}

function sendForm(deps: AdminDeps, http: Http, { to = '', problems = {}, told, failed = false }: Answer): void {
  const isWrong = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: adminSystemTexts.mail.title, current: 'admin', failed: isWrong });
  const { server, inboxEnabled = false } = deps;
  const outcome = told === undefined ? null : { text: told, failed };
  if (server?.tryMail === undefined) {
    sendPage(http.res, { view: AdminPageView, model: mailNotSetPage(frame, { inboxEnabled, told: outcome }), status: isWrong ? 422 : 200 });
    return;
  }
  const model = mailTestForm(frame, { server, inboxEnabled, to, problems, told: outcome });
  sendPage(http.res, { view: AdminFormView, model, status: isWrong ? 422 : 200 });
}
