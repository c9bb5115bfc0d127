import type { Request, RequestHandler, Response } from 'express';
import { type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { actorOf } from '../auth.ts';
import type { WebDeps } from '../web-deps.ts';
import { ApiProblem } from './api-problem.ts';
import { createApiKeys } from './keys/api-keys.ts';
import type { ApiCaller } from './operation.ts';

const FAILURE_WINDOW_MS = 15 * 60_000;
/** Calls with a wrong key from one address, in fifteen minutes, until it is told 429 instead of 401. */
const MAX_FAILURES = 60;
const CALL_WINDOW_MS = 60_000;
/** Calls with one key in a minute, on each node. */
const MAX_CALLS = 600;

const callers = new WeakMap<Response, ApiCaller>();

/** Throws when nobody called: a route forgot `authenticate`. */
export function callerOf(res: Response): ApiCaller {
  const caller = callers.get(res);
  if (caller === undefined) throw new Error('Nobody has called');
  return caller;
}

/** Counts what it is asked about, by address: who tries keys out is told nothing more after a while. */
function wrongKeyLimit(): RateLimitRequestHandler {
  return rateLimit({
    windowMs: FAILURE_WINDOW_MS,
    limit: MAX_FAILURES,
    identifier: 'wrong-keys',
    standardHeaders: false,
    legacyHeaders: false,
    handler: tooMany(FAILURE_WINDOW_MS),
  });
}

/** How often one key may call. */
export function callLimit(): RateLimitRequestHandler {
  return rateLimit({
    windowMs: CALL_WINDOW_MS,
    limit: MAX_CALLS,
    keyGenerator: (_req, res) => callerOf(res).keyId,
    identifier: 'calls',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: tooMany(CALL_WINDOW_MS),
  });
}

function tooMany(windowMs: number): RequestHandler {
  return (_req, res, next) => {
    const given = res.getHeader('Retry-After');
    const seconds = given === undefined ? String(windowMs / 1000) : String(given);
    next(new ApiProblem('RATE_LIMITED', { headers: { 'Retry-After': seconds } }));
  };
}

/**
 * Whose key it is. Cookies are not looked at: nothing that a browser sends by itself opens anything here.
 *
 * Only keys that open nothing are counted, after they were looked up, so that nobody's wrong keys shut out a good one that comes from the same
 * address. What a wrong one costs is small and does not grow: whatever has no valid check is refused unread, anything else is looked for by its
 * hash, once, in an index.
 */
export function authenticate(deps: WebDeps): RequestHandler {
  const keys = createApiKeys(deps);
  const countWrong = wrongKeyLimit();
  return async (req, res, next) => {
    const secret = bearerOf(req);
    const open = secret === undefined ? undefined : await keys.open(secret);
    if (open === undefined) {
      await countWrong(req, res, (limited?: unknown) => next(limited ?? unauthorized(secret !== undefined)));
      return;
    }
    const { key, user } = open;
    callers.set(res, {
      keyId: key.id,
      keyName: key.name,
      keyKind: key.kind,
      expiresAt: key.expiresAt,
      salt: key.secretHash,
      scopes: key.scopes,
      user,
      actor: actorOf(user),
    });
    res.locals.user = user;
    next();
  };
}

function bearerOf(req: Request): string | undefined {
  return /^Bearer +(\S{1,300}) *$/i.exec(req.get('authorization') ?? '')?.[1];
}

/** RFC 6750, section 3. */
function unauthorized(wrong: boolean): ApiProblem {
  const challenge = `Bearer realm="yishen"${wrong ? ', error="invalid_token"' : ''}`;
  return new ApiProblem('UNAUTHORIZED', { headers: { 'WWW-Authenticate': challenge } });
}
