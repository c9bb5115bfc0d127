import { type RequestHandler, Router } from 'express';
import { WebhookRemovalView } from '../../../views/pages/webhook-removal.tsx';
import { pingWebhook } from '../../engine/webhooks/ping-webhook.ts';
import { createWebhookPost, type PostWebhook } from '../../engine/webhooks/post-webhook.ts';
import { keepWebhookChange, settleDelivery } from '../../engine/webhooks/webhook-changes.ts';
import { newWebhookSecret } from '../../engine/webhooks/webhook-message.ts';
import { withTransaction } from '../../store/database.ts';
import { createWebhookDeliveryStore } from '../../store/webhook-delivery-store.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { currentUser } from '../auth.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { answerWords, webhookName } from '../pages/webhook-words.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { webhookTexts } from '../texts/webhooks.ts';
import type { WebDeps } from '../web-deps.ts';
import { ownWebhook, requireAdmin } from './own-webhook.ts';
import { sendWebhook } from './send-webhook.ts';

const DAY_MS = 24 * 3_600_000;
/** What is older is not sent when a parked webhook is resumed. */
const RESUMED_DAYS = 30;

type Deps = Pick<WebDeps, 'db' | 'now'>;

/** What administrators do with a webhook that is there. */
export function webhookActRoutes(deps: Deps): Router {
  const router = Router();
  const post = createWebhookPost();
  router.post('/webhooks/:id/ping', requireAdmin, ping(deps, post));
  router.post('/webhooks/:id/resume', requireAdmin, resume(deps, post));
  router.post('/webhooks/:id/secret', requireAdmin, rotate(deps));
  router.get('/webhooks/:id/remove', requireAdmin, async (req, res) => {
    const webhook = await ownWebhook(deps, { req, res });
    const frame = frameOf({ req, res }, { title: webhookTexts.remove.title(webhookName(webhook)), current: 'webhooks' });
    sendPage(res, { view: WebhookRemovalView, model: { frame, name: webhookName(webhook), backHref: `/webhooks/${webhook.id}` } });
  });
  router.post('/webhooks/:id/remove', requireAdmin, remove(deps));
  router.post('/webhooks/:id/deliveries/:deliveryId/again', requireAdmin, again(deps));
  router.post('/webhooks/:id/deliveries/:deliveryId/drop', requireAdmin, drop(deps));
  return router;
}

function ping(deps: Deps, post: PostWebhook): RequestHandler {
  return async (req, res) => {
    const webhook = await ownWebhook(deps, { req, res });
    const { outcome, taken } = await pingWebhook(webhook, { post, now: deps.now() });
    const answer = answerWords(outcome);
    if (!taken) return sendWebhook({ req, res }, deps, { webhook, error: webhookTexts.pingFailed(answer) });
    await createWebhookSettingsStore(deps.db.write).retryNow(webhook.id);
    await backTo(`/webhooks/${webhook.id}`, { req, res }, webhookTexts.pinged(answer));
  };
}

/** Only a receiver that takes a test event is sent the rest. */
function resume(deps: Deps, post: PostWebhook): RequestHandler {
  return async (req, res) => {
    const webhook = await ownWebhook(deps, { req, res });
    if (webhook.parkedAt === null) return sendWebhook({ req, res }, deps, { webhook, error: webhookTexts.notParked });
    const now = deps.now();
    const { outcome, taken } = await pingWebhook(webhook, { post, now });
    if (!taken) return sendWebhook({ req, res }, deps, { webhook, error: webhookTexts.resumeFailed(answerWords(outcome)) });
    await resumeWebhook(deps, { id: webhook.id, by: currentUser(res).id });
    await backTo(`/webhooks/${webhook.id}`, { req, res }, webhookTexts.resumed);
  };
}

function rotate({ db, now }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = await ownWebhook({ db }, { req, res });
    await rotateSecret({ db, now }, { id, by: currentUser(res).id });
    await backTo(`/webhooks/${id}`, { req, res }, webhookTexts.secret.rotated);
  };
}

