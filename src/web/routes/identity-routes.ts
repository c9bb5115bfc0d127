import { type Request, type RequestHandler, Router } from 'express';
import { IdentityView } from '../../../views/pages/identity.tsx';
import { linkAccount, unlinkAccount } from '../../engine/identity/link-account.ts';
import { createIdentityLinkStore } from '../../store/identity-link-store.ts';
import { requireRecentSignIn } from '../access/require-recent-sign-in.ts';
import { currentUser } from '../auth.ts';
import { wallClock } from '../format.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { identityTexts } from '../texts/identity.ts';
import type { WebDeps } from '../web-deps.ts';
import { goThere, JOURNEY_MS, type PendingLink } from './oidc-routes.ts';

const RECENT_MINUTES = 15;

/** One's own account and the identity provider. */
export function identityRoutes(deps: WebDeps): Router {
  const router = Router();
  const { identityProvider } = deps;
  if (identityProvider === undefined) return router;
  const recent = requireRecentSignIn(deps, RECENT_MINUTES);
  router.get('/settings/identity', async (req, res) => {
    const link = await createIdentityLinkStore(deps.db.read).ofUser(currentUser(res).id);
    const { name } = identityProvider;
    const frame = frameOf({ req, res }, { title: identityTexts.title(name) });
    const model = {
      frame,
      name,
      linked: link === undefined ? null : identityTexts.linked(link.label, wallClock(link.linkedAt)),
      pending: pendingOf(deps, req, currentUser(res).id)?.label ?? null,
      error: errorOf(req, name),
    };
    sendPage(res, { view: IdentityView, model });
  });
  router.get('/settings/identity/start', recent, async (req, res) => {
    await goThere({ req, res }, { ...deps, identityProvider }, { next: '/settings/identity', linkFor: currentUser(res).id });
  });
  router.post('/settings/identity', recent, confirmLink(deps));
  router.post('/settings/identity/remove', recent, removeLink(deps));
  return router;
}

function errorOf(req: Request, name: string): string | null {
  if (req.query.oidc === 'away') return identityTexts.away(name);
  return req.query.oidc === 'refused' ? identityTexts.refused : null;
}

/** For the person alone who began it, and for ten minutes. */
function pendingOf({ now }: Pick<WebDeps, 'now'>, req: Request, userId: string): PendingLink | undefined {
  const { oidcLink } = req.session;
  if (oidcLink === undefined || oidcLink.userId !== userId) return undefined;
  return now().getTime() - Date.parse(oidcLink.at) > JOURNEY_MS ? undefined : oidcLink;
}

function confirmLink(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const user = await ownAccount(deps, currentUser(res).id);
    const pending = pendingOf(deps, req, user.id);
    delete req.session.oidcLink;
    if ((req.body as Readonly<Record<string, unknown>>).answer !== 'yes') req.session.notice = identityTexts.none;
    else if (pending === undefined) req.session.notice = identityTexts.expired;
    else {
      const linked = await linkAccount(deps.db, pending, { user, now: deps.now() });
      req.session.notice = linked ? identityTexts.done : identityTexts.taken;
    }
    await saveSession(req);
    res.redirect(303, '/settings/identity');
  };
}

function removeLink(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const user = await ownAccount(deps, currentUser(res).id);
    if (await unlinkAccount(deps.db, { user, now: deps.now() })) req.session.notice = identityTexts.removed;
    await saveSession(req);
    res.redirect(303, '/settings/identity');
  };
}

async function ownAccount({ access }: Pick<WebDeps, 'access'>, id: string) {
  const user = await access.findUser(id);
  if (user === undefined) throw new HttpProblem(404, 'notFound');
  return user;
}
