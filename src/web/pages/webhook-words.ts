import { STATUS_CODES } from 'node:http';
import type { WebhookError, WebhookRow } from '../../store/webhook-rows.ts';
import { wallClock } from '../format.ts';
import { webhookTexts } from '../texts/webhooks.ts';

export interface WebhookStateView {
  readonly text: string;
  readonly tone: 'alarm' | 'warn' | 'good' | 'quiet';
  /** What else to know: when it is tried next, or was last told something. */
  readonly detail: string | null;
}

export function webhookState({ parkedAt, failingSince, retryAt, deliveredAt }: WebhookRow, now: Date): WebhookStateView {
  const words = webhookTexts.states;
  const last = deliveredAt === null ? null : words.lastAt(wallClock(deliveredAt));
  if (parkedAt !== null) return { text: words.parked(wallClock(parkedAt)), tone: 'alarm', detail: last };
  if (failingSince !== null) {
    const later = retryAt !== null && retryAt > now.toISOString();
    return {
      text: words.failing(wallClock(failingSince)),
      tone: 'warn',
      detail: later ? words.retryAt(wallClock(retryAt)) : words.retrySoon,
    };
  }
  return deliveredAt === null ? { text: words.untried, tone: 'quiet', detail: null } : { text: words.works, tone: 'good', detail: last };
}

/** What the receiver answered, or why it did not, inside a sentence about it. */
export function answerWords({ status, error }: { readonly status: number | null; readonly error: WebhookError | null }): string {
  const words = webhookTexts.answers;
  if (error !== null) return words[error];
  if (status === null) return words.none;
  const named = [String(status), STATUS_CODES[status] ?? ''].join(' ').trim();
  if (status >= 300 && status < 400) return words.redirect(named);
  return status === 410 ? words.gone(named) : words.status(named);
}

export function webhookName({ description, url }: Pick<WebhookRow, 'description' | 'url'>): string {
  return description === '' ? url : description;
}

/** Six lines that a receiver needs. */
export const VERIFICATION_EXAMPLE = `import { Webhook } from 'standardwebhooks';
const webhook = new Webhook(process.env.WEBHOOK_SECRET);
app.post('/hooks/yishen', express.text({ type: 'application/json' }), (req, res) => {
  const event = webhook.verify(req.body, req.headers); // throws unless we sent it
  res.sendStatus(204); // then do something about event.type and event.data
});`;
