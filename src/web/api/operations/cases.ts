import { z } from 'zod';
import { APPLICANT_CLASSES, CHANNELS } from '../../../law/channels.ts';
import { DECISION_CODES } from '../../../law/decision-codes.ts';
import { ROLE_LABELS } from '../../../law/roles.ts';
import { QUEUE_FLAGS, QUEUE_GROUPS, QUEUE_SORTS } from '../../../store/queue-conditions.ts';
import { CASE_KINDS } from '../../../store/rows.ts';
import { mayReadCases } from '../../auth.ts';
import { mayReadReads } from '../../pages/case-tools.ts';
import { defaultSort, parseCursor } from '../../queue-address.ts';
import { QUEUE_SCOPES, type QueuePageData, type QueueRow } from '../../queue-data.ts';
import { queryOf } from '../../queue-query.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { presentCase, presentLine } from '../present-case.ts';
import { caseAnswer, caseRow, historyEntry } from '../schemas/case.ts';
import { dayInput, instant } from '../schemas/common.ts';

const WAITING = ['nobody', ...Object.keys(ROLE_LABELS)] as const;

export const filters = {
  scope: z.enum(QUEUE_SCOPES).default('all').describe(inBoth('mine 为本人的，unit 为本科室的', 'mine, unit: of the caller')),
  group: z.enum(QUEUE_GROUPS).default('open'),
  kind: z.enum(CASE_KINDS).default('request'),
  sort: z.enum(QUEUE_SORTS).optional(),
  state: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional(),
  waitingFor: z.enum(WAITING as unknown as [string, ...string[]]).optional(),
  channel: z.enum(CHANNELS).optional(),
  decision: z.enum(DECISION_CODES).optional(),
  applicantClass: z.enum(APPLICANT_CLASSES).optional(),
  arrivedFrom: dayInput.optional(),
  arrivedTo: dayInput.optional(),
  dueFrom: dayInput.optional(),
  dueTo: dayInput.optional(),
};

const listQuery = z.strictObject({
  ...filters,
  flags: z
    .string()
    .regex(new RegExp(`^(?:${QUEUE_FLAGS.join('|')})(?:\\.(?:${QUEUE_FLAGS.join('|')}))*$`))
    .optional()
    .describe(inBoth(`${QUEUE_FLAGS.join('、')}；多个之间用点隔开`, `${QUEUE_FLAGS.join(', ')}; several with a dot between`)),
  ...pageQuery,
});

const searchBody = z.strictObject({
  ...filters,
  text: z.string().trim().min(1).max(100),
  flags: z.array(z.enum(QUEUE_FLAGS)).optional(),
  limit: z.number().int().min(1).max(100).default(50),
  after: pageQuery.after,
});

const place = z.string().refine((text) => parseCursor(text) !== null);

type Asked = Omit<z.output<typeof searchBody>, 'text'>;

async function listCases(
  { deps, caller }: ApiContext,
  { asked, text }: { readonly asked: Asked; readonly text: string },
): Promise<QueuePageData> {
  const { scope, group, kind, sort, limit, after, ...choices } = asked;
  const given = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
  const cursor = readCursor(after, place);
  const address = {
    scope,
    group,
    kind,
    sort: sort ?? defaultSort(group),
    choices: given,
    find: null,
    view: null,
    after: parseCursor(cursor),
  };
  return deps.engine.queue({ ...(await queryOf(deps, address, { text, user: caller.user })), limit });
}

function presentRow({ caseId, ...row }: QueueRow): z.output<typeof caseRow> {
  return {
    id: caseId,
    ...Object.fromEntries(Object.keys(caseRow.shape).flatMap((name) => (name === 'id' ? [] : [[name, row[name as keyof typeof row]]]))),
  } as z.output<typeof caseRow>;
}

function placeOf({ next }: QueuePageData): string | null {
  return next === null ? null : `${next.key}~${next.id}`;
}

