import { z } from 'zod';
import { createFileStore } from '../../../store/file-store.ts';
import { INBOUND_STATES, type InboundRow } from '../../../store/inbound-store.ts';
import { createInboxReadModel } from '../../../store/inbox-read-model.ts';
import { sightOfUser } from '../../case-sight.ts';
import type { RawForm } from '../../forms/raw-form.ts';
import { HttpProblem } from '../../http-problem.ts';
import { INBOX_DOINGS } from '../../inbox-acts.ts';
import type { InboxAct } from '../../pages/inbox-mail-page.ts';
import { STAFF_PLACES } from '../../places.ts';
import { keepReading, mayAct, ownMail } from '../../routes/inbox-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { filedFile } from '../../uploads/resolve-files.ts';
import { sendStoredFile } from '../../uploads/send-file.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, formOf, found, refuse } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';
import { sent } from './files.ts';

const MAX_LISTED = 200;

const line = z
  .object({
    id: z.number().int(),
    organId: z
      .number()
      .int()
      .nullable()
      .describe(inBoth('null 表示不属于某一机关，所有机关都看得到，以免遗漏', 'null: everybody’s, so that it is not lost')),
    sender: z.string().nullable(),
    subject: z.string().nullable(),
    receivedAt: instant,
    state: z.enum(INBOUND_STATES),
    stateAt: instant,
    reasons: z.array(z.string()).describe(inBoth('须由人决定的原因', 'why a person decides')),
    caseId: z.string().nullable(),
    bytes: z.number().int(),
  })
  .meta({ id: 'InboundMail' });

const part = z.object({ fileId: z.string().nullable(), name: z.string(), bytes: z.number().int(), refusal: z.string().nullable() });
const act = z.object({ what: z.string(), by: z.string(), name: z.string(), at: instant, note: z.string().nullable() });

const whole = z
  .object({
    ...line.shape,
    originalFile: z.string(),
    fromName: z.string().nullable(),
    text: z.string().nullable(),
    authentication: z.string().nullable(),
    parts: z.array(part),
    acts: z.array(act),
  })
  .meta({ id: 'InboundMailWhole' });

const read = { scopes: ['correspondence:read', 'correspondence:write'], mayCall: STAFF_PLACES.inbox.mayGo } as const;
const write = { scopes: ['correspondence:write'], mayCall: mayAct } as const;

