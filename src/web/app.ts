import express, { type Express, type Router } from 'express';
import { apiRouter } from './api/api-router.ts';
import { assets } from './assets.ts';
import { loadUser, requireUser } from './auth.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { keepExpiredForm } from './kept-form.ts';
import { metricsRoutes } from './metrics.ts';
import { refuseNul } from './refuse-nul.ts';
import { requestLanguage } from './request-language.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { adminRoutes } from './routes/admin/admin-routes.ts';
import { annualReportRoutes } from './routes/annual-report-routes.ts';
import { apiKeyRoutes } from './routes/api-key-routes.ts';
import { apiReferenceRoutes } from './routes/api-reference-routes.ts';
import { applyRoutes } from './routes/apply-routes.ts';
import { auditRoutes } from './routes/audit/audit-routes.ts';
import { breachRoutes } from './routes/breach-routes.ts';
import { bundleRoutes } from './routes/bundle-routes.ts';
import { caseFileRoutes } from './routes/case-file-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { caseToolRoutes } from './routes/case-tool-routes.ts';
import { dashboardRoutes } from './routes/dashboard-routes.ts';
import { deadlineRoutes } from './routes/deadline-routes.ts';
import { deskRoutes } from './routes/desk-routes.ts';
import { entryRoutes } from './routes/entries/entry-routes.ts';
import { faxRoutes } from './routes/fax-routes.ts';
import { faxSendRoutes } from './routes/fax-send-routes.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { feedbackRoutes } from './routes/feedback-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { fileViewRoutes } from './routes/file-view-routes.ts';
import { guideRoutes } from './routes/guide-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { homeRoutes } from './routes/home-routes.ts';
import { identityRoutes } from './routes/identity-routes.ts';
import { inboxRoutes } from './routes/inbox-routes.ts';
import { intakeRoutes } from './routes/intake-routes.ts';
import { letterRoutes } from './routes/letter-routes.ts';
import { letterSampleRoutes } from './routes/letter-sample-routes.ts';
import { letterheadRoutes } from './routes/letterhead-routes.ts';
import { loginRoutes } from './routes/login-routes.ts';
import { mailRoutes } from './routes/mail-routes.ts';
import { mailSampleRoutes } from './routes/mail-sample-routes.ts';
import { monthRoutes } from './routes/month-routes.ts';
import { oidcRoutes } from './routes/oidc-routes.ts';
import { openDataRoutes } from './routes/open-data-routes.ts';
import { outgoingRoutes } from './routes/outgoing-routes.ts';
import { paperReceiptRoutes } from './routes/paper-receipt-routes.ts';
import { pastReportRoutes } from './routes/past-reports/past-report-routes.ts';
import { trendRoutes } from './routes/past-reports/trend-routes.ts';
import { catalogueFeedRoutes } from './routes/publications/catalogue-feed-routes.ts';
import { catalogueRoutes } from './routes/publications/catalogue-routes.ts';
import { publicationPartRoutes } from './routes/publications/publication-parts.ts';
import { queryCodeRoutes } from './routes/query-code-routes.ts';
import { queueRoutes } from './routes/queue-routes.ts';
import { receiptRoutes } from './routes/receipt-routes.ts';
import { redactionRoutes } from './routes/redaction-routes.ts';
import { reportTextRoutes } from './routes/report-text-routes.ts';
import { reportRoutes } from './routes/reports/report-routes.ts';
import { serviceProofRoutes } from './routes/service-proof-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { setupRoutes } from './routes/setup-routes.ts';
import { splitMergeRoutes } from './routes/split-merge-routes.ts';
import { suggestionRoutes } from './routes/suggestion-routes.ts';
import { systemRoutes } from './routes/system-routes.ts';
import { templateRoutes } from './routes/template-routes.ts';
import { trackRoutes } from './routes/track-routes.ts';
import { trackStreamRoutes } from './routes/track-stream-routes.ts';
import { uploadRoutes } from './routes/upload-routes.ts';
import { webhookActRoutes } from './routes/webhook-act-routes.ts';
import { webhookRoutes } from './routes/webhook-routes.ts';
import { securityHeaders } from './security.ts';
import { csrfProtection, leaveIdle, sessions } from './session.ts';
import type { WebDeps } from './web-deps.ts';

