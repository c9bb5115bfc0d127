import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { ApplyFormView } from '../../../views/pages/apply-form.tsx';
import { ApplyOrgansView } from '../../../views/pages/apply-organs.tsx';
import { ApplyReviewView } from '../../../views/pages/apply-review.tsx';
import { ApplySearchView } from '../../../views/pages/apply-search.tsx';
import { ApplyTypeView } from '../../../views/pages/apply-type.tsx';
import { settingIn } from '../../engine/administration/settings.ts';
import { searchWords } from '../../engine/search-words.ts';
import { type FieldProblem, InvalidInputError } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createPublishedReadModel } from '../../store/published-read-model.ts';
import { accountOf, bundleCase } from '../applicant-accounts.ts';
import { findApplicantType, onlineFields, parseApplication, tidyApplication } from '../forms/application-form.ts';
import type { PostedFiles } from '../forms/posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { currentLanguage } from '../language.ts';
import { applyFormPage } from '../pages/apply-form-page.ts';
import { applicantTypePage, applySearchPage, linksAbout, type Suggestion } from '../pages/apply-page.ts';
import { applyReviewPage } from '../pages/apply-review-page.ts';
import { guideListPage } from '../pages/guide-page.ts';
import { portalLimit } from '../portal/portal-limit.ts';
import { type PortalOrgan, portalOrganOf } from '../portal/portal-organs.ts';
import { keepReceipt, submitApplication } from '../portal/submit-application.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { portalTexts } from '../texts/portal.ts';
import { formTexts } from '../texts/portal-form.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { acceptUploads, refusedUploads } from '../uploads/multipart.ts';
import { resolveFiles } from '../uploads/resolve-files.ts';
import type { WebDeps } from '../web-deps.ts';

const MAX_SUBJECT = 100;
const MAX_SUGGESTIONS = 20;
const TOKEN_BYTES = 32;

/** From the choice of an organ to the sent application. Nothing is stored before the application is sent but the files uploaded for it. */
export function applyRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/apply', async (req, res) => {
    const organs = await createOrganStore(deps.db.read).listPublic();
    const [first] = organs;
    if (first !== undefined && organs.length === 1) return res.redirect(303, `/apply/${first.id}`);
    const frame = frameOf({ req, res }, { title: portalTexts.organs.title, current: 'apply', area: 'public' });
    sendPage(res, { view: ApplyOrgansView, model: guideListPage(frame, organs, ({ id }) => `/apply/${id}`) });
  });
  router.get('/apply/:organId', portalLimit('search'), (req, res) => sendSearch(deps, { req, res }));
  router.get('/apply/:organId/form', (req, res) => startForm(deps, { req, res }));
  router.post('/apply/:organId/form', portalLimit('form'), async (req, res) => {
    const asked = await readForm(deps, { req, res });
    sendForm({ req, res }, { ...asked, problems: [] });
  });
  router.post('/apply/:organId/review', portalLimit('form'), acceptUploads(deps), async (req, res) => {
    const asked = await readForm(deps, { req, res });
    sendReview({ req, res }, { ...asked, deps, unconfirmed: false });
  });
  router.post('/apply/:organId', portalLimit('submit'), (req, res) => submit(deps, { req, res }));
  return router;
}

async function sendSearch(deps: WebDeps, http: Http): Promise<void> {
  const { organ, guide } = await portalOrganOf(deps, http.req);
  const subject = subjectOf(http);
  const suggestions = subject === '' ? null : await suggest(deps, { organ, guide }, subject);
  const frame = frameOf(http, { title: portalTexts.search.title, current: 'apply', area: 'public' });
  const officeNotice = await settingIn(deps.db.read, currentLanguage() === 'zh' ? 'portalNoticeZh' : 'portalNoticeEn', organ.id);
  const model = applySearchPage(frame, { organ, subject, suggestions, closed: !guide.channels.online.open, officeNotice });
  sendPage(http.res, { view: ApplySearchView, model });
}

async function suggest({ db }: Pick<WebDeps, 'db'>, { organ, guide }: PortalOrgan, subject: string): Promise<readonly Suggestion[]> {
  const words = searchWords(subject);
  const published = await createPublishedReadModel(db.read).search({ organId: organ.id, words, limit: MAX_SUGGESTIONS });
  return [...linksAbout(subject, guide.links), ...published.map(({ title, link }) => ({ title, href: link }))].slice(0, MAX_SUGGESTIONS);
}

async function startForm(deps: WebDeps, http: Http): Promise<void> {
  const { organ, guide } = await openOrganOf(deps, http);
  const { type = '', chosen } = http.req.query;
  const raw = tidyApplication({
    [`${DATA_PREFIX}applicant.type`]: [String(type)],
    [`${DATA_PREFIX}title`]: [subjectOf(http)],
  });
  if (findApplicantType(raw) === undefined) return sendTypes(http, { organ, guide }, chosen === '1');
  sendForm(http, {
    organ,
    guide,
    now: deps.now(),
    raw,
    definition: definitionOf(deps),
    files: { found: new Map(), refused: [] },
    problems: [],
  });
}

