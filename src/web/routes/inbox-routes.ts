import { type RequestHandler, Router } from 'express';
import { InboxView } from '../../../views/pages/inbox.tsx';
import { InboxMailView } from '../../../views/pages/inbox-mail.tsx';
import type { StaffRole } from '../../law/roles.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { createFileStore } from '../../store/file-store.ts';
import { createInboundStore, type InboundRow } from '../../store/inbound-store.ts';
import { createInboxReadModel } from '../../store/inbox-read-model.ts';
import { createServiceStateStore } from '../../store/service-state-store.ts';
import { currentUser, hasRole } from '../auth.ts';
import { seesCase, sightOfUser } from '../case-sight.ts';
import { rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { INBOX_DOINGS } from '../inbox-acts.ts';
import { INBOX_ACTS, type InboxAttempt, inboxMailPage } from '../pages/inbox-mail-page.ts';
import { inboxPage, QUIET_STATES, TAKEN_STATES } from '../pages/inbox-page.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { inboxTexts } from '../texts/inbox.ts';
import { filedFile } from '../uploads/resolve-files.ts';
import { sendStoredFile } from '../uploads/send-file.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

const ACTORS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead'];
const HELD_SHOWN = 200;
const OTHERS_SHOWN = 50;

/** Mail that came to the published mailbox, for the disclosure office of the organ whose mailbox it is. */
export function inboxRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/inbox', requirePlace('inbox'), (req, res) => sendInbox(deps, { req, res }));
  router.get('/inbox/:id', requirePlace('inbox'), async (req, res) => {
    const mail = await ownMail(deps, currentUser(res), String(req.params.id));
    await sendMail(deps, { req, res }, { mail, attempt: null });
  });
  router.get('/inbox/:id/files/:fileId', requirePlace('inbox'), async (req, res) => {
    const mail = await ownMail(deps, currentUser(res), String(req.params.id));
    const ids = [mail.fileId, ...(mail.content?.parts ?? []).map(({ fileId }) => fileId)];
    const fileId = String(req.params.fileId);
    const file = ids.includes(fileId) ? await createFileStore(deps.db.read).findById(fileId) : undefined;
    if (file === undefined) throw new HttpProblem(404, 'notFound');
    await keepReading(deps, currentUser(res), { mail, what: 'file' });
    await sendStoredFile({ req, res }, deps, filedFile(file));
  });
  for (const act of INBOX_ACTS) router.post(`/inbox/:id/${act}`, requirePlace('inbox'), actor, doing(deps, act));
  return router;
}

const actor: RequestHandler = (_req, res, next) => {
  const user = currentUser(res);
  if (!mayAct(user)) throw new HttpProblem(403, 'forbidden');
  next();
};

export function mayAct(user: Pick<StaffUser, 'roles' | 'organId'>): boolean {
  return hasRole(user, ACTORS) && user.organId !== null;
}

function doing(deps: WebDeps, act: InboxAttempt['act']): RequestHandler {
  return async (req, res) => {
    const user = currentUser(res);
    const mail = await ownMail(deps, user, String(req.params.id));
    const raw = rawForm(req.body);
    const organId = mail.organId ?? user.organId;
    if (organId === null) throw new HttpProblem(403, 'forbidden');
    const done = await INBOX_DOINGS[act](deps, { mail, organId, user, raw });
    if (done.result === 'refused') return sendMail(deps, { req, res }, { mail, attempt: { act, raw, problems: done.problems } });
    req.session.notice = done.result === 'gone' ? inboxTexts.gone : done.words;
    const caseId = done.result === 'done' ? done.caseId : null;
    res.redirect(303, caseId === null ? `/inbox/${mail.id}` : `/cases/${encodeURIComponent(caseId)}`);
  };
}

async function sendInbox(deps: WebDeps, http: Http): Promise<void> {
  const user = currentUser(http.res);
  const whose = { organId: user.organId, sight: await sightOfUser(deps, user) };
  const store = createInboxReadModel(deps.db.read);
  const held = await store.list({ ...whose, states: ['held'], limit: HELD_SHOWN });
  const heldCount = await store.countHeld(whose);
  const taken = await store.list({ ...whose, states: TAKEN_STATES, limit: OTHERS_SHOWN });
  const dismissed = await store.list({ ...whose, states: ['dismissed'], limit: OTHERS_SHOWN });
  const quiet = await store.list({ ...whose, states: QUIET_STATES, limit: OTHERS_SHOWN });
  const caseNos = await caseNosOf(deps, user.organId, [...held, ...taken, ...quiet]);
  const service = (await createServiceStateStore(deps.db.read).list()).find(({ name }) => name === 'imap');
  const frame = frameOf(http, { title: inboxTexts.title, current: 'mail' });
  const model = inboxPage(frame, { held, heldCount, taken, dismissed, quiet, caseNos, enabled: deps.inboxEnabled === true, service });
  sendPage(http.res, { view: InboxView, model });
}

async function sendMail(
  deps: WebDeps,
  http: Http,
  { mail, attempt }: { readonly mail: InboundRow; readonly attempt: InboxAttempt | null },
): Promise<void> {
  const user = currentUser(http.res);
  await keepReading(deps, user, { mail, what: 'page' });
  const original = await createFileStore(deps.db.read).findById(mail.fileId);
  const caseNos = await caseNosOf(deps, user.organId, [mail]);
  const frame = frameOf(http, { title: mail.subject ?? inboxTexts.noSubject, current: 'mail', failed: attempt !== null });
  const model = inboxMailPage(frame, { mail, originalBytes: original?.bytes ?? mail.bytes, caseNos, mayAct: mayAct(user), attempt });
  sendPage(http.res, { view: InboxMailView, model, status: attempt === null ? 200 : 422 });
}

/** Mail of another organ, or of a case out of sight, is not found; mail of no known organ is everybody's, so that it is not lost. */
export async function ownMail(deps: WebDeps, user: StaffUser, id: string): Promise<InboundRow> {
  const mail = /^\d{1,9}$/.test(id) ? await createInboundStore(deps.db.write).findById(Number(id)) : undefined;
  if (mail === undefined || (user.organId !== null && mail.organId !== null && mail.organId !== user.organId))
    throw new HttpProblem(404, 'notFound');
  if (mail.caseId !== null && !(await seesCase(deps, user, mail.caseId))) throw new HttpProblem(404, 'notFound');
  return mail;
}

async function caseNosOf({ db }: WebDeps, organId: number | null, mails: readonly InboundRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(mails.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
  return createCaseStore(db.read).caseNosOf(ids, organId);
}

/** What stands in a case by now is read like the case. */
export async function keepReading(
  { desk }: WebDeps,
  user: StaffUser,
  { mail, what }: { readonly mail: InboundRow; readonly what: 'page' | 'file' },
): Promise<void> {
  if (mail.caseId === null || (mail.state !== 'opened' && mail.state !== 'filed')) return;
  await desk.recordRead(user, { caseId: mail.caseId, what, detail: `inbox-${mail.id}` });
}
