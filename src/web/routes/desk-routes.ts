import { type Request, Router } from 'express';
import { DeskView } from '../../../views/pages/desk.tsx';
import { openProceedingLimits } from '../../engine/proceeding-limits.ts';
import type { StoredState } from '../../engine/project-case.ts';
import { SOON_WORKING_DAYS, soonUntil } from '../../law/due-soon.ts';
import { createOverviewReadModel } from '../../store/overview-read-model.ts';
import { currentUser } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { frameOf } from '../frame.ts';
import { type DeskData, type DeskItem, deskPage } from '../pages/desk-page.ts';
import { requirePlace } from '../places.ts';
import { publicationTasks } from '../publications/publication-tasks.ts';
import { sendPage } from '../send-page.ts';
import { overviewTexts } from '../texts/overview.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** The desk of those who sign, approve and review. */
export function deskRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/desk', requirePlace('desk'), async (req: Request, res) => {
    const user = currentUser(res);
    const frame = frameOf({ req, res }, { title: overviewTexts.desk.title, current: 'desk' });
    const { machines } = deps;
    const publications = await publicationTasks(deps, user);
    const parts = { user, today: deps.today(), calendar: deps.calendar(), machines, riskDays: SOON_WORKING_DAYS, publications };
    sendPage(res, { view: DeskView, model: deskPage(frame, { ...parts, data: await loadDesk(deps, user) }) });
  });
  return router;
}

export async function loadDesk(deps: WebDeps, user: StaffUser): Promise<DeskData> {
  const [today, calendar] = [deps.today(), deps.calendar()];
  const scope = { organId: user.organId, sight: await sightOfUser(deps, user) };
  const model = createOverviewReadModel(deps.db.read);
  const turn = async (states: readonly string[]): Promise<(DeskItem & { readonly secrecy: string | null })[]> =>
    (await model.withCharts(states, scope)).map(({ item, state }) => ({ item, ...mainOf(state) }));
  const due = await model.dueBy(soonUntil(today, calendar), scope);
  return {
    approval: user.roles.includes('leader') ? await turn(['approval']) : [],
    legalReview: user.roles.includes('legalReviewer') ? await turn(['legalReview']) : [],
    secrecy: user.roles.includes('secrecyReviewer')
      ? (await turn(['processing'])).filter(({ secrecy }) => secrecy !== 'cleared' && secrecy !== 'restricted')
      : [],
    overdue: due.filter(({ dueOn }) => dueOn !== null && dueOn < today),
    risk: due.filter(({ dueOn }) => dueOn !== null && dueOn >= today),
    limits: await openProceedingLimits(deps.db, { scope, calendar }),
  };
}

/** Who drafted the reply and where the secrecy check stands, from the stored charts. */
function mainOf(state: unknown): { readonly proposedBy: string | null; readonly secrecy: string | null } {
  const { value, context } = (state as StoredState).charts.main.snapshot;
  const secrecy = typeof value === 'string' ? undefined : value.secrecy;
  return {
    proposedBy: typeof context.proposedBy === 'string' ? context.proposedBy : null,
    secrecy: typeof secrecy === 'string' ? secrecy : null,
  };
}
