import { Router } from 'express';
import type { WebDeps } from '../../web-deps.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { ownPasswordRoutes } from './own-password-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { signInListRoutes } from './sign-in-list-routes.ts';

/** What keeps an account to its owner. Every operation is on the own account alone. */
export function ownSecurityRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use(ownPasswordRoutes(deps), secondFactorRoutes(deps), signInListRoutes(deps), confirmRoutes(deps));
  return router;
}
