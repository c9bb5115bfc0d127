import { randomUUID } from 'node:crypto';
import type { WebhookRow } from '../../store/webhook-rows.ts';
import type { PostOutcome, PostWebhook } from './post-webhook.ts';
import { webhookRequest } from './webhook-message.ts';
import { isTaken } from './webhook-retry.ts';

/** The type of a test event, which stands for no event of a case. */
export const PING = 'ping';

/** Sends a test event at once, past whatever waits, and tells what was answered. */
export async function pingWebhook(webhook: WebhookRow, { post, now }: { readonly post: PostWebhook; readonly now: Date }) {
  const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
  const message = { messageId, type: PING, payload: {}, createdAt: now.toISOString() };
  const outcome: PostOutcome = await post(webhook.url, webhookRequest(webhook, message, now));
  return { outcome, taken: isTaken(outcome) };
}