function sendTypes(http: Http, { organ }: PortalOrgan, missing: boolean): void {
  const frame = frameOf(http, { title: formTexts.typeTitle, current: 'apply', area: 'public', failed: missing });
  const model = applicantTypePage(frame, { organ, subject: subjectOf(http), missing });
  sendPage(http.res, { view: ApplyTypeView, model, status: missing ? 422 : 200 });
}

/** A posted form, understood as far as it goes. */
interface Asked extends PortalOrgan {
  readonly now: Date;
  readonly definition: EventDefinition;
  readonly raw: RawForm;
  readonly files: PostedFiles;
}

async function readForm(deps: WebDeps, http: Http): Promise<Asked> {
  const found = await openOrganOf(deps, http);
  const definition = definitionOf(deps);
  const raw = tidyApplication(rawForm(http.req.body));
  const options = { fields: onlineFields(definition), owner: fileOwnerOf(http), refused: refusedUploads(http.req) };
  return { ...found, now: deps.now(), definition, raw, files: await resolveFiles(deps, raw, options) };
}

function sendForm(
  http: Http,
  { organ, guide, now, definition, raw, files, problems }: Asked & { readonly problems: readonly FieldProblem[] },
): void {
  const type = findApplicantType(raw);
  if (type === undefined) {
    sendTypes(http, { organ, guide }, true);
    return;
  }
  const failed = problems.length > 0;
  const frame = frameOf(http, { title: formTexts.title, current: 'apply', area: 'public', anonymousForm: true, failed });
  const model = applyFormPage(frame, { organ, guide, now, definition, type, raw, files, problems, token: tokenOf(raw) });
  sendPage(http.res, { view: ApplyFormView, model, status: failed ? 422 : 200 });
}

function sendReview(http: Http, asked: Asked & { readonly deps: WebDeps; readonly unconfirmed: boolean }): void {
  const { organ, guide, definition, raw, files, deps, unconfirmed } = asked;
  const parsed = parseApplication(definition, raw, files);
  if (parsed.result === 'invalid') {
    sendForm(http, { ...asked, problems: parsed.problems });
    return;
  }
  const title = formTexts.review.title;
  const frame = frameOf(http, { title, current: 'apply', area: 'public', anonymousForm: true, failed: unconfirmed });
  const answered = { ...raw, token: [tokenOf(raw)] };
  const mail = deps.mailEnabled === true;
  const model = applyReviewPage(frame, { organ, definition, raw: answered, data: parsed.data, guide, mail, unconfirmed });
  sendPage(http.res, { view: ApplyReviewView, model, status: unconfirmed ? 422 : 200 });
}

async function submit(deps: WebDeps, http: Http): Promise<void> {
  const { req, res } = http;
  const asked = await readForm(deps, http);
  const parsed = parseApplication(asked.definition, asked.raw, asked.files);
  if (parsed.result === 'invalid' || !isConfirmed(asked.raw)) return sendReview(http, { ...asked, deps, unconfirmed: true });
  try {
    const token = tokenOf(asked.raw);
    const sent = await submitApplication(deps, { organ: asked.organ, token, data: parsed.data, owner: fileOwnerOf(http) });
    keepReceipt(req, sent);
    const account = await accountOf(req, deps);
    if (account !== undefined) await bundleCase(deps, account.id, sent.receipt.caseId);
    if (sent.changed) req.session.notice = portalTexts.receipt.changed;
    else if (sent.repeated) req.session.notice = portalTexts.receipt.repeated;
    await saveSession(req);
    res.redirect(303, '/apply/receipt');
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    sendForm(http, { ...asked, problems: error.problems });
  }
}

function isConfirmed(raw: RawForm): boolean {
  return firstValue(raw, 'confirmed') !== '';
}

/** Of an organ that has closed the online form there is none. */
async function openOrganOf(deps: WebDeps, { req }: Http): Promise<PortalOrgan> {
  const found = await portalOrganOf(deps, req);
  if (!found.guide.channels.online.open) throw new HttpProblem(404, 'notFound');
  return found;
}

function definitionOf(deps: Pick<WebDeps, 'findEvent'>): EventDefinition {
  const definition = deps.findEvent('application.submitted');
  if (definition === undefined) throw new Error("The event catalogue has no 'application.submitted'");
  return definition;
}

/** What was searched for is what is applied for, until it is changed. */
function subjectOf({ req }: Http): string {
  const { subject } = req.query;
  return typeof subject === 'string' ? subject.trim().slice(0, MAX_SUBJECT) : '';
}

function tokenOf(raw: RawForm): string {
  const token = firstValue(raw, 'token');
  return /^[\w-]{43}$/.test(token) ? token : randomBytes(TOKEN_BYTES).toString('base64url');
}
