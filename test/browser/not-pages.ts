/** Addresses that answer with something else than a page: files, calendars, data for scripts, the state of the server. */
export const NOT_PAGES: readonly string[] = [
  '/calendar/:token.ics',
  '/healthz',
  '/readyz',
  '/cases/:id/version',
  '/queue/events',
  '/queue/export.csv',
  '/queue/export.xlsx',
  '/queue/views/:id',
  '/cases/:id/files/:fileId',
  '/inbox/:id/files/:fileId',
  '/uploads/:id',
  '/mail/:id/html',
  '/mail/samples/:kind/html',
  '/track/:caseId/days.ics',
  '/track/:caseId/files/:fileId',
];
