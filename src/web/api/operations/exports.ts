import { z } from 'zod';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../documents/table-export.ts';
import { exportTimeline } from '../../../engine/export-timeline.ts';
import { QUEUE_FLAGS } from '../../../store/queue-conditions.ts';
import { mayReadCases } from '../../auth.ts';
import { caseListTable } from '../../case-list-export.ts';
import { mayExportBundle } from '../../pages/bundle-page.ts';
import { defaultSort } from '../../queue-address.ts';
import { queueRows } from '../../queue-loader.ts';
import { queryOf } from '../../queue-query.ts';
import { sendBundle } from '../../routes/bundle-routes.ts';
import { inTurn, makeCaseFile } from '../../routes/case-file-routes.ts';
import { PORTION, recorded } from '../../routes/queue-export-routes.ts';
import { queueTexts } from '../../texts/queue.ts';
import { defineOperation } from '../operation.ts';
import { PDF_TYPE, pdfAnswer } from '../operation-parts.ts';
import { filters } from './cases.ts';
import { sent } from './files.ts';

const FORMATS = { csv: { type: CSV_TYPE, write: writeCsv }, xlsx: { type: XLSX_TYPE, write: writeXlsx } } as const;

/** What is taken away as a whole. Whoever exports cases has read them: kept before anything of them leaves. */
export const exportOperations = [
  defineOperation({
    id: 'exportCaseList',
    method: 'post',
    path: '/exports/cases',
    tag: 'cases',
    summary: { zh: '导出案件清单', en: 'Export a list of cases' },
    description: {
      zh: '与“待办”页面的导出相同，全部符合条件的案件；导出的每个案件都记为查阅。',
      en: 'As the export of the queue, all cases that match. Each is kept as read.',
    },
    scopes: ['cases:export'],
    mayCall: mayReadCases,
    safe: true,
    body: z.strictObject({
      format: z.enum(['csv', 'xlsx']),
      ...filters,
      flags: z.array(z.enum(QUEUE_FLAGS)).optional(),
      text: z.string().trim().min(1).max(100).optional(),
    }),
    answer: { mediaType: '*/*' },
    handle: async ({ body }, { deps, caller, res }) => {
      const { format, text = '', scope, group, kind, sort, ...choices } = body;
      const given = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
      const address = { scope, group, kind, sort: sort ?? defaultSort(group), choices: given, find: null, view: null, after: null };
      const query = { ...(await queryOf(deps, address, { text, user: caller.user })), limit: PORTION };
      const portions = recorded(deps, caller.user, queueRows(deps.db, query, deps.calendar()));
      const table = caseListTable({ portions, user: caller.user, machines: deps.machines });
      const { type, write } = FORMATS[format];
      res.attachment(`${queueTexts.exports.fileName}-${deps.today()}.${format}`).type(type);
      await write(res, table);
      return sent();
    },
    example: { body: { format: 'csv', group: 'open' } },
  }),
  defineOperation({
    id: 'getTimeline',
    method: 'get',
    path: '/cases/:id/timeline',
    tag: 'cases',
    summary: { zh: '案件时间线', en: 'A case as a timeline' },
    description: { zh: '与命令 yishen export case 相同，可以导入。', en: 'As the command yishen export case; it can be imported.' },
    scopes: ['cases:export'],
    answer: z
      .looseObject({ ref: z.string(), organ: z.string(), events: z.array(z.looseObject({ type: z.string(), on: z.string() })) })
      .meta({ id: 'Timeline' }),
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      await deps.desk.recordReads(caller.user, [{ caseId: id, what: 'export', detail: 'timeline' }]);
      const { events, ...timeline } = await exportTimeline(deps.db, id);
      return { ...timeline, events: [...events] };
    },
  }),
  defineOperation({
    id: 'getCaseFilePdf',
    method: 'get',
    path: '/cases/:id/file.pdf',
    tag: 'cases',
    summary: { zh: '卷宗（PDF）', en: 'The case file as one PDF' },
    scopes: ['cases:export'],
    answer: { mediaType: PDF_TYPE },
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      const data = await deps.engine.casePage(id, caller.actor);
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'file', detail: 'case-file' });
      return pdfAnswer(await inTurn(() => makeCaseFile(deps, data)), `卷宗 ${data.caseNo ?? id}`);
    },
  }),
  defineOperation({
    id: 'getBundle',
    method: 'get',
    path: '/cases/:id/bundle.zip',
    tag: 'audit',
    summary: { zh: '可离线核验的卷宗包', en: 'A bundle that verifies offline' },
    scopes: ['cases:export', 'audit:read'],
    mayCall: mayExportBundle,
    answer: { mediaType: 'application/zip' },
    handle: async ({ params }, { deps, caller, req, res }) => {
      const { id } = params as { id: string };
      await sendBundle({ req, res }, deps, await deps.engine.casePage(id, caller.actor));
      return sent();
    },
  }),
];
