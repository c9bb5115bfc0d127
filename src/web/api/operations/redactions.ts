import { z } from 'zod';
import { UnreadablePagesError } from '../../../documents/pages/page-workshop.ts';
import type { MarkChange, NewMark } from '../../../engine/redactions/edit-marks.ts';
import { type Hit, marksOfRanges, searchWord, suggestMarks } from '../../../engine/redactions/find-marks.ts';
import { createRedactionStore } from '../../../store/redaction-store.ts';
import { HttpProblem } from '../../http-problem.ts';
import { isArchived, type LoadedRedaction, loadRedaction, mayRedact, redactableFiles, requestCase } from '../../redaction-desk.ts';
import { refusalText, statusOf } from '../../routes/redaction-mark-routes.ts';
import { redactionDeskOf } from '../../routes/redaction-routes.ts';
import { noneWhenUnreadable } from '../../send-redaction.ts';
import { redactionTexts } from '../../texts/redaction.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, found, stale, wrongAt } from '../operation-parts.ts';
import { fileAnswer } from '../schemas/case.ts';
import { instant } from '../schemas/common.ts';
import { hit, type mark, type NewMarkBody, newMark, redaction } from '../schemas/redaction.ts';

const BASE = '/cases/:id/redactions/:redactionId';
const line = z
  .object({ id: z.string(), title: z.string(), file: fileAnswer, createdBy: z.string(), createdAt: instant, marks: z.number().int() })
  .meta({ id: 'RedactionLine' });

const read = { scopes: ['cases:read', 'cases:record'] } as const;
const draw = { scopes: ['cases:record'], mayCall: mayRedact } as const;
/** Of the marks, not of the case. */
const changesMarks = { ...draw, ifMatch: true, etag: true, answer: redaction } as const;

