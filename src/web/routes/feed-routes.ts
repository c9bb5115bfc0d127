import { randomUUID } from 'node:crypto';
import { type RequestHandler, type Response, Router } from 'express';
import { type FeedDeps, readFeed } from '../calendar-feed.ts';
import { wrongLinkLimit } from '../security.ts';
import { feedRefusals } from '../texts/feeds.ts';
import type { WebDeps } from '../web-deps.ts';

/**
 * The calendars that programs read by secret links. They stand before sessions and languages: nobody is signed in here, no cookie is set,
 * and the secret, which is part of the address, is in no log.
 */
export function feedRoutes(deps: FeedDeps & Pick<WebDeps, 'reportError'>): Router {
  const router = Router();
  router.get('/calendar/:token.ics', wrongLinkLimit(tooMany), async (req, res) => {
    try {
      const answer = await readFeed(deps, String(req.params.token));
      if (answer === undefined) return refuse(res, 404, feedRefusals.gone);
      res
        .set({
          'Cache-Control': 'private, no-cache',
          'Content-Disposition': 'inline; filename="yishen.ics"',
          ETag: `"${answer.digest}"`,
          'Last-Modified': answer.changedAt.toUTCString(),
        })
        .type('text/calendar; charset=utf-8')
        .send(answer.text);
    } catch (error) {
      deps.reportError(error, { requestId: randomUUID(), method: req.method, path: '/calendar/…' });
      refuse(res.set('Retry-After', '600'), 503, feedRefusals.failed);
    }
  });
  return router;
}

const tooMany: RequestHandler = (_req, res) => refuse(res, 429, feedRefusals.tooMany);

/** In both languages: the program that asks has none. */
function refuse(res: Response, status: number, text: string): void {
  res.status(status).set('Cache-Control', 'no-store').type('text/plain; charset=utf-8').send(`${text}\n`);
}
