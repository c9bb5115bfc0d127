import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { changeOrgan, closeOrgan, createOrgan, type OrganFields, reopenOrgan } from '../../../engine/administration/organs.ts';
import { createAdministrationReadModel } from '../../../store/administration-read-model.ts';
import { createOrganStore } from '../../../store/organ-store.ts';
import { type AdminDeps, administered, changeAs, idFrom, leave, type Problems, press } from '../../admin/admin-desk.ts';
import { currentUser } from '../../auth.ts';
import { firstValue, type RawForm, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { organForm, organListPage } from '../../pages/admin/organ-pages.ts';
import { sendPage } from '../../send-page.ts';
import { adminTexts } from '../../texts/admin.ts';

/** The organ of the administrator and those below it. */
export function organRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/organs', (req, res) => sendList(deps, { req, res }));
  router.get('/admin/organs/new', (req, res) => sendForm(deps, { req, res }, { id: null, typed: EMPTY, problems: {} }));
  router.post('/admin/organs', save(deps));
  router.get('/admin/organs/:id', async (req, res) => {
    const { id, name, shortName, parentId = null } = await ownOrgan(deps, { req, res });
    await sendForm(deps, { req, res }, { id, typed: { name, shortName, parentId }, problems: {} });
  });
  router.post('/admin/organs/:id', save(deps));
  const href = () => '/admin/organs';
  const id = ({ req }: Http) => idFrom(req.params.id);
  router.post(
    '/admin/organs/:id/close',
    press(deps, { work: (step, http) => closeOrgan(step, id(http)), notice: () => adminTexts.organs.closed, href }),
  );
  router.post(
    '/admin/organs/:id/reopen',
    press(deps, { work: (step, http) => reopenOrgan(step, id(http)), notice: () => adminTexts.organs.reopened, href }),
  );
  return router;
}

const EMPTY: OrganFields = { name: '', shortName: '', parentId: null };

async function ownOrgan(deps: AdminDeps, http: Http) {
  const organ = (await administered(deps, http)).find(({ id }) => id === idFrom(http.req.params.id));
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  return organ;
}

async function sendList(deps: AdminDeps, http: Http): Promise<void> {
  const organs = await administered(deps, http);
  const counts = createAdministrationReadModel(deps.db.read);
  const rows = [];
  for (const organ of organs) {
    rows.push({ ...organ, people: await counts.countStaff({ organIds: [organ.id] }), open: await counts.openCasesOf(organ.id) });
  }
  const frame = frameOf(http, { title: adminTexts.organs.title, current: 'admin' });
  sendPage(http.res, { view: AdminPageView, model: organListPage(frame, rows, await superiorWithout(deps, http)) });
}

/** The organ next above the own one, where nobody has an account. */
async function superiorWithout({ db }: AdminDeps, { res }: Http): Promise<string | null> {
  const store = createOrganStore(db.read);
  const { organId } = currentUser(res);
  const own = organId === null ? undefined : await store.findById(organId);
  const above = own?.parentId == null ? undefined : await store.findById(own.parentId);
  if (above === undefined) return null;
  return (await createAdministrationReadModel(db.read).countStaff({ organIds: [above.id] })) === 0 ? above.name : null;
}

function save(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const id = req.params.id === undefined ? null : (await ownOrgan(deps, http)).id;
    const typed = typedIn(rawForm(req.body));
    const changed = await changeAs(deps, http, (step) => (id === null ? createOrgan(step, typed) : changeOrgan(step, id, typed)));
    if ('problems' in changed) return sendForm(deps, http, { id, typed, problems: changed.problems });
    await leave(http, adminTexts.saved, '/admin/organs');
  };
}

function typedIn(raw: RawForm): OrganFields {
  const parent = idFrom(firstValue(raw, 'parentId'));
  return { name: firstValue(raw, 'name'), shortName: firstValue(raw, 'shortName'), parentId: parent === 0 ? null : parent };
}

interface FormAnswer {
  readonly id: number | null;
  readonly typed: OrganFields;
  readonly problems: Problems;
}

async function sendForm(deps: AdminDeps, http: Http, { id, typed, problems }: FormAnswer): Promise<void> {
  const failed = Object.keys(problems).length > 0;
  const words = adminTexts.organs.form;
  const organs = await administered(deps, http);
  const organ = organs.find((one) => one.id === id);
  const frame = frameOf(http, { title: organ?.name ?? words.newTitle, current: 'admin', failed });
  const openCases = id === null ? 0 : await createAdministrationReadModel(deps.db.read).openCasesOf(id);
  const model = organForm(frame, { organ, organs, typed, problems, openCases, ownId: currentUser(http.res).organId });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}
