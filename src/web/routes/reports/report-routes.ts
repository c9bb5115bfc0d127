import { type RequestHandler, Router } from 'express';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { ReportYearView } from '../../../../views/pages/report-year.tsx';
import { reportStateOf } from '../../../engine/annual-report/report-stream.ts';
import { REPORT_ACTS } from '../../../law/report/report-acts.ts';
import { createOrganStore } from '../../../store/organ-store.ts';
import { createReportActStore } from '../../../store/report-act-store.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { currentUser, hasRole } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { dueYear, type ReportLine, reportListPage } from '../../pages/reports/list-page.ts';
import { reportYearPage } from '../../pages/reports/year-page.ts';
import { requirePlace, STAFF_PLACES } from '../../places.ts';
import { organAsked } from '../../reports/own-report.ts';
import { hasBodiesBelow, legalDayFor, loadReportOfYear } from '../../reports/report-data.ts';
import { sendPage } from '../../send-page.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { WebDeps } from '../../web-deps.ts';
import { reportActRoutes } from './act-routes.ts';
import { cellRoutes } from './cell-routes.ts';
import { figuresRoutes } from './figures-routes.ts';
import { matrixRoutes } from './matrix-routes.ts';

/** The annual report: the years, the figures of one, the acts, what is behind a number, and the bodies below. */
export function reportRoutes(deps: WebDeps): Router[] {
  const router = Router();
  router.get('/reports', requirePlace('reports'), list(deps));
  router.get('/reports/:year', onlyYears, requirePlace('reports'), async (req, res) => {
    const report = await loadReportOfYear(deps, currentUser(res), { year: String(req.params.year), organ: req.query.organ });
    const frame = frameOf({ req, res }, { title: reportTexts.year.title(report.year), current: 'reports' });
    sendPage(res, { view: ReportYearView, model: reportYearPage(frame, report) });
  });
  return [matrixRoutes(deps), router, reportActRoutes(deps), cellRoutes(deps), figuresRoutes(deps)];
}

/** `/reports/entries` and the like are pages of their own. */
const onlyYears: RequestHandler = (req, _res, next) => next(/^\d{4}$/.test(String(req.params.year)) ? undefined : 'route');

function list(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const user = currentUser(res);
    const organ = await organAsked(deps, user, req.query.organ);
    const isOwn = organ.id === user.organId;
    const model = reportListPage(frameOf({ req, res } as Http, { title: reportTexts.list.title, current: 'reports' }), {
      organ,
      lines: await linesOf(deps, organ),
      today: deps.today(),
      query: isOwn ? '' : `?organ=${organ.id}`,
      mayBegin: isOwn && hasRole(user, REPORT_ACTS['report.opened'].recordedBy),
      mayReadLedger: STAFF_PLACES.entries.mayGo(user),
      hasBodies: await hasBodiesBelow(deps, organ.id),
      organs: user.organId === null ? await createOrganStore(deps.db.read).list() : [],
    });
    sendPage(res, { view: AdminPageView, model });
  };
}

/** Years with a report, the one that is due, and the present one; the newest first. */
export async function linesOf(deps: Pick<WebDeps, 'db' | 'today' | 'calendar'>, { id }: Pick<OrganRow, 'id'>): Promise<ReportLine[]> {
  const store = createReportActStore(deps.db.read);
  const due = dueYear(deps.today());
  const years = [...new Set([due + 1, due, ...(await store.years(id))])].sort((a, b) => b - a);
  const lines: ReportLine[] = [];
  for (const year of years) {
    const state = reportStateOf(await store.list({ organId: id, year }));
    lines.push({ year, state, legalDay: await legalDayFor(deps, { organId: id, year }) });
  }
  return lines;
}
