import { type RequestHandler, Router } from 'express';
import { FaxInView } from '../../../views/pages/fax-in.tsx';
import { FaxOutView } from '../../../views/pages/fax-out.tsx';
import { FaxesView } from '../../../views/pages/faxes.tsx';
import { createCaseStore } from '../../store/case-store.ts';
import { createFaxInStore, type FaxInRow } from '../../store/fax-in-store.ts';
import { createFaxOutStore, type FaxOutRow } from '../../store/fax-out-store.ts';
import { currentUser } from '../auth.ts';
import { maySendFaxes } from '../case-faxes.ts';
import { casesInSight, seesCase, sightOfUser } from '../case-sight.ts';
import { fileFax } from '../fax-acts.ts';
import { actOnFax } from '../fax-out-acts.ts';
import { rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { senderOf } from '../pages/fax-line.ts';
import { type FaxAttempt, faxInPage, faxListPage, faxOutPage } from '../pages/fax-pages.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { faxTexts } from '../texts/fax.ts';
import type { WebDeps } from '../web-deps.ts';

const SHOWN = 100;

/** Faxes received and sent, for those who take in and handle cases. */
export function faxRoutes(deps: WebDeps): Router {
  const router = Router();
  const place = requirePlace('faxes');
  router.get('/faxes', place, (req, res) => sendList({ req, res }, deps));
  router.get('/faxes/in/:id', place, async (req, res) =>
    sendIn({ req, res }, deps, { row: await ownIn(deps, { req, res }), attempt: null }),
  );
  router.get('/faxes/out/:id', place, async (req, res) => sendOut({ req, res }, deps, await ownOut(deps, { req, res })));
  router.post('/faxes/in/:id/file', place, actor, async (req, res) => {
    const row = await ownIn(deps, { req, res });
    if (row.state !== 'opened') throw new HttpProblem(404, 'notFound');
    const raw = rawForm(req.body);
    const done = await fileFax(deps, { row, user: currentUser(res), raw });
    if (done.result === 'refused') return sendIn({ req, res }, deps, { row, attempt: { raw, problems: done.problems } });
    req.session.notice = faxTexts.inPage.file.done(done.caseNo);
    res.redirect(303, `/faxes/in/${row.id}`);
  });
  router.post('/faxes/out/:id/again', place, actor, async (req, res) => {
    const row = await ownOut(deps, { req, res });
    const words = faxTexts.outPage;
    req.session.notice = (await actOnFax(deps, currentUser(res), { row, what: 'again' })) ? words.againDone : words.notAgain;
    res.redirect(303, `/faxes/out/${row.id}`);
  });
  router.post('/faxes/out/:id/cancel', place, actor, async (req, res) => {
    const row = await ownOut(deps, { req, res });
    const words = faxTexts.outPage;
    req.session.notice = (await actOnFax(deps, currentUser(res), { row, what: 'cancel' })) ? words.cancelled : words.notCancelled;
    res.redirect(303, `/faxes/out/${row.id}`);
  });
  return router;
}

const actor: RequestHandler = (_req, res, next) => {
  if (!maySendFaxes(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

async function sendList(http: Http, deps: WebDeps): Promise<void> {
  const user = currentUser(http.res);
  const asked = { organId: user.organId, sight: await sightOfUser(deps, user), limit: SHOWN };
  const incoming = await createFaxInStore(deps.db.read).list(asked);
  const outgoing = await createFaxOutStore(deps.db.read).list(asked);
  const caseNos = await caseNosOf(deps, http, [...incoming.flatMap(casesOf), ...outgoing.map(({ caseId }) => caseId)]);
  const frame = frameOf(http, { title: faxTexts.title, current: 'faxes' });
  const model = faxListPage(frame, { incoming, outgoing, caseNos, canSend: deps.faxWay !== undefined });
  sendPage(http.res, { view: FaxesView, model });
}

async function sendIn(
  http: Http,
  deps: WebDeps,
  { row, attempt }: { readonly row: FaxInRow; readonly attempt: FaxAttempt | null },
): Promise<void> {
  const user = currentUser(http.res);
  if (row.state === 'opened') await deps.desk.recordRead(user, { caseId: row.caseId, what: 'page', detail: `fax-in-${row.id}` });
  const frame = frameOf(http, { title: faxTexts.inPage.title(senderOf(row)), current: 'faxes', failed: attempt !== null });
  const caseNos = await caseNosOf(deps, http, casesOf(row));
  const model = faxInPage(frame, { row, caseNos, mayAct: maySendFaxes(user), attempt });
  sendPage(http.res, { view: FaxInView, model, status: attempt === null ? 200 : 422 });
}

async function sendOut(http: Http, deps: WebDeps, row: FaxOutRow): Promise<void> {
  const user = currentUser(http.res);
  await deps.desk.recordRead(user, { caseId: row.caseId, what: 'page', detail: `fax-out-${row.id}` });
  const frame = frameOf(http, { title: faxTexts.outPage.title, current: 'faxes' });
  const caseNos = await caseNosOf(deps, http, [row.caseId]);
  sendPage(http.res, { view: FaxOutView, model: faxOutPage(frame, { row, caseNos, mayAct: maySendFaxes(user) }) });
}

/** Faxes of another organ, or of a case out of sight, are not found: their existence is not told either. */
export async function ownIn(deps: WebDeps, { req, res }: Http): Promise<FaxInRow> {
  const row = isId(req.params.id) ? await createFaxInStore(deps.db.write).findById(Number(req.params.id)) : undefined;
  return own(deps, row, res);
}

export async function ownOut(deps: WebDeps, { req, res }: Http): Promise<FaxOutRow> {
  const row = isId(req.params.id) ? await createFaxOutStore(deps.db.write).findById(Number(req.params.id)) : undefined;
  return own(deps, row, res);
}

async function own<R extends Pick<FaxInRow, 'organId' | 'caseId'>>(deps: WebDeps, row: R | undefined, res: Http['res']): Promise<R> {
  const user = currentUser(res);
  if (row === undefined || (user.organId !== null && row.organId !== user.organId)) throw new HttpProblem(404, 'notFound');
  // One that is being taken in has no case yet.
  const place = await deps.engine.placeOf(row.caseId);
  if (place !== undefined && !(await seesCase(deps, user, row.caseId))) throw new HttpProblem(404, 'notFound');
  return row;
}

function isId(text: unknown): boolean {
  return typeof text === 'string' && /^\d{1,9}$/.test(text);
}

export function casesOf({ caseId, acts }: FaxInRow): readonly string[] {
  return [caseId, ...acts.map((act) => act.caseId)];
}

/** Of those that the person may see. */
async function caseNosOf(deps: WebDeps, { res }: Http, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const user = currentUser(res);
  return createCaseStore(deps.db.read).caseNosOf([...(await casesInSight(deps, user, ids))], user.organId);
}
