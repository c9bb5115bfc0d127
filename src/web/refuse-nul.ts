import type { RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';

/** Nothing has a name with the character NUL in it, and PostgreSQL takes it in no text: an address with it leads nowhere. */
export const refuseNul: RequestHandler = (req, _res, next) => {
  if (/%00/.test(req.url)) throw new HttpProblem(404, 'notFound');
  next();
};
