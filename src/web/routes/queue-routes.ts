import { type Request, type Response, Router } from 'express';
import { QueueView } from '../../../views/pages/queue.tsx';
import { currentUser, requireCaseRole } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { queuePage } from '../pages/queue-page.ts';
import { STAFF_PLACES } from '../places.ts';
import { hrefOf, readAddress } from '../queue-address.ts';
import { mayAssign, queryOf } from '../queue-query.ts';
import { findSearch, keepSearch } from '../queue-session.ts';
import { sendPage } from '../send-page.ts';
import { lastingTroubles } from '../service-health.ts';
import { saveSession } from '../session.ts';
import { queueTexts } from '../texts/queue.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { queueAssignRoutes } from './queue-assign-routes.ts';
import { queueExportRoutes } from './queue-export-routes.ts';
import { queueLiveRoutes } from './queue-live-routes.ts';
import { queueViewRoutes } from './queue-view-routes.ts';

const PAGE_SIZE = 25;

export function queueRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/queue', requireCaseRole);
  router.get('/queue', async (req, res) => {
    const user = currentUser(res);
    const views = await deps.engine.savedViews(user.id);
    const first = views.find(({ defaultOf }) => defaultOf !== null);
    if (Object.keys(req.query).length === 0 && first !== undefined) return res.redirect(303, `/queue/views/${first.id}`);
    const asked = readAddress(req.query);
    const text = asked.find === null ? '' : findSearch(req, asked.find);
    if (text === undefined) {
      req.session.notice = queueTexts.searchGone;
      await saveSession(req);
      return res.redirect(303, hrefOf(asked, { find: null, after: null }));
    }
    const data = await deps.engine.queue({ ...(await queryOf(deps, asked, { text, user })), limit: PAGE_SIZE });
    const frame = frameOf({ req, res }, { title: texts.queue.title, current: 'queue' });
    const troubles = lastingTroubles(await deps.services(), deps.now());
    const may = { mayAssign: mayAssign(user), mayTakeIn: STAFF_PLACES.newCase.mayGo(user) };
    const parts = { data, address: asked, text, views, user, ...may, troubles, machines: deps.machines };
    sendPage(res, { view: QueueView, model: queuePage(frame, parts) });
  });
  router.post('/queue', applyFilter);
  router.use(queueViewRoutes(deps), queueAssignRoutes(deps), queueExportRoutes(deps), queueLiveRoutes(deps));
  return router;
}

/** What is typed into the search box goes into the session, everything else into the address. */
async function applyFilter(req: Request, res: Response): Promise<void> {
  const fields = req.body as Readonly<Record<string, unknown>>;
  const find = keepSearch(req, fields.q);
  await saveSession(req);
  res.redirect(303, hrefOf({ ...readAddress(fields), find, view: null, after: null }));
}
