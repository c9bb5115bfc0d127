import { createWebhookPost } from '../../src/engine/webhooks/post-webhook.ts';
import { newWebhookSecret } from '../../src/engine/webhooks/webhook-message.ts';
import { createWebhookWorker } from '../../src/jobs/webhook-worker.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createWebhookDeliveryStore } from '../../src/store/webhook-delivery-store.ts';
import type { DeliveryRow, WebhookRow } from '../../src/store/webhook-rows.ts';
import { createWebhookSettingsStore } from '../../src/store/webhook-settings-store.ts';
import { createWebhookStore } from '../../src/store/webhook-store.ts';
import type { TestDatabase } from './databases.ts';

/** An organ with webhooks on a database, and a clock that the test sets. It starts now: libraries refuse old signatures. */
export async function createWebhookOffice(db: TestDatabase) {
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  let [clockMs, made, told] = [Math.floor(Date.now() / 1000) * 1000, 0, 0];
  const failures: unknown[] = [];
  const now = (): Date => new Date(clockMs);
  const settings = createWebhookSettingsStore(db.write);
  const log = createWebhookDeliveryStore(db.read);
  return {
    organ,
    now,
    settings,
    failures,
    pass(ms: number): void {
      clockMs += ms;
    },
    worker: (deps: Partial<Parameters<typeof createWebhookWorker>[0]> = {}) =>
      createWebhookWorker({ db, now, post: createWebhookPost(), reportFailure: (error) => failures.push(error), ...deps }),
    async add(url: string, more: Partial<Pick<WebhookRow, 'eventTypes' | 'organId'>> = {}): Promise<WebhookRow> {
      made += 1;
      const id = `hook-${made}`;
      const secret = newWebhookSecret();
      const row = {
        id,
        organId: organ.id,
        url,
        description: '',
        secret,
        eventTypes: [],
        createdBy: 'admin',
        createdAt: now().toISOString(),
      };
      await settings.create({ ...row, ...more });
      return this.find(id);
    },
    async find(id: string): Promise<WebhookRow> {
      const row = await settings.findById(id);
      if (row === undefined) throw new Error(`There is no webhook ${id}`);
      return row;
    },
    /** Announces events numbered 1, 2, 3 …, one after the other. */
    async tell(count = 1, { type = 'reply.served', organId = organ.id } = {}): Promise<void> {
      for (let i = 0; i < count; i += 1) {
        told += 1;
        await createWebhookStore(db.write).announce([{ organId, type, payload: { n: told } }], now().toISOString());
      }
    },
    /** Oldest first. */
    async deliveries(webhook: Pick<WebhookRow, 'id'>): Promise<DeliveryRow[]> {
      return (await log.list(webhook.id, { before: null, limit: 1000 })).reverse();
    },
  };
}
