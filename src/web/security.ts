import type { RequestHandler } from 'express';
import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';

const LOGIN_WINDOW_MS = 15 * 60_000;
/** Wrong passwords for one login name from one address. */
const MAX_FAILURES_PER_LOGIN = 5;
/** Wrong passwords from one address: a whole office may share it. */
const MAX_FAILURES_PER_ADDRESS = 50;
/** Wrong query codes from one address: several people may share it. */
const MAX_WRONG_CODES = 60;
/** Dead calendar links from one address: programs of a whole office may go on asking for revoked ones every hour. */
const MAX_WRONG_LINKS = 200;

/** Scripts and styles come from files of this server alone: whatever is injected into a page is inert. */
export function securityHeaders(options: { readonly secureCookies: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(options.secureCookies ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // Sent over plain HTTP it is ignored; sent by a test server it would lock a developer's localhost to HTTPS.
    strictTransportSecurity: options.secureCookies,
  });
}

/** Stands before the counters of the database, which cost more: wrong passwords and codes from one address. */
export function networkLimit(onLimit: RequestHandler): RateLimitRequestHandler {
  return rateLimit({
    windowMs: LOGIN_WINDOW_MS,
    limit: MAX_FAILURES_PER_ADDRESS,
    skipSuccessfulRequests: true,
    identifier: 'address',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: onLimit,
  });
}

/** Counts failed sign-ins only, for one login name at one address and for the address as a whole. */
export function loginLimits(onLimit: RequestHandler): RateLimitRequestHandler[] {
  const common = { windowMs: LOGIN_WINDOW_MS, skipSuccessfulRequests: true, standardHeaders: 'draft-8', legacyHeaders: false } as const;
  return [
    rateLimit({ ...common, limit: MAX_FAILURES_PER_ADDRESS, identifier: 'address', handler: onLimit }),
    rateLimit({
      ...common,
      limit: MAX_FAILURES_PER_LOGIN,
      identifier: 'login',
      handler: onLimit,
      keyGenerator: (req) => `${ipKeyGenerator(req.ip ?? '')} ${loginOf(req.body)}`,
    }),
  ];
}

/** As accounts compare logins: another width or case is no other login. */
function loginOf(body: unknown): string {
  const login = (body as { login?: unknown } | undefined)?.login;
  return typeof login === 'string' ? login.slice(0, 200).normalize('NFKC').trim().toLowerCase().slice(0, 100) : '';
}

/** Counts wrong query codes from one address, whatever the case numbers. */
export function wrongCodeLimit(onLimit: RequestHandler): RateLimitRequestHandler {
  return rateLimit({
    windowMs: LOGIN_WINDOW_MS,
    limit: MAX_WRONG_CODES,
    skipSuccessfulRequests: true,
    identifier: 'code',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: onLimit,
  });
}

/** Counts calendar links that do not exist, from one address. */
export function wrongLinkLimit(onLimit: RequestHandler): RateLimitRequestHandler {
  return rateLimit({
    windowMs: LOGIN_WINDOW_MS,
    limit: MAX_WRONG_LINKS,
    skipSuccessfulRequests: true,
    identifier: 'calendar',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: onLimit,
  });
}
