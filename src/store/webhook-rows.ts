import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** What an attempt failed of when nothing was answered, or why a delivery was given up; never an address or what somebody said. */
export const WEBHOOK_ERRORS = [
  'timeout',
  'forbiddenAddress',
  'plainHttp',
  'nameNotFound',
  'refused',
  'certificate',
  'cutOff',
  'tooOld',
] as const;
export type WebhookError = (typeof WEBHOOK_ERRORS)[number];

/** Another program that is told of the events of an organ. */
export interface WebhookRow {
  readonly id: string;
  readonly organId: number;
  readonly url: string;
  readonly description: string;
  /** `whsec_` and Base64. */
  readonly secret: string;
  /** The secret before it, which signs too until then. */
  readonly oldSecret: string | null;
  readonly oldSecretUntil: Instant | null;
  /** Empty: all, and whatever a later version adds. */
  readonly eventTypes: readonly string[];
  /** Id of a user. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly deliveredAt: Instant | null;
  /** Of the first failure after the last success; null while it works. */
  readonly failingSince: Instant | null;
  /** Attempts that failed since then. */
  readonly failures: number;
  readonly retryAt: Instant | null;
  /** Nothing is sent since then, until an administrator resumes it. */
  readonly parkedAt: Instant | null;
}

/** Claimed by one worker: `ticket` proves it until the lease is over. */
export interface ClaimedWebhook extends WebhookRow {
  readonly ticket: string;
}

/** `waiting` ones of a parked webhook wait until it is resumed. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveryRow {
  readonly id: number;
  readonly webhookId: string;
  readonly messageId: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly state: DeliveryState;
  readonly stateAt: Instant | null;
  readonly attempts: number;
  readonly triedAt: Instant | null;
  readonly lastStatus: number | null;
  readonly lastError: WebhookError | null;
}

const webhookColumns = {
  id: 'text',
  organId: 'integer',
  url: 'text',
  description: 'text',
  secret: 'text',
  oldSecret: 'text',
  oldSecretUntil: 'text',
  eventTypes: 'json',
  createdBy: 'text',
  createdAt: 'text',
  deliveredAt: 'text',
  failingSince: 'text',
  failures: 'integer',
  retryAt: 'text',
  parkedAt: 'text',
} as const;

export const webhooksTable = defineTable<WebhookRow>('webhooks', webhookColumns);
export const claimedWebhooksTable = defineTable<ClaimedWebhook>('webhooks', { ...webhookColumns, ticket: 'text' });
export const deliveriesTable = defineTable<DeliveryRow>('webhook_deliveries', {
  id: 'integer',
  webhookId: 'text',
  messageId: 'text',
  type: 'text',
  payload: 'json',
  createdAt: 'text',
  state: 'text',
  stateAt: 'text',
  attempts: 'integer',
  triedAt: 'text',
  lastStatus: 'integer',
  lastError: 'text',
});
