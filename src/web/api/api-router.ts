import { randomUUID } from 'node:crypto';
import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import type { WebDeps } from '../web-deps.ts';
import { apiLanguage } from './api-language.ts';
import { ApiProblem } from './api-problem.ts';
import { authenticate, callLimit } from './authenticate.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import type { ApiOperation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { problemOf } from './problem-of.ts';
import { runOperation } from './run-operation.ts';

export const API_ROOT = '/api/v1';

/**
 * Everything below /api/: no session, no cookie, no page. It stands before all that knows of sessions, so that nothing a browser sends by
 * itself is ever looked at, and answers everything itself, what is not there included.
 */
export function apiRouter(deps: WebDeps, operations: readonly ApiOperation[] = OPERATIONS): Router {
  const router = Router({ caseSensitive: true });
  router.use('/api', unlessThePage(apiHeaders), unlessThePage(apiLanguage));
  router.get('/api/openapi.json', openApiRoute(deps, operations));
  const known = [authenticate(deps), callLimit()];
  for (const operation of operations) {
    router[operation.method](API_ROOT + operation.path, ...known, runOperation(deps, operation));
  }
  for (const [path, allowed] of pathsOf(operations)) router.all(path, otherMethods(allowed));
  router.use('/api', unlessThePage(noSuchThing));
  router.use('/api', apiErrors(deps));
  return router;
}

/** The reference is pages among the others; everything else below /api is not. */
function unlessThePage(handler: RequestHandler): RequestHandler {
  return (req, res, next) => (isPage(req) ? next() : handler(req, res, next));
}

/** Below /api. */
function isPage({ path }: Pick<Request, 'path'>): boolean {
  return path === '/' || path.startsWith('/topics/');
}

const apiHeaders: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  next();
};

function pathsOf(operations: readonly ApiOperation[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>([['/api/openapi.json', ['GET', 'HEAD']]]);
  for (const { method, path } of operations) {
    const methods = paths.get(API_ROOT + path) ?? [];
    paths.set(API_ROOT + path, [...methods, method.toUpperCase(), ...(method === 'get' ? ['HEAD'] : [])]);
  }
  return paths;
}

/** OPTIONS tells what may be asked; no other site is told that it may ask by a browser (CORS). */
function otherMethods(allowed: readonly string[]): RequestHandler {
  const allow = [...allowed, 'OPTIONS'].join(', ');
  return (req, res) => {
    if (req.method !== 'OPTIONS') throw new ApiProblem('METHOD_NOT_ALLOWED', { headers: { Allow: allow } });
    res.status(204).set('Allow', allow).end();
  };
}

const noSuchThing: RequestHandler = () => {
  throw new ApiProblem('NOT_FOUND');
};

function apiErrors(deps: WebDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (isPage(req) || res.headersSent) return next(error);
    const { status, body, headers } = problemOf(error, deps);
    const requestId = status >= 500 ? randomUUID() : null;
    if (requestId !== null) deps.reportError(error, { requestId, method: req.method, path: req.baseUrl + req.path });
    const told = requestId === null ? body : { ...body, instance: `urn:uuid:${requestId}` };
    res.removeHeader('ETag');
    res.status(status).set(headers).set('Content-Type', 'application/problem+json; charset=utf-8');
    res.end(req.method === 'HEAD' ? undefined : JSON.stringify(told));
  };
}