/** Mail that came to the published mailbox, and what people decide about it. */
export const inboxOperations = [
  defineOperation({
    id: 'listInbox',
    method: 'get',
    path: '/inbox',
    tag: 'correspondence',
    summary: { zh: '收到的邮件', en: 'Mail that came in' },
    description: {
      zh: '新的在前，最多 200 封。state=held 的等待人工决定。',
      en: 'Newest first, 200 at most. Those with state=held await a decision.',
    },
    ...read,
    query: z.strictObject({ state: z.enum(INBOUND_STATES).default('held') }),
    answer: z.object({ items: z.array(line) }),
    handle: async ({ query }, { deps, caller }) => {
      const { user } = caller;
      const ask = { organId: user.organId, sight: await sightOfUser(deps, user), states: [query.state], limit: MAX_LISTED };
      return { items: (await createInboxReadModel(deps.db.read).list(ask)).map(presentLine) };
    },
  }),
  defineOperation({
    id: 'getInboxMail',
    method: 'get',
    path: '/inbox/:id',
    tag: 'correspondence',
    summary: { zh: '一封收到的邮件', en: 'One mail that came in' },
    ...read,
    answer: whole,
    handle: async ({ params }, { deps, caller }) => {
      const row = await ownMail(deps, caller.user, (params as { id: string }).id);
      await keepReading(deps, caller.user, { mail: row, what: 'page' });
      return presentWhole(row);
    },
  }),
  defineOperation({
    id: 'getInboxFile',
    method: 'get',
    path: '/inbox/:id/files/:fileId',
    tag: 'correspondence',
    summary: { zh: '收到的邮件的原件和附件', en: 'The original or an attachment of a mail that came in' },
    ...read,
    answer: { mediaType: '*/*' },
    handle: async ({ params }, context) => {
      const { deps, caller, req, res } = context;
      const { id, fileId } = params as { id: string; fileId: string };
      const row = await ownMail(deps, caller.user, id);
      const ids = [row.fileId, ...(row.content?.parts ?? []).map((one) => one.fileId)];
      const file = found(ids.includes(fileId) ? await createFileStore(deps.db.read).findById(fileId) : undefined);
      await keepReading(deps, caller.user, { mail: row, what: 'file' });
      await sendStoredFile({ req, res }, deps, filedFile(file));
      return sent();
    },
  }),
  deciding({
    act: 'open',
    id: 'openCaseOfMail',
    summary: { zh: '登记为申请', en: 'Open a case with a mail' },
    body: z.strictObject({
      title: z.string().trim().min(1).max(200),
      name: z.string().trim().min(1).max(50).describe(inBoth('申请人的姓名或者名称', 'of the applicant')),
    }),
  }),
  deciding({
    act: 'file',
    id: 'fileMail',
    summary: { zh: '放入案件', en: 'Put a mail on a case' },
    body: z.strictObject({ caseNo: z.string().trim().min(1).max(100) }),
  }),
  deciding({
    act: 'dismiss',
    id: 'dismissMail',
    summary: { zh: '不作为申请处理', en: 'Decide that a mail is no application' },
    body: z.strictObject({ note: z.string().trim().min(1).max(300) }),
  }),
  deciding({
    act: 'restore',
    id: 'restoreMail',
    summary: { zh: '撤销“不作为申请处理”', en: 'Take the dismissal of a mail back' },
    body: z.strictObject({}),
  }),
];

interface Deciding {
  readonly act: InboxAct;
  readonly id: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly body: z.ZodType<Readonly<Record<string, string | undefined>>>;
}

function deciding({ act: what, id: operation, summary, body }: Deciding) {
  return defineOperation({
    id: operation,
    method: 'post',
    path: `/inbox/:id/${what}`,
    tag: 'correspondence',
    summary,
    ...write,
    body,
    answer: whole,
    handle: async (input, context) => {
      const { id } = input.params as { id: string };
      await decide(context, { what, id, raw: formOf(input.body) });
      const row = await ownMail(context.deps, context.caller.user, id);
      return presentWhole(row);
    },
  });
}

interface Decision {
  readonly what: InboxAct;
  readonly id: string;
  readonly raw: RawForm;
}

async function decide({ deps, caller }: ApiContext, { what, id, raw }: Decision): Promise<void> {
  const { user } = caller;
  const row = await ownMail(deps, user, id);
  const organId = row.organId ?? user.organId;
  if (organId === null) throw new HttpProblem(403, 'forbidden');
  const done = await INBOX_DOINGS[what](deps, { mail: row, organId, user, raw });
  if (done.result === 'refused') throw refuse(done.problems);
  if (done.result === 'gone') throw conflict(() => apiMoreTexts.gone);
}

function presentLine({ id, organId, sender, subject, receivedAt, state, stateAt, reasons, caseId, bytes }: InboundRow) {
  return { id, organId, sender, subject, receivedAt, state, stateAt, reasons: [...reasons], caseId, bytes };
}

function presentWhole(row: InboundRow) {
  const { fileId, content, acts } = row;
  return {
    ...presentLine(row),
    originalFile: fileId,
    fromName: content?.fromName ?? null,
    text: content?.text ?? null,
    authentication: content?.authentication ?? null,
    parts: (content?.parts ?? []).map(({ fileId: file, name, bytes, refusal }) => ({ fileId: file, name, bytes, refusal })),
    acts: acts.map(({ what, by, name, at, note }) => ({ what, by, name, at, note })),
  };
}
