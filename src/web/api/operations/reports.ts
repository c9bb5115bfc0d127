import { z } from 'zod';
import { doReportDeed, EXPLAINABLE } from '../../../engine/annual-report/report-desk.ts';
import { rollUp } from '../../../engine/annual-report/roll-up.ts';
import { ReportChangedError } from '../../../law/errors.ts';
import { formatOfYear } from '../../../law/report/format-of-year.ts';
import { REPORT_ACT_TYPES, REPORT_ACTS, type ReportActType } from '../../../law/report/report-acts.ts';
import { REPORT_FORMATS } from '../../../law/report/report-json.ts';
import type { StaffRole } from '../../../law/roles.ts';
import { hasRole } from '../../auth.ts';
import { sayLabel } from '../../language.ts';
import { STAFF_PLACES } from '../../places.ts';
import { loadCellBehind } from '../../reports/cell-data.ts';
import { openReport, organAsked, reportActorOf, yearIn } from '../../reports/own-report.ts';
import { loadReportOfYear, type SeenDifference } from '../../reports/report-data.ts';
import { linesOf } from '../../routes/reports/report-routes.ts';
import type { StaffUser } from '../../web-deps.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found, stale } from '../operation-parts.ts';
import { bilingual, civilDay, instant } from '../schemas/common.ts';

const number = z.number().int();
const cells = z.record(z.string(), z.number().nullable());
const format = z.enum(REPORT_FORMATS as [string, ...string[]]);
const organ = z
  .string()
  .regex(/^\d{1,9}$/)
  .optional()
  .describe(inBoth('下级机关的编号；不写为本机关', 'id of an organ below; the own one unless given'));
const query = z.strictObject({ organ });
const act = z.enum(REPORT_ACT_TYPES as [string, ...string[]]);

const check = z
  .object({
    id: z.string(),
    ok: z.boolean().nullable(),
    detail: bilingual.optional(),
    cells: z.array(z.string()).optional(),
    severity: z.literal('warning').optional(),
  })
  .meta({ id: 'ReportCheck' });
const line = z
  .object({ year: number, stage: z.string(), edition: number, dueOn: civilDay, planFor: civilDay, publishedOn: civilDay.nullable() })
  .meta({ id: 'ReportLine' });
const difference = z
  .object({
    cell: z.string(),
    was: z.number().nullable(),
    now: z.number().nullable(),
    cases: z.array(z.string()).describe(inBoth('查看范围内的案件', 'those within sight')),
    unseen: number,
    entries: z.array(z.string()),
    bodies: z
      .array(
        z.object({
          organ: z.object({ id: number, name: z.string() }),
          was: z.number().nullable(),
          now: z.number().nullable(),
          cases: z.array(z.string()),
          unseen: number,
          entries: z.array(z.string()),
        }),
      )
      .describe(inBoth('汇总报告中数据有变动的机关', 'of a roll-up: the bodies whose figures are others than then')),
  })
  .meta({ id: 'ReportDifference' });
const reportOfYear = z
  .object({
    year: number,
    organ: z.string(),
    format,
    stage: z.string(),
    basis: z.enum(['computed', 'stated']).nullable(),
    covers: z.enum(['own', 'subtree']),
    edition: number,
    /** Number of the newest act. */
    version: number,
    source: z.enum(['current', 'stated', 'frozen']),
    cells,
    checks: z.array(check),
    explanations: z.record(z.string(), z.string()),
    differences: z.array(difference).nullable(),
    yearBefore: z.object({ year: number, format, cells }).nullable(),
    dueOn: civilDay,
    planFor: civilDay,
    publishedOn: civilDay.nullable(),
    mayDo: z.array(act),
    acts: z.array(z.object({ number, type: act, at: instant, by: z.string(), hash: z.string() })),
  })
  .meta({ id: 'ReportOfYear' });
const body = z
  .object({
    organ: z.object({ id: number, name: z.string() }),
    depth: number,
    stage: z.string(),
    source: z.enum(['frozen', 'stated', 'computed']),
    known: number,
    cellCount: number,
    failing: z.array(z.string()),
    submittedAt: instant.nullable(),
    within: z.string().nullable(),
    cells,
  })
  .meta({ id: 'ReportingBody' });

