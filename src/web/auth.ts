import type { RequestHandler, Response } from 'express';
import { type Actor, STAFF_ROLES, type StaffRole } from '../law/roles.ts';
import { wantsHtml } from './failure.ts';
import { HttpProblem } from './http-problem.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

/** Administrators see no case contents and statisticians numbers only (domain 5.4). */
const CASE_ROLES: ReadonlySet<StaffRole> = new Set(STAFF_ROLES.filter((role) => role !== 'admin' && role !== 'statistician'));

interface Locals {
  user?: StaffUser;
}

/** Loads the signed-in person anew for each request: a role taken away or an account closed acts at once. */
export function loadUser(users: WebDeps['users']): RequestHandler {
  return async (req, res, next) => {
    const id = req.session.userId;
    const user = id === undefined ? undefined : await users.findById(id);
    if (user !== undefined && user.disabledAt === null) (res.locals as Locals).user = user;
    next();
  };
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

export function mayReadCases(user: Pick<StaffUser, 'roles'>): boolean {
  return user.roles.some((role) => CASE_ROLES.has(role));
}

export function actorOf(user: StaffUser): Actor {
  return { kind: 'staff', id: user.id, name: user.name, roles: user.roles };
}
