import { type Request, Router } from 'express';
import { QueueView } from '../../../views/pages/queue.tsx';
import { currentUser, requireCaseRole } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { parseCursor, queuePage } from '../pages/queue-page.ts';
import { sendPage } from '../send-page.ts';
import { texts } from '../texts.ts';
import { QUEUE_GROUPS, type QueueGroup, type QueueQuery, type WebDeps } from '../web-deps.ts';

const PAGE_SIZE = 25;
const MAX_FILTER_LENGTH = 100;

export function queueRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/queue', requireCaseRole, async (req, res) => {
    const query: QueueQuery = { ...readQuery(req), limit: PAGE_SIZE, today: deps.today(), organId: currentUser(res).organId };
    const data = await deps.engine.queue(query);
    const frame = frameOf({ req, res }, { title: texts.queue.title, current: 'queue' });
    sendPage(res, { view: QueueView, model: queuePage(frame, { data, query, machines: deps.machines }) });
  });
  return router;
}

/** Whatever cannot be understood falls back to the first page of all open cases. */
function readQuery(req: Request): Pick<QueueQuery, 'group' | 'text' | 'after'> {
  const { group, q, after } = req.query;
  return {
    group: QUEUE_GROUPS.find((id): id is QueueGroup => id === group) ?? 'open',
    text: typeof q === 'string' ? q.trim().slice(0, MAX_FILTER_LENGTH) : '',
    after: parseCursor(after),
  };
}
