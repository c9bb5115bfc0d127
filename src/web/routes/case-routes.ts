import { Router } from 'express';
import { CaseView } from '../../../views/pages/case.tsx';
import { VerifyView } from '../../../views/pages/verify.tsx';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { maySendFaxes } from '../case-faxes.ts';
import { casesInSight, seesCase, sightOfUser } from '../case-sight.ts';
import { wantsHtml } from '../failure.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { lettersOfCase } from '../letter-desk-of.ts';
import { relatedOf } from '../pages/case-family.ts';
import { caseNameOf, casePage } from '../pages/case-page.ts';
import { mayWriteNotes } from '../pages/case-tools.ts';
import { parseNote } from '../pages/notes-part.ts';
import type { RefusedPost } from '../pages/refusal-part.ts';
import { verifyPage } from '../pages/verify-page.ts';
import { sendPage } from '../send-page.ts';
import { caseTexts } from '../texts/case.ts';
import { texts } from '../texts.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import type { WebDeps } from '../web-deps.ts';
import { recordChecked } from './record-checked.ts';
import type { Posted } from './record-posted.ts';

export function caseRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id', async (req, res) => {
    await sendCase({ req, res }, { deps, id: req.params.id });
  });
  router.get('/cases/:id/verify', async (req, res) => {
    await deps.desk.recordRead(currentUser(res), { caseId: req.params.id, what: 'verify' });
    const result = await deps.engine.verify(req.params.id);
    const frame = frameOf({ req, res }, { title: texts.verify.title });
    sendPage(res, { view: VerifyView, model: verifyPage(frame, { caseId: req.params.id, result }) });
  });
  // Says a number and nothing of the case's contents: no reading.
  router.get('/cases/:id/version', async (req, res) => {
    res.set('Cache-Control', 'no-store').json({ version: (await deps.desk.version(req.params.id)) ?? 0 });
  });
  router.post<'/cases/:id/events', { id: string }>('/cases/:id/events', acceptUploads(deps), async (req, res) => {
    const { id } = req.params;
    const posted = await recordChecked({ req, res }, deps, { caseId: id, raw: rawForm(req.body) });
    if (posted.result !== 'shown') await answerPosted({ req, res }, deps, { id, posted });
  });
  router.post('/cases/:id/notes', async (req, res) => {
    const { id } = req.params;
    const user = currentUser(res);
    if (!mayWriteNotes(user)) throw new HttpProblem(403, 'forbidden');
    const typed = firstValue(rawForm(req.body), 'text');
    const text = parseNote(typed);
    if (text === undefined) return sendCase({ req, res }, { deps, id, refusedNote: typed });
    await deps.desk.addNote(id, { text, user });
    req.session.notice = caseTexts.notes.added;
    res.redirect(303, `${caseHref(id)}#notes`);
  });
  return router;
}

/** What became of a posted step, as the page of its case. */
export async function answerPosted(
  http: Http,
  deps: WebDeps,
  { id, posted }: { readonly id: string; readonly posted: Posted },
): Promise<void> {
  if (posted.result === 'recorded') {
    const sees = await seesCase(deps, currentUser(http.res), id);
    // Given away: the page of the case would be none.
    http.req.session.notice = sees ? texts.case.saved(posted.label) : caseTexts.givenAway(posted.label);
    return http.res.redirect(303, sees ? caseHref(id) : '/queue');
  }
  if (!wantsHtml(http.req)) throw posted.error;
  await sendCase(http, { deps, id, refusal: posted });
}

function caseHref(id: string): string {
  return `/cases/${encodeURIComponent(id)}`;
}

interface CaseAnswer {
  readonly deps: WebDeps;
  readonly id: string;
  readonly refusal?: { readonly refused: RefusedPost; readonly status: number };
  readonly refusedNote?: string;
}

/** Whoever gets the page has read the case, also when it comes back with a refused form. A reading that cannot be kept is refused. */
async function sendCase(http: Http, { deps, id, refusal, refusedNote }: CaseAnswer): Promise<void> {
  const user = currentUser(http.res);
  const data = await deps.engine.casePage(id, actorOf(user));
  await deps.desk.recordRead(user, { caseId: id, what: 'page' });
  const failed = refusal !== undefined || refusedNote !== undefined;
  const frame = frameOf(http, { title: `${caseNameOf(data).caseNo} ${data.title ?? ''}`.trim(), failed });
  const model = casePage(frame, {
    data,
    user,
    today: deps.today(),
    deps,
    people: await deps.desk.people(data.organId),
    related: await casesInSight(deps, user, relatedOf(data)),
    earlierInMonth: await deps.desk.earlierInMonth(id),
    hints: data.kind === 'request' && data.clock.state !== 'stopped' ? await deps.hints.forCase(id, await sightOfUser(deps, user)) : null,
    notes: await deps.desk.notes(id),
    mails: await deps.desk.mails(id),
    faxes: await deps.desk.faxes(id),
    maySendFaxes: data.kind === 'request' && deps.faxWay !== undefined && maySendFaxes(user),
    found: await lettersOfCase(deps, data),
    refused: refusal?.refused ?? null,
    refusedNote: refusedNote ?? null,
    allHistory: http.req.query.history === 'all',
  });
  sendPage(http.res, { view: CaseView, model, status: refusal?.status ?? (failed ? 422 : 200) });
}
