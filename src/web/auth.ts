import type { RequestHandler, Response } from 'express';
import { proofOf } from '../engine/access/proof-of-account.ts';
import { needsSecondFactor, type SecondFactorPolicy } from '../law/access/sign-in-rules.ts';
import { type Actor, readsCases, type StaffRole } from '../law/roles.ts';
import type { SignInState } from '../store/sign-in-store.ts';
import { seesCase } from './case-sight.ts';
import { wantsHtml } from './failure.ts';
import { HttpProblem } from './http-problem.ts';
import { isByItself } from './session.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

interface Locals {
  user?: StaffUser;
  signIn?: SignInState;
  due?: string;
}

/**
 * Loads the sign-in and the person anew for each request: a role taken away, an account closed, a new password or a sign-in that was ended acts
 * at once. Who has to set a password or one-time codes first is somebody on the page for it alone, and a stranger everywhere else.
 */
export function loadUser({ users, access }: Pick<WebDeps, 'users' | 'access'>): RequestHandler {
  return async (req, res, next) => {
    const id = req.session?.signInId; // `OPTIONS *` and the like have no path, and so no session
    const signIn = id === undefined ? undefined : await access.current(id, !isByItself(req));
    const user = signIn === undefined ? undefined : await users.findById(signIn.userId);
    if (signIn === undefined || user === undefined || user.disabledAt !== null || signIn.proof !== proofOf(user)) return next();
    const due = dueOf(signIn, user, access.policy);
    const locals = res.locals as Locals;
    locals.signIn = signIn;
    if (due !== undefined) locals.due = due;
    if (due === undefined || due === req.path) locals.user = user;
    next();
  };
}

/** Where the person has to go before anything else. */
function dueOf(signIn: SignInState, { roles }: StaffUser, policy: SecondFactorPolicy): string | undefined {
  if (signIn.passwordDue) return '/settings/password';
  const proven = signIn.secondFactor || signIn.method === 'openid+factor';
  return !proven && needsSecondFactor(roles, policy) ? '/settings/second-factor/new' : undefined;
}

export const requireUser: RequestHandler = (req, res, next) => {
  if (findUser(res) !== undefined) return next();
  if (!wantsHtml(req)) throw new HttpProblem(401, 'signIn');
  const due = findDue(res);
  if (due !== undefined) return res.redirect(303, due);
  const target = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
  res.redirect(303, `/login${target}`);
};

/** The page on which the person has to do something before anything else. */
export function findDue(res: Response): string | undefined {
  return (res.locals as Locals).due;
}

export function findSignIn(res: Response): SignInState | undefined {
  return (res.locals as Locals).signIn;
}

export const requireCaseRole: RequestHandler = (_req, res, next) => {
  if (!mayReadCases(currentUser(res))) throw new HttpProblem(403, 'noCases');
  next();
};

/** A case of another organ, or of another unit where the person sees their own unit's alone, is not found: its existence is not told either. */
export function requireOwnCase(deps: Pick<WebDeps, 'db' | 'engine'>): RequestHandler<{ id: string }> {
  return async (req, res, next) => {
    if (!(await seesCase(deps, currentUser(res), req.params.id))) throw new HttpProblem(404, 'notYourCase');
    next();
  };
}

export function findUser(res: Response): StaffUser | undefined {
  return (res.locals as Locals).user;
}

/** Throws when nobody is signed in: a route forgot `requireUser`. */
export function currentUser(res: Response): StaffUser {
  const user = findUser(res);
  if (user === undefined) throw new Error('Nobody is signed in');
  return user;
}

export function hasRole({ roles }: Pick<StaffUser, 'roles'>, wanted: readonly StaffRole[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

export function mayReadCases(user: Pick<StaffUser, 'roles'>): boolean {
  return readsCases(user.roles);
}

export function actorOf({ id, name, roles, apiKey }: StaffUser): Actor {
  if (apiKey?.kind === 'program') return { kind: 'machine', id, name, roles };
  return { kind: 'staff', id, name, roles, ...(apiKey === undefined ? {} : { apiKey: apiKey.id }) };
}
