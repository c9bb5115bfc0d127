import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { pingWebhook } from '../../../engine/webhooks/ping-webhook.ts';
import { createWebhookPost } from '../../../engine/webhooks/post-webhook.ts';
import { createWebhook, saveWebhook, settleDelivery } from '../../../engine/webhooks/webhook-changes.ts';
import { newWebhookSecret } from '../../../engine/webhooks/webhook-message.ts';
import { createWebhookDeliveryStore } from '../../../store/webhook-delivery-store.ts';
import { DELIVERY_STATES, type WebhookRow } from '../../../store/webhook-rows.ts';
import { createWebhookSettingsStore } from '../../../store/webhook-settings-store.ts';
import { hasRole } from '../../auth.ts';
import { checkTyped, readTyped } from '../../pages/webhook-form-page.ts';
import { answerWords } from '../../pages/webhook-words.ts';
import { STAFF_PLACES } from '../../places.ts';
import { ownWebhook } from '../../routes/own-webhook.ts';
import { deliveryOf, removeWebhook, resumeWebhook, rotateSecret } from '../../routes/webhook-act-routes.ts';
import { MAX_WEBHOOKS } from '../../routes/webhook-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import type { StaffUser } from '../../web-deps.ts';
import { ApiProblem } from '../api-problem.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, formOf, organOf, wrongAt } from '../operation-parts.ts';
import { MAX_ID, pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { instant } from '../schemas/common.ts';

const webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    eventTypes: z.array(z.string()).describe(inBoth('空表示全部', 'empty: all')),
    createdBy: z.string(),
    createdAt: instant,
    deliveredAt: instant.nullable(),
    failingSince: instant.nullable(),
    failures: z.number().int(),
    retryAt: instant.nullable(),
    parkedAt: instant.nullable(),
  })
  .meta({ id: 'Webhook' });

