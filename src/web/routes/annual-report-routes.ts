import { type Request, type Response, Router } from 'express';
import { AnnualReportView } from '../../../views/pages/annual-report.tsx';
import { AnnualReportsView } from '../../../views/pages/annual-reports.tsx';
import { type PublishedReport, publishedReport } from '../../engine/annual-report/document.ts';
import { REPORT_FILE_KINDS } from '../../engine/annual-report/document-files.ts';
import { listPublishedReports } from '../../engine/annual-report/document-list.ts';
import { publicTrends } from '../../engine/past-reports/trends.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { annualReportPage, annualReportsPage } from '../pages/annual-reports-page.ts';
import { trendCharts } from '../pages/past-reports/trends-page.ts';
import { yearIn } from '../reports/own-report.ts';
import { publishedFiles, sendReportFile } from '../reports/send-report.ts';
import { sendPage } from '../send-page.ts';
import { annualReportTexts } from '../texts/annual-reports.ts';
import type { WebDeps } from '../web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'press' | 'now'>;
type Params = { readonly organId: string; readonly year: string };

/** Published annual reports, open to everybody: never drafts, and the numbers as they were frozen. */
export function annualReportRoutes(deps: Deps): Router {
  const router = Router();
  const fileOf = publishedFiles(deps);
  router.get('/annual-reports', async (req, res) => {
    const frame = frameOf({ req, res }, { title: annualReportTexts.title, area: 'public' });
    const list = await listPublishedReports(deps.db);
    sendPage(res, { view: AnnualReportsView, model: annualReportsPage(frame, { list, ofOne: false }) });
  });
  router.get('/annual-reports/:organId', async (req, res) => {
    const organ = await organOf(deps, req.params.organId);
    const list = await listPublishedReports(deps.db, { organId: organ.id });
    const frame = frameOf({ req, res }, { title: annualReportTexts.ofOrgan(organ.name), area: 'public' });
    const charts = trendCharts(await publicTrends(deps.db, organ.id));
    sendPage(res, { view: AnnualReportsView, model: annualReportsPage(frame, { list, ofOne: true, charts }) });
  });
  router.get<Params>('/annual-reports/:organId/:year', async (req, res) => {
    const { published, organId, year } = await open(deps, req);
    const frame = frameOf({ req, res } as unknown as Http, { title: published.document.title, area: 'public' });
    sendPage(res, { view: AnnualReportView, model: annualReportPage(frame, { published, organId, year }) });
  });
  for (const kind of REPORT_FILE_KINDS) {
    router.get<Params>(`/annual-reports/:organId/:year/report.${kind}`, async (req: Request<Params>, res: Response) => {
      const { published } = await open(deps, req);
      sendReportFile(res, await fileOf(kind, published));
    });
  }
  return router;
}

/** @throws {HttpProblem} 404 for what was not published, and for organs without public pages. */
async function open(deps: Deps, req: Request<Params>): Promise<{ published: PublishedReport; organId: number; year: number }> {
  const organ = await organOf(deps, req.params.organId);
  const year = yearIn(req.params.year);
  const published = await publishedReport(deps.db, { organ, year, edition: editionIn(req.query.edition) });
  if (published === undefined) throw new HttpProblem(404, 'notFound');
  return { published, organId: organ.id, year };
}

/** The newest one unless a number is asked for; a number that is none has no edition. */
function editionIn(asked: unknown): number | undefined {
  if (asked === undefined) return undefined;
  return typeof asked === 'string' && /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
}

async function organOf({ db }: Deps, id: string) {
  const organ = (await createOrganStore(db.read).listShown()).find((one) => String(one.id) === id);
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  return organ;
}
