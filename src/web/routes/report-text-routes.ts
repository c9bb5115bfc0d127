import { type Request, type Response, Router } from 'express';
import { ReportPartView } from '../../../views/pages/report-part.tsx';
import { ReportPartVersionsView } from '../../../views/pages/report-part-versions.tsx';
import { ReportPreviewView } from '../../../views/pages/report-preview.tsx';
import { ReportTextView } from '../../../views/pages/report-text.tsx';
import { REPORT_FILE_KINDS } from '../../engine/annual-report/document-files.ts';
import { doReportDeed } from '../../engine/annual-report/report-desk.ts';
import { beginReportTexts, restoreReportText, type TextStep, writeReportText } from '../../engine/annual-report/text-writing.ts';
import { findReportPart, type ReportPart } from '../../law/report/parts.ts';
import { PART_TEXT_LIMIT } from '../../law/report/report-acts.ts';
import { withTransaction } from '../../store/database.ts';
import { currentUser } from '../auth.ts';
import { firstValue, type RawForm, rawForm, valuesOf } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { partVersionsPage, reportPartPage, type TypedText } from '../pages/report-part-page.ts';
import { partName, reportAddresses, reportPreviewPage, reportTextPage } from '../pages/report-text-page.ts';
import { requirePlace } from '../places.ts';
import { type OpenReport, openReport, reportActorOf } from '../reports/own-report.ts';
import { makeReportFile, requireSound, sendReportFile } from '../reports/send-report.ts';
import { sendPage } from '../send-page.ts';
import { reportTextTexts } from '../texts/report-text.ts';
import type { WebDeps } from '../web-deps.ts';

type Params = { readonly year: string; readonly part: string };
type Ask = Request<Partial<Params>>;

/** The text of the annual report: read by whoever reads the year's ledger, written by statisticians and the head of the office. */
export function reportTextRoutes(deps: WebDeps): Router {
  const router = Router();
  const reads = requirePlace('reports');
  const open = ({ req, res }: Http) => openReport(deps, currentUser(res), { year: String(req.params.year), organ: req.query.organ });
  const page = (answer: (http: Http, report: OpenReport) => void | Promise<void>) => async (req: Ask, res: Response) => {
    const http = { req, res } as unknown as Http;
    await answer(http, await open(http));
  };
  router.get('/reports/:year/text', reads, page(sendText));
  router.get('/reports/:year/text/preview', reads, page(sendPreview));
  router.post(
    '/reports/:year/text/begin',
    reads,
    page((http, report) => begin(http, deps, report)),
  );
  router.get(
    '/reports/:year/text/:part',
    reads,
    page((http, report) => sendPart(http, { open: report, typed: null })),
  );
  router.post(
    '/reports/:year/text/:part',
    reads,
    page((http, report) => takePart(http, deps, report)),
  );
  router.get('/reports/:year/text/:part/versions', reads, page(sendVersions));
  router.post(
    '/reports/:year/text/:part/restore',
    reads,
    page((http, report) => restore(http, deps, report)),
  );
  for (const kind of REPORT_FILE_KINDS) {
    const send = async ({ res }: Http, { working }: OpenReport): Promise<void> => {
      requireSound(working);
      sendReportFile(res, await makeReportFile(deps, kind, working));
    };
    router.get(`/reports/:year/report.${kind}`, reads, page(send));
  }
  return router;
}

function sendText(http: Http, report: OpenReport): void {
  const frame = frameOf(http, { title: reportTextTexts.title(report.year), current: 'reports' });
  sendPage(http.res, { view: ReportTextView, model: reportTextPage(frame, report) });
}

function sendPreview(http: Http, report: OpenReport): void {
  const frame = frameOf(http, { title: reportTextTexts.previewPage.title(report.year), current: 'reports' });
  sendPage(http.res, { view: ReportPreviewView, model: reportPreviewPage(frame, report) });
}

async function begin(http: Http, deps: WebDeps, report: OpenReport): Promise<void> {
  requireWriter(report);
  const count = await withTransaction(deps.db, (trx) => beginReportTexts(trx, stepOf(deps, report)));
  http.req.session.notice = reportTextTexts.begin.done(count);
  http.res.redirect(303, reportAddresses(report).text);
}

interface PartAnswer {
  readonly open: OpenReport;
  readonly typed: TypedText | null;
  readonly status?: number;
}

function sendPart(http: Http, { open, typed, status = 200 }: PartAnswer): void {
  const part = partOf(http, open);
  const frame = frameOf(http, {
    title: `${open.year} ${partName(part)}`,
    current: 'reports',
    failed: typed !== null && typed.refusal !== null,
  });
  sendPage(http.res, { view: ReportPartView, model: reportPartPage(frame, { open, part, typed }), status });
}

