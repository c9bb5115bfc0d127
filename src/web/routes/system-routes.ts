import { Router } from 'express';
import { SystemView } from '../../../views/pages/system.tsx';
import { createIntegrityStore } from '../../store/integrity-store.ts';
import { createOutboxReadModel } from '../../store/outbox-read-model.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { currentUser } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { systemPage } from '../pages/system-page.ts';
import { STAFF_PLACES } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { systemTexts } from '../texts/system.ts';
import type { WebDeps } from '../web-deps.ts';

/** Whether everything works, in words. It tells of nobody: whoever works here may see it. */
export function systemRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/system', async (req, res) => {
    const user = currentUser(res);
    const { organId } = user;
    const now = deps.now();
    const webhooks = await createWebhookSettingsStore(deps.db.read).list(organId);
    const frame = frameOf({ req, res }, { title: systemTexts.title });
    const model = systemPage(frame, {
      states: await deps.services(),
      now,
      ready: await deps.ready(),
      checked: await createIntegrityStore(deps.db.read).latest(),
      counts: await createOutboxReadModel(deps.db.read).counts({ organId }, now.toISOString()),
      parkedWebhooks: webhooks.filter(({ parkedAt }) => parkedAt !== null).length,
      mailEnabled: deps.mailEnabled === true,
      inboxEnabled: deps.inboxEnabled === true,
      scanEnabled: deps.scan !== undefined,
      mayLookAtMail: STAFF_PLACES.mail.mayGo(user),
    });
    sendPage(res, { view: SystemView, model });
  });
  return router;
}