const mayRead = (user: StaffUser) => STAFF_PLACES.reports.mayGo(user);
const ACTORS: readonly StaffRole[] = [...new Set(REPORT_ACT_TYPES.flatMap((type) => [...REPORT_ACTS[type].recordedBy]))];
const read = { method: 'get', tag: 'figures', scopes: ['figures:read'], mayCall: mayRead } as const;

/** Acts that other operations do. */
const ELSEWHERE: readonly ReportActType[] = ['report.textWritten'];

/** The annual report: its years, the figures of one, what is behind a number, the acts, and the bodies below. */
export const reportOperations = [
  defineOperation({
    ...read,
    id: 'listReports',
    path: '/reports',
    summary: { zh: '各年度的年度报告', en: 'Annual reports by year' },
    query,
    answer: z.object({ items: z.array(line) }),
    handle: async ({ query: asked }, { deps, caller }) => {
      const lines = await linesOf(deps, await organAsked(deps, caller.user, asked.organ));
      return {
        items: lines.map(({ year, state, legalDay }) => ({
          ...{ year, stage: state.stage, edition: state.edition, dueOn: legalDay.on, planFor: legalDay.planFor },
          publishedOn: state.publishedOn,
        })),
      };
    },
  }),
  defineOperation({
    ...read,
    id: 'getReport',
    path: '/reports/:year',
    summary: { zh: '一个年度的数据、勾稽关系和办理情况', en: 'The figures of a year, its checks and where it stands' },
    description: {
      zh: '锁定以后是锁定的数据；今天算出来不同的列在 differences。null 是未知，不是零。',
      en: 'Frozen figures once they are; what is computed otherwise today stands in differences. Null is not known, which is not zero.',
    },
    query,
    etag: true,
    answer: reportOfYear,
    handle: async ({ params, query: asked }, context) => presentReport(context, yearOf(params), asked.organ),
  }),
  defineOperation({
    ...read,
    id: 'getReportCell',
    path: '/reports/:year/cell',
    summary: { zh: '一个数字背后的案件或者台账', en: 'The cases or entries behind a number' },
    query: z.strictObject({ organ, cell: z.string().max(60) }),
    answer: z.object({
      cell: z.string(),
      value: z.number().nullable(),
      cases: z.array(z.object({ ref: z.string(), organ: z.string() })),
      unseen: number,
      entries: z.array(z.object({ id: z.string(), on: civilDay, amount: z.string().nullable(), what: z.string(), source: z.string() })),
    }),
    handle: async ({ params, query: asked }, { deps, caller }) => {
      const behind = await loadCellBehind(deps, caller.user, { year: yearOf(params), ...asked });
      return {
        ...{ cell: behind.cell, value: behind.value, unseen: behind.hidden },
        cases: behind.cases.map(({ ref, organ: name }) => ({ ref, organ: name })),
        entries: behind.entries.map(({ id, onDay, amount, what, source }) => ({ id, on: onDay, amount, what, source })),
      };
    },
  }),
  defineOperation({
    id: 'actOnReport',
    method: 'post',
    path: '/reports/:year/acts',
    tag: 'figures',
    summary: { zh: '办理年度报告', en: 'Do something with the annual report' },
    description: {
      zh: `开始编制（basis、covers）、填报（cells、source）、说明差异（check：${EXPLAINABLE.join('、')}，text）、锁定、解除、送审、退回（reason）、审定、公布（on、link）、更正重开（reason）。锁定和公布的数据由系统计算。If-Match 用 getReport 的 ETag。`,
      en: `Begin (basis, covers), fill in (cells, source), explain (check: ${EXPLAINABLE.join(', ')}; text), freeze, release, submit, return (reason), approve, publish (on, link), reopen (reason). What is frozen and published is computed by the program. If-Match takes the ETag of getReport.`,
    },
    scopes: ['figures:write'],
    mayCall: (user) => hasRole(user, ACTORS),
    ifMatch: true,
    etag: true,
    body: z.strictObject({
      type: z.enum(REPORT_ACT_TYPES.filter((type) => !ELSEWHERE.includes(type)) as [string, ...string[]]),
      data: z.record(z.string(), z.unknown()).default({}),
    }),
    answer: reportOfYear,
    handle: async ({ params, body: asked, version }, context) => {
      const { deps, caller } = context;
      const year = yearOf(params);
      const open = await openReport(deps, caller.user, { year });
      const type = found(REPORT_ACT_TYPES.find((known) => known === asked.type));
      const deed = { organ: open.organ, year: open.year, type, given: asked.data, expected: version - 1 };
      await doReportDeed(deps.db, { ...deed, actor: reportActorOf(caller.user), at: deps.now(), today: deps.today() }).catch(staleOf);
      return presentReport(context, year, undefined);
    },
  }),
  defineOperation({
    ...read,
    id: 'getReportMatrix',
    path: '/reports/:year/bodies',
    summary: { zh: '所属机关的报告和合计', en: 'The reports of the bodies below, and their sum' },
    query,
    answer: z.object({
      year: number,
      format,
      items: z.array(body),
      total: cells,
      waitedFor: z.array(z.string()),
      check: check.nullable(),
    }),
    handle: async ({ params, query: asked }, { deps, caller }) => {
      const year = yearIn(yearOf(params));
      const superior = await organAsked(deps, caller.user, asked.organ);
      const result = await rollUp(deps.db, { organ: superior, year, format: formatOfYear(year), today: deps.today() });
      return {
        ...{ year, format: result.format, total: result.total, waitedFor: result.waitedFor.map(({ name }) => name) },
        check: result.check === null ? null : checkOut(result.check),
        items: result.lines.map(({ organ: { id, name }, state, within, ...rest }) => ({
          ...rest,
          ...{ organ: { id, name }, stage: state.stage, within: within?.name ?? null, failing: [...rest.failing] },
        })),
      };
    },
  }),
];

