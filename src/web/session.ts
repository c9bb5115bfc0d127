import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { WebDeps } from './web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    userId?: string;
    /** Said once on the next page. */
    notice?: string;
  }
}

const IDLE_MS = 8 * 3_600_000;
export const CSRF_FIELD = '_csrf';

const csrf = csrfSync({
  getTokenFromRequest: (req) => {
    const token = (req.body as Record<string, unknown> | undefined)?.[CSRF_FIELD];
    return typeof token === 'string' ? token : undefined;
  },
});

/** Refuses a post whose form was not served to this very session. */
export const csrfProtection: RequestHandler = csrf.csrfSynchronisedProtection;

export function csrfTokenOf(req: Request): string {
  return csrf.generateToken(req);
}

export function sessions(deps: Pick<WebDeps, 'sessionStore' | 'sessionSecret' | 'secureCookies'>): RequestHandler {
  return session({
    store: deps.sessionStore,
    secret: deps.sessionSecret,
    name: deps.secureCookies ? '__Host-yishen' : 'yishen',
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: deps.secureCookies, maxAge: IDLE_MS, path: '/' },
  });
}

/** A fresh session id, so that one planted before the sign-in is worth nothing after it. */
export function regenerate(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
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
