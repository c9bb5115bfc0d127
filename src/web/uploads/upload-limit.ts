import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { findUser } from '../auth.ts';
import { HttpProblem } from '../http-problem.ts';

const WINDOW_MS = 15 * 60_000;
/** Forms and single files of one person, in fifteen minutes. */
const MAX_OF_USER = 600;
/** Of one address without an account: several people may share it. */
const MAX_OF_ADDRESS = 240;

/** How often files may be sent; by account, else by address, since sessions cost nothing. */
export function uploadLimit(): RateLimitRequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: (_req, res) => (findUser(res) === undefined ? MAX_OF_ADDRESS : MAX_OF_USER),
    keyGenerator: (req, res) => findUser(res)?.id ?? ipKeyGenerator(req.ip ?? ''),
    identifier: 'uploads',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new HttpProblem(429, 'tooManyUploads')),
  });
}
