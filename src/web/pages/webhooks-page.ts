import type { WebhookWithCount } from '../../store/webhook-settings-store.ts';
import type { Frame } from '../frame.ts';
import { webhookTexts } from '../texts/webhooks.ts';
import { VERIFICATION_EXAMPLE, type WebhookStateView, webhookName, webhookState } from './webhook-words.ts';

export interface WebhooksPage {
  readonly frame: Frame;
  readonly rows: readonly {
    readonly href: string;
    readonly name: string;
    /** Below the name, unless it is the name. */
    readonly url: string | null;
    readonly events: string;
    readonly state: WebhookStateView;
    readonly waiting: number;
  }[];
  /** Administrators set webhooks up; heads of office see how they are doing. */
  readonly mayChange: boolean;
  readonly example: string;
}

interface WebhooksParts {
  readonly webhooks: readonly WebhookWithCount[];
  readonly mayChange: boolean;
  readonly now: Date;
}

export function webhooksPage(frame: Frame, { webhooks, mayChange, now }: WebhooksParts): WebhooksPage {
  return {
    frame,
    rows: webhooks.map((webhook) => ({
      href: `/webhooks/${webhook.id}`,
      name: webhookName(webhook),
      url: webhook.description === '' ? null : webhook.url,
      events: webhook.eventTypes.length === 0 ? webhookTexts.events.all : webhookTexts.events.some(webhook.eventTypes.length),
      state: webhookState(webhook, now),
      waiting: webhook.waiting,
    })),
    mayChange,
    example: VERIFICATION_EXAMPLE,
  };
}
