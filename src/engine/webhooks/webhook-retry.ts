import type { WebhookRow } from '../../store/webhook-rows.ts';
import type { Setback } from '../../store/webhook-sending-store.ts';
import type { PostOutcome } from './post-webhook.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Waits after the first failures in a row; later ones are LATER_MS. */
const WAITS_MS = [1, 5, 15, 30, 60, 120].map((minutes) => minutes * MINUTE_MS);
const LATER_MS = 240 * MINUTE_MS;
/** A receiver that failed so long is not tried any more. */
const PARKED_AFTER_MS = DAY_MS;
/** 410: the receiver says that it is gone for good. */
const GONE = 410;

/** Only a status of 200 to 299 says that it was taken. */
export function isTaken({ status }: PostOutcome): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** When to try again after one more failure: ever later, for the last time 24 hours after the first failure; then the webhook is parked. */
export function setbackOf(webhook: Pick<WebhookRow, 'failingSince' | 'failures'>, { status }: PostOutcome, now: Date): Setback {
  const failingSince = webhook.failingSince ?? now.toISOString();
  const parkAt = Date.parse(failingSince) + PARKED_AFTER_MS;
  if (status === GONE || now.getTime() >= parkAt) return { failingSince, retryAt: null };
  const waitMs = WAITS_MS[webhook.failures] ?? LATER_MS;
  return { failingSince, retryAt: new Date(Math.min(now.getTime() + waitMs, parkAt)).toISOString() };
}
