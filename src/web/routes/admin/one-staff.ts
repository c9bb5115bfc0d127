import { type RequestHandler, Router } from 'express';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import type { Change } from '../../../engine/administration/administrator.ts';
import { oneTimePassword } from '../../../engine/administration/first-password.ts';
import { closeStaff, ownStaff, reopenStaff } from '../../../engine/administration/staff.ts';
import { createAdministrationReadModel } from '../../../store/administration-read-model.ts';
import { createOrganStore } from '../../../store/organ-store.ts';
import { type AdminDeps, changeAs, press } from '../../admin/admin-desk.ts';
import { ownStaffOf } from '../../admin/own-staff.ts';
import { recentForPosting } from '../../admin/recent.ts';
import { accessOf, dropSecondFactor, endAllSessions, hashFirstPassword, resetTo } from '../../admin/staff-access.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { oneStaffPage } from '../../pages/admin/one-staff-page.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { staffTexts } from '../../texts/admin-staff.ts';
import { oneStaffQuestions } from './one-staff-questions.ts';

declare module 'express-session' {
  interface SessionData {
    /** Of the account that the administrator made or reset last: shown on its next page, once. */
    shownOnce?: { readonly id: string; readonly password: string };
  }
}

/** One account: how it stands, and what is done with it. */
export function oneStaffRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/staff/:id', (req, res) => sendOne(deps, { req, res }));
  router.use(oneStaffQuestions(deps));
  router.post('/admin/staff/:id/password', recentForPosting(deps), reset(deps));
  const button = (path: string, notice: () => string, work: (step: Change, id: string) => Promise<unknown>) =>
    router.post(
      `/admin/staff/:id/${path}`,
      recentForPosting(deps),
      press(deps, {
        work: (step, { req }) => work(step, String(req.params.id)),
        notice,
        href: ({ req }) => `/admin/staff/${encodeURIComponent(String(req.params.id))}`,
      }),
    );
  button(
    'close',
    () => staffTexts.one.closed,
    async (step, id) => {
      const user = await closeStaff(step, id);
      await endAllSessions(step, user);
    },
  );
  button('reopen', () => staffTexts.one.reopened, reopenStaff);
  button(
    'second-factor',
    () => staffTexts.one.removeFactorDone,
    async (step, id) => dropSecondFactor(step, await ownStaff(step, id)),
  );
  router.post('/admin/staff/:id/sessions', recentForPosting(deps), end(deps));
  return router;
}

async function sendOne(deps: AdminDeps, http: Http): Promise<void> {
  const user = await ownStaffOf(deps, http);
  const { db } = deps;
  const { byPerson } = await createAdministrationReadModel(db.read).openCases(user.organId);
  const { shownOnce } = http.req.session;
  delete http.req.session.shownOnce;
  const model = oneStaffPage(frameOf(http, { title: user.name, current: 'admin' }), {
    user,
    organ: (await createOrganStore(db.read).findById(user.organId))?.name ?? '',
    openCases: byPerson.get(user.id) ?? 0,
    access: await accessOf(db.read, user),
    password: shownOnce?.id === user.id ? shownOnce.password : null,
    isSelf: user.id === currentUser(http.res).id,
    provider: deps.identityProvider?.name ?? null,
  });
  sendPage(http.res, { view: AdminPageView, model });
}

function reset(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const { id } = await ownStaffOf(deps, http);
    const password = oneTimePassword();
    const hash = await hashFirstPassword(password);
    const changed = await changeAs(deps, http, async (step) => resetTo(step, await ownStaff(step, id), hash));
    if ('problems' in changed) {
      req.session.notice = Object.values(changed.problems).join(' ');
      return res.redirect(303, `/admin/staff/${id}`);
    }
    await leaveSecret(http, { password, notice: staffTexts.one.resetDone, id });
  };
}

function end(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const { id } = await ownStaffOf(deps, http);
    const changed = await changeAs(deps, http, async (step) => endAllSessions(step, await ownStaff(step, id)));
    if ('done' in changed) req.session.notice = staffTexts.one.endDone(changed.done);
    await saveSession(req);
    res.redirect(303, `/admin/staff/${id}`);
  };
}

/** The password waits in the session for the page that shows it, and is in no address. */
export async function leaveSecret(
  { req, res }: Http,
  { password, notice, id }: { readonly password: string; readonly notice: string; readonly id: string },
): Promise<void> {
  req.session.shownOnce = { id, password };
  req.session.notice = notice;
  await saveSession(req);
  res.redirect(303, `/admin/staff/${id}`);
}
