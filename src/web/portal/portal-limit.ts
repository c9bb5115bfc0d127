import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpProblem } from '../http-problem.ts';

const WINDOW_MS = 10 * 60_000;

/**
 * Requests from one address in ten minutes. A whole village committee or library may share one: generous for people, far too little for
 * programs that flood a form.
 */
const LIMITS = { search: 200, form: 200, submit: 40 } as const;

/** Refuses what comes too often from one address; each use counts by itself. */
export function portalLimit(kind: keyof typeof LIMITS): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: LIMITS[kind],
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: kind,
    handler: (_req, _res, next) => next(new HttpProblem(429, 'tooMany')),
  });
}
