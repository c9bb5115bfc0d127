import { Router } from 'express';
import { findUser } from '../auth.ts';

/** The front door: staff go on to their queue. */
export function homeRoutes(): Router {
  const router = Router();
  router.get('/', (_req, res) => {
    res.redirect(303, findUser(res) === undefined ? '/login' : '/queue');
  });
  return router;
}
