import { type RequestHandler, Router } from 'express';
import { ReportFiguresView } from '../../../../views/pages/report-figures.tsx';
import { doReportDeed } from '../../../engine/annual-report/report-desk.ts';
import { requireSeen } from '../../../engine/annual-report/report-stream.ts';
import { ReportChangedError } from '../../../law/errors.ts';
import { type CellId, cellIdsOf } from '../../../law/report/cells.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import { readStatedValue } from '../../../law/report/stated-value.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { fieldOfCell, figuresForm, type TypedFigures } from '../../pages/reports/figures-form.ts';
import { requirePlace } from '../../places.ts';
import { mayWriteReports, type OpenReport, openReport, reportActorOf } from '../../reports/own-report.ts';
import { actsOf } from '../../reports/report-data.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { WebDeps } from '../../web-deps.ts';
import { problemsOf, seenIn } from './act-routes.ts';

const NOTHING: TypedFigures = { typed: new Map(), wrong: new Set(), source: '', sourceError: null, refused: null };
const MAX_SOURCE = 500;

/** The official table to be filled in, where cases are not kept here. */
export function figuresRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/reports/:year/figures', requirePlace('reports'), async (req, res) => {
    sendForm({ req, res }, await openStated(deps, { req, res }), NOTHING);
  });
  router.post('/reports/:year/figures', requirePlace('reports'), save(deps));
  return router;
}

/** @throws {HttpProblem} 403 where the figures are not filled in, or not by this person. */
async function openStated(deps: WebDeps, { req, res }: Http): Promise<OpenReport> {
  const open = await openReport(deps, currentUser(res), { year: String(req.params.year) });
  if (actsOf(open).includes('report.figuresStated')) return open;
  if (open.working.state.basis === 'stated' && mayWriteReports(open.user)) requireSeen(open.working.acts, { expected: seenIn(req) });
  throw new HttpProblem(403, 'forbidden');
}

function save(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res } as Http;
    const open = await openStated(deps, http);
    const { cells, ...typed } = readForm(req.body, open.working.numbers.format);
    if (typed.wrong.size > 0 || typed.sourceError !== null) return sendForm(http, open, typed);
    try {
      await doReportDeed(deps.db, {
        ...{ organ: open.organ, year: open.year, type: 'report.figuresStated' as const, expected: seenIn(req) },
        given: { cells, source: typed.source },
        actor: reportActorOf(open.user),
        at: deps.now(),
        today: deps.today(),
      });
    } catch (error) {
      const now = error instanceof ReportChangedError ? await openStated(deps, http) : open;
      return sendForm(http, now, { ...typed, refused: Object.values(problemsOf(error)).join(' ') });
    }
    req.session.notice = reportTexts.figures.saved;
    await saveSession(http.req);
    res.redirect(303, `/reports/${open.year}`);
  };
}

function readForm(body: unknown, format: ReportFormat): TypedFigures & { readonly cells: Readonly<Record<CellId, number | null>> } {
  const given = new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const textOf = (name: string): string => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  const typed = new Map(cellIdsOf(format).map((cell) => [cell, textOf(fieldOfCell(format, cell))]));
  const read = [...typed].map(([cell, text]) => [cell, readStatedValue(text)] as const);
  const source = textOf('source').trim().slice(0, MAX_SOURCE);
  return {
    typed,
    wrong: new Set(read.filter(([, value]) => value === undefined).map(([cell]) => cell)),
    cells: Object.fromEntries(read.map(([cell, value]) => [cell, value ?? null])),
    source,
    sourceError: source === '' ? reportTexts.figures.needSource : null,
    refused: null,
  };
}

function sendForm(http: Http, open: OpenReport, typed: TypedFigures): void {
  const failed = typed.wrong.size > 0 || typed.sourceError !== null || typed.refused !== null;
  const frame = frameOf(http, { title: reportTexts.figures.title(open.year), current: 'reports', failed });
  sendPage(http.res, { view: ReportFiguresView, model: figuresForm(frame, open, typed), ...(failed ? { status: 422 } : {}) });
}
