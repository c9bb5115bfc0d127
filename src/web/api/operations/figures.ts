import { z } from 'zod';
import { computeReport } from '../../../engine/annual-report/compute-report.ts';
import { scopeOf as scopeOfReport } from '../../../engine/annual-report/report-scope.ts';
import { openProceedingLimits, type ProceedingLimit } from '../../../engine/proceeding-limits.ts';
import { soonUntil } from '../../../law/due-soon.ts';
import type { Counted } from '../../../law/report/overview.ts';
import { REPORT_FORMATS } from '../../../law/report/report-json.ts';
import { createOverviewReadModel } from '../../../store/overview-read-model.ts';
import type { QueueItem } from '../../../store/rows.ts';
import { mayReadCases } from '../../auth.ts';
import { casesInSight } from '../../case-sight.ts';
import { cite } from '../../cite.ts';
import { sayLabel } from '../../language.ts';
import { cellOf } from '../../pages/dashboard-page.ts';
import { parseMonth, spanOfMonth } from '../../pages/month-page.ts';
import { STAFF_PLACES } from '../../places.ts';
import { loadOverview, periodOf } from '../../routes/dashboard-routes.ts';
import { loadDesk } from '../../routes/desk-routes.ts';
import { scopeOf } from '../../routes/month-routes.ts';
import { inBoth } from '../in-both.ts';
import { defineOperation } from '../operation.ts';
import { found } from '../operation-parts.ts';
import { bilingual, civilDay } from '../schemas/common.ts';

const MAX_LISTED = 500;
const number = z.number().int();
const period = z
  .string()
  .regex(/^(?:last12|\d{4})$/)
  .default('last12');

const brief = z
  .object({ id: z.string(), caseNo: z.string().nullable(), title: z.string().nullable(), state: z.string(), dueOn: civilDay.nullable() })
  .meta({ id: 'CaseBrief' });
const ownLimit = z
  .object({
    caseId: z.string(),
    caseNo: z.string().nullable(),
    title: z.string().nullable(),
    kind: z.string(),
    label: z.string(),
    lastDay: civilDay,
    basis: z.string(),
  })
  .meta({ id: 'OwnLimit' });

const overview = z
  .object({
    from: civilDay,
    until: civilDay,
    received: number,
    answered: number,
    ended: number,
    inTime: number,
    late: number,
    open: number,
    byChannel: z.array(z.object({ channel: z.string(), received: number })),
    byDecision: z.array(z.object({ code: z.string().nullable(), closed: number })),
    months: z.array(z.object({ month: z.string(), received: number, closed: number })),
    medianWorkingDays: z.number().nullable(),
  })
  .meta({ id: 'Overview' });

const cell = z.number().nullable();
const report = z
  .object({
    format: z.enum(REPORT_FORMATS as [string, ...string[]]),
    year: number,
    organ: z.string().nullable(),
    provisional: z.boolean(),
    rows: z.record(z.string(), cell).optional(),
    partTwo: z.record(z.string(), cell).optional(),
    applications: z.record(z.string(), z.array(cell)).optional(),
    remedies: z.record(z.string(), z.array(cell)).optional(),
    checks: z.array(
      z.object({
        id: z.string(),
        ok: z.boolean().nullable(),
        severity: z.literal('warning').optional(),
        detail: bilingual.optional(),
        cells: z.array(z.string()).optional(),
      }),
    ),
  })
  .meta({ id: 'AnnualReport' });

