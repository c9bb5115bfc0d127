import { newWebhookSecret } from '../../src/engine/webhooks/webhook-message.ts';
import { createWebhookSettingsStore } from '../../src/store/webhook-settings-store.ts';
import { createWebhookStore } from '../../src/store/webhook-store.ts';
import type { RunningOffice } from './running-office.ts';

/** Nobody listens at the port of discarded data. */
const CLOSED = 'http://127.0.0.1:9/hooks/yishen';

/** Two webhooks, `failing` and `parked`, with events that wait for them. */
export async function tellWebhooks(office: RunningOffice): Promise<void> {
  const now = office.time.now().toISOString();
  const settings = createWebhookSettingsStore(office.db.write);
  const common = { organId: office.organ.id, url: CLOSED, secret: newWebhookSecret(), createdBy: 'head', createdAt: now, eventTypes: [] };
  await settings.create({ ...common, id: 'failing', description: '门户网站' });
  await settings.create({ ...common, id: 'parked', description: '统计平台' });
  const payload = { case: { id: 'case-1', caseNo: '甲政公开申〔2026〕1号' } };
  const announcements = ['examination.started', 'reply.served'].map((type) => ({ organId: office.organ.id, type, payload }));
  await createWebhookStore(office.db.write).announce(announcements, now);
  await office.db.write('webhooks').where({ id: 'parked' }).update({ parked_at: now, failing_since: now });
}
