import { Router } from 'express';
import { RedactionsView } from '../../../views/pages/redactions.tsx';
import { UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import { createRedactions } from '../../engine/redactions/redactions.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { redactionsPage } from '../pages/redactions-page.ts';
import {
  isArchived,
  loadRedaction,
  mayRedact,
  type RedactionDesk,
  redactableFiles,
  redactionHref,
  requestCase,
} from '../redaction-desk.ts';
import { sendPage } from '../send-page.ts';
import { noneWhenUnreadable, pageIn, sendRedaction } from '../send-redaction.ts';
import { redactionTexts } from '../texts/redaction.ts';
import type { WebDeps } from '../web-deps.ts';
import { addCheckRoutes } from './redaction-check-routes.ts';
import { addMarkRoutes } from './redaction-mark-routes.ts';
import { addSearchRoutes } from './redaction-search-routes.ts';

/** Dots an inch of the pictures on which people draw. */
const SHOWN_DPI = 120;

/** Redaction (区分处理): one person marks, another checks, the program burns. Every case reader may look. */
export function redactionRoutes(deps: WebDeps): Router {
  const router = Router();
  const desk = redactionDeskOf(deps);
  router.use('/cases/:id/redactions', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id/redactions', async (req, res) => {
    await sendList({ req, res }, desk, { problem: null });
  });
  router.post('/cases/:id/redactions', async (req, res) => {
    await start({ req, res }, desk);
  });
  router.get('/cases/:id/redactions/:rid', async (req, res) => {
    await sendRedaction({ req, res }, desk, { page: pageIn(req.query.page), problem: null });
  });
  router.get('/cases/:id/redactions/:rid/pages/:page', async (req, res) => {
    await sendPicture({ req, res }, desk);
  });
  router.get('/cases/:id/redactions/:rid/text/:page', async (req, res) => {
    await sendText({ req, res }, desk);
  });
  addMarkRoutes(router, desk);
  addSearchRoutes(router, desk);
  addCheckRoutes(router, desk);
  return router;
}

export function redactionDeskOf(deps: WebDeps): RedactionDesk {
  const redactions = createRedactions({ ...deps, record: (caseId, event, options) => deps.engine.record(caseId, event, options) });
  return { deps, redactions };
}

async function sendList(
  http: Http,
  desk: RedactionDesk,
  { problem }: { readonly problem: { readonly text: string } | null },
): Promise<void> {
  const { deps, redactions } = desk;
  const user = currentUser(http.res);
  const data = await requestCase(deps, http);
  await deps.desk.recordRead(user, { caseId: data.id, what: 'page', detail: 'redactions' });
  const rows = await redactions.list(data.id);
  const counts = await Promise.all(rows.map(async ({ id }) => (await redactions.marks(id)).length));
  const chosen = typeof http.req.query.file === 'string' ? http.req.query.file : '';
  const mayStart = mayRedact(user) && !isArchived(data);
  const frame = frameOf(http, { title: redactionTexts.title, failed: problem !== null });
  const model = redactionsPage(frame, { data, rows, counts, files: redactableFiles(data), mayStart, chosen, problem });
  sendPage(http.res, { view: RedactionsView, model, status: problem === null ? 200 : 422 });
}

async function start(http: Http, desk: RedactionDesk): Promise<void> {
  const { deps, redactions } = desk;
  const user = currentUser(http.res);
  const data = await requestCase(deps, http);
  if (!mayRedact(user) || isArchived(data)) throw new HttpProblem(403, 'forbidden');
  const file = redactableFiles(data).find(({ id }) => id === firstValue(rawForm(http.req.body), 'file'));
  if (file === undefined) return sendList(http, desk, { problem: { text: redactionTexts.start.choose } });
  await deps.desk.recordRead(user, { caseId: data.id, what: 'file', detail: file.id });
  try {
    const row = await redactions.start(data.id, { file, actor: actorOf(user) });
    http.res.redirect(303, redactionHref(row));
  } catch (error) {
    if (!(error instanceof UnreadablePagesError)) throw error;
    await sendList(http, desk, { problem: { text: redactionTexts.unreadable[error.reason] } });
  }
}

async function sendPicture(http: Http, desk: RedactionDesk): Promise<void> {
  const { row } = await loadRedaction(desk, http);
  const { reader } = desk.redactions;
  const page = pageOf(http, row.pageSizes.length);
  await desk.deps.desk.recordRead(currentUser(http.res), { caseId: row.caseId, what: 'file', detail: row.file.id });
  const size = row.pageSizes[page] ?? { width: 1, height: 1 };
  const dpi = Math.max(1, Math.min(SHOWN_DPI, Math.floor((72 * 3000) / Math.max(size.width, size.height))));
  const original = { bytes: await reader.bytes(row.file), mediaType: row.file.mediaType };
  try {
    const { bytes, mediaType } = await desk.deps.pages.picture(original, { page, dpi, format: 'jpeg' });
    http.res.set({ 'Content-Type': mediaType, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }).send(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof UnreadablePagesError) throw new HttpProblem(404, 'notFound');
    throw error;
  }
}

/** For selecting text: each character with its box in points. */
async function sendText(http: Http, desk: RedactionDesk): Promise<void> {
  const { row } = await loadRedaction(desk, http);
  const page = pageOf(http, row.pageSizes.length);
  await desk.deps.desk.recordRead(currentUser(http.res), { caseId: row.caseId, what: 'file', detail: row.file.id });
  const characters = await desk.redactions.reader.text(row.file, page).catch(noneWhenUnreadable);
  const rounded = (points: number): number => Math.round(points * 100) / 100;
  const boxes = characters.map(({ box: { x, y, width, height } }) => [x, y, width, height].map(rounded));
  http.res.set('Cache-Control', 'no-store').json({ boxes });
}

function pageOf({ req }: Http, pages: number): number {
  const page = /^\d{1,5}$/.test(String(req.params.page)) ? Number(req.params.page) : 0;
  if (page < 1 || page > pages) throw new HttpProblem(404, 'notFound');
  return page - 1;
}
