import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { QueueViewRemovalView, QueueViewsView } from '../../../views/pages/queue-views.tsx';
import { withTransaction } from '../../store/database.ts';
import { createSavedViewStore, type SavedViewRow } from '../../store/saved-view-store.ts';
import { currentUser } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { queueViewsPage, type ViewNameProblem } from '../pages/queue-views-page.ts';
import { choicesText, hrefOf, readAddress, readChoicesText } from '../queue-address.ts';
import { findSearch, keepSearch } from '../queue-session.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { queueTexts } from '../texts/queue.ts';
import type { WebDeps } from '../web-deps.ts';

const MAX_NAME = 40;
const LIST = '/queue/views';

interface Refused extends ViewNameProblem {
  /** The choices that were to be saved; null when a view was to be renamed. */
  readonly address: string | null;
}

/** The views that a person keeps: every operation is on the own ones alone. */
export function queueViewRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get(LIST, (req, res) => sendViews(deps, { req, res }));
  router.post(LIST, (req, res) => createView(deps, { req, res }));
  router.get('/queue/views/:id', async (req, res) => {
    const { id, filter } = await ownView(deps, { req, res });
    const find = keepSearch(req, filter.text);
    await saveSession(req);
    res.redirect(303, hrefOf(readChoicesText(filter.choices), { find, view: id }));
  });
  router.post('/queue/views/:id/name', (req, res) => renameView(deps, { req, res }));
  router.post('/queue/views/:id/default', async (req, res) => {
    const { id, userId, defaultOf } = await ownView(deps, { req, res });
    await withTransaction(deps.db, (trx) => createSavedViewStore(trx).setDefault(userId, defaultOf === null ? id : null));
    done({ req, res }, queueTexts.views.defaultChanged);
  });
  router.get('/queue/views/:id/delete', async (req, res) => {
    const { id, name } = await ownView(deps, { req, res });
    const frame = frameOf({ req, res }, { title: queueTexts.views.removeTitle(name), current: 'queue' });
    sendPage(res, { view: QueueViewRemovalView, model: { frame, name, action: `${LIST}/${id}/delete`, back: LIST } });
  });
  router.post('/queue/views/:id/delete', async (req, res) => {
    const { id, userId } = await ownView(deps, { req, res });
    await createSavedViewStore(deps.db.write).remove(userId, id);
    done({ req, res }, queueTexts.views.removed);
  });
  return router;
}

interface Exchange {
  readonly req: Request;
  readonly res: Response;
}

async function createView(deps: WebDeps, { req, res }: Exchange): Promise<void> {
  const { name, problem } = nameOf(req);
  const href = fieldOf(req, 'address');
  const address = readAddress(Object.fromEntries(new URLSearchParams(href.split('?')[1] ?? '')));
  const refuse = (text: string) => sendViews(deps, { req, res }, { id: null, text, name, address: hrefOf(address) });
  if (problem !== null) return refuse(problem);
  const view: SavedViewRow = {
    id: randomUUID(),
    userId: currentUser(res).id,
    name,
    filter: { choices: choicesText(address), text: address.find === null ? '' : (findSearch(req, address.find) ?? '') },
    defaultOf: null,
    createdAt: deps.now().toISOString(),
  };
  if (!(await createSavedViewStore(deps.db.write).create(view))) return refuse(queueTexts.views.taken);
  req.session.notice = queueTexts.views.saved(name);
  await saveSession(req);
  res.redirect(303, hrefOf(address, { view: view.id }));
}

async function renameView(deps: WebDeps, { req, res }: Exchange): Promise<void> {
  const { id, userId } = await ownView(deps, { req, res });
  const { name, problem } = nameOf(req);
  const refuse = (text: string) => sendViews(deps, { req, res }, { id, text, name, address: null });
  if (problem !== null) return refuse(problem);
  if ((await createSavedViewStore(deps.db.write).rename(userId, id, name)) === 'taken') return refuse(queueTexts.views.taken);
  done({ req, res }, queueTexts.views.renamed);
}

async function sendViews(deps: WebDeps, { req, res }: Exchange, refused: Refused | null = null): Promise<void> {
  const views = await deps.engine.savedViews(currentUser(res).id);
  const frame = frameOf({ req, res }, { title: queueTexts.views.title, current: 'queue', failed: refused !== null });
  sendPage(res, { view: QueueViewsView, model: queueViewsPage(frame, { views, refused }), status: refused === null ? 200 : 422 });
}

/** @throws {HttpProblem} 404, also for a view of somebody else. */
async function ownView(deps: WebDeps, { req, res }: Exchange): Promise<SavedViewRow> {
  const view = await createSavedViewStore(deps.db.read).find(currentUser(res).id, String(req.params.id));
  if (view === undefined) throw new HttpProblem(404, 'notFound');
  return view;
}

function nameOf(req: Request): { readonly name: string; readonly problem: string | null } {
  const name = fieldOf(req, 'name').trim();
  if (name === '') return { name, problem: queueTexts.views.missing };
  return { name, problem: [...name].length > MAX_NAME ? queueTexts.views.long : null };
}

function fieldOf(req: Request, name: string): string {
  const value = (req.body as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}

function done({ req, res }: Exchange, notice: string): void {
  req.session.notice = notice;
  res.redirect(303, LIST);
}
