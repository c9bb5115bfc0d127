import { Router } from 'express';
import type { WebDeps } from '../web-deps.ts';

/** For supervisors and load balancers: no session, no page. */
export function healthRoutes(deps: Pick<WebDeps, 'ready'>): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const ready = await deps.ready();
    res
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ok' : 'unavailable' });
  });
  return router;
}
