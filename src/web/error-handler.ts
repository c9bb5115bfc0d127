import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ErrorView } from '../../views/pages/error.tsx';
import { type Failure, failureOf, wantsHtml } from './failure.ts';
import { frameOf, type Http } from './frame.ts';
import { HttpProblem } from './http-problem.ts';
import { errorPage } from './pages/error-page.ts';
import { sendPage } from './send-page.ts';
import type { WebDeps } from './web-deps.ts';

export const notFound: RequestHandler = () => {
  throw new HttpProblem(404, 'notFound');
};

export function errorHandler(deps: Pick<WebDeps, 'reportError'>): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const failure = failureOf(error);
    const requestId = failure.status >= 500 ? randomUUID() : null;
    if (requestId !== null) deps.reportError(error, { requestId, method: req.method, path: req.path });
    sendFailure({ req, res }, { failure, requestId });
  };
}

function sendFailure({ req, res }: Http, { failure, requestId }: { readonly failure: Failure; readonly requestId: string | null }): void {
  if (!wantsHtml(req)) {
    res
      .status(failure.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problemJson(failure, requestId)));
    return;
  }
  // Without a session (its store may be what failed) the page has no form and no name on it.
  const frame = frameOf({ req, res }, { title: failure.title });
  sendPage(res, { view: ErrorView, model: errorPage(frame, { failure, requestId }), status: failure.status });
}

/** RFC 9457. */
function problemJson(failure: Failure, requestId: string | null): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: failure.title,
    status: failure.status,
    detail: failure.body,
    code: failure.code,
    ...(failure.basis === undefined ? {} : { basis: failure.basis }),
    ...(failure.fields === undefined ? {} : { problems: failure.fields }),
    ...(requestId === null ? {} : { instance: `urn:uuid:${requestId}` }),
  };
}
