import { z } from 'zod';
import { quoteContext } from '../../../documents/report/report-document.ts';
import { publishedReport } from '../../../engine/annual-report/document.ts';
import { textVersions } from '../../../engine/annual-report/document-editions.ts';
import { REPORT_FILE_KINDS } from '../../../engine/annual-report/document-files.ts';
import { listPublishedReports } from '../../../engine/annual-report/document-list.ts';
import { beginReportTexts, requirePart, writeReportText } from '../../../engine/annual-report/text-writing.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { partHeading, reportParts } from '../../../law/report/parts.ts';
import { PART_TEXT_LIMIT } from '../../../law/report/report-acts.ts';
import { REPORT_FORMATS } from '../../../law/report/report-json.ts';
import { sayFinding } from '../../../law/report/text-check.ts';
import { plainText, setText } from '../../../law/report/text-quotes.ts';
import { withTransaction } from '../../../store/database.ts';
import { STAFF_PLACES } from '../../places.ts';
import { mayWriteReports, type OpenReport, openReport, reportActorOf } from '../../reports/own-report.ts';
import { makeReportFile, whyUnsound } from '../../reports/send-report.ts';
import { reportTextTexts } from '../../texts/report-text.ts';
import type { StaffUser } from '../../web-deps.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found, stale } from '../operation-parts.ts';
import { bilingual, civilDay, instant } from '../schemas/common.ts';

const query = z.strictObject({
  organ: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe(inBoth('下级机关的编号；不写为本机关', 'id of an organ below; the own one unless given')),
});
const as = z.enum(REPORT_FILE_KINDS as [string, ...string[]]);

const finding = z
  .object({
    kind: z.enum(['differs', 'unknown', 'broken']),
    part: z.string(),
    line: z.number().int(),
    stated: z.number().nullable(),
    text: bilingual,
  })
  .meta({ id: 'ReportTextFinding' });
const part = z
  .object({
    part: z.string(),
    title: z.string(),
    text: z.string().describe(inBoth('原文，引用写作 {{单元格}}', 'as written, quotes as {{cell}}')),
    reads: z.string().describe(inBoth('数字代入后的文字', 'with the numbers in place')),
    version: z.number().int().describe(inBoth('最后一次修改的编号，0 为未写', 'number of the last change; 0: never written')),
    findings: z.array(finding),
  })
  .meta({ id: 'ReportPartText' });
const texts = z
  .object({
    year: z.number().int(),
    organ: z.string(),
    format: z.enum(REPORT_FORMATS as [string, ...string[]]),
    stage: z.string(),
    figures: z.enum(['current', 'stated', 'frozen']),
    mayWrite: z.boolean(),
    parts: z.array(part),
  })
  .meta({ id: 'ReportTexts' });

const mayRead = (user: StaffUser) => STAFF_PLACES.reports.mayGo(user);

