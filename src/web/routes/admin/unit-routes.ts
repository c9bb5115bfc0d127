import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { changeUnit, closeUnit, createUnit, reopenUnit, type UnitFields } from '../../../engine/administration/units.ts';
import { createAdministrationReadModel } from '../../../store/administration-read-model.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { createUnitStore, type UnitRow } from '../../../store/unit-store.ts';
import { type AdminDeps, administered, changeAs, idFrom, inTree, leave, type Problems, press } from '../../admin/admin-desk.ts';
import { currentUser } from '../../auth.ts';
import { firstValue, type RawForm, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { unitForm, unitListPage } from '../../pages/admin/unit-pages.ts';
import { sendPage } from '../../send-page.ts';
import { adminTexts } from '../../texts/admin.ts';

/** The units of an organ, as a tree. */
export function unitRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/units', (req, res) => sendList(deps, { req, res }));
  router.get('/admin/units/new', async (req, res) => {
    const organ = await organAsked(deps, { req, res });
    await sendForm(deps, { req, res }, { organ, unit: undefined, typed: { name: '', parentId: null }, problems: {} });
  });
  router.post('/admin/units', create(deps));
  router.get('/admin/units/:id', async (req, res) => {
    const { organ, unit } = await ownUnit(deps, { req, res });
    await sendForm(deps, { req, res }, { organ, unit, typed: unit, problems: {} });
  });
  router.post('/admin/units/:id', save(deps));
  const id = ({ req }: Http) => idFrom(req.params.id);
  const href = ({ req }: Http) => `/admin/units/${idFrom(req.params.id)}`;
  router.post(
    '/admin/units/:id/close',
    press(deps, { work: (step, http) => closeUnit(step, id(http)), notice: () => adminTexts.units.closed, href }),
  );
  router.post(
    '/admin/units/:id/reopen',
    press(deps, { work: (step, http) => reopenUnit(step, id(http)), notice: () => adminTexts.units.reopened, href }),
  );
  return router;
}

/** The organ that is named in the address, else the person's own, else the first. */
async function organAsked(deps: AdminDeps, http: Http): Promise<OrganRow> {
  const organs = await administered(deps, http);
  const asked = idFrom(http.req.query.organ ?? firstValue(rawForm(http.req.body), 'organ'));
  const wanted = asked === 0 ? currentUser(http.res).organId : asked;
  const organ = organs.find(({ id }) => id === wanted) ?? (asked === 0 ? organs[0] : undefined);
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  return organ;
}

async function ownUnit(deps: AdminDeps, http: Http): Promise<{ readonly organ: OrganRow; readonly unit: UnitRow }> {
  const unit = await createUnitStore(deps.db.read).findById(idFrom(http.req.params.id));
  const organ = (await administered(deps, http)).find(({ id }) => id === unit?.organId);
  if (unit === undefined || organ === undefined) throw new HttpProblem(404, 'notFound');
  return { organ, unit };
}

async function sendList(deps: AdminDeps, http: Http): Promise<void> {
  const organ = await organAsked(deps, http);
  const counts = createAdministrationReadModel(deps.db.read);
  const model = unitListPage(frameOf(http, { title: adminTexts.units.title, current: 'admin' }), {
    organ,
    organs: await administered(deps, http),
    units: inTree(await createUnitStore(deps.db.read).list(organ.id)),
    people: await counts.peopleByUnit(organ.id),
    open: (await counts.openCases(organ.id)).byUnit,
  });
  sendPage(http.res, { view: AdminPageView, model });
}

function create(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const organ = await organAsked(deps, http);
    const typed = typedIn(rawForm(req.body));
    const changed = await changeAs(deps, http, (step) => createUnit(step, organ.id, typed));
    if ('problems' in changed) return sendForm(deps, http, { organ, unit: undefined, typed, problems: changed.problems });
    await leave(http, adminTexts.saved, `/admin/units?organ=${organ.id}`);
  };
}

function save(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const { organ, unit } = await ownUnit(deps, http);
    const typed = typedIn(rawForm(req.body));
    const changed = await changeAs(deps, http, (step) => changeUnit(step, unit.id, typed));
    if ('problems' in changed) return sendForm(deps, http, { organ, unit, typed, problems: changed.problems });
    await leave(http, adminTexts.saved, `/admin/units?organ=${organ.id}`);
  };
}

function typedIn(raw: RawForm): UnitFields {
  const parent = idFrom(firstValue(raw, 'parentId'));
  return { name: firstValue(raw, 'name'), parentId: parent === 0 ? null : parent };
}

interface FormAnswer {
  readonly organ: OrganRow;
  readonly unit: UnitRow | undefined;
  readonly typed: UnitFields;
  readonly problems: Problems;
}

async function sendForm(deps: AdminDeps, http: Http, answer: FormAnswer): Promise<void> {
  const failed = Object.keys(answer.problems).length > 0;
  const words = adminTexts.units.form;
  const frame = frameOf(http, { title: answer.unit?.name ?? words.newTitle, current: 'admin', failed });
  const counts = createAdministrationReadModel(deps.db.read);
  const names = answer.unit === undefined ? [] : [answer.unit.name, ...answer.unit.formerNames];
  const { byUnit } = await counts.openCases(answer.organ.id);
  const model = unitForm(frame, {
    ...answer,
    units: inTree(await createUnitStore(deps.db.read).list(answer.organ.id)),
    openCases: names.reduce((sum, name) => sum + (byUnit.get(name) ?? 0), 0),
    people: (await counts.peopleByUnit(answer.organ.id)).get(answer.unit?.name ?? '') ?? 0,
  });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}
