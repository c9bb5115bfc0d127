import { randomUUID } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { WebhookFormView } from '../../../views/pages/webhook-form.tsx';
import { WebhooksView } from '../../../views/pages/webhooks.tsx';
import { createWebhook, saveWebhook } from '../../engine/webhooks/webhook-changes.ts';
import { newWebhookSecret } from '../../engine/webhooks/webhook-message.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { currentUser } from '../auth.ts';
import { rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { checkTyped, NEW_WEBHOOK, readTyped, typedOf, type WebhookTyped, webhookFormPage } from '../pages/webhook-form-page.ts';
import { webhooksPage } from '../pages/webhooks-page.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { webhookTexts } from '../texts/webhooks.ts';
import type { WebDeps } from '../web-deps.ts';
import { mayChangeWebhooks, ownWebhook, requireAdmin } from './own-webhook.ts';
import { sendWebhook } from './send-webhook.ts';

export const MAX_WEBHOOKS = 20;

type Deps = Pick<WebDeps, 'db' | 'now'>;

/** Other programs that are told of events: set up by administrators, looked at by heads of office too. There are no case contents here. */
export function webhookRoutes(deps: Deps): Router {
  const router = Router();
  router.use('/webhooks', requirePlace('webhooks'));
  router.get('/webhooks', async (req, res) => {
    const user = currentUser(res);
    const webhooks = await createWebhookSettingsStore(deps.db.read).list(user.organId);
    const frame = frameOf({ req, res }, { title: webhookTexts.title, current: 'webhooks' });
    sendPage(res, { view: WebhooksView, model: webhooksPage(frame, { webhooks, mayChange: mayChangeWebhooks(res), now: deps.now() }) });
  });
  router.get('/webhooks/new', requireAdmin, (req, res) => sendForm({ req, res }, { id: null, typed: NEW_WEBHOOK }));
  router.post('/webhooks', requireAdmin, addWebhook(deps));
  router.get('/webhooks/:id', async (req, res) => {
    await sendWebhook({ req, res }, deps, { webhook: await ownWebhook(deps, { req, res }) });
  });
  router.get('/webhooks/:id/edit', requireAdmin, async (req, res) => {
    const webhook = await ownWebhook(deps, { req, res });
    sendForm({ req, res }, { id: webhook.id, typed: typedOf(webhook) });
  });
  router.post('/webhooks/:id', requireAdmin, changeWebhook(deps));
  return router;
}

function addWebhook({ db, now }: Deps): RequestHandler {
  return async (req, res) => {
    const { id: createdBy, organId } = currentUser(res);
    if (organId === null) throw new HttpProblem(403, 'forbidden');
    const typed = readTyped(rawForm(req.body));
    const checked = checkTyped(typed);
    if ('errors' in checked) return sendForm({ req, res }, { id: null, typed, errors: checked.errors });
    const store = createWebhookSettingsStore(db.read);
    if ((await store.list(organId)).length >= MAX_WEBHOOKS) {
      return sendForm({ req, res }, { id: null, typed, errors: { url: webhookTexts.problems.tooMany } });
    }
    const [id, secret] = [randomUUID(), newWebhookSecret()];
    await createWebhook({ db, now }, { ...checked.settings, id, organId, secret, createdBy });
    req.session.notice = webhookTexts.added;
    await saveSession(req);
    res.redirect(303, `/webhooks/${id}`);
  };
}

function changeWebhook(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = await ownWebhook(deps, { req, res });
    const typed = readTyped(rawForm(req.body));
    const checked = checkTyped(typed);
    if ('errors' in checked) return sendForm({ req, res }, { id, typed, errors: checked.errors });
    const done = await saveWebhook(deps, checked.settings, { id, by: currentUser(res).id });
    req.session.notice = done ? webhookTexts.saved : webhookTexts.gone;
    await saveSession(req);
    res.redirect(303, done ? `/webhooks/${id}` : '/webhooks');
  };
}

interface FormAnswer {
  readonly id: string | null;
  readonly typed: WebhookTyped;
  readonly errors?: Parameters<typeof webhookFormPage>[1]['errors'];
}

function sendForm(http: Http, { id, typed, errors }: FormAnswer): void {
  const failed = errors !== undefined;
  const title = id === null ? webhookTexts.form.newTitle : webhookTexts.form.editTitle;
  const frame = frameOf(http, { title, current: 'webhooks', failed });
  const model = webhookFormPage(frame, { id, typed, ...(failed ? { errors } : {}) });
  sendPage(http.res, { view: WebhookFormView, model, status: failed ? 422 : 200 });
}
