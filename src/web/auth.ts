import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { type Actor, readsCases, type StaffRole } from '../law/roles.ts';
import { wantsHtml } from './failure.ts';
import { HttpProblem } from './http-problem.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

interface Locals {
  user?: StaffUser;
}

/** Loads the signed-in person anew for each request: a role taken away, an account closed or a new password acts at once. */
export function loadUser(users: WebDeps['users']): RequestHandler {
  return async (req, res, next) => {
    const id = req.session?.userId; // `OPTIONS *` and the like have no path, and so no session
    const user = id === undefined ? undefined : await users.findById(id);
    const signedIn = user !== undefined && user.disabledAt === null && req.session.userProof === proofOf(user);
    if (signedIn) (res.locals as Locals).user = user;
    next();
  };
}

/** Kept with a sign-in: another password is another proof. It tells nothing of the hash it is made of. */
export function proofOf({ passwordHash }: Pick<StaffUser, 'passwordHash'>): string {
  return createHash('sha256').update(passwordHash).digest('hex').slice(0, 32);
}

export const requireUser: RequestHandler = (req, res, next) => {
  if (findUser(res) !== undefined) return next();
  if (!wantsHtml(req)) throw new HttpProblem(401, 'signIn');
  const target = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
  res.redirect(303, `/login${target}`);
};

export const requireCaseRole: RequestHandler = (_req, res, next) => {
  if (!mayReadCases(currentUser(res))) throw new HttpProblem(403, 'noCases');
  next();
};

/** A case of another organ is not found: its existence is not told either. */
export function requireOwnCase(engine: WebDeps['engine']): RequestHandler<{ id: string }> {
  return async (req, res, next) => {
    const organId = await engine.organOf(req.params.id);
    const own = currentUser(res).organId;
    if (organId === undefined || (own !== null && own !== organId)) throw new HttpProblem(404, 'notFound');
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

export function actorOf(user: StaffUser): Actor {
  return { kind: 'staff', id: user.id, name: user.name, roles: user.roles };
}
