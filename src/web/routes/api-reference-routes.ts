import { Router } from 'express';
import { ApiReferenceView } from '../../../views/pages/api-reference.tsx';
import { documents } from '../api/openapi/openapi-route.ts';
import { OPERATIONS } from '../api/operations.ts';
import { frameOf } from '../frame.ts';
import { apiReferencePage } from '../pages/api-reference-page.ts';
import { sendPage } from '../send-page.ts';
import { apiReferenceTexts } from '../texts/api-reference.ts';
import type { WebDeps } from '../web-deps.ts';

/** The API for programmers; open to everybody, as it tells no data. */
export function apiReferenceRoutes(deps: Pick<WebDeps, 'publicUrl'>): Router {
  const router = Router();
  const documentIn = documents(deps, OPERATIONS);
  router.get('/api', (req, res) => {
    const base = `${deps.publicUrl ?? `${req.protocol}://${req.get('host') ?? ''}`}/api/v1`;
    const frame = frameOf({ req, res }, { title: apiReferenceTexts.title, area: 'public' });
    sendPage(res, { view: ApiReferenceView, model: apiReferencePage(frame, { document: documentIn(), base }) });
  });
  return router;
}