const delivery = z
  .object({
    id: z.number().int(),
    messageId: z.string(),
    type: z.string(),
    createdAt: instant,
    state: z.enum(DELIVERY_STATES),
    stateAt: instant.nullable(),
    attempts: z.number().int(),
    triedAt: instant.nullable(),
    lastStatus: z.number().int().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

const settings = z.strictObject({
  url: z.string().max(600),
  description: z.string().max(200).default(''),
  eventTypes: z.array(z.string().max(100)).max(200).default([]).describe(inBoth('不写表示全部', 'none: all')),
});

const read = { tag: 'webhooks', scopes: ['settings:read', 'settings:write'], mayCall: STAFF_PLACES.webhooks.mayGo } as const;
const write = { tag: 'webhooks', scopes: ['settings:write'], mayCall: (user: StaffUser) => hasRole(user, ['admin']) } as const;

/** Other programs that are told of events. There are no case contents here. */
export const webhookOperations = [
  defineOperation({
    id: 'listWebhooks',
    method: 'get',
    path: '/webhooks',
    summary: { zh: '推送', en: 'Webhooks' },
    ...read,
    answer: z.object({ items: z.array(webhook) }),
    handle: async (_input, { deps, caller }) => ({
      items: (await createWebhookSettingsStore(deps.db.read).list(caller.user.organId)).map(present),
    }),
  }),
  defineOperation({
    id: 'addWebhook',
    method: 'post',
    path: '/webhooks',
    summary: { zh: '添加推送', en: 'Add a webhook' },
    description: {
      zh: '密钥不在答复里：添加人登录后在推送页面上看到一次。',
      en: 'The secret is not in the answer: whoever added it sees it once at its page.',
    },
    ...write,
    status: 201,
    body: settings,
    answer: webhook,
    handle: async ({ body }, { deps, caller, res }) => {
      const organId = organOf(caller.user);
      const store = createWebhookSettingsStore(deps.db.write);
      if ((await store.list(organId)).length >= MAX_WEBHOOKS) throw wrongAt('/url', () => webhookTexts.problems.tooMany);
      const row = { ...checked(body), id: randomUUID(), organId, secret: newWebhookSecret() };
      await createWebhook(deps, { ...row, createdBy: caller.user.id });
      res.set('Location', `/api/v1/webhooks/${row.id}`);
      return present((await store.findById(row.id)) as WebhookRow);
    },
  }),
  defineOperation({
    id: 'getWebhook',
    method: 'get',
    path: '/webhooks/:id',
    summary: { zh: '一个推送', en: 'One webhook' },
    ...read,
    answer: webhook,
    handle: async (_input, context) => present(await own(context)),
  }),
  defineOperation({
    id: 'changeWebhook',
    method: 'put',
    path: '/webhooks/:id',
    summary: { zh: '更改推送', en: 'Change a webhook' },
    ...write,
    repeatable: true,
    body: settings,
    answer: webhook,
    handle: async ({ body }, context) => {
      const { id } = await own(context);
      const { id: by } = context.caller.user;
      if (!(await saveWebhook(context.deps, checked(body), { id, by }))) throw conflict(() => apiMoreTexts.gone);
      return present(await own(context));
    },
  }),
  defineOperation({
    id: 'removeWebhook',
    method: 'delete',
    path: '/webhooks/:id',
    summary: { zh: '移除推送', en: 'Remove a webhook' },
    ...write,
    answer: null,
    handle: async (_input, context) => {
      await removeWebhook(context.deps, { id: (await own(context)).id, by: context.caller.user.id });
      return null;
    },
  }),
  defineOperation({
    id: 'rotateWebhookSecret',
    method: 'post',
    path: '/webhooks/:id/secret',
    summary: { zh: '更换密钥', en: 'Change the secret' },
    description: {
      zh: '旧密钥再用一天。新密钥不在答复里：更换人登录后在推送页面上看到一次。',
      en: 'The old one signs for another day. The new one is not in the answer: whoever changed it sees it once at its page.',
    },
    ...write,
    answer: webhook,
    handle: async (_input, context) => {
      const { id } = await own(context);
      await rotateSecret(context.deps, { id, by: context.caller.user.id });
      return present(await own(context));
    },
  }),
  defineOperation({
    id: 'pingWebhook',
    method: 'post',
    path: '/webhooks/:id/ping',
    summary: { zh: '发送测试事件', en: 'Send a test event' },
    ...write,
    answer: z.object({ taken: z.boolean(), answer: z.string() }),
    handle: async (_input, context) => {
      const row = await own(context);
      const { outcome, taken } = await pingWebhook(row, { post: createWebhookPost(), now: context.deps.now() });
      if (taken) await createWebhookSettingsStore(context.deps.db.write).retryNow(row.id);
      return { taken, answer: answerWords(outcome) };
    },
  }),
  defineOperation({
    id: 'resumeWebhook',
    method: 'post',
    path: '/webhooks/:id/resume',
    summary: { zh: '恢复停下的推送', en: 'Resume a parked webhook' },
    description: {
      zh: '先发送测试事件，接收方收下才恢复。',
      en: 'A test event goes first: only a receiver that takes it is sent the rest.',
    },
    ...write,
    answer: webhook,
    handle: async (_input, context) => {
      const row = await own(context);
      if (row.parkedAt === null) throw conflict(() => webhookTexts.notParked);
      const { outcome, taken } = await pingWebhook(row, { post: createWebhookPost(), now: context.deps.now() });
      if (!taken) throw conflict(() => webhookTexts.resumeFailed(answerWords(outcome)));
      await resumeWebhook(context.deps, { id: row.id, by: context.caller.user.id });
      return present(await own(context));
    },
  }),
  defineOperation({
    id: 'listDeliveries',
    method: 'get',
    path: '/webhooks/:id/deliveries',
    summary: { zh: '推送记录', en: 'What was told, and is to be told' },
    ...read,
    query: z.strictObject(pageQuery),
    answer: pageOf(delivery),
    paged: true,
    handle: async ({ query }, context) => {
      const { id } = await own(context);
      const before = readCursor(query.after, z.number().int().min(1).max(MAX_ID));
      const rows = await createWebhookDeliveryStore(context.deps.db.read).list(id, { before, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit).map(({ webhookId: _webhook, payload: _payload, ...row }) => row);
      return sendPageOf(context, { items, next: rows.length > items.length ? items.at(-1)?.id : null });
    },
  }),
  defineOperation({
    id: 'deliverAgain',
    method: 'post',
    path: '/webhooks/:id/deliveries/:deliveryId/again',
    summary: { zh: '再推送一次', en: 'Tell it again' },
    ...write,
    answer: null,
    status: 204,
    handle: async (_input, context) => {
      const row = await own(context);
      if (row.parkedAt !== null) throw conflict(() => webhookTexts.log.againParked);
      return deliver(context, row, 'again');
    },
  }),
  defineOperation({
    id: 'dropDelivery',
    method: 'post',
    path: '/webhooks/:id/deliveries/:deliveryId/drop',
    summary: { zh: '不再推送', en: 'Do not tell it' },
    ...write,
    answer: null,
    status: 204,
    handle: async (_input, context) => {
      return deliver(context, await own(context), 'drop');
    },
  }),
];

function own({ deps, req, res }: ApiContext): Promise<WebhookRow> {
  return ownWebhook(deps, { req, res });
}

async function deliver({ deps, caller, req }: ApiContext, { id }: WebhookRow, how: 'again' | 'drop'): Promise<null> {
  const deliveryId = await deliveryOf(id, { db: deps.db, req });
  if (!(await settleDelivery(deps, { id, by: caller.user.id, deliveryId, how }))) throw conflict(() => apiMoreTexts.gone);
  return null;
}

/** With the checks of the form. */
function checked({ url, description, eventTypes }: z.output<typeof settings>) {
  const typed = readTyped(formOf({ url, description, scope: eventTypes.length === 0 ? 'all' : 'some', type: eventTypes }));
  const result = checkTyped(typed);
  if ('settings' in result && typed.types.length === eventTypes.length) return result.settings;
  const errors = 'errors' in result ? Object.entries(result.errors) : [['types', webhookTexts.problems.types] as const];
  const problems = errors.map(([field, text]) => {
    const pointer = field === 'types' ? '/eventTypes' : `/${field}`;
    return { in: 'body', pointer, detail: { zh: String(text), en: String(text) } } as const;
  });
  throw new ApiProblem('INVALID_INPUT', { problems });
}

function present(row: WebhookRow): z.output<typeof webhook> {
  const { id, url, description, eventTypes, createdBy, createdAt, deliveredAt, failingSince, failures, retryAt, parkedAt } = row;
  return {
    id,
    url,
    description,
    eventTypes: [...eventTypes],
    createdBy,
    createdAt,
    deliveredAt,
    failingSince,
    failures,
    retryAt,
    parkedAt,
  };
}
