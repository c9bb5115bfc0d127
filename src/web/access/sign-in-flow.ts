import type { Request, Response } from 'express';
import { proofOf } from '../../engine/access/proof-of-account.ts';
import type { SignInMethod } from '../../engine/access/sign-ins.ts';
import { browserOf } from '../../law/access/browser-of.ts';
import { HALF_SIGN_IN_MS } from '../../law/access/sign-in-rules.ts';
import type { UserRow } from '../../store/rows.ts';
import { findSignIn } from '../auth.ts';
import type { Http } from '../frame.ts';
import { firstPlaceOf } from '../places.ts';
import { regenerate, saveSession } from '../session.ts';
import { accessTexts } from '../texts/access.ts';
import type { WebDeps } from '../web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** The password was right, the one-time code is still to come: nothing else is reached with it. */
    half?: HalfSignIn;
    /** Where to go when everything that comes before is done, a path of this site. */
    goOn?: string;
  }
}

interface HalfSignIn {
  readonly userId: string;
  readonly proof: string;
  /** UTC instant. */
  readonly at: string;
  readonly next: string;
}

type FlowDeps = Pick<WebDeps, 'access' | 'now'>;

/** The password was right: a fresh session that may ask for the code page and nothing else. */
export async function beginHalf({ now }: Pick<WebDeps, 'now'>, { req, res }: Http, { user, next }: Goal): Promise<void> {
  const { keptForm } = req.session;
  await regenerate(req);
  req.session.half = { userId: user.id, proof: proofOf(user), at: now().toISOString(), next };
  if (keptForm !== undefined) req.session.keptForm = keptForm;
  await saveSession(req);
  res.redirect(303, '/login/code');
}

interface Goal {
  readonly user: UserRow;
  readonly next: string;
}

/** Who is half signed in, for ten minutes and as long as account and password stay what they were. */
export async function halfOf({ access, now }: FlowDeps, req: Request): Promise<Goal | undefined> {
  const { half } = req.session;
  if (half === undefined || now().getTime() - Date.parse(half.at) > HALF_SIGN_IN_MS) return undefined;
  const user = await access.findUser(half.userId);
  return user !== undefined && user.disabledAt === null && proofOf(user) === half.proof ? { user, next: half.next } : undefined;
}

interface Proven extends Goal {
  readonly method: SignInMethod;
  /** Recovery codes that are left after one was used. */
  readonly left?: number;
}

/** Everything was right: a fresh session, so that one planted before is worth nothing. A sign-in that the browser had before is over. */
export async function completeSignIn(deps: FlowDeps, { req, res }: Http, { user, method, next, left }: Proven): Promise<void> {
  const { keptForm } = req.session;
  await endFormer(deps, res);
  const browser = browserOf(req.get('user-agent'));
  const id = await deps.access.begin({ user, method, address: req.ip, browser, left });
  await regenerate(req);
  req.session.signInId = id;
  req.session.provenAt = deps.now().toISOString();
  if (keptForm !== undefined) req.session.keptForm = keptForm;
  const target = next === '/' ? firstPlaceOf(user) : next;
  req.session.goOn = target;
  if (left !== undefined) req.session.notice = accessTexts.recovery.used(left);
  await saveSession(req);
  res.redirect(303, left === undefined ? target : '/settings/second-factor');
}

export async function endFormer({ access }: Pick<WebDeps, 'access'>, res: Response): Promise<void> {
  const former = findSignIn(res);
  const user = former === undefined ? undefined : await access.findUser(former.userId);
  if (former !== undefined && user !== undefined) await access.end(user, former.id);
}
