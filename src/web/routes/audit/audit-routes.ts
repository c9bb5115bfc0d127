import type { Router } from 'express';
import type { WebDeps } from '../../web-deps.ts';
import { auditHomeRoutes } from './home-routes.ts';
import { integrityRoutes } from './integrity-routes.ts';
import { logRoutes } from './log-routes.ts';
import { oversightRoutes } from './oversight-routes.ts';
import { auditReadsRoutes } from './reads-routes.ts';
import { replayRoutes } from './replay-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { statisticsRoutes } from './statistics-routes.ts';

/** Pages of auditors. Nothing on them changes anything but the record of what was looked at and taken away. */
export function auditRoutes(deps: WebDeps): Router[] {
  return [
    auditHomeRoutes(deps),
    searchRoutes(deps),
    auditReadsRoutes(deps),
    oversightRoutes(deps),
    statisticsRoutes(deps),
    logRoutes(deps),
    integrityRoutes(deps),
    replayRoutes(deps),
  ];
}