/** Severed copies (区分处理): the marks. What a second person does stands in `redaction-checks.ts`. */
export const redactionOperations = [
  defineOperation({
    id: 'listRedactions',
    method: 'get',
    path: '/cases/:id/redactions',
    tag: 'redactions',
    summary: { zh: '案件的区分处理', en: 'Redactions of a case' },
    ...read,
    answer: z.object({
      items: z.array(line),
      files: z.array(fileAnswer).describe(inBoth('可以作区分处理的文件', 'of which a redacted copy can be made')),
    }),
    handle: async (_input, { deps, caller, req, res }) => {
      const { redactions } = redactionDeskOf(deps);
      const data = await requestCase(deps, { req, res });
      await deps.desk.recordRead(caller.user, { caseId: data.id, what: 'page', detail: 'redactions' });
      const items = [];
      for (const { id, title, file, createdByName, createdAt } of await redactions.list(data.id)) {
        items.push({ id, title, file: { ...file }, createdBy: createdByName, createdAt, marks: (await redactions.marks(id)).length });
      }
      return { items, files: redactableFiles(data).map((file) => ({ ...file })) };
    },
  }),
  defineOperation({
    id: 'startRedaction',
    method: 'post',
    path: '/cases/:id/redactions',
    tag: 'redactions',
    summary: { zh: '开始区分处理一份文件', en: 'Begin the redaction of a file' },
    ...draw,
    status: 201,
    etag: true,
    body: z.strictObject({ file: z.string().max(60) }),
    answer: redaction,
    handle: async ({ body }, context) => {
      const { deps, caller, req, res } = context;
      const desk = redactionDeskOf(deps);
      const data = await requestCase(deps, { req, res });
      if (isArchived(data)) throw new HttpProblem(403, 'forbidden');
      const file = redactableFiles(data).find(({ id }) => id === body.file);
      if (file === undefined) throw wrongAt('/file', () => redactionTexts.start.choose);
      await deps.desk.recordRead(caller.user, { caseId: data.id, what: 'file', detail: file.id });
      const row = await readable('/file', () => desk.redactions.start(data.id, { file, actor: caller.actor }));
      res.set('Location', `/api/v1/cases/${data.id}/redactions/${row.id}`);
      req.params.redactionId = row.id;
      return presentRedaction(context, await openRedaction(desk, { req, res }));
    },
  }),
  defineOperation({
    id: 'getRedaction',
    method: 'get',
    path: BASE,
    tag: 'redactions',
    summary: { zh: '一份区分处理和它的标记', en: 'A redaction with its marks' },
    description: {
      zh: 'ETag 随标记改变，改标记时放在 If-Match 里。放出的处理件是案件的文件。',
      en: 'The ETag changes with the marks; name it in If-Match when changing them. The released copy is a file of the case.',
    },
    ...read,
    etag: true,
    answer: redaction,
    handle: async (_input, context) => {
      const { deps, caller, req, res } = context;
      const loaded = await openRedaction(redactionDeskOf(deps), { req, res });
      await deps.desk.recordRead(caller.user, { caseId: loaded.row.caseId, what: 'file', detail: loaded.row.file.id });
      return presentRedaction(context, loaded);
    },
  }),
  defineOperation({
    id: 'getRedactionText',
    method: 'get',
    path: `${BASE}/text/:page`,
    tag: 'redactions',
    summary: { zh: '一页的文字和位置', en: 'The text of a page with its places' },
    ...read,
    answer: z.object({
      characters: z.array(z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    }),
    handle: async ({ params }, { deps, caller, req, res }) => {
      const desk = redactionDeskOf(deps);
      const { row } = await openRedaction(desk, { req, res });
      const page = Number((params as { page: string }).page);
      found(Number.isInteger(page) ? row.pageSizes[page - 1] : undefined);
      await deps.desk.recordRead(caller.user, { caseId: row.caseId, what: 'file', detail: row.file.id });
      const characters = await desk.redactions.reader.text(row.file, page - 1).catch(noneWhenUnreadable);
      return { characters: characters.map(({ text, box: { x, y, width, height } }) => ({ text, x, y, width, height })) };
    },
  }),
  defineOperation({
    id: 'searchRedaction',
    method: 'post',
    path: `${BASE}/search`,
    tag: 'redactions',
    summary: { zh: '在文件里查找', en: 'Search in the file' },
    description: {
      zh: '不写 word 时只列出看来是个人信息而没有遮盖的地方。',
      en: 'Without word only what looks like personal data and is uncovered.',
    },
    ...draw,
    safe: true,
    body: z.strictObject({ word: z.string().trim().min(1).max(100).optional() }),
    answer: z.object({ hits: z.array(hit), suggestions: z.array(hit) }),
    handle: async ({ body: { word } }, { deps, caller, req, res }) => {
      const desk = redactionDeskOf(deps);
      const { row, marks } = await openRedaction(desk, { req, res });
      await deps.desk.recordRead(caller.user, { caseId: row.caseId, what: 'file', detail: row.file.id });
      const { reader } = desk.redactions;
      const hits = word === undefined ? [] : await searchWord(reader, { row, marks, word });
      return { hits: hits.map(presentHit), suggestions: (await suggestMarks(reader, { row, marks })).map(presentHit) };
    },
  }),
  defineOperation({
    id: 'addMarks',
    method: 'post',
    path: `${BASE}/marks`,
    tag: 'redactions',
    summary: { zh: '添加标记', en: 'Add marks' },
    ...changesMarks,
    body: z.strictObject({ marks: z.array(newMark).min(1).max(500) }),
    handle: async ({ body, version }, context) =>
      edit(context, version, async (loaded) => ({ type: 'add', marks: await marksOf(context, loaded, body.marks) })),
  }),
  defineOperation({
    id: 'replaceMark',
    method: 'put',
    path: `${BASE}/marks/:markId`,
    tag: 'redactions',
    summary: { zh: '更改一个标记', en: 'Change a mark' },
    ...changesMarks,
    body: newMark,
    handle: async ({ params, body, version }, context) =>
      edit(context, version, async (loaded) => {
        const before = found(loaded.marks.find(({ id }) => id === (params as { markId: string }).markId));
        const [one] = await marksOf(context, loaded, [body]);
        if (one === undefined) throw wrongAt('', () => refusalText('wrong'));
        return { type: 'replace', id: before.id, mark: { ...one, kind: before.kind } };
      }),
  }),
  defineOperation({
    id: 'removeMark',
    method: 'delete',
    path: `${BASE}/marks/:markId`,
    tag: 'redactions',
    summary: { zh: '去掉一个标记', en: 'Remove a mark' },
    ...changesMarks,
    handle: async ({ params, version }, context) =>
      edit(context, version, async ({ marks }) => {
        const { id } = found(marks.find((one) => one.id === (params as { markId: string }).markId));
        return { type: 'remove', id };
      }),
  }),
  defineOperation({
    id: 'undoMarks',
    method: 'post',
    path: `${BASE}/undo`,
    tag: 'redactions',
    summary: { zh: '撤销最近一次标记', en: 'Take the last change of marks back' },
    ...changesMarks,
    handle: async ({ version }, context) => edit(context, version, async () => ({ type: 'undo' })),
  }),
];

/** The redaction of the address, which pages name shorter. */
export function openRedaction(desk: Parameters<typeof loadRedaction>[0], { req, res }: Pick<ApiContext, 'req' | 'res'>) {
  req.params.rid = String(req.params.redactionId);
  return loadRedaction(desk, { req, res });
}

/** @param version - Of `If-Match`. */
async function edit(context: ApiContext, version: number, changeOf: (loaded: LoadedRedaction) => Promise<MarkChange>) {
  const { deps, caller, req, res } = context;
  const desk = redactionDeskOf(deps);
  const loaded = await openRedaction(desk, { req, res });
  if (!loaded.mayDraw) throw conflict(() => refusalText('closed'));
  const change = await changeOf(loaded);
  const { row } = loaded;
  const result = await desk.redactions.edit({ row, revision: version - 1, byName: caller.user.name, change });
  if (result === 'stale') throw stale(() => refusalText(result));
  if (result !== 'done') throw statusOf(result) === 409 ? conflict(() => refusalText(result)) : wrongAt('', () => refusalText(result));
  return presentRedaction(context, await openRedaction(desk, { req, res }));
}

/** Text that runs over several lines has a mark on each. */
async function marksOf({ deps }: ApiContext, { row }: LoadedRedaction, bodies: readonly NewMarkBody[]): Promise<readonly NewMark[]> {
  const { reader } = redactionDeskOf(deps).redactions;
  const marks: NewMark[] = [];
  for (const body of bodies) {
    const page = body.page - 1;
    if (body.kind === 'area') marks.push({ ...body, page });
    else {
      const { start, end, ground, note } = body;
      marks.push(...(await readable('', () => marksOfRanges(reader, { row, note, ranges: [{ page, ground, start, end }] }))));
    }
  }
  if (marks.length === 0) throw wrongAt('', () => refusalText('wrong'));
  return marks;
}

async function readable<T>(pointer: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UnreadablePagesError)) throw error;
    throw wrongAt(pointer, () => redactionTexts.unreadable[error.reason]);
  }
}

