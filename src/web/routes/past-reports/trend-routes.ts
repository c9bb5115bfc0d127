import { Router } from 'express';
import { TrendsView } from '../../../../views/pages/trends.tsx';
import { staffYears } from '../../../engine/past-reports/trends.ts';
import { trendsOf } from '../../../law/report/trend-lines.ts';
import { currentUser } from '../../auth.ts';
import { frameOf } from '../../frame.ts';
import { trendsPage } from '../../pages/past-reports/trends-page.ts';
import { requirePlace } from '../../places.ts';
import { reachableOrgans } from '../../reports/reachable-organs.ts';
import { sendPage } from '../../send-page.ts';
import { pastReportTexts } from '../../texts/past-reports.ts';
import type { WebDeps } from '../../web-deps.ts';

/** The figures of an organ over the years, for staff: numbers alone. */
export function trendRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/reports/trends', requirePlace('reports'), async (req, res) => {
    const at = await reachableOrgans(deps, currentUser(res), req.query.organ);
    const years = await staffYears(deps.db, { organId: at.organ.id, today: deps.today() });
    const frame = frameOf({ req, res }, { title: pastReportTexts.trends, current: 'reports' });
    sendPage(res, { view: TrendsView, model: trendsPage(frame, { ...at, trends: trendsOf(years) }) });
  });
  return router;
}
