import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import { isMultipart, reachesUploads } from './uploads/upload-handlers.ts';
import type { WebDeps } from './web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** Id of the sign-in of a member of staff. */
    signInId?: string;
    /** UTC instant at which that person last proved to be the one, by password or code. */
    provenAt?: string;
    /** Said once on the next page. */
    notice?: string;
    /** Id under which the person uploaded files, when the session has got another since. */
    uploadsOf?: string;
  }
}

const IDLE_MS = 8 * 3_600_000;
export const CSRF_FIELD = '_csrf';
/** For scripts, which post no form. */
export const CSRF_HEADER = 'x-csrf-token';

const csrf = csrfSync({
  getTokenFromRequest: (req) => {
    const token = (req.body as Record<string, unknown> | undefined)?.[CSRF_FIELD];
    return typeof token === 'string' ? token : req.get(CSRF_HEADER);
  },
});

/**
 * Refuses a post whose form was not served to this very session. The fields of multipart forms are not read yet: these pass to the routes
 * that read them and check the token themselves, and to no other.
 */
export const csrfProtection: RequestHandler = (req, res, next) => {
  if (!isMultipart(req) || req.method === 'GET' || req.method === 'HEAD') return csrf.csrfSynchronisedProtection(req, res, next);
  return reachesUploads(req) ? next() : refuseForgery(next);
};

export function hasCsrfToken(req: Request): boolean {
  return csrf.isRequestValid(req);
}

export function refuseForgery(next: (error: Error) => void): void {
  next(csrf.invalidCsrfTokenError);
}

export function csrfTokenOf(req: Request): string {
  return csrf.generateToken(req);
}

/**
 * Applicants fill in long forms and follow cases by the same cookie: it lives as long for everybody. When a sign-in of staff ends is said by its row
 * in `sign_ins`, not by the cookie.
 */
export function sessions(deps: Pick<WebDeps, 'sessionStore' | 'sessionSecret' | 'secureCookies' | 'access'>): RequestHandler {
  const maxAge = Math.max(IDLE_MS, deps.access.limits.idleMs);
  return session({
    store: deps.sessionStore,
    secret: deps.sessionSecret,
    name: deps.secureCookies ? '__Host-yishen' : 'yishen',
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: deps.secureCookies, maxAge, path: '/' },
  });
}

/** What scripts of an open page ask for by themselves is no sign that anybody is there: the time until the session ends runs on. */
export const leaveIdle: RequestHandler = (req, _res, next) => {
  const { session: own } = req as Partial<Request>;
  if (own !== undefined && isByItself(req)) own.touch = () => own;
  next();
};

/** A script of an open page asks, and nobody pressed anything. */
export function isByItself(req: Request): boolean {
  const mode = req.get('sec-fetch-mode');
  return req.method === 'GET' && mode !== undefined && mode !== 'navigate';
}

/** A fresh session id, so that one planted before the sign-in is worth nothing after it. */
export function regenerate(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
}

type Kept = { readonly [K in keyof SessionData]?: SessionData[K] | undefined };

/** A fresh session id for somebody who stays who they are: of the old session it keeps what is given, and the files on their way. */
export async function renewSession(req: Request, kept: Kept): Promise<void> {
  const uploadsOf = req.session.uploadsOf ?? req.sessionID;
  await regenerate(req);
  const given = Object.entries({ ...kept, uploadsOf }).filter(([, value]) => value !== undefined);
  Object.assign(req.session, Object.fromEntries(given));
  await saveSession(req);
}

/** A fresh session id for the same person with all that the session had, and these changes. */
export async function renewKeeping(req: Request, changes: Kept): Promise<void> {
  const { cookie: _cookie, ...had } = { ...req.session };
  const data = Object.fromEntries(Object.entries(had).filter(([, value]) => typeof value !== 'function'));
  const { id: _id, req: _req, ...kept } = data as Record<string, unknown>;
  await renewSession(req, { ...kept, ...changes });
}

/** Waits until the store has the session: a redirect must not overtake it. */
export function saveSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.save((error: unknown) => (error ? reject(error) : resolve()));
  });
}

export function destroySession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** The message left by the request before, and forgets it. */
export function takeNotice(req: Request): string | null {
  const notice = req.session?.notice ?? null;
  if (notice !== null) delete req.session.notice;
  return notice;
}
