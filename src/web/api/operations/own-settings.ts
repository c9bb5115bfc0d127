import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createCalendarFeedStore, FEED_KINDS, type ListedFeed, MAX_FEEDS } from '../../../store/calendar-feed-store.ts';
import { withTransaction } from '../../../store/database.ts';
import { createSavedViewStore, type SavedViewRow } from '../../../store/saved-view-store.ts';
import { createUserStore } from '../../../store/user-store.ts';
import { mayReadCases } from '../../auth.ts';
import { addressOfFeed, endLink, findOwnCase, makeLink, mayHaveFeeds, unitsOf } from '../../calendar-links.ts';
import { HttpProblem } from '../../http-problem.ts';
import { changeMailSettings } from '../../mail-settings.ts';
import { choicesText, readAddress, readChoicesText } from '../../queue-address.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { settingsTexts } from '../../texts/settings.ts';
import type { StaffUser } from '../../web-deps.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, found, wrongAt } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';

const mail = z.object({ email: z.string().nullable(), language: z.enum(['zh', 'en']), digest: z.boolean() }).meta({ id: 'MailSettings' });
const feed = z
  .object({
    id: z.string(),
    kind: z.enum(FEED_KINDS),
    unit: z.string().nullable(),
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    createdAt: instant,
    lastReadAt: instant.nullable(),
  })
  .meta({ id: 'CalendarLink' });