function remove({ db, now }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = await ownWebhook({ db }, { req, res });
    await removeWebhook({ db, now }, { id, by: currentUser(res).id });
    await backTo('/webhooks', { req, res }, webhookTexts.remove.done);
  };
}

interface Doing {
  readonly id: string;
  /** Who does it. */
  readonly by: string;
}

/** The secret before it signs for another day. @returns the new one. */
export async function rotateSecret({ db, now }: Deps, { id, by }: Doing): Promise<string> {
  const secret = newWebhookSecret();
  const at = now();
  const oldUntil = new Date(at.getTime() + DAY_MS).toISOString();
  await withTransaction(db, async (trx) => {
    if (!(await createWebhookSettingsStore(trx).rotate(id, { secret, oldUntil, by }))) throw new HttpProblem(404, 'notFound');
    await keepWebhookChange(trx, { id, by, changes: 'secret' }, at);
  });
  return secret;
}

/** What is too old is not sent. */
export async function resumeWebhook({ db, now }: Deps, { id, by }: Doing): Promise<void> {
  const at = now();
  await withTransaction(db, async (trx) => {
    const before = new Date(at.getTime() - RESUMED_DAYS * DAY_MS).toISOString();
    await createWebhookDeliveryStore(trx).dropOlder(id, { before, now: at.toISOString() });
    await createWebhookSettingsStore(trx).resume(id);
    await keepWebhookChange(trx, { id, by, changes: 'resumed' }, at);
  });
}

/** What waits for it is not sent. */
export async function removeWebhook({ db, now }: Deps, { id, by }: Doing): Promise<void> {
  const at = now();
  await withTransaction(db, async (trx) => {
    await keepWebhookChange(trx, { id, by, changes: 'removed' }, at);
    await createWebhookSettingsStore(trx).remove(id, at.toISOString());
    await createWebhookDeliveryStore(trx).dropAll(id, at.toISOString());
  });
}

function again(deps: Deps): RequestHandler {
  return async (req, res) => {
    const webhook = await ownWebhook(deps, { req, res });
    const words = webhookTexts.log;
    if (webhook.parkedAt !== null) return sendWebhook({ req, res }, deps, { webhook, error: words.againParked });
    const deliveryId = await deliveryOf(webhook.id, { db: deps.db, req });
    const queued = await settleDelivery(deps, { id: webhook.id, by: currentUser(res).id, deliveryId, how: 'again' });
    if (!queued) return sendWebhook({ req, res }, deps, { webhook, error: words.againNot });
    await backTo(`/webhooks/${webhook.id}`, { req, res }, words.againDone);
  };
}

function drop(deps: Deps): RequestHandler {
  return async (req, res) => {
    const webhook = await ownWebhook(deps, { req, res });
    const words = webhookTexts.log;
    const deliveryId = await deliveryOf(webhook.id, { db: deps.db, req });
    const dropped = await settleDelivery(deps, { id: webhook.id, by: currentUser(res).id, deliveryId, how: 'drop' });
    if (!dropped) return sendWebhook({ req, res }, deps, { webhook, error: words.dropNot });
    await backTo(`/webhooks/${webhook.id}`, { req, res }, words.dropDone);
  };
}

export async function deliveryOf(webhookId: string, { db, req }: Pick<Deps, 'db'> & Pick<Http, 'req'>): Promise<number> {
  const id = String(req.params.deliveryId);
  const known = /^\d{1,9}$/.test(id) ? await createWebhookDeliveryStore(db.read).findById(webhookId, Number(id)) : undefined;
  if (known === undefined) throw new HttpProblem(404, 'notFound');
  return known.id;
}

async function backTo(href: string, { req, res }: Http, notice: string): Promise<void> {
  req.session.notice = notice;
  await saveSession(req);
  res.redirect(303, href);
}
