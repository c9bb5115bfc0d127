import { type Response, Router } from 'express';
import { AuditListView } from '../../../../views/pages/audit-list.tsx';
import { type Statistics, statisticsOf } from '../../../engine/audit/statistics.ts';
import { type CivilDate, civilDate } from '../../../law/civil-date.ts';
import type { CaseFigures } from '../../../law/report/case-figures.ts';
import { createOverviewReadModel } from '../../../store/overview-read-model.ts';
import { mayAudit } from '../../audit/audit-places.ts';
import { addressOf, periodOf, type Query } from '../../audit/audit-query.ts';
import { sendTable, type TableFormat } from '../../audit/send-table.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { statisticsCells, statisticsPage } from '../../pages/audit/statistics-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { auditTexts } from '../../texts/audit.ts';
import type { WebDeps } from '../../web-deps.ts';

/** Totals without cases and people, for auditors and statisticians. */
export function statisticsRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit/statistics', requirePlace('statistics'), async (req, res) => {
    const { from, to, notes } = readPeriod(req.query, deps.today());
    const model = statisticsPage(frameOf({ req, res }, { title: auditTexts.statistics.title, current: 'audit' }), {
      statistics: await load(deps, res, { from, to }),
      from,
      to,
      notes,
      backHref: mayAudit(currentUser(res)) ? '/audit' : null,
    });
    sendPage(res, { view: AuditListView, model });
  });
  const send = (format: TableFormat) => (req: Http['req'], res: Http['res']) => sendStatistics({ req, res }, deps, format);
  router.get('/audit/statistics.csv', requirePlace('statistics'), send('csv'));
  router.get('/audit/statistics.xlsx', requirePlace('statistics'), send('xlsx'));
  return router;
}

/** The present year unless another period is asked for. */
function readPeriod(query: Query, today: CivilDate) {
  const asked = periodOf(query);
  const to = asked.to ?? today;
  return { from: asked.from ?? civilDate(`${to.slice(0, 4)}-01-01`), to, notes: asked.notes };
}

async function load({ db, calendar }: WebDeps, res: Response, span: { from: CivilDate; to: CivilDate }): Promise<Statistics> {
  const { organId } = currentUser(res);
  const rows = await createOverviewReadModel(db.read).figuresSince(span.from, { organId });
  return statisticsOf(
    rows.map(({ figures }) => figures as CaseFigures),
    { ...span, calendar: calendar() },
  );
}

async function sendStatistics(http: Http, deps: WebDeps, format: TableFormat): Promise<void> {
  const words = auditTexts.statistics;
  const { from, to } = readPeriod(http.req.query, deps.today());
  const { rows } = await load(deps, http.res, { from, to });
  const cells = rows.map(statisticsCells);
  const table = {
    sheet: words.title,
    columns: Object.values(words.columns).map((label) => ({ label, width: 20 })),
    portions: oneOf(cells),
  };
  const what = `${words.what} ${addressOf('', { from, to }).slice(1)}`;
  await sendTable(http, deps, { format, name: words.fileName, what, table });
}

async function* oneOf<T>(portion: readonly T[]): AsyncGenerator<readonly T[]> {
  yield portion;
}
