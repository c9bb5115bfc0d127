import type { RequestHandler } from 'express';
import { requireRecentSignIn } from '../access/require-recent-sign-in.ts';
import type { WebDeps } from '../web-deps.ts';

const TO_BEGIN_MINUTES = 30;
/** A form that was begun in time may be finished: nobody types it twice. */
const TO_POST_MINUTES = 60;

/** Who may do what is changed by whoever has just proved to be the administrator, not at a browser that was left open. */
export function recentForPosting(deps: Pick<WebDeps, 'now'>): RequestHandler {
  const [begin, post] = [requireRecentSignIn(deps, TO_BEGIN_MINUTES), requireRecentSignIn(deps, TO_POST_MINUTES)];
  return (req, res, next) => (req.method === 'GET' ? begin : post)(req, res, next);
}