/** Entity tags begin at 1; without a change the marks have the revision 0. */
export async function presentRedaction({ deps, res }: ApiContext, loaded: LoadedRedaction): Promise<z.output<typeof redaction>> {
  const { standing, marks, burning, mayDraw, mayCheck } = loaded;
  const row = (await createRedactionStore(deps.db.read).find(loaded.row.caseId, loaded.row.id)) ?? loaded.row;
  setVersion(res, row.revision + 1);
  const { id, caseId, file, title, pageSizes, burnProblem } = row;
  const { state, proposal, returned, released } = standing;
  return {
    ...{ id, caseId, title, state, burning, mayDraw, mayCheck },
    file: { ...file },
    pages: pageSizes.map(({ width, height }) => ({ width, height })),
    marks: marks.map(presentMark),
    proposal: proposal === null ? null : { ...proposal },
    returned: returned === null ? null : { ...returned },
    released: released === null ? null : { byId: released.byId, by: released.by, at: released.at, file: { ...released.file } },
    problem: burnProblem,
  };
}

function presentMark({
  page,
  id,
  kind,
  x,
  y,
  width,
  height,
  ground,
  note,
  madeBy,
}: LoadedRedaction['marks'][number]): z.output<typeof mark> {
  return { page: page + 1, id, kind, x, y, width, height, ground, note, madeBy };
}

function presentHit({ page, start, end, before, hit: text, after, ground }: Hit): z.output<typeof hit> {
  return { page: page + 1, start, end, before, hit: text, after, ground };
}
