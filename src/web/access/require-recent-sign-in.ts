import type { Request, RequestHandler } from 'express';
import { safeNext } from '../pages/login-page.ts';
import { saveSession } from '../session.ts';
import { accessTexts } from '../texts/access.ts';
import type { WebDeps } from '../web-deps.ts';

/**
 * For grave acts: whoever stands at a browser that somebody left open gets no further. The person proves once more to be the one and comes back
 * to the page; a form that was posted is not recorded, and they come back to where it stands.
 *
 * @param minutes - How long ago they may have proved it.
 */
export function requireRecentSignIn({ now }: Pick<WebDeps, 'now'>, minutes: number): RequestHandler {
  return async (req, res, next) => {
    const provenAt = Date.parse(req.session.provenAt ?? '');
    if (Math.abs(now().getTime() - provenAt) <= minutes * 60_000) return next();
    const posted = req.method !== 'GET' && req.method !== 'HEAD';
    if (posted) {
      req.session.notice = accessTexts.confirm.sendAgain;
      await saveSession(req);
    }
    const back = posted ? pageOfForm(req) : req.originalUrl;
    res.redirect(303, `/settings/confirm?next=${encodeURIComponent(safeNext(back))}`);
  };
}

/** The page on which the form stood, if it is one of this site. */
function pageOfForm(req: Request): string {
  const referer = req.get('referer');
  if (referer === undefined || !URL.canParse(referer)) return '/settings';
  const { host, pathname, search } = new URL(referer);
  return host === req.get('host') ? pathname + search : '/settings';
}
