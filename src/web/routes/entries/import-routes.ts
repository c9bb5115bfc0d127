import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { UnreadableTableError } from '../../../documents/tables/table-file.ts';
import { acceptImport, compareImport, dropImport, type EntryImport, findImport } from '../../../engine/annual-report/entries-import.ts';
import { indicatorsOf } from '../../../engine/annual-report/entries-indicators.ts';
import { TABLES_ALLOWED } from '../../../engine/files/file-kinds.ts';
import { createEntryImportStore } from '../../../store/entry-import-store.ts';
import type { FileRow } from '../../../store/file-store.ts';
import { currentUser } from '../../auth.ts';
import { draftFile } from '../../entries/draft-file.ts';
import { changeLedger, type Problems, stepOf, writersOrgan, yearAsked } from '../../entries/entries-desk.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { say } from '../../language.ts';
import { dropUpload, postedUpload } from '../../letters/own-upload.ts';
import { IMPORT, importForm, importPreview, importResult } from '../../pages/entries/import-pages.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { importTexts } from '../../texts/entries-import.ts';
import { acceptUploads } from '../../uploads/multipart.ts';
import type { WebDeps } from '../../web-deps.ts';
import { within } from '../admin/calendar-routes.ts';

/** Figures from a table: uploaded, looked at as long as one likes, accepted or thrown away. */
export function entryImportRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use(IMPORT, (_req, res, next) => {
    writersOrgan(currentUser(res), 'keeper');
    next();
  });
  router.get(IMPORT, (req, res) => {
    const year = String(yearAsked(req.query.year, deps.today()));
    return sendForm(deps, { req, res }, { typed: { year, source: '' }, problems: {} });
  });
  router.post(IMPORT, acceptUploads({ ...deps, allowed: TABLES_ALLOWED }), upload(deps));
  router.get(`${IMPORT}/:id`, async (req, res) => sendPreview(deps, { req, res }, await importOf(deps, { req, res })));
  router.post(`${IMPORT}/:id/compare`, async (req, res) => {
    const file = await importOf(deps, { req, res });
    await within(deps, compareImport(deps.db, file));
    res.redirect(303, `${IMPORT}/${file.id}`);
  });
  router.post(`${IMPORT}/:id/accept`, accept(deps));
  router.post(`${IMPORT}/:id/drop`, async (req, res) => {
    const file = await importOf(deps, { req, res });
    const changed = await changeLedger(deps, (trx) => dropImport(trx, file, stepOf(deps, currentUser(res), file.organId)));
    req.session.notice = 'done' in changed && changed.done ? importTexts.dropped : importTexts.gone;
    await saveSession(req);
    res.redirect(303, `${IMPORT}?year=${file.year}`);
  });
  return router;
}

interface FormAnswer {
  readonly typed: { readonly year: string; readonly source: string };
  readonly problems: Problems;
}

async function sendForm(deps: WebDeps, http: Http, { typed, problems }: FormAnswer): Promise<void> {
  const waiting = await createEntryImportStore(deps.db.read).listWaiting(writersOrgan(currentUser(http.res), 'keeper'));
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: importTexts.title, current: 'reports', failed });
  const model = importForm(frame, { typed, problems, year: yearAsked(typed.year, deps.today()), waiting });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}

function upload(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const raw = rawForm(req.body);
    const typed = { year: firstValue(raw, 'year').normalize('NFKC'), source: firstValue(raw, 'source') };
    const posted = await postedUpload(http, deps, { raw, name: 'file' });
    if (posted.result === 'refused') return sendForm(deps, http, { typed, problems: { file: posted.reason } });
    if (posted.result === 'none') return sendForm(deps, http, { typed, problems: { file: importTexts.missing } });
    const drafted = /^20\d\d$/.test(typed.year)
      ? await draftOf(deps, http, { file: posted.file, typed })
      : { problems: { year: importTexts.wrongYear } };
    await dropUpload(deps, posted.file);
    if ('problems' in drafted) return sendForm(deps, http, { typed, problems: drafted.problems });
    await within(deps, compareImport(deps.db, drafted));
    res.redirect(303, `${IMPORT}/${drafted.id}`);
  };
}

interface Brought {
  readonly file: FileRow;
  readonly typed: FormAnswer['typed'];
}

/** Keeps what was read of the file; the upload itself is of no further use. */
async function draftOf(deps: WebDeps, { res }: Http, { file, typed }: Brought) {
  const user = currentUser(res);
  const step = stepOf(deps, user, writersOrgan(user, 'keeper'));
  try {
    const id = await draftFile(deps, { file, year: Number(typed.year), source: typed.source }, step);
    return id === undefined ? { problems: { file: importTexts.notTable } } : { id, organId: step.organId };
  } catch (error) {
    if (!(error instanceof UnreadableTableError)) throw error;
    return { problems: { file: say(error.text) } };
  }
}

async function importOf(deps: WebDeps, { req, res }: Http): Promise<EntryImport> {
  const organId = writersOrgan(currentUser(res), 'keeper');
  const file = await findImport(deps.db.write, { id: String(req.params.id), organId });
  if (file === undefined) throw new HttpProblem(404, 'notFound');
  return file;
}

async function sendPreview(deps: WebDeps, http: Http, file: EntryImport, refused: string | null = null): Promise<void> {
  const failed = refused !== null;
  const frame = frameOf(http, { title: importTexts.preview(file.fileName), current: 'reports', failed });
  if (file.acceptedAt !== null) return sendPage(http.res, { view: AdminPageView, model: importResult(frame, file) });
  const known = await indicatorsOf(deps.db.read, file.organId);
  sendPage(http.res, { view: AdminPageView, model: importPreview(frame, { file, known, refused }), status: failed ? 422 : 200 });
}

function accept(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const file = await importOf(deps, http);
    if (file.acceptedAt !== null) return sendPreview(deps, http, file);
    const step = stepOf(deps, currentUser(res), file.organId);
    const changed = await changeLedger(deps, (trx) => acceptImport(trx, file, step));
    if ('problems' in changed) return sendPreview(deps, http, file, Object.values(changed.problems).join(' '));
    req.session.notice = importTexts.accepted(changed.done);
    await saveSession(req);
    res.redirect(303, `${IMPORT}/${file.id}`);
  };
}
