import { Router } from 'express';
import { RemakeView } from '../../../views/pages/remake.tsx';
import type { LetterDesk } from '../../engine/letters/letter-desk.ts';
import type { Remakeable } from '../../engine/letters/remakeable.ts';
import { findCivilDate } from '../../law/civil-date.ts';
import { type DomainError, type FieldProblem, InvalidInputError, StepRefusedError } from '../../law/errors.ts';
import { isLetterId } from '../../law/letter-ids.ts';
import { actorOf, currentUser } from '../auth.ts';
import { versionOf } from '../forms/event-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { letterDeskOf } from '../letter-desk-of.ts';
import { type OpenStep, openStep } from '../open-step.ts';
import { letterName } from '../pages/letter-name.ts';
import { remakePage } from '../pages/remake-page.ts';
import { sendPage } from '../send-page.ts';
import { letterTexts } from '../texts/letters.ts';
import { sendLetters } from '../uploads/send-pdf.ts';
import type { WebDeps } from '../web-deps.ts';
import { isGivenBack } from './record-posted.ts';
import { messagesOf, statusOf } from './step-answer.ts';

/** Letters made again from the history of imported and older cases. Mounted behind the guards of letters. */
export function remakeRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/cases/:id/letters/remake', async (req, res) => {
    const raw = { letter: [String(req.query.letter ?? '')], of: [String(req.query.of ?? '')] };
    const http = { req, res } as unknown as Http;
    sendForm(http, deps, { ...(await openRemake(http, deps, { id: req.params.id, raw })), raw: null });
  });
  router.post('/cases/:id/letters/remake', async (req, res) => {
    const raw = rawForm(req.body);
    const http = { req, res } as unknown as Http;
    await take(http, deps, { ...(await openRemake(http, deps, { id: req.params.id, raw })), raw });
  });
  return router;
}

interface OpenRemake {
  readonly step: OpenStep;
  readonly desk: LetterDesk;
  readonly wanted: Remakeable;
}

/** @throws {HttpProblem} 403, 404; {StepRefusedError} when there is nothing to be made again. */
async function openRemake(http: Http, deps: WebDeps, { id, raw }: { readonly id: string; readonly raw: RawForm }): Promise<OpenRemake> {
  const desk = letterDeskOf(deps);
  const step = await openStep(http, deps, { caseId: id, type: 'document.remade' });
  const letter = firstValue(raw, 'letter');
  if (desk === undefined || !isLetterId(letter)) throw new HttpProblem(404, 'notFound');
  const wanted = await desk.findRemakeable(id, { letter, version: Number(firstValue(raw, 'of')) });
  if (wanted !== undefined) return { step, desk, wanted };
  throw new StepRefusedError({ rule: 'guard', basis: step.definition.article, text: inEachLanguage(() => letterTexts.remake.gone) });
}

interface Posted extends OpenRemake {
  readonly raw: RawForm;
}

async function take(http: Http, deps: WebDeps, { raw, ...open }: Posted): Promise<void> {
  const { step, desk, wanted } = open;
  const { id } = step.data;
  const isPreview = firstValue(raw, 'do') === 'preview';
  try {
    const event = remadeEvent(deps, { wanted, raw, confirmed: isPreview || firstValue(raw, 'confirmed') !== '' });
    const options = { actor: actorOf(currentUser(http.res)), expectedVersion: versionOf(raw) };
    if (isPreview) return await sendLetters(http.res, await desk.previewStep(id, event, options));
    await deps.engine.record(id, event, options);
    http.req.session.notice = letterTexts.remake.done(letterName(wanted, step.data));
    http.res.redirect(303, `/cases/${encodeURIComponent(id)}#letters`);
  } catch (error) {
    if (!isGivenBack(error)) throw error;
    sendForm(http, deps, { ...open, raw, error });
  }
}

interface Wanted {
  readonly wanted: Remakeable;
  readonly raw: RawForm;
  readonly confirmed: boolean;
}

/** @throws {InvalidInputError} */
function remadeEvent(deps: WebDeps, { wanted, raw, confirmed }: Wanted) {
  const bears = findCivilDate(firstValue(raw, 'bears').normalize('NFKC'));
  const words = letterTexts.remake;
  const problems: FieldProblem[] = [
    ...(bears === undefined ? [{ field: 'bears', ...inEachLanguage(() => words.bearsWrong) }] : []),
    ...(confirmed ? [] : [{ field: 'confirmed', ...inEachLanguage(() => words.confirmMissing) }]),
  ];
  if (problems.length > 0) throw new InvalidInputError(problems);
  const { letter, version } = wanted;
  return { type: 'document.remade', on: deps.today(), data: { letter, ofVersion: version, bears } };
}

function sendForm(
  http: Http,
  deps: WebDeps,
  { step, wanted, raw, error }: OpenRemake & { readonly raw: RawForm | null; readonly error?: DomainError },
): void {
  const frame = frameOf(http, { title: letterTexts.remake.title, failed: error !== undefined });
  const model = remakePage(frame, {
    data: step.data,
    wanted,
    findEvent: deps.findEvent,
    raw,
    problems: error instanceof InvalidInputError ? error.problems : [],
    messages: messagesOf(error),
  });
  sendPage(http.res, { view: RemakeView, model, status: statusOf(error) });
}
