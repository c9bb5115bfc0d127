import { randomBytes } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { PublishReplyView } from '../../../../views/pages/publish-reply.tsx';
import { InvalidInputError, StepRefusedError } from '../../../law/errors.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../../auth.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { inEachLanguage } from '../../language.ts';
import { publishReplyPage } from '../../pages/publications/publish-reply-page.ts';
import { gaveInformation, type PublishableReply, publicationOf, publishableReply } from '../../publications/reply-to-publish.ts';
import { sendPage } from '../../send-page.ts';
import { publicationTaskTexts } from '../../texts/publication-tasks.ts';
import type { WebDeps } from '../../web-deps.ts';
import { openPublication, requireOrgan } from '../publication-routes.ts';

const TOKEN_BYTES = 32;

/** From an answered case to a publication of what was given: masked text and cleared copies alone. */
export function publishReplyRoutes(deps: WebDeps): Router {
  const router = Router();
  const guards: RequestHandler<{ id: string }>[] = [requireCaseRole as RequestHandler<{ id: string }>, requireOwnCase(deps)];
  router.get('/cases/:id/publish', ...guards, async (req, res) => {
    const reply = await replyOf({ req, res }, deps, req.params.id);
    sendForm({ req, res }, { reply, attempt: null });
  });
  router.post('/cases/:id/publish', ...guards, (req, res) => publish({ req, res }, deps, req.params.id));
  return router;
}

async function publish(http: Http, deps: WebDeps, caseId: string): Promise<void> {
  const { req, res } = http;
  const reply = await replyOf(http, deps, caseId);
  const user = currentUser(res);
  const raw = rawForm(req.body);
  try {
    const event = { type: 'publication.created', on: deps.today(), data: publicationOf(reply, raw) };
    const organId = requireOrgan(deps, user);
    const id = await openPublication(deps, { user, organId, event, token: firstValue(raw, 'token') || newToken() });
    req.session.notice = publicationTaskTexts.reply.done;
    res.redirect(303, `/cases/${encodeURIComponent(id)}`);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    sendForm(http, { reply, attempt: { raw, problems: error.problems } });
  }
}

/** Whoever gets the page has read the case. @throws {HttpProblem} 403 for those who publish nothing. @throws {StepRefusedError} where nothing was given. */
async function replyOf({ res }: Http, deps: WebDeps, caseId: string): Promise<PublishableReply> {
  const user = currentUser(res);
  requireOrgan(deps, user);
  const data = await deps.engine.casePage(caseId, actorOf(user));
  await deps.desk.recordRead(user, { caseId, what: 'page' });
  if (!gaveInformation(data)) {
    throw new StepRefusedError({
      rule: 'chart',
      basis: '2019年条例第四十四条',
      text: inEachLanguage(() => publicationTaskTexts.reply.notGiven),
    });
  }
  return publishableReply(deps, data);
}

interface FormAnswer {
  readonly reply: PublishableReply;
  readonly attempt: Parameters<typeof publishReplyPage>[1]['attempt'];
}

function sendForm(http: Http, { reply, attempt }: FormAnswer): void {
  const failed = attempt !== null;
  const frame = frameOf(http, { title: publicationTaskTexts.reply.title, failed });
  const token = (attempt === null ? '' : firstValue(attempt.raw, 'token')) || newToken();
  sendPage(http.res, { view: PublishReplyView, model: publishReplyPage(frame, { reply, token, attempt }), status: failed ? 422 : 200 });
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
