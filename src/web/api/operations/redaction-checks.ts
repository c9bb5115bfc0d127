import { z } from 'zod';
import { FINDING_LABELS } from '../../../engine/outgoing/finding.ts';
import type { InspectedFile } from '../../../engine/outgoing/inspect-file.ts';
import { createFileStore } from '../../../store/file-store.ts';
import { HttpProblem } from '../../http-problem.ts';
import { sayLabel } from '../../language.ts';
import { inspectAll } from '../../outgoing-check.ts';
import { hasCheckRole, mayRedact } from '../../redaction-desk.ts';
import { startRelease, submitProblems } from '../../routes/redaction-check-routes.ts';
import { redactionDeskOf } from '../../routes/redaction-routes.ts';
import type { StaffUser } from '../../web-deps.ts';
import { ApiProblem } from '../api-problem.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { formOf, found } from '../operation-parts.ts';
import { fileAnswer } from '../schemas/case.ts';
import { redaction } from '../schemas/redaction.ts';
import { openRedaction, presentRedaction } from './redactions.ts';

const BASE = '/cases/:id/redactions/:redactionId';
const inspected = z
  .object({
    file: fileAnswer,
    findings: z.array(z.object({ kind: z.string(), label: z.string(), where: z.string(), sample: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'InspectedFile' });

/** From the marks to the released copy, by two people; and what is found in files before they leave. */
export const redactionCheckOperations = [
  defineOperation({
    id: 'submitRedaction',
    method: 'post',
    path: `${BASE}/submit`,
    tag: 'redactions',
    summary: { zh: '提交标记，由另一人复核', en: 'Submit the marks to a second person' },
    description: {
      zh: 'If-Match 是案件的版本，revision 是查询区分处理时的 ETag。有看来遗漏的地方或者无文字的页面时，须写 confirmed: true。',
      en: 'If-Match names the version of the case, revision the ETag of the redaction. Where something looks overlooked or pages have no text, confirmed must be true.',
    },
    scopes: ['cases:record'],
    mayCall: mayRedact,
    ifMatch: true,
    etag: true,
    body: z.strictObject({
      title: z.string().trim().min(1).max(180),
      revision: z.number().int().min(1).max(999_999_999),
      confirmed: z.boolean().default(false),
    }),
    answer: redaction,
    handle: async ({ body, version }, context) => {
      const { desk, loaded } = await load(context);
      if (!loaded.mayDraw) throw new HttpProblem(403, 'forbidden');
      const raw = { ...formOf({ title: body.title }), confirmed: body.confirmed ? ['yes'] : [] };
      const problems = await submitProblems(desk, loaded, raw);
      const items = Object.entries(problems).map(([field, text]) => {
        const pointer = field === 'form' ? '' : `/${field}`;
        return { in: 'body', pointer, detail: { zh: text, en: text } } as const;
      });
      if (items.length > 0) throw new ApiProblem('INVALID_INPUT', { problems: items });
      const act = { row: loaded.row, actor: context.caller.actor, expectedVersion: version };
      await desk.redactions.propose({ ...act, revision: body.revision - 1, title: body.title });
      return again(context);
    },
  }),
  defineOperation({
    id: 'returnRedaction',
    method: 'post',
    path: `${BASE}/return`,
    tag: 'redactions',
    summary: { zh: '退回标记', en: 'Return the marks' },
    scopes: ['cases:record'],
    mayCall: mayCheck,
    ifMatch: true,
    etag: true,
    body: z.strictObject({ opinion: z.string().trim().min(1).max(2000) }),
    answer: redaction,
    handle: async ({ body, version }, context) => {
      const { desk, loaded } = await loadForCheck(context);
      await desk.redactions.giveBack({ row: loaded.row, actor: context.caller.actor, expectedVersion: version, opinion: body.opinion });
      return again(context);
    },
  }),
  defineOperation({
    id: 'releaseRedaction',
    method: 'post',
    path: `${BASE}/release`,
    tag: 'redactions',
    summary: { zh: '同意标记，制作处理件', en: 'Approve the marks and make the copy' },
    description: {
      zh: '由提交人以外的人办理。处理件在答复之后制作，完成后查询区分处理可得到文件。',
      en: 'By another person than who submitted them. The copy is made after the answer; get the redaction for its file.',
    },
    scopes: ['cases:record'],
    mayCall: mayCheck,
    status: 202,
    etag: true,
    repeatable: true,
    answer: redaction,
    handle: async (_input, context) => {
      const { desk, loaded } = await loadForCheck(context);
      await startRelease(context, desk, loaded.row);
      return again(context);
    },
  }),
  defineOperation({
    id: 'inspectFile',
    method: 'get',
    path: '/cases/:id/files/:fileId/inspection',
    tag: 'files',
    summary: { zh: '检查文件里不宜发出的内容', en: 'Look into a file for what should not leave' },
    scopes: ['cases:read', 'cases:record'],
    answer: inspected,
    handle: async ({ params }, { deps, caller }) => {
      const { id, fileId } = params as { id: string; fileId: string };
      const row = await createFileStore(deps.db.read).findById(fileId);
      if (row?.caseId !== id) throw new HttpProblem(404, 'notFound');
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'file', detail: fileId });
      const [one] = await inspectAll(deps, [fileId]);
      return presentInspected(found(one));
    },
  }),
];

/** The second person is a person: no program checks what a program drew. */
function mayCheck(user: StaffUser): boolean {
  return hasCheckRole(user) && user.apiKey?.kind !== 'program';
}

async function load({ deps, req, res }: ApiContext) {
  const desk = redactionDeskOf(deps);
  return { desk, loaded: await openRedaction(desk, { req, res }) };
}

async function loadForCheck(context: ApiContext) {
  const open = await load(context);
  if (!open.loaded.mayCheck) throw new HttpProblem(403, 'forbidden');
  return open;
}

async function again(context: ApiContext) {
  const { loaded } = await load(context);
  return presentRedaction(context, loaded);
}

function presentInspected({ file, findings }: InspectedFile): z.output<typeof inspected> {
  return {
    file: { ...file },
    findings: findings.map(({ kind, where, sample, count }) => ({
      kind,
      label: sayLabel(FINDING_LABELS[kind]),
      where: sayLabel(where),
      sample,
      count,
    })),
  };
}
