import { type Request, Router } from 'express';
import { MonthView } from '../../../views/pages/month.tsx';
import { WorkloadView } from '../../../views/pages/workload.tsx';
import { openProceedingLimits } from '../../engine/proceeding-limits.ts';
import { soonUntil } from '../../law/due-soon.ts';
import { createOverviewReadModel, type OrganScope } from '../../store/overview-read-model.ts';
import { currentUser, requireCaseRole } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { frameOf } from '../frame.ts';
import { monthPage, parseMonth, spanOfMonth } from '../pages/month-page.ts';
import { workloadPage } from '../pages/workload-page.ts';
import { sendPage } from '../send-page.ts';
import { overviewTexts } from '../texts/overview.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** The month of deadlines and the workload of people. */
export function monthRoutes(deps: WebDeps): Router {
  const router = Router();
  const model = createOverviewReadModel(deps.db.read);
  router.get('/month', requireCaseRole, async (req: Request, res) => {
    const [today, calendar, scope] = [deps.today(), deps.calendar(), await scopeOf(deps, currentUser(res))];
    const month = parseMonth(req.query.month, today);
    const span = spanOfMonth(month);
    const [due, lapses] = [await model.dueBetween(span, scope), await model.lapsesBetween(span, scope)];
    const limits = await openProceedingLimits(deps.db, { scope, calendar });
    const frame = frameOf({ req, res }, { title: overviewTexts.month.title, current: 'month' });
    sendPage(res, { view: MonthView, model: monthPage(frame, { month, today, calendar, due, lapses, limits, findEvent: deps.findEvent }) });
  });
  router.get('/workload', requireCaseRole, async (req: Request, res) => {
    const today = deps.today();
    const rows = await model.workload({ today, soonUntil: soonUntil(today, deps.calendar()) }, await scopeOf(deps, currentUser(res)));
    const frame = frameOf({ req, res }, { title: overviewTexts.workload.title, current: 'workload' });
    sendPage(res, { view: WorkloadView, model: workloadPage(frame, rows) });
  });
  return router;
}

export async function scopeOf(deps: WebDeps, user: StaffUser): Promise<OrganScope> {
  return { organId: user.organId, sight: await sightOfUser(deps, user) };
}
