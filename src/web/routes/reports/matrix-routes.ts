import { type RequestHandler, Router } from 'express';
import { ReportMatrixView } from '../../../../views/pages/report-matrix.tsx';
import { rollUp } from '../../../engine/annual-report/roll-up.ts';
import { formatOfYear } from '../../../law/report/format-of-year.ts';
import { sendTable, type TableFormat } from '../../audit/send-table.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { matrixPage, matrixTable } from '../../pages/reports/matrix-page.ts';
import { requirePlace } from '../../places.ts';
import { organAsked, yearIn } from '../../reports/own-report.ts';
import { sendPage } from '../../send-page.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { WebDeps } from '../../web-deps.ts';

type Params = { readonly year: string };

/** The bodies below an organ: who has submitted, and the sum. */
export function matrixRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/reports/matrix/:year', requirePlace('reports'), async (req, res) => {
    const loaded = await load(deps, { req, res }, String(req.params.year));
    const frame = frameOf({ req, res }, { title: reportTexts.matrix.title(loaded.rollUp.year), current: 'reports' });
    sendPage(res, { view: ReportMatrixView, model: matrixPage(frame, loaded) });
  });
  router.get('/reports/matrix/:year/export.csv', requirePlace('reports'), send(deps, 'csv'));
  router.get('/reports/matrix/:year/export.xlsx', requirePlace('reports'), send(deps, 'xlsx'));
  return router;
}

async function load(deps: WebDeps, { req, res }: Pick<Http, 'req' | 'res'>, asked: string) {
  const user = currentUser(res);
  const year = yearIn(asked);
  const organ = await organAsked(deps, user, req.query.organ);
  const of = (asked: number) => rollUp(deps.db, { organ, year: asked, format: formatOfYear(asked), today: deps.today() });
  const page = /^[1-9]\d{0,5}$/.test(String(req.query.page)) ? Number(req.query.page) : 1;
  return {
    ...{ organ, rollUp: await of(year), before: await of(year - 1), page },
    show: req.query.show === 'waited' ? ('waited' as const) : ('all' as const),
    query: organ.id === user.organId ? '' : `?organ=${organ.id}`,
  };
}

function send(deps: WebDeps, format: TableFormat): RequestHandler<Params> {
  return async (req, res) => {
    const http = { req, res } as unknown as Http;
    const loaded = await load(deps, http, req.params.year);
    const { year } = loaded.rollUp;
    const words = reportTexts.matrix;
    const { labels, rows } = matrixTable(loaded);
    await sendTable(http, deps, {
      format,
      name: words.fileName,
      what: `${words.fileName} ${year}`,
      table: { sheet: words.sheet, columns: labels.map((label) => ({ label, width: 16 })), portions: once(rows) },
    });
  };
}

async function* once<T>(portion: readonly T[]): AsyncGenerator<readonly T[]> {
  yield portion;
}
