import { type Request, type Response, Router } from 'express';
import { GuideView } from '../../../views/pages/guide.tsx';
import { GuideEditView, GuidePreviewView } from '../../../views/pages/guide-edit.tsx';
import { GuideListView } from '../../../views/pages/guide-list.tsx';
import { GuideVersionsView } from '../../../views/pages/guide-versions.tsx';
import { keepActOf } from '../../engine/audit/keep-act-of.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { EMPTY_GUIDE } from '../../law/guide.ts';
import { withTransaction } from '../../store/database.ts';
import { createGuideStore, type GuideRow } from '../../store/guide-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { createUserStore } from '../../store/user-store.ts';
import { currentUser, findUser, requireUser } from '../auth.ts';
import { parseGuideForm, rawOfGuide } from '../forms/guide-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { guideEditPage, guideVersionsPage, hiddenInputs } from '../pages/guide-edit-page.ts';
import { guideListPage, guideParts } from '../pages/guide-page.ts';
import { sendPage } from '../send-page.ts';
import { guideTexts } from '../texts/guide.ts';
import type { WebDeps } from '../web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'now'>;

/** The disclosure guides: public, and edited by the head of each organ's disclosure office. */
export function guideRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/guide', async (req, res) => {
    const organs = await createOrganStore(deps.db.read).listPublic();
    const [first] = organs;
    if (first !== undefined && organs.length === 1) return res.redirect(303, `/guide/${first.id}`);
    const frame = frameOf({ req, res }, { title: guideTexts.title, current: 'guide', area: 'public' });
    sendPage(res, { view: GuideListView, model: guideListPage(frame, organs, ({ id }) => `/guide/${id}`) });
  });
  router.get('/guide/:organId', async (req, res) => {
    const organ = await organOf(deps, req.params.organId);
    const row = await createGuideStore(deps.db.read).findLatest(organ.id);
    const frame = frameOf({ req, res }, { title: guideTexts.titleOf(organ.name), current: 'guide', area: 'public' });
    const editHref = mayEdit(res, organ) ? `/guide/${organ.id}/edit` : null;
    sendPage(res, { view: GuideView, model: { frame, guide: guideParts({ organ, row }), editHref, notice: null } });
  });
  router.get('/guide/:organId/edit', requireUser, async (req, res) => {
    const organ = await ownOrgan(deps, { req, res });
    const row = await createGuideStore(deps.db.read).findLatest(organ.id);
    sendEdit({ req, res }, { organ, raw: rawOfGuide(row?.content ?? EMPTY_GUIDE), version: row?.version ?? 0, problems: [] });
  });
  router.post('/guide/:organId/edit', requireUser, (req, res) => saveOrPreview(deps, { req, res }));
  router.get('/guide/:organId/versions', requireUser, (req, res) => sendVersions(deps, { req, res }));
  router.get('/guide/:organId/versions/:version', requireUser, (req, res) => sendVersion(deps, { req, res }));
  return router;
}

async function saveOrPreview(deps: Deps, http: Http): Promise<void> {
  const { req, res } = http;
  const organ = await ownOrgan(deps, http);
  const raw = rawForm(req.body);
  const version = versionOf(raw);
  const parsed = parseGuideForm(raw);
  const step = firstValue(raw, 'step');
  if (parsed.result === 'invalid') return sendEdit(http, { organ, raw, version, problems: parsed.problems });
  if (step === 'change') return sendEdit(http, { organ, raw, version, problems: [] });
  const savedAt = deps.now().toISOString();
  if (step !== 'save') {
    const guide = guideParts({ organ, row: { content: parsed.guide, savedAt, version: version + 1 } });
    const frame = frameOf(http, { title: guideTexts.edit.previewTitle });
    const hidden = hiddenInputs(raw, (name) => /^(lines\.|passages\.|channels\.|links$|version$)/.test(name));
    return sendPage(res, { view: GuidePreviewView, model: { frame, action: `/guide/${organ.id}/edit`, guide, hidden } });
  }
  const row = { organId: organ.id, version: version + 1, content: parsed.guide, savedAt, savedBy: currentUser(res).id };
  if (!(await publishGuide(deps, row))) {
    const latest = await createGuideStore(deps.db.read).findLatest(organ.id);
    return sendEdit(http, { organ, raw, version: latest?.version ?? 0, problems: [conflict()] });
  }
  req.session.notice = guideTexts.edit.saved;
  res.redirect(303, `/guide/${organ.id}`);
}

/** @returns false when somebody else published that version. */
export async function publishGuide({ db }: Pick<Deps, 'db'>, row: GuideRow): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    if (!(await createGuideStore(trx).add(row))) return false;
    const { organId, version, savedBy, savedAt } = row;
    await keepActOf(trx, savedBy, { kind: 'guide.published', organId, data: { version } }, new Date(savedAt));
    return true;
  });
}

interface EditAnswer {
  readonly organ: OrganRow;
  readonly raw: RawForm;
  readonly version: number;
  readonly problems: readonly FieldProblem[];
}

function sendEdit(http: Http, answer: EditAnswer): void {
  const failed = answer.problems.length > 0;
  const frame = frameOf(http, { title: guideTexts.edit.title, failed });
  sendPage(http.res, { view: GuideEditView, model: guideEditPage(frame, answer), status: failed ? 422 : 200 });
}

async function sendVersions(deps: Deps, http: Http): Promise<void> {
  const organ = await ownOrgan(deps, http);
  const rows = await createGuideStore(deps.db.read).list(organ.id);
  const users = await createUserStore(deps.db.read).list({ organId: organ.id });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const frame = frameOf(http, { title: guideTexts.edit.versions.title });
  sendPage(http.res, { view: GuideVersionsView, model: guideVersionsPage(frame, { organ, rows, names }) });
}

async function sendVersion(deps: Deps, http: Http): Promise<void> {
  const organ = await ownOrgan(deps, http);
  const row = await createGuideStore(deps.db.read).find(organ.id, idFrom(http.req.params.version));
  if (row === undefined) throw new HttpProblem(404, 'notFound');
  const frame = frameOf(http, { title: guideTexts.titleOf(organ.name) });
  const notice = guideTexts.edit.versions.old(row.version);
  sendPage(http.res, { view: GuideView, model: { frame, guide: guideParts({ organ, row }), editHref: null, notice } });
}

/** The organ named in the address, for its own head of office alone. */
async function ownOrgan(deps: Deps, { req, res }: Http): Promise<OrganRow> {
  const organ = await organOf(deps, req.params.organId);
  if (currentUser(res).organId !== organ.id) throw new HttpProblem(404, 'notFound');
  if (!mayEdit(res, organ)) throw new HttpProblem(403, 'forbidden');
  return organ;
}

function mayEdit(res: Response, organ: OrganRow): boolean {
  const user = findUser(res);
  return user !== undefined && user.organId === organ.id && user.roles.includes('officeHead');
}

async function organOf(deps: Pick<WebDeps, 'db'>, typed: Request['params'][string] | undefined): Promise<OrganRow> {
  const organ = await createOrganStore(deps.db.read).findById(idFrom(typed));
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  return organ;
}

/** 0, which nothing has, for what is no whole number. */
function idFrom(typed: unknown): number {
  return typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

function versionOf(raw: RawForm): number {
  return idFrom(firstValue(raw, 'version'));
}

function conflict(): FieldProblem {
  return { field: 'form', ...inEachLanguage(() => guideTexts.edit.conflict) };
}
