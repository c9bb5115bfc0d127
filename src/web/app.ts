import express, { type Express } from 'express';
import { ASSETS_DIR } from './assets.ts';
import { loadUser, requireUser } from './auth.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { requestLanguage } from './request-language.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { homeRoutes } from './routes/home-routes.ts';
import { intakeRoutes } from './routes/intake-routes.ts';
import { loginRoutes } from './routes/login-routes.ts';
import { queueRoutes } from './routes/queue-routes.ts';
import { securityHeaders } from './security.ts';
import { csrfProtection, sessions } from './session.ts';
import type { WebDeps } from './web-deps.ts';

const ASSET_MAX_AGE_MS = 3_600_000;
/** A long reply of Chinese characters, each nine bytes when percent-encoded, fits with room to spare. */
const MAX_BODY = '512kb';

/** The web front end for staff. Order matters: nothing behind `requireUser` is reached by people who are not signed in. */
export function createApp(deps: WebDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.set('query parser', 'simple');
  app.use(securityHeaders(deps));
  app.use(healthRoutes(deps));
  app.use('/assets', express.static(ASSETS_DIR, { maxAge: ASSET_MAX_AGE_MS, index: false, redirect: false }));
  app.use(requestLanguage);
  app.use(
    sessions(deps),
    express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: 500 }),
    requestLanguage,
    loadUser(deps.users),
    csrfProtection,
  );
  // For everybody:
  app.use(homeRoutes());
  app.use(loginRoutes(deps));
  // For staff:
  app.use(requireUser);
  app.use(queueRoutes(deps));
  app.use(intakeRoutes(deps));
  app.use(caseRoutes(deps));
  app.use(notFound, errorHandler(deps));
  return app;
}
