import { type Request, Router } from 'express';
import type { IdentityProvider, Journey, Proven } from '../../engine/identity/identity-provider.ts';
import { createIdentityLinkStore } from '../../store/identity-link-store.ts';
import { beginHalf, completeSignIn } from '../access/sign-in-flow.ts';
import { findUser } from '../auth.ts';
import type { Http } from '../frame.ts';
import { safeNext } from '../pages/login-page.ts';
import { networkLimit } from '../security.ts';
import { saveSession } from '../session.ts';
import type { WebDeps } from '../web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** Somebody who went to the identity provider and is awaited. */
    oidc?: Away;
    /** Somebody who is signed in and came back: to be linked when they confirm it. */
    oidcLink?: PendingLink;
  }
}

interface Away extends Journey {
  /** UTC instant. */
  readonly at: string;
  readonly next: string;
  /** Who is signed in and wants to link the account; null: somebody signs in. */
  readonly linkFor: string | null;
}

export interface PendingLink {
  readonly userId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly label: string;
  readonly at: string;
}

export type OidcDeps = Pick<WebDeps, 'access' | 'now' | 'db' | 'identityProvider'>;

/** Ten minutes to sign in there. */
export const JOURNEY_MS = 10 * 60_000;

/** Sign-in with an identity provider: there and back. Open to everybody; nothing is let in but what the provider proves for a linked account. */
export function oidcRoutes(deps: OidcDeps): Router {
  const router = Router();
  const { identityProvider } = deps;
  if (identityProvider === undefined) return router;
  const ready = { ...deps, identityProvider };
  const limit = networkLimit((_req, res) => res.redirect(303, '/login?oidc=refused'));
  router.get('/login/oidc', async (req, res) => {
    await goThere({ req, res }, ready, { next: safeNext(req.query.next), linkFor: null });
  });
  router.get('/login/oidc/out', async (_req, res) => {
    res.redirect(303, (await identityProvider.endUrl('/login?out=1')) ?? '/login?out=1');
  });
  router.get('/login/oidc/callback', limit, (req, res) => comeBack({ req, res }, ready));
  return router;
}

type Ready = Omit<OidcDeps, 'identityProvider'> & { readonly identityProvider: IdentityProvider };

/** Sends the browser to the provider, with what it takes to know the answer. */
export async function goThere({ req, res }: Http, deps: Ready, { next, linkFor }: Pick<Away, 'next' | 'linkFor'>): Promise<void> {
  const begun = await deps.identityProvider.begin();
  if (begun === undefined) return res.redirect(303, linkFor === null ? '/login?oidc=away' : '/settings/identity?oidc=away');
  req.session.oidc = { ...begun.journey, at: deps.now().toISOString(), next, linkFor };
  await saveSession(req);
  res.redirect(303, begun.url);
}

async function comeBack({ req, res }: Http, deps: Ready): Promise<void> {
  const away = await takeJourney(req);
  const isLate = away === undefined || deps.now().getTime() - Date.parse(away.at) > JOURNEY_MS;
  const proven = isLate ? undefined : await deps.identityProvider.finish(new URL(req.originalUrl, 'http://here'), away);
  const failed = away?.linkFor == null ? '/login?oidc=refused' : '/settings/identity?oidc=refused';
  if (away === undefined || proven === undefined) return res.redirect(303, failed);
  if (away.linkFor !== null) return holdLink({ req, res }, deps, { away, proven });
  await signIn({ req, res }, deps, { away, proven });
}

/** Before anything is asked of the provider: whoever comes with the same answer again finds nothing. */
async function takeJourney(req: Request): Promise<Away | undefined> {
  const { oidc } = req.session;
  if (oidc === undefined) return undefined;
  delete req.session.oidc;
  await saveSession(req);
  return oidc;
}

interface Returned {
  readonly away: Away;
  readonly proven: Proven;
}

/** By issuer and subject alone. Whether there is no link or the account is closed is not told apart. */
async function signIn(http: Http, deps: Ready, { away, proven }: Returned): Promise<void> {
  const link = await createIdentityLinkStore(deps.db.read).find(proven.issuer, proven.subject);
  const user = link === undefined ? undefined : await deps.access.findUser(link.userId);
  if (user === undefined || user.disabledAt !== null) return http.res.redirect(303, '/login?oidc=notLinked');
  if (proven.secondFactor) return completeSignIn(deps, http, { user, method: 'openid+factor', next: away.next });
  if ((await deps.access.secondFactorOf(user.id)) !== undefined) return beginHalf(deps, http, { user, next: away.next });
  await completeSignIn(deps, http, { user, method: 'openid', next: away.next });
}

/** Not linked yet: somebody may have been sent here who is another person there. They look at it and confirm. */
async function holdLink({ req, res }: Http, { now }: Ready, { away, proven }: Returned): Promise<void> {
  const user = findUser(res);
  if (user === undefined || user.id !== away.linkFor) return res.redirect(303, '/login?oidc=refused');
  const { issuer, subject, label } = proven;
  req.session.oidcLink = { userId: user.id, issuer, subject, label, at: now().toISOString() };
  await saveSession(req);
  res.redirect(303, '/settings/identity');
}
