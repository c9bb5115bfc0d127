import { Router } from 'express';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { createIntegrityStore } from '../../../store/integrity-store.ts';
import { createNodeBeatStore } from '../../../store/node-beat-store.ts';
import { createOutboxReadModel } from '../../../store/outbox-read-model.ts';
import { createWebhookSettingsStore } from '../../../store/webhook-settings-store.ts';
import type { AdminDeps } from '../../admin/admin-desk.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { healthPage } from '../../pages/admin/health-page.ts';
import { systemPage } from '../../pages/system-page.ts';
import { sendPage } from '../../send-page.ts';
import { adminSystemTexts } from '../../texts/admin-system.ts';

/** Whether every part works, with what only administrators can mend. */
export function adminHealthRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/health', (req, res) => sendHealth(deps, { req, res }));
  return router;
}

async function sendHealth(deps: AdminDeps, http: Http): Promise<void> {
  const { organId } = currentUser(http.res);
  const now = deps.now();
  const webhooks = await createWebhookSettingsStore(deps.db.read).list(organId);
  const frame = frameOf(http, { title: adminSystemTexts.health.title, current: 'admin' });
  const { rows } = systemPage(frame, {
    states: await deps.services(),
    now,
    ready: await deps.ready(),
    checked: await createIntegrityStore(deps.db.read).latest(),
    counts: await createOutboxReadModel(deps.db.read).counts({ organId }, now.toISOString()),
    parkedWebhooks: webhooks.filter(({ parkedAt }) => parkedAt !== null).length,
    mailEnabled: deps.mailEnabled === true,
    inboxEnabled: deps.inboxEnabled === true,
    scanEnabled: deps.scan !== undefined,
    mayLookAtMail: true,
  });
  const model = healthPage(frame, {
    rows,
    now,
    today: deps.today(),
    disk: await deps.server?.disk(),
    knownUntil: deps.calendar().knownUntil,
    hasFax: deps.faxWay !== undefined,
    nodes: await createNodeBeatStore(deps.db.read).list(),
  });
  sendPage(http.res, { view: AdminPageView, model });
}
