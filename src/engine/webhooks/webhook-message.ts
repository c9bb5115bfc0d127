import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { DeliveryRow, WebhookRow } from '../../store/webhook-rows.ts';

const SECRET_BYTES = 32;

/** One message as it goes over the wire. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Message = Pick<DeliveryRow, 'messageId' | 'type' | 'payload' | 'createdAt'>;

/** As receivers get to know it: by Standard Webhooks it begins with `whsec_`. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * Signed by Standard Webhooks (https://www.standardwebhooks.com) for the moment at which it is sent. The body is the same at each attempt.
 * While the secret is being changed there are two signatures, of which receivers look for one that they know.
 */
export function webhookRequest(webhook: WebhookRow, { messageId, type, payload, createdAt }: Message, now: Date): WebhookRequest {
  const body = JSON.stringify({ type, timestamp: createdAt, data: payload });
  const signatures = secretsAt(webhook, now).map((secret) => new Webhook(secret).sign(messageId, now, body));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Yishen',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}

function secretsAt({ secret, oldSecret, oldSecretUntil }: WebhookRow, now: Date): string[] {
  const oldCounts = oldSecret !== null && oldSecretUntil !== null && now.toISOString() < oldSecretUntil;
  return oldCounts ? [secret, oldSecret] : [secret];
}
