import { type Request, Router } from 'express';
import { ApiReferenceView } from '../../../views/pages/api-reference.tsx';
import { ApiTopicView } from '../../../views/pages/api-topic.tsx';
import { documents } from '../api/openapi/openapi-route.ts';
import { OPERATIONS } from '../api/operations.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { apiReferencePage, apiTopicPage } from '../pages/api-reference-page.ts';
import { sendPage } from '../send-page.ts';
import { apiReferenceTexts } from '../texts/api-reference.ts';
import type { WebDeps } from '../web-deps.ts';

/** The API for programmers, a page for each topic; open to everybody, as it tells no data. */
export function apiReferenceRoutes(deps: Pick<WebDeps, 'publicUrl'>): Router {
  const router = Router();
  const documentIn = documents(deps, OPERATIONS);
  const partsOf = (req: Request) => {
    const base = `${deps.publicUrl ?? `${req.protocol}://${req.get('host') ?? ''}`}/api/v1`;
    return { document: documentIn(), base };
  };
  router.get('/api', (req, res) => {
    const frame = frameOf({ req, res }, { title: apiReferenceTexts.title, area: 'public' });
    sendPage(res, { view: ApiReferenceView, model: apiReferencePage(frame, partsOf(req)) });
  });
  router.get('/api/topics/:topic', (req, res) => {
    const framed = (title: string) => frameOf({ req, res }, { title: apiReferenceTexts.titleOf(title), area: 'public' });
    const model = apiTopicPage(framed, { ...partsOf(req), topic: req.params.topic });
    if (model === undefined) throw new HttpProblem(404, 'notFound');
    sendPage(res, { view: ApiTopicView, model });
  });
  return router;
}
