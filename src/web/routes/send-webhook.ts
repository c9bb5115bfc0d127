import { WebhookView } from '../../../views/pages/webhook.tsx';
import { createUserStore } from '../../store/user-store.ts';
import { createWebhookDeliveryStore } from '../../store/webhook-delivery-store.ts';
import type { WebhookRow } from '../../store/webhook-rows.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { currentUser } from '../auth.ts';
import { frameOf, type Http } from '../frame.ts';
import { webhookPage } from '../pages/webhook-page.ts';
import { webhookName } from '../pages/webhook-words.ts';
import { sendPage } from '../send-page.ts';
import type { WebDeps } from '../web-deps.ts';
import { mayChangeWebhooks } from './own-webhook.ts';

const ROWS = 50;

interface WebhookAnswer {
  readonly webhook: WebhookRow;
  /** What went wrong with what was asked of it. */
  readonly error?: string;
}

/** One webhook with what it was told, and its new secret, if there is one, for this once. */
export async function sendWebhook(http: Http, { db, now }: Pick<WebDeps, 'db' | 'now'>, { webhook, error }: WebhookAnswer): Promise<void> {
  const { req, res } = http;
  const isNew = await createWebhookSettingsStore(db.write).takeSecret(webhook.id, currentUser(res).id);
  const before = beforeOf(req.query.before);
  const deliveries = await createWebhookDeliveryStore(db.read).list(webhook.id, { before, limit: ROWS + 1 });
  const creator = await createUserStore(db.read).findById(webhook.createdBy);
  const frame = frameOf(http, { title: webhookName(webhook), current: 'webhooks', failed: error !== undefined });
  const model = webhookPage(frame, {
    webhook,
    createdBy: creator?.name ?? webhook.createdBy,
    deliveries: deliveries.slice(0, ROWS),
    more: deliveries.length > ROWS,
    older: before !== null,
    mayChange: mayChangeWebhooks(res),
    secret: isNew ? webhook.secret : null,
    error: error ?? null,
    now: now(),
  });
  sendPage(res, { view: WebhookView, model, status: error === undefined ? 200 : 422 });
}

function beforeOf(query: unknown): number | null {
  return typeof query === 'string' && /^\d{1,9}$/.test(query) ? Number(query) : null;
}
