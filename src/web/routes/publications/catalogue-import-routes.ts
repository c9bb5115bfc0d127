import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../documents/table-export.ts';
import { UnreadableTableError } from '../../../documents/tables/table-file.ts';
import { TABLES_ALLOWED } from '../../../engine/files/file-kinds.ts';
import {
  type CatalogueImport,
  compareCatalogue,
  dropCatalogue,
  findCatalogueImport,
} from '../../../engine/publications/catalogue-import.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { createEntryImportStore } from '../../../store/entry-import-store.ts';
import type { FileRow } from '../../../store/file-store.ts';
import { currentUser } from '../../auth.ts';
import { type Problems, problemsOf } from '../../entries/entries-desk.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { say } from '../../language.ts';
import { dropUpload, postedUpload } from '../../letters/own-upload.ts';
import {
  CATALOGUE_IMPORT,
  catalogueImportForm,
  catalogueImportPreview,
  catalogueImportResult,
} from '../../pages/publications/catalogue-import-pages.ts';
import { acceptPatiently, catalogueStep, draftUploadedCatalogue, isBeingAccepted } from '../../publications/catalogue-import-desk.ts';
import { catalogueTemplate } from '../../publications/catalogue-template.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { catalogueImportTexts } from '../../texts/catalogue-import.ts';
import { importTexts } from '../../texts/entries-import.ts';
import { acceptUploads } from '../../uploads/multipart.ts';
import type { WebDeps } from '../../web-deps.ts';
import { within } from '../admin/calendar-routes.ts';
import { requireOrgan } from '../publication-routes.ts';

/** A catalogue of what is published already: uploaded, looked at as long as one likes, accepted or thrown away. */
export function catalogueImportRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use(CATALOGUE_IMPORT, (_req, res, next) => {
    requireOrgan(deps, currentUser(res));
    next();
  });
  router.get(CATALOGUE_IMPORT, (req, res) => sendForm(deps, { req, res }, {}));
  router.post(CATALOGUE_IMPORT, acceptUploads({ ...deps, allowed: TABLES_ALLOWED }), upload(deps));
  router.get(`${CATALOGUE_IMPORT}/template.csv`, template('csv'));
  router.get(`${CATALOGUE_IMPORT}/template.xlsx`, template('xlsx'));
  router.get(`${CATALOGUE_IMPORT}/:id`, async (req, res) => sendPreview({ req, res }, await importOf(deps, { req, res })));
  router.post(`${CATALOGUE_IMPORT}/:id/compare`, async (req, res) => {
    const file = await importOf(deps, { req, res });
    await within(deps, compareCatalogue(deps.db, file));
    res.redirect(303, `${CATALOGUE_IMPORT}/${file.id}`);
  });
  router.post(`${CATALOGUE_IMPORT}/:id/accept`, accept(deps));
  router.post(`${CATALOGUE_IMPORT}/:id/drop`, async (req, res) => {
    const file = await importOf(deps, { req, res });
    const done = await dropCatalogue(deps.db, file, catalogueStep(deps, currentUser(res), file.organId));
    req.session.notice = done ? catalogueImportTexts.dropped : importTexts.gone;
    await saveSession(req);
    res.redirect(303, CATALOGUE_IMPORT);
  });
  return router;
}

async function sendForm(deps: WebDeps, http: Http, problems: Problems): Promise<void> {
  const waiting = await createEntryImportStore(deps.db.read, 'publications').listWaiting(requireOrgan(deps, currentUser(http.res)));
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: catalogueImportTexts.title, current: 'publications', failed });
  sendPage(http.res, { view: AdminFormView, model: catalogueImportForm(frame, { problems, waiting }), status: failed ? 422 : 200 });
}

function upload(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const posted = await postedUpload(http, deps, { raw: rawForm(req.body), name: 'file' });
    if (posted.result === 'refused') return sendForm(deps, http, { file: posted.reason });
    if (posted.result === 'none') return sendForm(deps, http, { file: importTexts.missing });
    const drafted = await draftOf(deps, http, posted.file);
    await dropUpload(deps, posted.file);
    if ('problem' in drafted) return sendForm(deps, http, { file: drafted.problem });
    await within(deps, compareCatalogue(deps.db, drafted));
    res.redirect(303, `${CATALOGUE_IMPORT}/${drafted.id}`);
  };
}

/** Keeps what was read of the file; the upload itself is of no further use. */
async function draftOf(deps: WebDeps, { res }: Http, file: FileRow) {
  const user = currentUser(res);
  const step = catalogueStep(deps, user, requireOrgan(deps, user));
  try {
    const id = await draftUploadedCatalogue(deps, file, step);
    return id === undefined ? { problem: importTexts.notTable } : { id, organId: step.organId };
  } catch (error) {
    if (!(error instanceof UnreadableTableError)) throw error;
    return { problem: say(error.text) };
  }
}

/** Headings to be filled in, in the language of the page. */
function template(format: 'csv' | 'xlsx'): RequestHandler {
  return async (_req, res) => {
    res
      .attachment(`${catalogueImportTexts.templateName}.${format}`)
      .type(format === 'csv' ? CSV_TYPE : XLSX_TYPE)
      .set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    await (format === 'csv' ? writeCsv : writeXlsx)(res, catalogueTemplate());
  };
}

async function importOf(deps: WebDeps, { req, res }: Http): Promise<CatalogueImport> {
  const organId = requireOrgan(deps, currentUser(res));
  const file = await findCatalogueImport(deps.db.write, { id: String(req.params.id), organId });
  if (file === undefined) throw new HttpProblem(404, 'notFound');
  return file;
}

function sendPreview(http: Http, file: CatalogueImport, refused: string | null = null): void {
  const failed = refused !== null;
  const frame = frameOf(http, { title: importTexts.preview(file.fileName), current: 'publications', failed });
  const isDone = file.acceptedAt !== null;
  const model = isDone
    ? catalogueImportResult(frame, file)
    : catalogueImportPreview(frame, { file, refused, isStoring: isBeingAccepted(file) });
  sendPage(http.res, { view: AdminPageView, model, status: failed && !isDone ? 422 : 200 });
}

function accept(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const file = await importOf(deps, http);
    if (file.acceptedAt !== null || isBeingAccepted(file)) return sendPreview(http, file);
    if (firstValue(rawForm(req.body), 'confirmed') !== 'yes') return sendPreview(http, file, catalogueImportTexts.notSure);
    try {
      const done = await acceptPatiently(deps, file, currentUser(res));
      if (done !== null) req.session.notice = catalogueImportTexts.accepted(done);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return sendPreview(http, file, Object.values(problemsOf(error)).join(' '));
    }
    await saveSession(req);
    res.redirect(303, `${CATALOGUE_IMPORT}/${file.id}`);
  };
}