/** What is read of cases. */
export const caseOperations = [
  defineOperation({
    id: 'listCases',
    method: 'get',
    path: '/cases',
    tag: 'cases',
    summary: { zh: '案件列表', en: 'List cases' },
    description: {
      zh: '与“待办”页面相同的筛选。按 sort 排序，逐页查阅：在两页之间新来的案件不会使其余案件重复或者遗漏。',
      en: 'With the filters of the queue. Ordered by sort, page by page: cases that come in between two pages neither repeat nor hide others.',
    },
    scopes: ['cases:read', 'cases:record'],
    mayCall: mayReadCases,
    query: listQuery,
    answer: pageOf(caseRow),
    paged: true,
    handle: async ({ query: { flags, ...query } }, context) => {
      const asked = { ...query, flags: flags?.split('.') as Asked['flags'] };
      const data = await listCases(context, { asked, text: '' });
      return sendPageOf(context, { items: data.rows.map(presentRow), next: placeOf(data) });
    },
  }),
  defineOperation({
    id: 'searchCases',
    method: 'post',
    path: '/cases/search',
    tag: 'cases',
    summary: { zh: '按词查找案件', en: 'Search cases by words' },
    description: {
      zh: '在题名、描述、姓名和编号中查找。词语可能是姓名，所以放在正文而不是网址里；下一页请再次提交同样的正文，并加上 after。',
      en: 'In titles, descriptions, names and numbers. Words may be names, hence they stand in the body and not in the address; for the next page post the same body with after.',
    },
    scopes: ['cases:read', 'cases:record'],
    mayCall: mayReadCases,
    body: searchBody,
    safe: true,
    answer: z.object({ items: z.array(caseRow), after: z.string().nullable() }),
    handle: async ({ body: { text, ...asked } }, context) => {
      const data = await listCases(context, { asked, text });
      const next = placeOf(data);
      return { items: data.rows.map(presentRow), after: next === null ? null : Buffer.from(JSON.stringify(next)).toString('base64url') };
    },
    example: { body: { text: '验收报告', group: 'open' } },
  }),
  defineOperation({
    id: 'getCase',
    method: 'get',
    path: '/cases/:id',
    tag: 'cases',
    summary: { zh: '一个案件', en: 'One case' },
    description: {
      zh: '状态、期限（含逐段计算）、现在可以办理的步骤及其字段、文书、文件、程序。查阅被记录下来。ETag 是案件的版本，用于写操作的 If-Match。',
      en: 'Its states, its clock with the ledger, the steps possible now with their fields, letters, files and proceedings. The reading is kept. The ETag is the version that writes name in If-Match.',
    },
    scopes: ['cases:read', 'cases:record'],
    etag: true,
    answer: caseAnswer,
    handle: async ({ params }, { deps, caller, res }) => {
      const { id } = params as { id: string };
      const data = await deps.engine.casePage(id, caller.actor);
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page' });
      setVersion(res, data.version);
      return presentCase(deps, data);
    },
  }),
  defineOperation({
    id: 'getHistory',
    method: 'get',
    path: '/cases/:id/history',
    tag: 'cases',
    summary: { zh: '案件的历史', en: 'The history of a case' },
    description: {
      zh: '从最早的记录起，逐页。每条记录的 hash 覆盖它的全部内容和前一条的 hash。',
      en: 'Oldest first, page by page. The hash of an entry covers all of it and the hash of the entry before.',
    },
    scopes: ['cases:read', 'cases:record'],
    query: z.strictObject(pageQuery),
    answer: pageOf(historyEntry),
    paged: true,
    etag: true,
    handle: async ({ params, query }, context) => {
      const { id } = params as { id: string };
      const { deps, caller, res } = context;
      const { history, version } = await deps.engine.casePage(id, caller.actor);
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page' });
      setVersion(res, version);
      const after = readCursor(query.after, z.number().int()) ?? 0;
      const items = history.filter((line) => line.version > after).slice(0, query.limit);
      const last = items.at(-1)?.version ?? version;
      return sendPageOf(context, { items: items.map(presentLine), next: last < version ? last : null });
    },
  }),
  defineOperation({
    id: 'verifyCase',
    method: 'get',
    path: '/cases/:id/verification',
    tag: 'cases',
    summary: { zh: '核验案件历史', en: 'Verify the history of a case' },
    scopes: ['cases:read', 'audit:read'],
    answer: z.object({
      ok: z.boolean(),
      entries: z.number().int().optional(),
      headHash: z.string().optional(),
      fault: z.object({ version: z.number().int(), detail: z.object({ zh: z.string(), en: z.string() }) }).optional(),
      letters: z.array(z.object({ version: z.number().int(), letter: z.string(), ok: z.boolean() })),
    }),
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'verify' });
      const found = await deps.engine.verify(id);
      const letters = (found.letters ?? []).map(({ version, letter, fault }) => ({ version, letter, ok: fault === null }));
      if (!found.ok) return { ok: false, fault: { version: found.version, detail: { ...found.reason } }, letters };
      return { ok: true, entries: found.entries, headHash: found.headHash, letters };
    },
  }),
  defineOperation({
    id: 'listReads',
    method: 'get',
    path: '/cases/:id/reads',
    tag: 'cases',
    summary: { zh: '谁查阅过案件', en: 'Who read a case' },
    scopes: ['cases:read', 'audit:read'],
    mayCall: mayReadReads,
    query: z.strictObject(pageQuery),
    answer: pageOf(
      z
        .object({
          id: z.string(),
          userId: z.string(),
          userName: z.string(),
          readAt: instant,
          what: z.string(),
          detail: z.string().nullable(),
        })
        .meta({ id: 'Reading' }),
    ),
    paged: true,
    handle: async ({ params, query }, context) => {
      const { id } = params as { id: string };
      const { deps, caller } = context;
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'reads' });
      const after = readCursor(query.after, z.object({ readAt: z.string(), id: z.string() }));
      const { rows, next } = await deps.desk.reads(id, { after, limit: query.limit });
      return sendPageOf(context, { items: rows.map(({ caseId: _caseId, ...row }) => row), next });
    },
  }),
];
