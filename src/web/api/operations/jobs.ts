import { z } from 'zod';
import { createJobOverview } from '../../../store/job-overview.ts';
import { STAFF_PLACES } from '../../places.ts';
import { releaseJob } from '../../routes/admin/job-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { defineOperation } from '../operation.ts';
import { conflict } from '../operation-parts.ts';
import { civilDay, instant } from '../schemas/common.ts';
import { changing, numberOf } from './administration.ts';

const job = z
  .object({
    id: z.number().int(),
    caseNo: z.string().nullable(),
    kind: z.string(),
    runOn: civilDay,
    attempts: z.number().int(),
    failedAt: instant.nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'Job' });

const read = { tag: 'administration', scopes: ['settings:read', 'settings:write'], mayCall: STAFF_PLACES.admin.mayGo } as const;
const write = { tag: 'administration', scopes: ['settings:write'], mayCall: STAFF_PLACES.admin.mayGo } as const;

/** What the program does by itself, and whether what it depends on works. */
export const jobOperations = [
  defineOperation({
    id: 'listJobs',
    method: 'get',
    path: '/jobs',
    summary: { zh: '系统自动办理的任务', en: 'What the program does by itself' },
    ...read,
    answer: z.object({ due: z.number().int(), failing: z.number().int(), later: z.number().int(), urgent: z.array(job) }),
    handle: async (_input, { deps, caller }) => {
      const overview = createJobOverview(deps.db.read);
      const today = deps.today();
      const lines = await overview.urgent({ today, organId: caller.user.organId, limit: 100 });
      const urgent = lines.map(({ id: of, caseNo, kind, runOn, attempts, failedAt, error }) => ({
        id: of,
        caseNo,
        kind,
        runOn,
        attempts,
        failedAt,
        error,
      }));
      return { ...(await overview.counts(today)), urgent };
    },
  }),
  defineOperation({
    id: 'retryJob',
    method: 'post',
    path: '/jobs/:id/retry',
    summary: { zh: '重新执行任务', en: 'Run a job again' },
    ...write,
    answer: null,
    handle: async ({ params }, context) => {
      const done = await changing(context, (step) => releaseJob(step, numberOf(params, 'id')));
      if (!done) throw conflict(() => apiMoreTexts.gone);
      return null;
    },
  }),
  defineOperation({
    id: 'listServices',
    method: 'get',
    path: '/services',
    tag: 'service',
    summary: { zh: '所依赖的服务是否正常', en: 'Whether what the program depends on works' },
    scopes: [],
    answer: z.object({
      ready: z.boolean(),
      items: z.array(
        z
          .object({ name: z.string(), okAt: instant.nullable(), failingSince: instant.nullable(), failedAt: instant.nullable() })
          .meta({ id: 'ServiceState' }),
      ),
    }),
    handle: async (_input, { deps }) => ({
      ready: await deps.ready(),
      items: (await deps.services()).map(({ name, okAt, failingSince, failedAt }) => ({
        name: name as string,
        okAt,
        failingSince,
        failedAt,
      })),
    }),
  }),
];
