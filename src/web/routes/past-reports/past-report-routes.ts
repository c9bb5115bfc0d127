import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { UnreadableTableError } from '../../../documents/tables/table-file.ts';
import { HTML_KIND, REPORTS_ALLOWED } from '../../../engine/files/file-kinds.ts';
import { findPastReport, importPastReport, listPastReports, mayImportReports } from '../../../engine/past-reports/past-reports.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { withTransaction } from '../../../store/database.ts';
import type { FileRow } from '../../../store/file-store.ts';
import { leave, type Problems } from '../../admin/admin-desk.ts';
import { currentUser } from '../../auth.ts';
import { firstValue, type RawForm, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { say, sayLabel } from '../../language.ts';
import { dropUpload, findOwnUpload, postedUpload } from '../../letters/own-upload.ts';
import { PAST, pastReportForm, pastReportPage, pastReportPreview, pastReportsPage } from '../../pages/past-reports/past-report-pages.ts';
import { requirePlace } from '../../places.ts';
import { reportActorOf } from '../../reports/own-report.ts';
import { type ReadPastReport, readUploadedReport, thisYear } from '../../reports/past-report-file.ts';
import { type ReachableOrgans, reachableOrgans } from '../../reports/reachable-organs.ts';
import { sendPage } from '../../send-page.ts';
import { pastReportTexts } from '../../texts/past-reports.ts';
import { acceptUploads } from '../../uploads/multipart.ts';
import type { WebDeps } from '../../web-deps.ts';

/** Reports of past years: uploaded, looked at, accepted. The upload waits in between; nothing else is kept of it. */
export function pastReportRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get(PAST, requirePlace('reports'), async (req, res) => {
    const at = await reachableOrgans(deps, currentUser(res), req.query.organ);
    const reports = await listPastReports(deps.db.read, at.organ.id);
    const frame = frameOf({ req, res }, { title: pastReportTexts.title, current: 'reports' });
    const model = pastReportsPage(frame, { ...at, reports, mayImport: mayImportReports(currentUser(res)) });
    sendPage(res, { view: AdminPageView, model });
  });
  router.get(`${PAST}/new`, requireImporter, (req, res) => sendForm(deps, { req, res }, { asked: req.query, problems: {} }));
  router.post(`${PAST}/new`, requireImporter, acceptUploads({ ...deps, alsoKinds: [HTML_KIND], allowed: REPORTS_ALLOWED }), upload(deps));
  router.get(`${PAST}/preview`, requireImporter, (req, res) => preview(deps, { req, res }));
  router.post(`${PAST}/accept`, requireImporter, accept(deps));
  router.get(`${PAST}/:id`, requirePlace('reports'), async (req, res) => {
    const { organs } = await reachableOrgans(deps, currentUser(res), undefined);
    const ids = organs.map(({ id }) => id);
    const report = await findPastReport(deps.db.read, String(req.params.id), ids);
    const frame = frameOf({ req, res }, { title: pastReportTexts.detail(report.year, report.version), current: 'reports' });
    sendPage(res, { view: AdminPageView, model: pastReportPage(frame, report) });
  });
  return router;
}

