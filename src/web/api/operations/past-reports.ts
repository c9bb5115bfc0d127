import { z } from 'zod';
import { UnreadableTableError } from '../../../documents/tables/table-file.ts';
import { HTML_KIND, REPORTS_ALLOWED } from '../../../engine/files/file-kinds.ts';
import { findPastReport, importPastReport, listPastReports, mayImportReports } from '../../../engine/past-reports/past-reports.ts';
import { staffYears } from '../../../engine/past-reports/trends.ts';
import { REPORT_FORMATS } from '../../../law/report/report-json.ts';
import { trendsOf } from '../../../law/report/trend-lines.ts';
import { withTransaction } from '../../../store/database.ts';
import { createFileStore } from '../../../store/file-store.ts';
import { dropUpload } from '../../letters/own-upload.ts';
import { STAFF_PLACES } from '../../places.ts';
import { reportActorOf } from '../../reports/own-report.ts';
import { type ReadPastReport, readUploadedReport, thisYear } from '../../reports/past-report-file.ts';
import { reachableOrgans } from '../../reports/reachable-organs.ts';
import { pastReportTexts } from '../../texts/past-reports.ts';
import { ApiProblem } from '../api-problem.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found, receiveFile, wrongAt } from '../operation-parts.ts';
import { bilingual, instant } from '../schemas/common.ts';

const organ = z
  .string()
  .regex(/^\d{1,9}$/)
  .optional()
  .describe(inBoth('下级机关的编号；不写为本机关', 'id of an organ below; the own one unless given'));
const year = z.coerce.number().int().min(2008).max(2199);
const format = z.enum(REPORT_FORMATS as [string, ...string[]]);
const cells = z.record(z.string(), z.number().nullable()).describe(inBoth('null 为未知', 'null: not known'));
const remark = z
  .object({
    ...{ level: z.enum(['fault', 'finding', 'note']), sheet: z.string(), cell: z.string(), text: bilingual },
    stated: z
      .object({ id: z.string(), text: z.string() })
      .optional()
      .describe(inBoth('写在数值位置上的文字；该数按未知保存', 'words in the place of a number, which is stored as unknown')),
  })
  .meta({ id: 'PastReportRemark' });
const checked = z.object({ year: z.number().int(), format, cells, remarks: z.array(remark) }).meta({ id: 'CheckedPastReport' });
const stored = z
  .object({
    ...{ id: z.string(), year: z.number().int(), version: z.number().int(), format, cells, findings: z.array(remark) },
    ...{ fileName: z.string(), digest: z.string(), source: z.string(), importedBy: z.string(), importedAt: instant },
  })
  .meta({ id: 'PastReport' });
const point = z.object({
  year: z.number().int(),
  value: z.number().nullable(),
  format: format.nullable(),
  source: z.enum(['published', 'imported', 'computed']).nullable(),
  joins: z.boolean().describe(inBoth('口径与上一年相同', 'means the same as that of the year before')),
});
const trend = z
  .object({
    id: z.string(),
    label: bilingual,
    unit: bilingual,
    points: z.array(point),
    breaks: z.array(z.object({ year: z.number().int(), format })),
  })
  .meta({ id: 'Trend' });

const read = { tag: 'figures', scopes: ['figures:read'], mayCall: STAFF_PLACES.reports.mayGo } as const;
const write = { tag: 'figures', scopes: ['figures:write'], mayCall: mayImportReports } as const;
const brought = z.strictObject({ year, organ, source: z.string().max(500).default('') });