const view = z
  .object({
    id: z.string(),
    name: z.string(),
    filter: z.string().describe(inBoth('与“待办”页面网址中的写法相同', 'as in the address of the queue')),
    text: z.string(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'SavedView' });

const isPerson = (user: StaffUser): boolean => user.apiKey?.kind !== 'program';
const own = { tag: 'settings', scopes: ['settings:read', 'settings:write', 'cases:read', 'cases:record'] } as const;
const change = { tag: 'settings', scopes: ['settings:write', 'cases:record'] } as const;
const ofFeeds = { mayCall: (user: StaffUser) => isPerson(user) && mayHaveFeeds(user) } as const;
const ofViews = { mayCall: (user: StaffUser) => isPerson(user) && mayReadCases(user) } as const;
const viewName = z.string().trim().min(1).max(40);

/** What members of staff decide for themselves, by a key of their own. */
export const ownSettingOperations = [
  defineOperation({
    id: 'getMailSettings',
    method: 'get',
    path: '/me/mail',
    summary: { zh: '本人的邮件设置', en: 'One’s own mail settings' },
    ...own,
    mayCall: isPerson,
    answer: mail,
    handle: async (_input, context) => mailOf(context),
  }),
  defineOperation({
    id: 'putMailSettings',
    method: 'put',
    path: '/me/mail',
    summary: { zh: '更改本人的邮件设置', en: 'Change one’s own mail settings' },
    description: {
      zh: '邮件地址由本人登录后输入密码更改，不在这里改。',
      en: 'The address is changed at the page alone, with the password.',
    },
    ...change,
    mayCall: isPerson,
    repeatable: true,
    body: z.strictObject({ language: z.enum(['zh', 'en']), digest: z.boolean() }),
    answer: mail,
    handle: async ({ body }, context) => {
      const { email } = await mailOf(context);
      const settings = { email, language: body.language, digestOff: !body.digest };
      await changeMailSettings(context.deps, context.caller.user.id, settings);
      return mailOf(context);
    },
  }),
  defineOperation({
    id: 'listCalendarLinks',
    method: 'get',
    path: '/me/calendars',
    summary: { zh: '本人的日历订阅', en: 'One’s own calendar links' },
    ...own,
    ...ofFeeds,
    answer: z.object({ items: z.array(feed) }),
    handle: async (_input, { deps, caller }) => ({
      items: (await createCalendarFeedStore(deps.db.read).list(caller.user.id)).map(presentFeed),
    }),
  }),
  defineOperation({
    id: 'addCalendarLink',
    method: 'post',
    path: '/me/calendars',
    summary: { zh: '新建日历订阅', en: 'Make a calendar link' },
    description: {
      zh: '地址只在答复里告知一次，不保存：重发同一请求会再建一个。',
      en: 'The address is told in the answer alone and kept nowhere: the same call sent again makes another.',
    },
    ...change,
    ...ofFeeds,
    status: 201,
    repeatable: true,
    body: z.strictObject({ kind: z.enum(FEED_KINDS), unit: z.string().max(100).optional(), caseId: z.string().max(100).optional() }),
    answer: z.object({ id: z.string(), address: z.string() }),
    handle: async ({ body }, { deps, caller, req, res }) => {
      const owner = caller.user;
      if (!mayHaveFeeds(owner)) throw new HttpProblem(403, 'forbidden');
      const { kind, unit = null, caseId = null } = body;
      if (kind === 'unit' && !(await unitsOf(deps, owner)).includes(unit ?? ''))
        throw wrongAt('/unit', () => settingsTexts.newLink.unitMissing);
      if (kind === 'case') found(await findOwnCase(deps, owner, caseId ?? ''));
      const wanted = { kind, unit: kind === 'unit' ? unit : null, caseId: kind === 'case' ? caseId : null };
      const link = await makeLink(deps, owner, wanted);
      if (link === undefined) throw conflict(() => apiMoreTexts.linkLimit(MAX_FEEDS));
      res.set('Location', '/api/v1/me/calendars');
      return { id: link.id, address: addressOfFeed(deps, req, link.token) };
    },
  }),
  defineOperation({
    id: 'revokeCalendarLink',
    method: 'delete',
    path: '/me/calendars/:id',
    summary: { zh: '停用日历订阅', en: 'Revoke a calendar link' },
    ...change,
    ...ofFeeds,
    answer: null,
    handle: async ({ params }, { deps, caller }) => {
      const own = found(await createCalendarFeedStore(deps.db.read).findOwn(caller.user.id, (params as { id: string }).id));
      await endLink(deps, caller.user, own);
      return null;
    },
  }),
  defineOperation({
    id: 'listViews',
    method: 'get',
    path: '/me/views',
    summary: { zh: '本人保存的视图', en: 'One’s own views of the queue' },
    ...own,
    ...ofViews,
    answer: z.object({ items: z.array(view) }),
    handle: async (_input, { deps, caller }) => ({ items: (await deps.engine.savedViews(caller.user.id)).map(presentView) }),
  }),
  defineOperation({
    id: 'addView',
    method: 'post',
    path: '/me/views',
    summary: { zh: '保存一个视图', en: 'Save a view' },
    ...change,
    ...ofViews,
    status: 201,
    body: z.strictObject({ name: viewName, filter: z.string().max(600).default('scope=all'), text: z.string().max(100).default('') }),
    answer: view,
    handle: async ({ body }, { deps, caller, res }) => {
      const address = readAddress(Object.fromEntries(new URLSearchParams(body.filter)));
      const filter = { choices: choicesText(address), text: body.text };
      const row: SavedViewRow = {
        id: randomUUID(),
        userId: caller.user.id,
        name: body.name,
        filter,
        defaultOf: null,
        createdAt: deps.now().toISOString(),
      };
      if (!(await createSavedViewStore(deps.db.write).create(row))) throw wrongAt('/name', () => apiMoreTexts.viewName);
      res.set('Location', '/api/v1/me/views');
      return presentView(row);
    },
  }),
  defineOperation({
    id: 'changeView',
    method: 'patch',
    path: '/me/views/:id',
    summary: { zh: '更名，或者设为默认', en: 'Rename a view, or make it the one shown first' },
    ...change,
    ...ofViews,
    repeatable: true,
    body: z.strictObject({ name: viewName.optional(), isDefault: z.boolean().optional() }),
    answer: view,
    handle: async ({ params, body }, context) => {
      const { db } = context.deps;
      const { id, userId } = await ownView(context, params);
      if (body.name !== undefined && (await createSavedViewStore(db.write).rename(userId, id, body.name)) === 'taken') {
        throw wrongAt('/name', () => apiMoreTexts.viewName);
      }
      const { isDefault } = body;
      if (isDefault !== undefined) await withTransaction(db, (trx) => createSavedViewStore(trx).setDefault(userId, isDefault ? id : null));
      return presentView(await ownView(context, params));
    },
  }),
  defineOperation({
    id: 'removeView',
    method: 'delete',
    path: '/me/views/:id',
    summary: { zh: '删除视图', en: 'Remove a view' },
    ...change,
    ...ofViews,
    answer: null,
    handle: async ({ params }, context) => {
      const { id, userId } = await ownView(context, params);
      await createSavedViewStore(context.deps.db.write).remove(userId, id);
      return null;
    },
  }),
];

async function mailOf({ deps, caller }: ApiContext): Promise<z.output<typeof mail>> {
  const user = found(await createUserStore(deps.db.read).findById(caller.user.id));
  return { email: user.email ?? null, language: user.language ?? 'zh', digest: user.digestOff !== 1 };
}

async function ownView({ deps, caller }: ApiContext, params: unknown): Promise<SavedViewRow> {
  return found(await createSavedViewStore(deps.db.read).find(caller.user.id, (params as { id: string }).id));
}

function presentView({ id, name, filter, defaultOf }: SavedViewRow): z.output<typeof view> {
  return { id, name, filter: choicesText(readChoicesText(filter.choices)), text: filter.text, isDefault: defaultOf === 1 };
}

function presentFeed({ id, kind, unit, caseId, caseNo, createdAt, lastReadAt }: ListedFeed): z.output<typeof feed> {
  return { id, kind, unit, caseId, caseNo, createdAt, lastReadAt };
}
