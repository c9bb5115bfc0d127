import { findEvent } from '../../law/events/catalogue.ts';
import type { DeliveryRow, WebhookRow } from '../../store/webhook-rows.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { webhookTexts } from '../texts/webhooks.ts';
import { texts } from '../texts.ts';
import { answerWords, VERIFICATION_EXAMPLE, type WebhookStateView, webhookName, webhookState } from './webhook-words.ts';

interface DeliveryView {
  readonly id: number;
  readonly href: string;
  readonly at: string;
  readonly event: string;
  readonly type: string;
  readonly state: { readonly text: string; readonly tone: WebhookStateView['tone'] };
  readonly attempts: string | null;
  readonly answer: string;
  /** As it is sent. */
  readonly payload: string;
  readonly mayResend: boolean;
  readonly mayDrop: boolean;
}

export interface WebhookPage {
  readonly frame: Frame;
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly state: WebhookStateView;
  readonly parked: boolean;
  readonly events: readonly string[];
  readonly secretNote: string;
  readonly createdBy: string;
  readonly mayChange: boolean;
  /** Shown once, after it was made. */
  readonly secret: string | null;
  readonly example: string;
  readonly error: string | null;
  readonly deliveries: readonly DeliveryView[];
  readonly newestHref: string | null;
  readonly olderHref: string | null;
}

interface WebhookParts {
  readonly webhook: WebhookRow;
  readonly createdBy: string;
  readonly deliveries: readonly DeliveryRow[];
  /** There are older ones. */
  readonly more: boolean;
  /** These are not the newest. */
  readonly older: boolean;
  readonly mayChange: boolean;
  readonly secret: string | null;
  readonly error: string | null;
  readonly now: Date;
}

export function webhookPage(frame: Frame, parts: WebhookParts): WebhookPage {
  const { webhook, createdBy, deliveries, more, older, mayChange, secret, error, now } = parts;
  const href = `/webhooks/${webhook.id}`;
  const { oldSecret, oldSecretUntil } = webhook;
  const bothCount = oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now.toISOString();
  return {
    frame,
    id: webhook.id,
    name: webhookName(webhook),
    url: webhook.url,
    state: webhookState(webhook, now),
    parked: webhook.parkedAt !== null,
    events: webhook.eventTypes.length === 0 ? [webhookTexts.summary.everything] : webhook.eventTypes.map(eventLabel),
    secretNote: bothCount ? webhookTexts.secret.oldUntil(wallClock(oldSecretUntil)) : webhookTexts.secret.one,
    createdBy: webhookTexts.addedBy(createdBy, wallClock(webhook.createdAt)),
    mayChange,
    secret,
    example: VERIFICATION_EXAMPLE,
    error,
    deliveries: deliveries.map((delivery) => deliveryView(delivery, { webhook, mayChange })),
    newestHref: older ? href : null,
    olderHref: more ? `${href}?before=${deliveries.at(-1)?.id ?? 0}` : null,
  };
}

function deliveryView(delivery: DeliveryRow, { webhook, mayChange }: Pick<WebhookParts, 'webhook' | 'mayChange'>): DeliveryView {
  const { id, type, createdAt, payload, state, attempts, lastStatus, lastError } = delivery;
  return {
    id,
    href: `/webhooks/${webhook.id}/deliveries/${id}`,
    at: wallClock(createdAt),
    event: eventLabel(type),
    type,
    state: deliveryState(delivery, webhook),
    attempts: attempts === 0 ? null : webhookTexts.log.attempts(attempts),
    answer: attempts === 0 && lastError === null ? texts.none : capitalised(answerWords({ status: lastStatus, error: lastError })),
    payload: JSON.stringify({ type, timestamp: createdAt, data: payload }, null, 2),
    mayResend: mayChange && state !== 'waiting' && webhook.parkedAt === null,
    mayDrop: mayChange && state === 'waiting',
  };
}

function deliveryState({ state, attempts }: DeliveryRow, { parkedAt }: WebhookRow): DeliveryView['state'] {
  const words = webhookTexts.log.states;
  if (state === 'delivered') return { text: words.delivered, tone: 'good' };
  if (state === 'dropped') return { text: words.dropped, tone: 'quiet' };
  if (parkedAt !== null) return { text: words.parked, tone: 'alarm' };
  return attempts > 0 ? { text: words.retrying, tone: 'warn' } : { text: words.waiting, tone: 'quiet' };
}

function eventLabel(type: string): string {
  const definition = findEvent(type);
  return definition === undefined ? type : sayLabel(definition.label);
}

/** What stands inside a sentence elsewhere, alone. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