/** The button says what is wanted: `save`, `check`, or `insert` of a quote where there are no scripts. */
async function takePart(http: Http, deps: WebDeps, open: OpenReport): Promise<void> {
  requireWriter(open);
  const part = partOf(http, open);
  const raw = rawForm(http.req.body);
  const wanted = firstValue(raw, 'do');
  const text = typedText(raw);
  if ([...text].length > PART_TEXT_LIMIT) return sendPart(http, { open, typed: { text, refusal: 'tooLong' }, status: 422 });
  if (wanted === 'insert') return sendPart(http, { open, typed: { text: `${text}${quoteIn(raw)}`, refusal: null } });
  if (wanted === 'check') return sendPart(http, { open, typed: { text, refusal: null } });
  const reason = firstValue(raw, 'reason').trim();
  if (wanted === 'explain' && reason === '') return sendPart(http, { open, typed: { text, refusal: 'needReason' }, status: 422 });
  const written = await withTransaction(deps.db, (trx) =>
    writeReportText(trx, { part: part.id, text, base: numberIn(raw, 'base') }, stepOf(deps, open)),
  );
  if (written === 'taken') {
    const again = await openReport(deps, open.user, { year: String(open.year) });
    return sendPart(http, { open: again, typed: { text, refusal: 'taken' }, status: 409 });
  }
  if (wanted === 'explain') await explain(deps, open, reason);
  http.req.session.notice = reportTextTexts.editor[wanted === 'explain' ? 'explained' : written];
  http.res.redirect(303, reportAddresses(open).part(part.id));
}

/** Of the numbers in the text as it was saved (I7). */
async function explain(deps: WebDeps, { organ, year, user }: OpenReport, reason: string): Promise<void> {
  await doReportDeed(deps.db, {
    ...{ organ, year, type: 'report.explained' as const, given: { check: 'I7', text: reason.slice(0, MAX_REASON) } },
    ...{ actor: reportActorOf(user), at: deps.now(), today: deps.today() },
  });
}

const MAX_REASON = 1000;

function typedText(raw: RawForm): string {
  return (valuesOf(raw, 'text')[0] ?? '').replace(/\r\n?/gu, '\n');
}

function quoteIn(raw: RawForm): string {
  const cell = firstValue(raw, 'cell')
    .replace(/[{}\n]/gu, '')
    .slice(0, 100);
  return cell === '' ? '' : `{{${cell}}}`;
}

function sendVersions(http: Http, open: OpenReport): void {
  const part = partOf(http, open);
  const frame = frameOf(http, { title: reportTextTexts.versions.title(partName(part)), current: 'reports' });
  sendPage(http.res, { view: ReportPartVersionsView, model: partVersionsPage(frame, { open, part }) });
}

async function restore(http: Http, deps: WebDeps, open: OpenReport): Promise<void> {
  requireWriter(open);
  const part = partOf(http, open);
  const raw = rawForm(http.req.body);
  const [version, base] = [numberIn(raw, 'version'), numberIn(raw, 'base')];
  const written = await withTransaction(deps.db, (trx) => restoreReportText(trx, { part: part.id, version, base }, stepOf(deps, open)));
  const words = reportTextTexts.versions;
  http.req.session.notice = written === 'taken' ? words.taken : written === 'same' ? reportTextTexts.editor.same : words.restored;
  const addresses = reportAddresses(open);
  http.res.redirect(303, written === 'taken' ? addresses.versions(part.id) : addresses.part(part.id));
}

/** 0, the number of no wording, when it is none. */
function numberIn(raw: RawForm, name: string): number {
  const number = Number(firstValue(raw, name));
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function partOf({ req }: Http, { working }: OpenReport): ReportPart {
  const part = findReportPart(working.numbers.format, String(req.params.part));
  if (part === undefined) throw new HttpProblem(404, 'notFound');
  return part;
}

/** Where the report stands is judged by its chart; whose it is, and who writes, here. */
function requireWriter({ organ, user, mayWrite, working }: OpenReport): void {
  if (mayWrite) return;
  const isWriter = organ.id === user.organId && user.roles.some((role) => role === 'statistician' || role === 'officeHead');
  if (!isWriter) throw new HttpProblem(403, 'forbidden');
  throw new HttpProblem(409, working.state.stage === 'unopened' ? 'refused' : 'reportChanged');
}

function stepOf({ now }: WebDeps, { organ, year, user }: OpenReport): TextStep {
  return { key: { organId: organ.id, year }, actor: reportActorOf(user), at: now() };
}
