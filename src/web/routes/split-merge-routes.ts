import { type RequestHandler, Router } from 'express';
import { SplitView } from '../../../views/pages/split.tsx';
import { SplitPreviewView } from '../../../views/pages/split-preview.tsx';
import { type DomainError, InvalidInputError } from '../../law/errors.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { wantsHtml } from '../failure.ts';
import { versionOf } from '../forms/event-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { changedRows, matterRows, parseSplit } from '../forms/split-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { type OpenStep, openStep } from '../open-step.ts';
import { splitPage, splitPreviewPage } from '../pages/split-page.ts';
import { sendPage } from '../send-page.ts';
import { splitMergeTexts } from '../texts/split-merge.ts';
import type { WebDeps } from '../web-deps.ts';
import { mergeRoutes } from './merge-routes.ts';
import { isGivenBack } from './record-posted.ts';
import { messagesOf, statusOf } from './step-answer.ts';

/** Steps that turn one case into several, or several into one. Each shows what will become of them before it is recorded. */
export function splitMergeRoutes(deps: WebDeps): Router {
  const router = Router();
  const guards: RequestHandler<{ id: string }>[] = [requireCaseRole as RequestHandler<{ id: string }>, requireOwnCase(deps)];
  router.get('/cases/:id/split', ...guards, async (req, res) => {
    const step = await openStep({ req, res }, deps, { caseId: req.params.id, type: 'application.split' });
    sendForm({ req, res }, { deps, step, raw: null });
  });
  router.post('/cases/:id/split', ...guards, async (req, res) => {
    const step = await openStep({ req, res }, deps, { caseId: req.params.id, type: 'application.split' });
    await takeForm({ req, res }, { deps, step, raw: rawForm(req.body) });
  });
  router.use(mergeRoutes(deps));
  return router;
}

interface Asked {
  readonly deps: WebDeps;
  readonly step: OpenStep;
}

/** The button says what is wanted: `add`, `remove:<row>`, `change`, `preview` or `record`. */
async function takeForm(http: Http, { deps, step, raw }: Asked & { readonly raw: RawForm }): Promise<void> {
  const button = firstValue(raw, 'do');
  if (button === 'add' || button === 'change' || button.startsWith('remove:')) return sendForm(http, { deps, step, raw });
  const parsed = parseSplit(raw);
  try {
    if (parsed.result === 'invalid') throw new InvalidInputError(parsed.problems);
    const unconfirmed = firstValue(raw, 'confirmed') === '';
    if (button !== 'record' || unconfirmed) {
      const failed = button === 'record';
      const frame = frameOf(http, { title: splitMergeTexts.split.previewTitle, failed });
      const model = splitPreviewPage(frame, { ...step, matters: parsed.matters, raw, unconfirmed: failed });
      return sendPage(http.res, { view: SplitPreviewView, model, status: failed ? 422 : 200 });
    }
    const actor = actorOf(currentUser(http.res));
    await deps.engine.record(step.data.id, parsed.event, { actor, expectedVersion: versionOf(raw) });
    http.req.session.notice = splitMergeTexts.split.done(parsed.matters.length);
    http.res.redirect(303, `/cases/${encodeURIComponent(step.data.id)}`);
  } catch (error) {
    if (!isGivenBack(error) || !wantsHtml(http.req)) throw error;
    sendForm(http, { deps, step, raw, error });
  }
}

interface FormAnswer extends Asked {
  readonly raw: RawForm | null;
  readonly error?: DomainError;
}

function sendForm(http: Http, { deps, step, raw, error }: FormAnswer): void {
  const failed = error !== undefined;
  const frame = frameOf(http, { title: splitMergeTexts.split.title, failed });
  const model = splitPage(frame, {
    ...step,
    arrival: deps.findEvent(step.data.history[0]?.type ?? ''),
    today: deps.today(),
    rows: changedRows(raw === null ? [] : matterRows(raw), raw === null ? '' : firstValue(raw, 'do')),
    raw,
    problems: error instanceof InvalidInputError ? error.problems : [],
    messages: messagesOf(error),
  });
  sendPage(http.res, { view: SplitView, model, status: statusOf(error) });
}