/** A long reply of Chinese characters, each nine bytes when percent-encoded, fits with room to spare. */
const MAX_BODY = '512kb';

/** The web front end for staff. Order matters: nothing behind `requireUser` is reached by people who are not signed in. */
export function createApp(deps: WebDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // What even the error handler cannot answer shows no stack, wherever the server runs.
  app.set('env', 'production');
  app.set('trust proxy', deps.trustedProxies);
  app.set('query parser', 'simple');
  app.use(securityHeaders(deps));
  if (deps.metrics !== undefined) app.use(deps.metrics.measure);
  app.use(healthRoutes(deps), metricsRoutes(deps));
  app.use(feedRoutes(deps));
  app.use(catalogueFeedRoutes(deps));
  app.use('/assets', assets());
  app.use(apiRouter(deps));
  app.use(requestLanguage);
  app.use(
    sessions(deps),
    leaveIdle,
    express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: 500 }),
    requestLanguage,
    loadUser(deps),
    ...keepExpiredForm(),
    csrfProtection,
  );
  app.use(refuseNul, publicRoutes(deps));
  app.use(requireUser, staffRoutes(deps));
  app.use(notFound, errorHandler(deps));
  return app;
}

/** Open to everybody. Each looks itself at who may see what. */
function publicRoutes(deps: WebDeps): Router[] {
  return [
    setupRoutes(deps),
    homeRoutes(deps),
    guideRoutes(deps),
    catalogueRoutes(deps),
    annualReportRoutes(deps),
    openDataRoutes(deps),
    apiReferenceRoutes(deps),
    receiptRoutes(deps),
    applyRoutes(deps),
    loginRoutes(deps),
    oidcRoutes(deps),
    deadlineRoutes(deps),
    feedbackRoutes(deps),
    uploadRoutes(deps),
    accountRoutes(deps),
    trackStreamRoutes(deps),
    trackRoutes(deps),
  ];
}

/** For people of the organ who are signed in. */
function staffRoutes(deps: WebDeps): Router[] {
  return [
    queueRoutes(deps),
    deskRoutes(deps),
    dashboardRoutes(deps),
    monthRoutes(deps),
    suggestionRoutes(deps),
    inboxRoutes(deps),
    faxRoutes(deps),
    faxSendRoutes(deps),
    mailSampleRoutes(deps),
    letterSampleRoutes(deps),
    mailRoutes(deps),
    systemRoutes(deps),
    templateRoutes(deps),
    letterheadRoutes(deps),
    webhookRoutes(deps),
    webhookActRoutes(deps),
    intakeRoutes(deps),
    queryCodeRoutes(deps),
    paperReceiptRoutes(deps),
    splitMergeRoutes(deps),
    ...publicationPartRoutes(deps),
    ...yearRoutes(deps),
    caseToolRoutes(deps),
    ...auditRoutes(deps),
    breachRoutes(deps),
    caseFileRoutes(deps),
    bundleRoutes(deps),
    caseRoutes(deps),
    letterRoutes(deps),
    outgoingRoutes(deps),
    fileRoutes(deps),
    fileViewRoutes(deps),
    redactionRoutes(deps),
    serviceProofRoutes(deps),
    settingsRoutes(deps),
    identityRoutes(deps),
    ...apiKeyRoutes(deps),
    ...adminRoutes(deps),
  ];
}

/** The year in figures: the ledger, the annual report. */
function yearRoutes(deps: WebDeps): Router[] {
  return [entryRoutes(deps), pastReportRoutes(deps), trendRoutes(deps), reportTextRoutes(deps), ...reportRoutes(deps)];
}