/** Reports of past years, and what all years say together. */
export const pastReportOperations = [
  defineOperation({
    ...{ id: 'listPastReports', method: 'get', path: '/past-reports', ...read },
    summary: { zh: '导入的往年报告，各个版本', en: 'Past reports that were imported, every version' },
    query: z.strictObject({ organ }),
    answer: z.object({ items: z.array(stored) }),
    handle: async ({ query }, context) => {
      const at = await organOf(context, query.organ);
      return { items: (await listPastReports(context.deps.db.read, at.organ.id)).map(present) };
    },
  }),
  defineOperation({
    ...{ id: 'getPastReport', method: 'get', path: '/past-reports/:id', ...read },
    summary: { zh: '一份往年报告：数据和发现的问题', en: 'A past report: its figures and what was found' },
    answer: stored,
    handle: async ({ params }, context) => {
      const { organs } = await organOf(context, undefined);
      const ids = organs.map(({ id }) => id);
      return present(await findPastReport(context.deps.db.read, (params as { id: string }).id, ids));
    },
  }),
  defineOperation({
    ...{ id: 'checkPastReport', method: 'post', path: '/past-reports/check', ...write, upload: true, safe: true },
    summary: { zh: '识别并核对一份往年报告，不保存', en: 'Read and check a past report; nothing is stored' },
    description: {
      zh: '正文是文件（HTML、XLSX 或 CSV）。每处问题按工作表和单元格列出。',
      en: 'The body is the file (HTML, XLSX or CSV). Each problem is told by sheet and cell.',
    },
    query: brought,
    answer: checked,
    handle: ({ query }, context) =>
      withReport(context, query, async ({ checked: report }) => {
        return { year: query.year, format: report.format, cells: report.cells, remarks: report.remarks.map((one) => ({ ...one })) };
      }),
  }),
  defineOperation({
    ...{ id: 'importPastReport', method: 'post', path: '/past-reports', ...write, upload: true, status: 201 },
    summary: { zh: '导入一份往年报告，按原文保存', en: 'Import a past report, as stated' },
    description: { zh: '有错误（fault）的不保存。', en: 'Nothing is stored where there is a fault.' },
    query: brought,
    answer: stored,
    handle: ({ query }, context) =>
      withReport(context, query, async (report) => {
        const { deps, caller, res } = context;
        const step = { actor: reportActorOf(caller.user), at: deps.now(), thisYear: thisYear(deps) };
        const row = await withTransaction(deps.db, (trx) => importPastReport(trx, report.brought, step));
        res.set('Location', `/api/v1/past-reports/${row.id}`);
        return present(row);
      }),
  }),
  defineOperation({
    ...{ id: 'getTrends', method: 'get', path: '/trends', ...read },
    summary: { zh: '历年趋势', en: 'Figures over the years' },
    query: z.strictObject({ organ }),
    answer: z.object({ trends: z.array(trend) }),
    handle: async ({ query }, context) => {
      const at = await organOf(context, query.organ);
      const years = await staffYears(context.deps.db, { organId: at.organ.id, today: context.deps.today() });
      return { trends: trendsOf(years).map((one) => ({ ...one, points: [...one.points], breaks: [...one.breaks] })) };
    },
  }),
];

function organOf({ deps, caller }: ApiContext, asked: string | undefined) {
  return reachableOrgans(deps, caller.user, asked);
}

/** The file of the call, read as the report of a year; the upload itself is of no further use. */
async function withReport<T>(
  context: ApiContext,
  query: z.output<typeof brought>,
  use: (report: ReadPastReport) => Promise<T>,
): Promise<T> {
  const { deps } = context;
  const at = await organOf(context, query.organ);
  const { id } = await receiveFile(context, { alsoKinds: [HTML_KIND], allowed: REPORTS_ALLOWED });
  const file = found(await createFileStore(deps.db.write).findById(id));
  try {
    const report = await readUploadedReport(deps, file, { organId: at.organ.id, year: query.year, source: query.source });
    if (report === undefined) throw wrongAt('', () => pastReportTexts.notReport);
    return await use(report);
  } catch (error) {
    if (!(error instanceof UnreadableTableError)) throw error;
    throw new ApiProblem('INVALID_INPUT', { problems: [{ in: 'body', pointer: '', detail: error.text }] });
  } finally {
    await dropUpload(deps, file);
  }
}

function present(row: Awaited<ReturnType<typeof findPastReport>>): z.output<typeof stored> {
  const { organId: _, importedBy: _by, importedByName, findings, ...rest } = row;
  return { ...rest, importedBy: importedByName, findings: findings.map((one) => ({ ...one })) };
}
