import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { oneTimePassword } from '../../../engine/administration/first-password.ts';
import { changeStaff, createStaff } from '../../../engine/administration/staff.ts';
import { createAdministrationReadModel } from '../../../store/administration-read-model.ts';
import { createUnitStore } from '../../../store/unit-store.ts';
import { type AdminDeps, administered, changeAs, type Problems } from '../../admin/admin-desk.ts';
import { ownStaffOf } from '../../admin/own-staff.ts';
import { recentForPosting as recent } from '../../admin/recent.ts';
import { hashFirstPassword, requirePasswordChange } from '../../admin/staff-access.ts';
import { currentUser } from '../../auth.ts';
import { rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { NEW_STAFF, readStaffForm, type StaffTyped, staffForm, typedOf } from '../../pages/admin/staff-form.ts';
import { PAGE_SIZE, readStaffAddress, staffListPage } from '../../pages/admin/staff-list-page.ts';
import { sendPage } from '../../send-page.ts';
import { adminTexts } from '../../texts/admin.ts';
import { staffTexts } from '../../texts/admin-staff.ts';
import { leaveSecret } from './one-staff.ts';

/** The accounts of the organs that the administrator administers: the list, and their forms. */
export function staffRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/staff', (req, res) => sendList(deps, { req, res }));
  router.get('/admin/staff/new', recent(deps), (req, res) => sendForm(deps, { req, res }, { id: null, typed: NEW_STAFF, problems: {} }));
  router.post('/admin/staff', recent(deps), create(deps));
  router.get('/admin/staff/:id/edit', recent(deps), async (req, res) => {
    const user = await ownStaffOf(deps, { req, res });
    await sendForm(deps, { req, res }, { id: user.id, typed: typedOf(user), problems: {} });
  });
  router.post('/admin/staff/:id', recent(deps), save(deps));
  return router;
}

async function sendList(deps: AdminDeps, http: Http): Promise<void> {
  const organs = await administered(deps, http);
  const address = readStaffAddress(http.req.query);
  const organIds = organs.map(({ id }) => id).filter((id) => address.organ === null || id === address.organ);
  const query = { ...address, organIds };
  const model = createAdministrationReadModel(deps.db.read);
  const units = (await Promise.all(organIds.map((id) => createUnitStore(deps.db.read).list(id)))).flat();
  const frame = frameOf(http, { title: staffTexts.title, current: 'admin' });
  const parts = {
    address,
    organs,
    units: [...new Set(units.map(({ name }) => name))],
    total: await model.countStaff(query),
    people: await model.staff({ ...query, offset: (address.page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
  };
  sendPage(http.res, { view: AdminPageView, model: staffListPage(frame, parts) });
}

function create(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const typed = readStaffForm(rawForm(req.body));
    const organId = typed.organId ?? currentUser(res).organId ?? 0;
    const password = oneTimePassword();
    const passwordHash = await hashFirstPassword(password);
    const changed = await changeAs(deps, http, async (step) => {
      const user = await createStaff(step, { ...typed, organId, unit: unitOf(typed) }, passwordHash);
      await requirePasswordChange(step, user.id);
      return user;
    });
    if ('problems' in changed) return sendForm(deps, http, { id: null, typed, problems: changed.problems });
    await leaveSecret(http, { password, notice: staffTexts.one.created, id: changed.done.id });
  };
}

function save(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const user = await ownStaffOf(deps, http);
    const read = readStaffForm(rawForm(req.body));
    // The form of the own account has no roles on it.
    const typed = user.id === currentUser(res).id ? { ...read, roles: user.roles } : read;
    const changed = await changeAs(deps, http, (step) => changeStaff(step, user.id, { ...typed, unit: unitOf(typed) }));
    if ('problems' in changed) return sendForm(deps, http, { id: user.id, typed, problems: changed.problems });
    req.session.notice = adminTexts.saved;
    res.redirect(303, `/admin/staff/${user.id}`);
  };
}

/** The choice names the organ too: units of two organs may have one name. */
function unitOf({ unit }: StaffTyped): string | null {
  const name = unit.slice(unit.indexOf(':') + 1);
  return name === '' ? null : name;
}

interface FormAnswer {
  readonly id: string | null;
  readonly typed: StaffTyped;
  readonly problems: Problems;
}

async function sendForm(deps: AdminDeps, http: Http, { id, typed, problems }: FormAnswer): Promise<void> {
  const failed = Object.keys(problems).length > 0;
  const user = id === null ? null : await ownStaffOf(deps, http);
  const all = await administered(deps, http);
  const organs = user === null ? all.filter(({ closedAt }) => closedAt == null) : all.filter((organ) => organ.id === user.organId);
  const units = await Promise.all(organs.map((organ) => createUnitStore(deps.db.read).list(organ.id)));
  const title = user === null ? staffTexts.form.newTitle : staffTexts.form.editTitle(user.name);
  const frame = frameOf(http, { title, current: 'admin', failed });
  const own = currentUser(http.res);
  const model = staffForm(frame, {
    user,
    organs,
    units: units.flat(),
    typed,
    problems,
    isSelf: user?.id === own.id,
    ownOrgan: own.organId,
  });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}
