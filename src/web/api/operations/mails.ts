import { z } from 'zod';
import { createOutboxReadModel, MAIL_TABS, type MailLine, type MailTab } from '../../../store/outbox-read-model.ts';
import { MAIL_STATES, type OutboxRow } from '../../../store/outbox-store.ts';
import { mayReadCases } from '../../auth.ts';
import { createMailDesk, mailScopeOf, mayHandleMail } from '../../mail-desk.ts';
import { maskEmail } from '../../masking.ts';
import { receiverName } from '../../pages/mail-line.ts';
import { STAFF_PLACES } from '../../places.ts';
import { ownMail, readMail } from '../../routes/mail-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, found } from '../operation-parts.ts';
import { MAX_ID, pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { instant } from '../schemas/common.ts';

const TABS = Object.keys(MAIL_TABS) as [MailTab, ...MailTab[]];

const line = z
  .object({
    id: z.number().int(),
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    kind: z.string(),
    to: z.string().describe(inBoth('人员、岗位或者隐去部分的地址', 'person, role or masked address')),
    state: z.enum(MAIL_STATES),
    createdAt: instant,
    nextAt: instant,
    stateAt: instant.nullable(),
    attempts: z.number().int(),
    error: z.object({ code: z.string(), answer: z.string().nullable(), at: instant }).nullable(),
  })
  .meta({ id: 'MailLine' });

const message = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string(), language: z.enum(['zh', 'en']) });

const mail = z
  .object({
    ...line.shape,
    message: message
      .nullable()
      .describe(
        inBoth(
          '不含密码和链接等秘密；已不保存的，以及系统管理员查询的（不看内容），为 null',
          'without secrets; null when nothing is left of it, and for administrators, who see no contents',
        ),
      ),
  })
  .meta({ id: 'Mail' });

const read = { scopes: ['correspondence:read', 'correspondence:write'], mayCall: STAFF_PLACES.mail.mayGo } as const;
const write = { scopes: ['correspondence:write'], mayCall: mayHandleMail } as const;

/** The mail that leaves the office. */
export const mailOperations = [
  defineOperation({
    id: 'listMails',
    method: 'get',
    path: '/mails',
    tag: 'correspondence',
    summary: { zh: '发出的邮件', en: 'Mail that goes out' },
    description: { zh: '新的在前。', en: 'Newest first.' },
    ...read,
    query: z.strictObject({
      state: z.enum(TABS).default('waiting'),
      kind: z
        .string()
        .regex(/^[\w.]{1,60}$/)
        .optional(),
      ...pageQuery,
    }),
    answer: pageOf(line),
    paged: true,
    handle: async ({ query }, context) => {
      const { deps, caller } = context;
      const before = readCursor(query.after, z.number().int().min(1).max(MAX_ID));
      const ask = { ...(await mailScopeOf(deps, caller.user)), tab: query.state, kind: query.kind ?? null, before, limit: query.limit + 1 };
      const rows = await createOutboxReadModel(deps.db.read).page(ask);
      const items = rows.slice(0, query.limit);
      const next = rows.length > items.length ? items.at(-1)?.id : null;
      return sendPageOf(context, { items: items.map((row) => presentLine(context, row)), next });
    },
  }),
  defineOperation({
    id: 'listCaseMails',
    method: 'get',
    path: '/cases/:id/mails',
    tag: 'correspondence',
    summary: { zh: '案件的邮件', en: 'Mail about a case' },
    scopes: ['cases:read', 'cases:record', 'correspondence:read'],
    answer: z.object({ items: z.array(line) }),
    handle: async ({ params }, context) => {
      const { deps, caller } = context;
      const { id } = params as { id: string };
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page' });
      return { items: (await deps.desk.mails(id)).map((row) => presentLine(context, row)) };
    },
  }),
  defineOperation({
    id: 'getMail',
    method: 'get',
    path: '/mails/:id',
    tag: 'correspondence',
    summary: { zh: '一封发出的邮件', en: 'One mail that goes out' },
    ...read,
    answer: mail,
    handle: async (_input, context) => {
      const { deps, req, res } = context;
      return presentMail(context, await ownMail(deps, { req, res }));
    },
  }),
  defineOperation({
    id: 'sendMailAgain',
    method: 'post',
    path: '/mails/:id/again',
    tag: 'correspondence',
    summary: { zh: '再发一次', en: 'Send a mail again' },
    ...write,
    answer: line,
    handle: async (_input, context) => act(context, (row) => createMailDesk(context.deps).revive(row, context.caller.user.id)),
  }),
  defineOperation({
    id: 'cancelMail',
    method: 'post',
    path: '/mails/:id/cancel',
    tag: 'correspondence',
    summary: { zh: '不再发送', en: 'Do not send a mail' },
    ...write,
    answer: line,
    handle: async (_input, context) => act(context, (row) => createMailDesk(context.deps).cancel(row, context.caller.user.id)),
  }),
  defineOperation({
    id: 'sendFailedMailsAgain',
    method: 'post',
    path: '/mails/again',
    tag: 'correspondence',
    summary: { zh: '把发送失败的全部再发一次', en: 'Send everything that failed again' },
    ...write,
    answer: z.object({ revived: z.number().int(), skipped: z.number().int() }),
    handle: async (_input, { deps, caller }) => ({
      ...(await createMailDesk(deps).reviveFailed(await mailScopeOf(deps, caller.user), caller.user.id)),
    }),
  }),
];

async function act(context: ApiContext, doing: (row: OutboxRow) => Promise<boolean>) {
  const { deps, req, res } = context;
  const row = await ownMail(deps, { req, res });
  if (!(await doing(row))) throw conflict(() => apiMoreTexts.gone);
  return presentLine(context, found(await createOutboxReadModel(deps.db.write).line(row.id)));
}

async function presentMail(context: ApiContext, row: OutboxRow) {
  const { deps, caller, req, res } = context;
  const of = mayReadCases(caller.user) ? await readMail({ req, res }, deps, row) : undefined;
  const known = found(await createOutboxReadModel(deps.db.read).line(row.id));
  const { to, subject, text, html, language } = of ?? {};
  const told = to === undefined || subject === undefined || text === undefined || html === undefined || language === undefined;
  return { ...presentLine(context, known), message: told ? null : { to, subject, text, html, language } };
}

/** Administrators see that mail goes out, and neither to whom outside nor what it says nor which case it is about. */
function presentLine({ caller }: ApiContext, row: MailLine) {
  const { id, caseId, caseNo, kind, state, createdAt, nextAt, stateAt, attempts, error } = row;
  const reads = mayReadCases(caller.user);
  const told = error === null ? null : { code: error.code, answer: reads ? error.answer : null, at: error.at };
  const to = receiverName(row, maskEmail);
  return {
    id,
    caseId: reads ? caseId : null,
    caseNo: reads ? caseNo : null,
    kind,
    to,
    state,
    createdAt,
    nextAt,
    stateAt,
    attempts,
    error: told,
  };
}
