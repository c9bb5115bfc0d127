import { Router } from 'express';
import type { LetterPreview } from '../../engine/letters/letter-preview.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { versionOf } from '../forms/event-form.ts';
import { type RawForm, rawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { letterDeskOf } from '../letter-desk-of.ts';
import { mayWriteNotes } from '../pages/case-tools.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import { sendLetters } from '../uploads/send-pdf.ts';
import type { WebDeps } from '../web-deps.ts';
import { answerPosted } from './case-routes.ts';
import { letterDraftRoutes } from './letter-draft-routes.ts';
import { givenBack, isGivenBack, type Posted, readPosted } from './record-posted.ts';
import { remakeRoutes } from './remake-routes.ts';

/** Letters before they are recorded: what a step would send, the text of the reply, letters made again. */
export function letterRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id/letters', requireCaseRole, requireOwnCase(deps));
  router.post<'/cases/:id/letters/preview', { id: string }>('/cases/:id/letters/preview', acceptUploads(deps), async (req, res) => {
    const http: Http = { req, res } as unknown as Http;
    if (!mayWriteNotes(currentUser(res))) throw new HttpProblem(403, 'forbidden');
    await sendPreview(http, deps, { id: req.params.id, raw: rawForm(req.body) });
  });
  router.use(letterDraftRoutes(deps));
  router.use(remakeRoutes(deps));
  return router;
}

interface Asked {
  readonly id: string;
  readonly raw: RawForm;
}

/** Bad input gets the page with the same errors as recording it would; nothing is recorded. */
async function sendPreview(http: Http, deps: WebDeps, { id, raw }: Asked): Promise<void> {
  const made = await previewOf(http, deps, { id, raw });
  if (made.result === 'refused') return answerPosted(http, deps, { id, posted: made });
  await deps.desk.recordRead(currentUser(http.res), { caseId: id, what: 'page', detail: 'letter' });
  await sendLetters(http.res, made.letters);
}

type Previewed = { readonly result: 'made'; readonly letters: readonly LetterPreview[] } | Extract<Posted, { result: 'refused' }>;

async function previewOf(http: Http, deps: WebDeps, { id, raw }: Asked): Promise<Previewed> {
  const desk = letterDeskOf(deps);
  if (desk === undefined) throw new HttpProblem(404, 'notFound');
  // What cannot be undone is confirmed when it is recorded, not when it is looked at.
  const read = await readPosted(http, deps, { caseId: id, raw: { ...raw, confirmed: ['yes'] } });
  if (read.result === 'refused') return { ...read, refused: { ...read.refused, raw: asTyped(read.refused.raw, raw) } };
  const options = { actor: actorOf(currentUser(http.res)), expectedVersion: versionOf(raw) };
  try {
    return { result: 'made', letters: await desk.previewStep(id, read.event, options) };
  } catch (error) {
    if (!isGivenBack(error)) throw error;
    return givenBack(error, { ...read.back, raw: asTyped(read.back.raw, raw) });
  }
}

function asTyped(raw: RawForm, { confirmed = [] }: RawForm): RawForm {
  return { ...raw, confirmed };
}
