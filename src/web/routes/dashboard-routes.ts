import { type Request, Router } from 'express';
import { DashboardView } from '../../../views/pages/dashboard.tsx';
import { DashboardCasesView } from '../../../views/pages/dashboard-cases.tsx';
import type { CivilDate } from '../../law/civil-date.ts';
import type { CaseFigures } from '../../law/report/case-figures.ts';
import { lastTwelveMonths, type Overview, overviewOf, yearUntil } from '../../law/report/overview.ts';
import { createOverviewReadModel } from '../../store/overview-read-model.ts';
import { currentUser, mayReadCases, requireCaseRole } from '../auth.ts';
import { casesInSight } from '../case-sight.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { caseLine } from '../pages/case-line.ts';
import { cellOf, dashboardPage } from '../pages/dashboard-page.ts';
import { requirePlace, STAFF_PLACES } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { overviewTexts } from '../texts/overview.ts';
import { shellTexts } from '../texts/shell.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** Years offered besides the last twelve months. */
const YEARS = 5;
const LAST_12 = 'last12';
const MAX_LISTED = 500;

/** Figures for leaders, heads, statisticians and auditors; those who see no cases get the numbers only. */
export function dashboardRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/dashboard', requirePlace('dashboard'), async (req: Request, res) => {
    const user = currentUser(res);
    const period = periodOf(req.query.period, deps.today());
    const frame = frameOf({ req, res }, { title: overviewTexts.dashboard.title, current: 'dashboard' });
    const overview = await loadOverview(deps, { user, period });
    const model = dashboardPage(frame, {
      overview,
      period,
      years: yearsUntil(deps.today()),
      seesCases: mayReadCases(user),
      links: moreFigures(user),
    });
    sendPage(res, { view: DashboardView, model });
  });
  router.get('/dashboard/cases', requireCaseRole, async (req: Request, res) => {
    const user = currentUser(res);
    const period = periodOf(req.query.period, deps.today());
    const cell = cellOf(await loadOverview(deps, { user, period }), String(req.query.cell ?? ''));
    if (cell === undefined) throw new HttpProblem(404, 'notFound');
    const title = overviewTexts.dashboard.cases(cell.label);
    const frame = frameOf({ req, res }, { title, current: 'dashboard' });
    const seen = await casesInSight(deps, user, cell.ids);
    const ids = cell.ids.filter((id) => seen.has(id));
    const items = await createOverviewReadModel(deps.db.read).byIds(ids.slice(0, MAX_LISTED), { organId: user.organId });
    const lines = items.map((item) => caseLine(item, { today: deps.today(), calendar: deps.calendar(), machines: deps.machines }));
    sendPage(res, {
      view: DashboardCasesView,
      model: { frame, title, lines, total: ids.length, unseen: cell.ids.length - ids.length, backHref: `/dashboard?period=${period}` },
    });
  });
  return router;
}

/** Figures on other pages that this person may open. */
function moreFigures(user: StaffUser) {
  const places = ['oversight', 'statistics'] as const;
  return places
    .filter((place) => STAFF_PLACES[place].mayGo(user))
    .map((place) => ({ href: STAFF_PLACES[place].href, label: shellTexts.nav[place] }));
}

export async function loadOverview(
  deps: WebDeps,
  { user, period }: { readonly user: StaffUser; readonly period: string },
): Promise<Overview> {
  const today = deps.today();
  const span = period === LAST_12 ? lastTwelveMonths(today) : yearUntil(Number(period), today);
  const rows = await createOverviewReadModel(deps.db.read).figuresSince(span.from, { organId: user.organId });
  const cases = rows.map(({ id, figures }) => ({ id, figures: figures as CaseFigures }));
  return overviewOf(cases, { ...span, calendar: deps.calendar() });
}

function yearsUntil(today: CivilDate): readonly number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: YEARS }, (_, index) => last - index);
}

/** Whatever is no year on offer falls back to the last twelve months. */
export function periodOf(asked: unknown, today: CivilDate): string {
  return (
    yearsUntil(today)
      .map(String)
      .find((year) => year === asked) ?? LAST_12
  );
}