/** The written annual report, and reports that were published. */
export const reportTextOperations = [
  defineOperation({
    id: 'getReportTexts',
    method: 'get',
    path: '/reports/:year/texts',
    tag: 'figures',
    summary: { zh: '年度报告的文字和核对结果', en: 'The text of the annual report, with what does not agree' },
    scopes: ['figures:read'],
    mayCall: mayRead,
    query,
    answer: texts,
    handle: async ({ params, query: { organ } }, context) => presentTexts(await openOf(context, params, organ)),
  }),
  defineOperation({
    id: 'getReportPartText',
    method: 'get',
    path: '/reports/:year/texts/:part',
    tag: 'figures',
    summary: { zh: '年度报告一个部分的文字', en: 'The text of one part' },
    scopes: ['figures:read'],
    mayCall: mayRead,
    query,
    etag: true,
    answer: part,
    handle: async ({ params, query: { organ } }, context) => {
      const shown = presentPart(await openOf(context, params, organ), partIn(params));
      setVersion(context.res, shown.version + 1);
      return shown;
    },
  }),
  defineOperation({
    id: 'putReportPartText',
    method: 'put',
    path: '/reports/:year/texts/:part',
    tag: 'figures',
    summary: { zh: '编写年度报告的一个部分', en: 'Write one part of the annual report' },
    description: { zh: 'If-Match 用 getReportPartText 的 ETag。', en: 'If-Match takes the ETag of getReportPartText.' },
    scopes: ['figures:write'],
    mayCall: mayWriteReports,
    ifMatch: true,
    etag: true,
    repeatable: true,
    body: z.strictObject({ text: z.string().max(PART_TEXT_LIMIT) }),
    answer: part,
    handle: async ({ params, body, version }, context) => {
      const { deps, caller, res } = context;
      const open = await openOf(context, params);
      const key = { organId: open.organ.id, year: open.year };
      const step = { key, actor: reportActorOf(caller.user), at: deps.now() };
      const words = { part: partIn(params), text: body.text, base: version - 1 };
      const written = await withTransaction(deps.db, (trx) => writeReportText(trx, words, step));
      if (written === 'taken') throw stale(() => reportTextTexts.versions.taken);
      const shown = presentPart(await openOf(context, params), partIn(params));
      setVersion(res, shown.version + 1);
      return shown;
    },
    example: { body: { text: '新收政府信息公开申请{{new/total}}件。' } },
  }),
  defineOperation({
    id: 'listReportPartVersions',
    method: 'get',
    path: '/reports/:year/texts/:part/versions',
    tag: 'figures',
    summary: { zh: '一个部分的历次文字', en: 'Every wording of a part' },
    description: { zh: '恢复旧的文字：用 putReportPartText 写回。', en: 'To bring one back, write it with putReportPartText.' },
    scopes: ['figures:read'],
    mayCall: mayRead,
    query,
    answer: z.object({ items: z.array(z.object({ version: z.number().int(), text: z.string(), by: z.string(), at: instant })) }),
    handle: async ({ params, query: { organ } }, context) => {
      const open = await openOf(context, params, organ);
      requirePart(open.working.numbers.format, partIn(params));
      const items = textVersions(open.working.acts, partIn(params));
      return { items: items.map(({ number, text, by, at }) => ({ version: number, text, by, at })) };
    },
  }),
  defineOperation({
    id: 'beginReportTexts',
    method: 'post',
    path: '/reports/:year/texts/begin',
    tag: 'figures',
    summary: { zh: '给未编写的部分填入起始文字', en: 'Put ready text into the parts not written' },
    scopes: ['figures:write'],
    mayCall: mayWriteReports,
    repeatable: true,
    answer: z.object({ written: z.number().int() }),
    handle: async ({ params }, context) => {
      const { deps, caller } = context;
      const { organ, year } = await openOf(context, params);
      const step = { key: { organId: organ.id, year }, actor: reportActorOf(caller.user), at: deps.now() };
      return { written: await withTransaction(deps.db, (trx) => beginReportTexts(trx, step)) };
    },
  }),
  defineOperation({
    id: 'getReportDocument',
    method: 'get',
    path: '/reports/:year/document',
    tag: 'figures',
    summary: { zh: '年度报告文件', en: 'The annual report as a file' },
    description: {
      zh: '核对没有通过的返回 422。公布以前注明草稿。',
      en: '422 while a check fails. Before publication it says that it is a draft.',
    },
    scopes: ['figures:read'],
    mayCall: mayRead,
    query: query.extend({ as }),
    answer: { mediaType: '*/*' },
    handle: async ({ params, query: asked }, context) => {
      const { working } = await openOf(context, params, asked.organ);
      const wrong = whyUnsound(working);
      if (wrong !== undefined) throw new InvalidInputError([{ field: 'as', ...wrong }]);
      return fileOf(context, asked.as, working);
    },
  }),
  defineOperation({
    id: 'listPublishedReports',
    method: 'get',
    path: '/published-reports',
    tag: 'figures',
    summary: { zh: '已公布的年度报告', en: 'Published annual reports' },
    scopes: [],
    answer: z.object({
      items: z.array(
        z.object({
          organId: z.number().int(),
          organ: z.string(),
          year: z.number().int(),
          publishedOn: civilDay,
          edition: z.number().int(),
        }),
      ),
    }),
    handle: async (_input, { deps }) => {
      const list = await listPublishedReports(deps.db);
      return {
        items: list.flatMap(({ organ, reports }) => reports.map((report) => ({ organId: organ.id, organ: organ.name, ...report }))),
      };
    },
  }),
  defineOperation({
    id: 'getPublishedReport',
    method: 'get',
    path: '/published-reports/:organId/:year',
    tag: 'figures',
    summary: { zh: '一份已公布的年度报告', en: 'A published annual report' },
    scopes: [],
    query: z.strictObject({ as: as.default('json'), edition: z.coerce.number().int().min(1).max(9999).optional() }),
    answer: { mediaType: '*/*' },
    handle: async ({ params, query: asked }, context) => {
      const { organId, year } = params as { organId: string; year: string };
      const list = await listPublishedReports(context.deps.db, { organId: Number(organId) });
      const { organ } = found(list[0]);
      const report = await publishedReport(context.deps.db, { organ, year: Number(year), edition: asked.edition });
      return fileOf(context, asked.as, found(report));
    },
  }),
];

function openOf({ deps, caller }: ApiContext, params: unknown, organ?: string | undefined): Promise<OpenReport> {
  return openReport(deps, caller.user, { year: (params as { year: string }).year, organ });
}

function partIn(params: unknown): string {
  return (params as { part: string }).part;
}

async function fileOf({ deps }: ApiContext, kind: string, report: Parameters<typeof makeReportFile>[2]) {
  const known = found(REPORT_FILE_KINDS.find((one) => one === kind));
  const { mediaType, name, bytes } = await makeReportFile(deps, known, report);
  return { mediaType, name, content: bytes };
}

function presentTexts(open: OpenReport) {
  const { organ, year, mayWrite, working } = open;
  const { format, source: figures } = working.numbers;
  const parts = reportParts(format).map(({ id }) => presentPart(open, id));
  return { year, organ: organ.name, format, stage: working.state.stage, figures, mayWrite, parts };
}

/** @throws {NotFoundError} when the report has no such part. */
function presentPart({ working }: OpenReport, id: string) {
  const { format } = working.numbers;
  requirePart(format, id);
  const last = textVersions(working.acts, id)[0];
  const text = last?.text ?? '';
  const known = reportParts(format).find((one) => one.id === id);
  return {
    part: id,
    title: known === undefined ? id : partHeading(known),
    text,
    reads: plainText(setText(text, quoteContext(working.facts))),
    version: last?.number ?? 0,
    findings: working.findings
      .filter((one) => one.part === id)
      .map((one) => ({ kind: one.kind, part: id, line: one.line, stated: one.stated, text: sayFinding(one, format) })),
  };
}
