import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { NewPublicationView } from '../../../views/pages/publication-new.tsx';
import type { NewEvent } from '../../engine/engine-types.ts';
import { createSubmitOnce } from '../../engine/submit-once.ts';
import { InvalidInputError } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { actorOf, currentUser, requireCaseRole } from '../auth.ts';
import { wantsHtml } from '../failure.ts';
import { parseEventForm } from '../forms/event-form.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { say } from '../language.ts';
import { newPublicationPage } from '../pages/publications/new-publication-page.ts';
import type { Attempt } from '../pages/steps-part.ts';
import { sendPage } from '../send-page.ts';
import { publicationTexts } from '../texts/publications.ts';
import { texts } from '../texts.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

const TOKEN_BYTES = 32;

/** Files come from answered cases alone (`/cases/:id/publish`), never from a form. */
const NOT_ASKED = 'released';

/** How a publication begins. Its list stands in publications/list-routes.ts; everything else happens on the page of the stream. */
export function publicationRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/publications/new', requireCaseRole, (req, res) => {
    requireOrgan(deps, currentUser(res));
    sendForm({ req, res }, { deps, attempt: null });
  });
  router.post('/publications', requireCaseRole, (req, res) => create({ req, res }, deps));
  return router;
}

async function create(http: Http, deps: WebDeps): Promise<void> {
  const { req, res } = http;
  const user = currentUser(res);
  const organId = requireOrgan(deps, user);
  const raw = rawForm(req.body);
  const definition = createdEvent(deps);
  const parsed = parseEventForm(definition, raw);
  try {
    if (parsed.result === 'invalid') throw new InvalidInputError(parsed.problems);
    const caseId = await openPublication(deps, { user, organId, event: parsed.event, token: firstValue(raw, 'token') || newToken() });
    req.session.notice = texts.case.saved(say(definition.label));
    res.redirect(303, `/cases/${encodeURIComponent(caseId)}`);
  } catch (error) {
    if (!(error instanceof InvalidInputError) || !wantsHtml(req)) throw error;
    sendForm(http, { deps, attempt: { raw, problems: error.problems } });
  }
}

interface NewPublication {
  readonly user: StaffUser;
  readonly organId: number;
  readonly event: NewEvent;
  /** The same token opens one stream, however often it is sent. */
  readonly token: string;
}

export async function openPublication(deps: WebDeps, { user, organId, event, token }: NewPublication): Promise<string> {
  const content = { ...event, organId };
  const open = (caseId: string) => deps.engine.open({ ...content, caseId }, actorOf(user));
  return (await createSubmitOnce(deps)({ token, content, open })).caseId;
}

interface FormAnswer {
  readonly deps: WebDeps;
  readonly attempt: Pick<Attempt, 'raw' | 'problems'> | null;
}

function sendForm(http: Http, { deps, attempt }: FormAnswer): void {
  const failed = attempt !== null;
  const frame = frameOf(http, { title: publicationTexts.createTitle, current: 'publications', failed });
  const token = (attempt === null ? '' : firstValue(attempt.raw, 'token')) || newToken();
  const model = newPublicationPage(frame, { definition: createdEvent(deps), today: deps.today(), attempt, token });
  sendPage(http.res, { view: NewPublicationView, model, status: failed ? 422 : 200 });
}

export function createdEvent(deps: Pick<WebDeps, 'findEvent'>): EventDefinition {
  const definition = deps.findEvent('publication.created');
  if (definition === undefined) throw new Error("The event catalogue has no 'publication.created'");
  const fields = Object.fromEntries(Object.entries(definition.fields).filter(([name]) => name !== NOT_ASKED));
  return { ...definition, fields };
}

export function mayCreate(deps: Pick<WebDeps, 'findEvent'>, { roles, organId }: Pick<StaffUser, 'roles' | 'organId'>): boolean {
  return organId !== null && createdEvent(deps).recordedBy.some((role) => roles.includes(role));
}

export function requireOrgan(deps: Pick<WebDeps, 'findEvent'>, user: StaffUser): number {
  if (!mayCreate(deps, user) || user.organId === null) throw new HttpProblem(403, 'forbidden');
  return user.organId;
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
