import express, { type Express } from 'express';
import { assets } from './assets.ts';
import { loadUser, requireUser } from './auth.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { requestLanguage } from './request-language.ts';
import { applyRoutes } from './routes/apply-routes.ts';
import { breachRoutes } from './routes/breach-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { caseToolRoutes } from './routes/case-tool-routes.ts';
import { dashboardRoutes } from './routes/dashboard-routes.ts';
import { deadlineRoutes } from './routes/deadline-routes.ts';
import { deskRoutes } from './routes/desk-routes.ts';
import { feedbackRoutes } from './routes/feedback-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { guideRoutes } from './routes/guide-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { homeRoutes } from './routes/home-routes.ts';
import { intakeRoutes } from './routes/intake-routes.ts';
import { loginRoutes } from './routes/login-routes.ts';
import { monthRoutes } from './routes/month-routes.ts';
import { queryCodeRoutes } from './routes/query-code-routes.ts';
import { queueRoutes } from './routes/queue-routes.ts';
import { suggestionRoutes } from './routes/suggestion-routes.ts';
import { receiptRoutes } from './routes/receipt-routes.ts';
import { uploadRoutes } from './routes/upload-routes.ts';
import { securityHeaders } from './security.ts';
import { csrfProtection, sessions } from './session.ts';
import type { WebDeps } from './web-deps.ts';

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
  app.use('/assets', assets());
  app.use(requestLanguage);
  app.use(
    sessions(deps),
    express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: 500 }),
    requestLanguage,
    loadUser(deps.users),
    csrfProtection,
  );
  // For everybody:
  app.use(homeRoutes(deps));
  app.use(guideRoutes(deps));
  app.use(receiptRoutes(deps));
  app.use(applyRoutes(deps));
  app.use(loginRoutes(deps));
  app.use(deadlineRoutes(deps));
  app.use(feedbackRoutes(deps));
  app.use(uploadRoutes(deps));
  // For staff:
  app.use(requireUser);
  app.use(queueRoutes(deps));
  app.use(deskRoutes(deps));
  app.use(dashboardRoutes(deps));
  app.use(monthRoutes(deps));
  app.use(suggestionRoutes(deps));
  app.use(intakeRoutes(deps));
  app.use(queryCodeRoutes(deps));
  app.use(caseToolRoutes(deps));
  app.use(breachRoutes(deps));
  app.use(caseRoutes(deps));
  app.use(fileRoutes(deps));
  app.use(notFound, errorHandler(deps));
  return app;
}