function yearOf(params: unknown): string {
  return String((params as { readonly year?: unknown }).year);
}

function checkOut({
  id,
  ok,
  detail,
  cells: named,
  severity,
}: { readonly [K in keyof z.output<typeof check>]: unknown }): z.output<typeof check> {
  const parts = { id, ok, ...(detail === undefined ? {} : { detail }), ...(named === undefined ? {} : { cells: named }) };
  return { ...parts, ...(severity === undefined ? {} : { severity }) } as z.output<typeof check>;
}

function differenceOut({ was, now, refs, hidden, entryIds }: Pick<SeenDifference, 'was' | 'now' | 'refs' | 'hidden' | 'entryIds'>) {
  return { was, now, cases: [...refs], unseen: hidden, entries: [...entryIds] };
}

/** Somebody acted since: the entity tag is an old one. */
function staleOf(error: unknown): never {
  if (error instanceof ReportChangedError) throw stale(() => sayLabel(error.text));
  throw error;
}

async function presentReport(
  { deps, caller, res }: ApiContext,
  year: string,
  asked: string | undefined,
): Promise<z.output<typeof reportOfYear>> {
  const report = await loadReportOfYear(deps, caller.user, { year, organ: asked });
  const { state, numbers, checks, acts } = report.working;
  setVersion(res, state.number + 1); // no act yet is a version too
  return {
    ...{ year: report.year, organ: report.organ.name, format: numbers.format, stage: state.stage, basis: state.basis },
    ...{ covers: state.covers, edition: state.edition, version: state.number, source: numbers.source, cells: numbers.cells },
    checks: checks.map(checkOut),
    explanations: state.explanations,
    differences:
      report.differences?.map(({ cell, bodies, ...one }) => {
        return { cell, ...differenceOut(one), bodies: bodies.map(({ organ, ...body }) => ({ organ, ...differenceOut(body) })) };
      }) ?? null,
    yearBefore: report.before ?? null,
    ...{ dueOn: report.legalDay.on, planFor: report.legalDay.planFor, publishedOn: state.publishedOn, mayDo: [...report.acts] },
    acts: acts.map((one) => ({ number: one.number, type: one.type, at: one.recordedAt, by: one.actorName, hash: one.hash })),
  };
}