/** Numbers, and days on which something falls due. */
export const figureOperations = [
  defineOperation({
    id: 'getOverview',
    method: 'get',
    path: '/figures/overview',
    tag: 'figures',
    summary: { zh: '一段时间的统计', en: 'Figures of a period' },
    description: {
      zh: '最近十二个月（last12）或者一个年度，口径与年度报告第三部分相同。',
      en: 'Of the last twelve months (last12) or a year, counted as part three of the annual report.',
    },
    scopes: ['figures:read'],
    mayCall: STAFF_PLACES.dashboard.mayGo,
    query: z.strictObject({ period }),
    answer: overview,
    handle: async ({ query }, { deps, caller }) => {
      const chosen = periodOf(query.period, deps.today());
      const { from, until, received, answered, ended, inTime, late, open, ...rest } = await loadOverview(deps, {
        user: caller.user,
        period: chosen,
      });
      const count = ({ ids }: Counted): number => ids.length;
      return {
        ...{ from, until, medianWorkingDays: rest.medianWorkingDays },
        ...{ received: count(received), answered: count(answered), ended: count(ended) },
        ...{ inTime: count(inTime), late: count(late), open: count(open) },
        byChannel: rest.byChannel.map((row) => ({ channel: row.channel, received: count(row.received) })),
        byDecision: rest.byDecision.map((row) => ({ code: row.code, closed: count(row.closed) })),
        months: rest.months.map((row) => ({ month: row.month, received: count(row.received), closed: count(row.closed) })),
      };
    },
  }),
  defineOperation({
    id: 'listOverviewCases',
    method: 'get',
    path: '/figures/overview/cases',
    tag: 'figures',
    summary: { zh: '一个数字背后的案件', en: 'The cases behind a number' },
    description: {
      zh: '只列出查看范围内的案件，最多 500 件；unseen 是范围外的件数。',
      en: 'Those within sight, 500 at most; unseen counts the others.',
    },
    scopes: ['cases:read'],
    mayCall: mayReadCases,
    query: z.strictObject({
      period,
      cell: z
        .string()
        .regex(/^[\w.]{1,60}$/)
        .describe(
          inBoth(
            'received、answered、ended、inTime、late、open、channel.<渠道>、decision.<决定代码>',
            'received, answered, ended, inTime, late, open, channel.<channel>, decision.<code>',
          ),
        ),
    }),
    answer: z.object({ items: z.array(brief), total: number, unseen: number }),
    handle: async ({ query }, { deps, caller }) => {
      const chosen = periodOf(query.period, deps.today());
      const { ids } = found(cellOf(await loadOverview(deps, { user: caller.user, period: chosen }), query.cell));
      const seen = await casesInSight(deps, caller.user, ids);
      const own = ids.filter((id) => seen.has(id));
      const rows = await createOverviewReadModel(deps.db.read).byIds(own.slice(0, MAX_LISTED), { organId: caller.user.organId });
      return { items: rows.map(presentBrief), total: own.length, unseen: ids.length - own.length };
    },
  }),
  defineOperation({
    id: 'getWorkload',
    method: 'get',
    path: '/figures/workload',
    tag: 'figures',
    summary: { zh: '各人手上的案件数', en: 'How many cases lie with whom' },
    scopes: ['cases:read', 'figures:read'],
    mayCall: mayReadCases,
    answer: z.object({
      items: z.array(
        z
          .object({
            userId: z.string().nullable(),
            name: z.string().nullable(),
            unit: z.string().nullable(),
            open: number,
            overdue: number,
            dueSoon: number,
            standing: number,
          })
          .meta({ id: 'Workload' }),
      ),
    }),
    handle: async (_input, { deps, caller }) => {
      const today = deps.today();
      const ask = { today, soonUntil: soonUntil(today, deps.calendar()) };
      return { items: await createOverviewReadModel(deps.db.read).workload(ask, await scopeOf(deps, caller.user)) };
    },
  }),
  defineOperation({
    id: 'getMonth',
    method: 'get',
    path: '/figures/month',
    tag: 'figures',
    summary: { zh: '一个月里的期限', en: 'What falls due in a month' },
    description: { zh: '包括首尾两周中属于邻月的日子。', en: 'With the days of the neighbouring months in its first and last week.' },
    scopes: ['cases:read'],
    mayCall: mayReadCases,
    query: z.strictObject({
      month: z
        .string()
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
        .optional(),
    }),
    answer: z.object({
      from: civilDay,
      until: civilDay,
      due: z.array(brief),
      lapses: z.array(
        z.object({ caseId: z.string(), caseNo: z.string().nullable(), title: z.string().nullable(), type: z.string(), on: civilDay }),
      ),
      limits: z.array(ownLimit),
    }),
    handle: async ({ query }, { deps, caller }) => {
      const [calendar, scope] = [deps.calendar(), await scopeOf(deps, caller.user)];
      const span = spanOfMonth(parseMonth(query.month, deps.today()));
      const model = createOverviewReadModel(deps.db.read);
      const limits = (await openProceedingLimits(deps.db, { scope, calendar })).filter(
        ({ limit }) => limit.lastDay >= span.from && limit.lastDay <= span.until,
      );
      return {
        ...span,
        due: (await model.dueBetween(span, scope)).map(presentBrief),
        lapses: (await model.lapsesBetween(span, scope)).map(({ caseId, caseNo, title, kind, on }) => ({
          caseId,
          caseNo,
          title,
          type: kind,
          on,
        })),
        limits: limits.map(presentLimit),
      };
    },
  }),
  defineOperation({
    id: 'getDesk',
    method: 'get',
    path: '/figures/desk',
    tag: 'figures',
    summary: { zh: '等待审核、签发和有风险的案件', en: 'What awaits a review or a signature, and what is at risk' },
    scopes: ['cases:read'],
    mayCall: STAFF_PLACES.desk.mayGo,
    answer: z.object({
      approval: z.array(brief),
      legalReview: z.array(brief),
      secrecy: z.array(brief),
      overdue: z.array(brief),
      risk: z.array(brief),
      limits: z.array(ownLimit),
    }),
    handle: async (_input, { deps, caller }) => {
      const { approval, legalReview, secrecy, overdue, risk, limits } = await loadDesk(deps, caller.user);
      const briefs = (items: typeof approval) => items.map(({ item }) => presentBrief(item));
      return {
        ...{ approval: briefs(approval), legalReview: briefs(legalReview), secrecy: briefs(secrecy) },
        ...{ overdue: overdue.map(presentBrief), risk: risk.map(presentBrief), limits: limits.map(presentLimit) },
      };
    },
  }),
  defineOperation({
    id: 'getAnnualReport',
    method: 'get',
    path: '/figures/annual-report',
    tag: 'figures',
    summary: { zh: '年度报告的数据', en: 'The figures of the annual report' },
    description: { zh: '与命令 yishen report 相同，限于本机关。', en: 'As the command yishen report, of the own organ.' },
    scopes: ['figures:read'],
    mayCall: STAFF_PLACES.dashboard.mayGo,
    query: z.strictObject({
      year: z.coerce.number().int().min(2000).max(2199),
      format: z.enum(REPORT_FORMATS as ['T2014', 'T2019', 'T2021']),
    }),
    answer: report,
    handle: async ({ query: { year, format } }, { deps, caller }) => {
      const { organId } = caller.user;
      const scope = await scopeOfReport(deps.db, organId === null ? {} : { organ: organId });
      const computed = await computeReport(deps.db, { scope, year, format, today: deps.today() });
      return computed as unknown as z.output<typeof report>;
    },
  }),
];

function presentBrief({ id, caseNo, title, handlingState, dueOn }: QueueItem): z.output<typeof brief> {
  return { id, caseNo, title, state: handlingState, dueOn };
}

function presentLimit({ caseId, caseNo, title, limit }: ProceedingLimit): z.output<typeof ownLimit> {
  return { caseId, caseNo, title, kind: limit.kind, label: sayLabel(limit.label), lastDay: limit.lastDay, basis: cite(limit.basis) };
}
