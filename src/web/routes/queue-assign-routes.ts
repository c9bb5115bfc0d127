import { type Request, type RequestHandler, type Response, Router } from 'express';
import { AssignResultView, AssignView } from '../../../views/pages/queue-assign.tsx';
import { assignCases, giveBack, parseSelected, possibleHandlers, type Selected, selectedItems } from '../assign-cases.ts';
import { currentUser } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { assignPage, assignResultPage } from '../pages/queue-assign-page.ts';
import { mayAssign } from '../queue-query.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { queueTexts } from '../texts/queue.ts';
import type { WebDeps } from '../web-deps.ts';

const RESULT = '/queue/assigned';

/** Several cases to one person: chosen in the list, confirmed on a page of its own, recorded one by one. */
export function queueAssignRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/queue/assign', requireAssigner);
  router.post('/queue/assign', (req, res) => {
    const selected = parseSelected(fieldsOf(req).case);
    return sendConfirmation(deps, { req, res }, { selected, error: selected.length === 0 ? queueTexts.assign.noneSelected : null });
  });
  router.post('/queue/assign/confirm', async (req, res) => {
    const user = currentUser(res);
    const selected = parseSelected(fieldsOf(req).case);
    const to = (await possibleHandlers(deps, user)).find(({ id }) => id === fieldsOf(req).person);
    if (to === undefined || selected.length === 0) {
      const { personMissing, noneSelected } = queueTexts.assign;
      return sendConfirmation(deps, { req, res }, { selected, error: selected.length === 0 ? noneSelected : personMissing });
    }
    req.session.queueAssignment = await assignCases(deps, user, { selected, to });
    await saveSession(req);
    res.redirect(303, resultHref(req));
  });
  router.post('/queue/assign/undo', async (req, res) => {
    const { queueAssignment: result } = req.session;
    if (result !== undefined && !result.undone) req.session.queueAssignment = await giveBack(deps, currentUser(res), result);
    await saveSession(req);
    res.redirect(303, resultHref(req));
  });
  router.get(RESULT, (req, res) => {
    const frame = frameOf({ req, res }, { title: queueTexts.assign.resultTitle, current: 'queue' });
    const parts = { result: req.session.queueAssignment ?? null, back: backOf(req.query.back) };
    sendPage(res, { view: AssignResultView, model: assignResultPage(frame, parts) });
  });
  return router;
}

const requireAssigner: RequestHandler = (_req, res, next) => {
  if (!mayAssign(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

async function sendConfirmation(
  deps: WebDeps,
  { req, res }: { readonly req: Request; readonly res: Response },
  { selected, error }: { readonly selected: readonly Selected[]; readonly error: string | null },
): Promise<void> {
  const user = currentUser(res);
  const [items, people] =
    selected.length === 0 ? [[], []] : await Promise.all([selectedItems(deps, user, selected), possibleHandlers(deps, user)]);
  const frame = frameOf({ req, res }, { title: queueTexts.assign.title, current: 'queue', failed: error !== null });
  const model = assignPage(frame, { items, selected, people, error, back: backOf(fieldsOf(req).back) });
  sendPage(res, { view: AssignView, model, status: error === null ? 200 : 422 });
}

function resultHref(req: Request): string {
  return `${RESULT}?${new URLSearchParams({ back: backOf(fieldsOf(req).back) })}`;
}

/** Back to the list as it was; nowhere else. */
function backOf(value: unknown): string {
  return typeof value === 'string' && /^\/queue\?[\w=&.~:%-]{0,600}$/.test(value) ? value : '/queue';
}

function fieldsOf(req: Request): Readonly<Record<string, unknown>> {
  return (req.body ?? {}) as Readonly<Record<string, unknown>>;
}
