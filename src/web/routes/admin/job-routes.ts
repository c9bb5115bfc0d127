import { Router } from 'express';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import type { Change } from '../../../engine/administration/administrator.ts';
import { createJobOverview } from '../../../store/job-overview.ts';
import { createOutboxReadModel } from '../../../store/outbox-read-model.ts';
import { type AdminDeps, changeAs, idFrom, leave } from '../../admin/admin-desk.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { jobsPage } from '../../pages/admin/jobs-page.ts';
import { sendPage } from '../../send-page.ts';
import { adminSystemTexts } from '../../texts/admin-system.ts';

const SHOWN = 100;

/** What the program does by itself: how much of it waits, what failed, and trying again. */
export function jobRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/jobs', (req, res) => sendJobs(deps, { req, res }));
  router.post('/admin/jobs/:id/retry', async (req, res) => {
    const http = { req, res };
    const changed = await changeAs(deps, http, (step) => releaseJob(step, idFrom(req.params.id)));
    const words = adminSystemTexts.jobs;
    await leave(http, 'done' in changed && changed.done ? words.released : words.gone, '/admin/jobs');
  });
  return router;
}

/** @returns false when there is nothing to be run again. */
export async function releaseJob(step: Change, id: number): Promise<boolean> {
  const overview = createJobOverview(step.trx);
  const job = await overview.find(id);
  if (job === undefined) return false;
  step.organ(job.organId);
  if (!(await overview.release(job.id))) return false;
  await step.keep({ kind: 'job.retried', organId: job.organId, subject: String(job.id), data: { kind: job.kind } });
  return true;
}

async function sendJobs(deps: AdminDeps, http: Http): Promise<void> {
  const { organId } = currentUser(http.res);
  const today = deps.today();
  const overview = createJobOverview(deps.db.read);
  const frame = frameOf(http, { title: adminSystemTexts.jobs.title, current: 'admin' });
  const model = jobsPage(frame, {
    counts: await overview.counts(today),
    kinds: await overview.kinds(),
    lines: await overview.urgent({ today, organId, limit: SHOWN }),
    mail: await createOutboxReadModel(deps.db.read).counts({ organId }, deps.now().toISOString()),
    now: deps.now().toISOString(),
  });
  sendPage(http.res, { view: AdminPageView, model });
}