const requireImporter: RequestHandler = (_req, res, next) => {
  if (!mayImportReports(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

interface Asked {
  readonly asked: Readonly<Record<string, unknown>>;
  readonly problems: Problems;
}

async function sendForm(deps: WebDeps, http: Http, { asked, problems }: Asked): Promise<void> {
  const failed = Object.keys(problems).length > 0;
  const at = await reachableOrgans(deps, currentUser(http.res), asked.organ);
  const values = { year: textOf(asked.year), source: textOf(asked.source) };
  const frame = frameOf(http, { title: pastReportTexts.formTitle, current: 'reports', failed });
  sendPage(http.res, { view: AdminFormView, model: pastReportForm(frame, { ...at, values, problems }), status: failed ? 422 : 200 });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : '';
}

function fieldsOf(raw: RawForm): Readonly<Record<'organ' | 'year' | 'source', string>> {
  const [organ = '', year = '', source = ''] = ['organ', 'year', 'source'].map((name) => textOf(firstValue(raw, name)));
  return { organ, year, source };
}

function upload(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const raw = rawForm(req.body);
    const asked = fieldsOf(raw);
    const again = (problems: Problems) => sendForm(deps, http, { asked, problems });
    const posted = await postedUpload(http, deps, { raw, name: 'file' });
    if (posted.result === 'refused') return again({ file: posted.reason });
    if (posted.result === 'none') return again({ file: pastReportTexts.missing });
    const { organ } = await reachableOrgans(deps, currentUser(res), asked.organ);
    const read = await checkedOf(deps, posted.file, { organId: organ.id, year: asked.year, source: asked.source });
    if ('problems' in read) {
      await dropUpload(deps, posted.file);
      return again(read.problems);
    }
    res.redirect(303, `${PAST}/preview?${new URLSearchParams({ file: posted.file.id, ...asked, organ: String(organ.id) })}`);
  };
}

interface Wanted {
  readonly organId: number;
  readonly year: string;
  readonly source: string;
}

type Read = { readonly problems: Problems } | ReadPastReport;

/** What an upload holds as the report of a year, or why it cannot be read. */
async function checkedOf(deps: WebDeps, file: FileRow, { organId, year, source }: Wanted): Promise<Read> {
  try {
    const read = await readUploadedReport(deps, file, { organId, year: /^\d{4}$/.test(year.trim()) ? Number(year) : 0, source });
    return read ?? { problems: { file: pastReportTexts.notReport } };
  } catch (error) {
    if (error instanceof UnreadableTableError) return { problems: { file: say(error.text) } };
    if (error instanceof InvalidInputError) return { problems: problemsOf(error) };
    throw error;
  }
}

function problemsOf({ problems }: InvalidInputError): Problems {
  return Object.fromEntries(problems.map((problem) => [problem.field === 'year' ? 'year' : 'file', sayLabel(problem)]));
}

type Waiting = ReadPastReport & { readonly file: FileRow; readonly organ: ReachableOrgans['organ'] };

async function waiting(deps: WebDeps, http: Http, asked: Readonly<Record<string, unknown>>): Promise<Waiting | undefined> {
  const { organ } = await reachableOrgans(deps, currentUser(http.res), asked.organ);
  const file = await findOwnUpload(http, deps, asked.file);
  if (file === undefined) return undefined;
  const read = await checkedOf(deps, file, { organId: organ.id, year: textOf(asked.year), source: textOf(asked.source) });
  return 'problems' in read ? undefined : { ...read, file, organ };
}

async function preview(deps: WebDeps, http: Http): Promise<void> {
  const found = await waiting(deps, http, http.req.query);
  if (found === undefined) return leave(http, pastReportTexts.gone, `${PAST}/new`);
  const { checked, organ, file, brought } = found;
  const failed = checked.remarks.some(({ level }) => level === 'fault');
  const frame = frameOf(http, { title: pastReportTexts.preview, current: 'reports', failed });
  const model = pastReportPreview(frame, { checked, organ, year: brought.year, source: brought.source, file });
  sendPage(http.res, { view: AdminPageView, model });
}

function accept(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const raw = rawForm(req.body);
    const found = await waiting(deps, http, { ...fieldsOf(raw), file: firstValue(raw, 'file') });
    if (found === undefined) return leave(http, pastReportTexts.gone, `${PAST}/new`);
    const step = { actor: reportActorOf(currentUser(res)), at: deps.now(), thisYear: thisYear(deps) };
    try {
      const stored = await withTransaction(deps.db, (trx) => importPastReport(trx, found.brought, step));
      await dropUpload(deps, found.file);
      return leave(http, pastReportTexts.imported(stored.year), `${PAST}/${stored.id}`);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return leave(http, Object.values(problemsOf(error)).join(' '), `${PAST}/new?${new URLSearchParams(fieldsOf(raw))}`);
    }
  };
}
