import { type RequestHandler, Router } from 'express';
import { MailView } from '../../../views/pages/mail.tsx';
import { MailListView } from '../../../views/pages/mail-list.tsx';
import { createInboxReadModel } from '../../store/inbox-read-model.ts';
import { createOutboxReadModel } from '../../store/outbox-read-model.ts';
import { createOutboxStore, type OutboxRow } from '../../store/outbox-store.ts';
import { createServiceStateStore } from '../../store/service-state-store.ts';
import { currentUser, mayReadCases } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { sendMailPreview } from '../mail/send-mail-preview.ts';
import { createMailDesk, mailScopeOf, mayHandleMail, mayKnowMail } from '../mail-desk.ts';
import { mailKindName } from '../pages/mail-line.ts';
import { mailListPage, readMailAddress } from '../pages/mail-list-page.ts';
import { mailPage } from '../pages/mail-page.ts';
import { requirePlace, STAFF_PLACES } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { mailboxTexts } from '../texts/mailbox.ts';
import type { WebDeps } from '../web-deps.ts';

const PAGE_SIZE = 30;

/** The mail that leaves the office: how it stands, what it says, what to do when it did not get there. */
export function mailRoutes(deps: WebDeps): Router {
  const router = Router();
  const desk = createMailDesk(deps);
  router.get('/mail', requirePlace('mail'), async (req, res) => sendList({ req, res }, deps));
  router.get('/mail/:id', requirePlace('mail'), async (req, res) => sendMail({ req, res }, deps, await ownMail(deps, { req, res })));
  router.get('/mail/:id/html', requirePlace('mail'), async (req, res) => {
    const row = await ownMail(deps, { req, res });
    const message = mayReadCases(currentUser(res)) ? await readMail({ req, res }, deps, row) : undefined;
    if (message === undefined)
      throw new HttpProblem(mayReadCases(currentUser(res)) ? 404 : 403, mayReadCases(currentUser(res)) ? 'notFound' : 'noCases');
    sendMailPreview(res, message.html);
  });
  router.post('/mail/again', requireHandler, async (req, res) => {
    const { revived, skipped } = await desk.reviveFailed(await mailScopeOf(deps, currentUser(res)), currentUser(res).id);
    const words = mailboxTexts.all;
    req.session.notice = [words.done(revived), ...(skipped === 0 ? [] : [words.skipped(skipped)])].join('');
    res.redirect(303, '/mail?tab=waiting');
  });
  router.post('/mail/:id/again', requireHandler, async (req, res) => {
    const row = await ownMail(deps, { req, res });
    req.session.notice = (await desk.revive(row, currentUser(res).id)) ? await queuedText(deps) : mailboxTexts.notQueued;
    res.redirect(303, `/mail/${row.id}`);
  });
  router.post('/mail/:id/cancel', requireHandler, async (req, res) => {
    const row = await ownMail(deps, { req, res });
    req.session.notice = (await desk.cancel(row, currentUser(res).id)) ? mailboxTexts.cancelled : mailboxTexts.notCancelled;
    res.redirect(303, `/mail/${row.id}`);
  });
  return router;
}

const requireHandler: RequestHandler = (_req, res, next) => {
  if (!mayHandleMail(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

/** Mail that the person may not know of is not found: its existence is not told either. */
export async function ownMail(deps: Pick<WebDeps, 'db'>, { req, res }: Http): Promise<OutboxRow> {
  const id = String(req.params.id);
  const row = /^\d{1,9}$/.test(id) ? await createOutboxStore(deps.db.read).findById(Number(id)) : undefined;
  if (row === undefined || !(await mayKnowMail(deps, currentUser(res), row))) throw new HttpProblem(404, 'notFound');
  return row;
}

async function sendList(http: Http, { db, now, mailEnabled = false }: WebDeps): Promise<void> {
  const user = currentUser(http.res);
  const scope = await mailScopeOf({ db }, user);
  const model = createOutboxReadModel(db.read);
  const counts = await model.counts(scope, now().toISOString());
  const address = readMailAddress(http.req.query, counts.trouble > 0 ? 'trouble' : mailEnabled ? 'waiting' : 'kept');
  const parts = {
    address,
    lines: await model.page({ ...scope, ...address, limit: PAGE_SIZE + 1 }),
    size: PAGE_SIZE,
    counts,
    failed: await model.countFailed(scope),
    mailEnabled,
    mayAct: mayHandleMail(user),
    heldInbox: STAFF_PLACES.inbox.mayGo(user)
      ? await createInboxReadModel(db.read).countHeld({ organId: user.organId, sight: await sightOfUser({ db }, user) })
      : null,
  };
  sendPage(http.res, { view: MailListView, model: mailListPage(frameOf(http, { title: mailboxTexts.title, current: 'mail' }), parts) });
}

async function sendMail(http: Http, deps: WebDeps, row: OutboxRow): Promise<void> {
  const user = currentUser(http.res);
  const mayRead = mayReadCases(user);
  const message = mayRead ? await readMail(http, deps, row) : undefined;
  const line = await createOutboxReadModel(deps.db.read).line(row.id);
  const frame = frameOf(http, { title: mailboxTexts.one.of(mailKindName(row.kind)), current: 'mail' });
  const about = { row, caseNo: line?.caseNo ?? null, userName: line?.userName ?? null, message: message ?? null };
  sendPage(http.res, { view: MailView, model: mailPage(frame, { ...about, mayRead, mayAct: mayHandleMail(user) }) });
}

/** Whoever reads a mail about a case has read of the case. A reading that cannot be kept is refused. */
export async function readMail({ res }: Http, deps: WebDeps, row: OutboxRow) {
  if (row.caseId !== null) await deps.desk.recordRead(currentUser(res), { caseId: row.caseId, what: 'page', detail: 'mail' });
  return createMailDesk(deps).messageOf(row);
}

async function queuedText({ db }: Pick<WebDeps, 'db'>): Promise<string> {
  const smtp = await createServiceStateStore(db.read).find('smtp');
  return smtp?.failingSince == null ? mailboxTexts.queued : mailboxTexts.queuedOutage;
}
