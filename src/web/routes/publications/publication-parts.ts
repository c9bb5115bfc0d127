import type { Router } from 'express';
import type { WebDeps } from '../../web-deps.ts';
import { publicationRoutes } from '../publication-routes.ts';
import { catalogueImportRoutes } from './catalogue-import-routes.ts';
import { publicationListRoutes } from './list-routes.ts';
import { publishReplyRoutes } from './publish-reply-routes.ts';
import { publicationTaskRoutes } from './task-routes.ts';

/** Everything of publications that staff do outside the page of one stream. */
export function publicationPartRoutes(deps: WebDeps): Router[] {
  return [
    publicationRoutes(deps),
    publicationListRoutes(deps),
    catalogueImportRoutes(deps),
    publicationTaskRoutes(deps),
    publishReplyRoutes(deps),
  ];
}
