import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { acceptDraft, compareDraft, draftNotice } from '../../../engine/administration/notice-drafts.ts';
import type { CalendarService } from '../../../engine/calendar-service.ts';
import { JSON_KIND } from '../../../engine/files/file-kinds.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { type CalendarDraftRow, createCalendarDraftStore } from '../../../store/calendar-draft-store.ts';
import { type AdminDeps, administered, changeAs, leave, type Problems, problemsOf } from '../../admin/admin-desk.ts';
import { administersAll } from '../../admin/administers-all.ts';
import { type PostedNotice, postedNotice } from '../../admin/posted-notice.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { calendarForm, calendarListPage } from '../../pages/admin/calendar-pages.ts';
import { draftPage, resultPage } from '../../pages/admin/draft-page.ts';
import { sendPage } from '../../send-page.ts';
import { calendarTexts } from '../../texts/admin-calendar.ts';
import { acceptUploads } from '../../uploads/multipart.ts';

/** So long an answer waits for cases to be compared or counted; beyond it they go on by themselves. */
const PATIENCE_MS = 3_000;

type Deps = AdminDeps & { readonly calendars: CalendarService };

/** The State Council's notices: what is known, and bringing in another one after seeing which cases move. */
export function adminCalendarRoutes(given: AdminDeps): Router {
  const router = Router();
  const { calendars } = given;
  if (calendars === undefined) return router;
  const deps = { ...given, calendars };
  router.get('/admin/calendar', (req, res) => sendList(deps, { req, res }));
  router.get('/admin/calendar/new', requireAll(deps), (req, res) => sendForm({ req, res }, { text: '', year: '' }, {}));
  router.post('/admin/calendar/new', requireAll(deps), acceptUploads({ ...deps, alsoKinds: [JSON_KIND] }), draft(deps));
  router.get('/admin/calendar/drafts/:id', (req, res) => sendDraft(deps, { req, res }));
  router.post('/admin/calendar/drafts/:id/compare', requireAll(deps), async (req, res) => {
    const { id } = await draftOf(deps, { req, res });
    await within(deps, compareDraft(deps, id));
    res.redirect(303, `/admin/calendar/drafts/${id}`);
  });
  router.post('/admin/calendar/drafts/:id/accept', requireAll(deps), accept(deps));
  return router;
}

/** The calendar is every organ's. */
function requireAll(deps: AdminDeps): RequestHandler {
  return async (_req, res, next) => {
    if (!(await administersAll(deps, currentUser(res)))) throw new HttpProblem(403, 'forbidden');
    next();
  };
}

async function sendList(deps: Deps, http: Http): Promise<void> {
  const frame = frameOf(http, { title: calendarTexts.title, current: 'admin' });
  const model = calendarListPage(frame, {
    notices: await deps.calendars.notices(),
    imported: await deps.calendars.imported(),
    knownUntil: deps.calendar().knownUntil,
    mayChange: await administersAll(deps, currentUser(http.res)),
  });
  sendPage(http.res, { view: AdminPageView, model });
}

function sendForm(http: Http, typed: Pick<PostedNotice, 'text' | 'year'>, problems: Problems): void {
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: calendarTexts.form.title, current: 'admin', failed });
  sendPage(http.res, { view: AdminFormView, model: calendarForm(frame, { typed, problems }), status: failed ? 422 : 200 });
}

function draft(deps: Deps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const posted = await postedNotice(deps, http);
    if (posted.result === 'refused') return sendForm(http, posted, posted.problems);
    try {
      const id = await draftNotice(deps, posted.notice, currentUser(res).id);
      await within(deps, compareDraft(deps, id));
      res.redirect(303, `/admin/calendar/drafts/${id}`);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      sendForm(http, posted, problemsOf(error));
    }
  };
}

async function draftOf({ db }: Deps, { req }: Http): Promise<CalendarDraftRow> {
  const found = await createCalendarDraftStore(db.read).find(String(req.params.id));
  if (found === undefined) throw new HttpProblem(404, 'notFound');
  return found;
}

async function sendDraft(deps: Deps, http: Http): Promise<void> {
  const row = await draftOf(deps, http);
  const own = new Set((await administered(deps, http)).map(({ id }) => id));
  const moved = row.moved?.filter(({ organId }) => own.has(organId)) ?? [];
  const others = (row.moved?.length ?? 0) - moved.length;
  if (row.acceptedAt !== null) {
    const frame = frameOf(http, { title: calendarTexts.result.title(row.noticeYear), current: 'admin' });
    const { outdated } = await createCalendarDraftStore(deps.db.read).reckoned(row.acceptedVersion ?? '');
    const isInForce = deps.calendar().version === row.acceptedVersion;
    return sendPage(http.res, { view: AdminPageView, model: resultPage(frame, { row, moved, others, left: isInForce ? outdated : 0 }) });
  }
  const frame = frameOf(http, { title: calendarTexts.draft.title(row.noticeYear), current: 'admin' });
  const model = draftPage(frame, {
    row,
    moved,
    others,
    known: await deps.calendars.notices(),
    isStale: deps.calendar().version !== row.baseVersion,
    mayChange: await administersAll(deps, currentUser(http.res)),
  });
  sendPage(http.res, { view: AdminPageView, model });
}

function accept(deps: Deps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const { id } = await draftOf(deps, http);
    const changed = await changeAs(deps, http, (step) => acceptDraft(step, id));
    if ('problems' in changed) return leave(http, Object.values(changed.problems).join(' '), `/admin/calendar/drafts/${id}`);
    await deps.calendars.reload();
    await within(deps, deps.calendars.recomputeOutdated());
    res.redirect(303, `/admin/calendar/drafts/${id}`);
  };
}

/**
 * Waits for the work a little; it goes on when the answer is sent. What a server that ends leaves undone is made up: cases by the clock's
 * worker, which counts what another calendar counted; comparing by the button for it.
 */
export async function within({ reportError }: Pick<Deps, 'reportError'>, work: Promise<unknown>): Promise<void> {
  const ended = work.catch((error: unknown) => reportError(error, { requestId: 'calendar', method: 'POST', path: '/admin/calendar' }));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([ended, patience]);
  clearTimeout(timer);
}
