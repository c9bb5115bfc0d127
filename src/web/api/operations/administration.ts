import { z } from 'zod';
import { type Change, change } from '../../../engine/administration/administrator.ts';
import { changeOrgan, closeOrgan, createOrgan, reopenOrgan } from '../../../engine/administration/organs.ts';
import { changeSetting, settingIn } from '../../../engine/administration/settings.ts';
import { changeUnit, closeUnit, createUnit, reopenUnit } from '../../../engine/administration/units.ts';
import { NotFoundError } from '../../../law/errors.ts';
import { STAFF_ROLES } from '../../../law/roles.ts';
import { SETTING_NAMES, SETTINGS } from '../../../law/settings.ts';
import { createAdministrationReadModel } from '../../../store/administration-read-model.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { createUnitStore, type UnitRow } from '../../../store/unit-store.ts';
import { administered, administratorOf } from '../../admin/admin-desk.ts';
import { administersAll } from '../../admin/administers-all.ts';
import { STAFF_PLACES } from '../../places.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found } from '../operation-parts.ts';
import { pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { instant } from '../schemas/common.ts';

const id = z.number().int().min(1).max(999_999_999);
const organ = z
  .object({ id, name: z.string(), shortName: z.string(), parentId: id.nullable(), closedAt: instant.nullable() })
  .meta({ id: 'Organ' });
const unit = z
  .object({ id, organId: id, parentId: id.nullable(), name: z.string(), closedAt: instant.nullable(), formerNames: z.array(z.string()) })
  .meta({ id: 'Unit' });
const staff = z
  .object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    roles: z.array(z.enum(STAFF_ROLES)),
    organId: id,
    unit: z.string().nullable(),
    email: z.string().nullable(),
    disabledAt: instant.nullable(),
  })
  .meta({ id: 'Staff' });
const setting = z
  .object({ name: z.enum(SETTING_NAMES as [string, ...string[]]), scope: z.string(), value: z.string() })
  .meta({ id: 'Setting' });

const organBody = z.strictObject({ name: z.string().max(200), shortName: z.string().max(200), parentId: id.nullable().default(null) });
const unitBody = z.strictObject({ name: z.string().max(200), parentId: id.nullable().default(null) });

const read = { tag: 'administration', scopes: ['settings:read', 'settings:write'], mayCall: STAFF_PLACES.admin.mayGo } as const;
const write = { tag: 'administration', scopes: ['settings:write'], mayCall: STAFF_PLACES.admin.mayGo } as const;

/** What administrators see to; no case contents anywhere. Accounts are changed at their pages, which ask who it is once more. */
export const administrationOperations = [
  defineOperation({
    id: 'listOrgans',
    method: 'get',
    path: '/organs',
    summary: { zh: '所管理的机关', en: 'The organs that one administers' },
    ...read,
    answer: z.object({ items: z.array(organ) }),
    handle: async (_input, context) => ({ items: (await administered(context.deps, context)).map(presentOrgan) }),
  }),
  defineOperation({
    id: 'createOrgan',
    method: 'post',
    path: '/organs',
    summary: { zh: '新建机关', en: 'Make an organ' },
    ...write,
    status: 201,
    body: organBody,
    answer: organ,
    handle: async ({ body }, context) => {
      const row = await changing(context, (step) => createOrgan(step, body));
      context.res.set('Location', '/api/v1/organs');
      return presentOrgan(row);
    },
  }),
  defineOperation({
    id: 'changeOrgan',
    method: 'put',
    path: '/organs/:id',
    summary: { zh: '更改机关', en: 'Change an organ' },
    ...write,
    repeatable: true,
    body: organBody,
    answer: organ,
    handle: async ({ params, body }, context) =>
      presentOrgan(await changing(context, (step) => changeOrgan(step, numberOf(params, 'id'), body))),
  }),
  ...(['close', 'reopen'] as const).map((what) =>
    defineOperation({
      id: `${what}Organ`,
      method: 'post',
      path: `/organs/:id/${what}`,
      summary: what === 'close' ? { zh: '撤销机关', en: 'Close an organ' } : { zh: '恢复机关', en: 'Reopen an organ' },
      ...write,
      answer: null,
      handle: async ({ params }, context) => {
        const of = numberOf(params, 'id');
        await changing(context, async (step) => (what === 'close' ? closeOrgan(step, of) : reopenOrgan(step, of)));
        return null;
      },
    }),
  ),
  defineOperation({
    id: 'listUnits',
    method: 'get',
    path: '/organs/:id/units',
    summary: { zh: '机关的科室', en: 'The units of an organ' },
    ...read,
    answer: z.object({ items: z.array(unit) }),
    handle: async ({ params }, context) => {
      const { id: of } = await ownOrgan(context, numberOf(params, 'id'));
      return { items: (await createUnitStore(context.deps.db.read).list(of)).map(presentUnit) };
    },
  }),
  defineOperation({
    id: 'createUnit',
    method: 'post',
    path: '/organs/:id/units',
    summary: { zh: '新建科室', en: 'Make a unit' },
    ...write,
    status: 201,
    body: unitBody,
    answer: unit,
    handle: async ({ params, body }, context) => {
      const of = numberOf(params, 'id');
      const row = await changing(context, (step) => createUnit(step, of, body));
      context.res.set('Location', `/api/v1/organs/${of}/units`);
      return presentUnit(row);
    },
  }),
  defineOperation({
    id: 'changeUnit',
    method: 'put',
    path: '/units/:id',
    summary: { zh: '更改科室', en: 'Change a unit' },
    ...write,
    repeatable: true,
    body: unitBody,
    answer: unit,
    handle: async ({ params, body }, context) =>
      presentUnit(await changing(context, (step) => changeUnit(step, numberOf(params, 'id'), body))),
  }),
  ...(['close', 'reopen'] as const).map((what) =>
    defineOperation({
      id: `${what}Unit`,
      method: 'post',
      path: `/units/:id/${what}`,
      summary: what === 'close' ? { zh: '撤销科室', en: 'Close a unit' } : { zh: '恢复科室', en: 'Reopen a unit' },
      ...write,
      answer: null,
      handle: async ({ params }, context) => {
        const of = numberOf(params, 'id');
        await changing(context, async (step) => (what === 'close' ? closeUnit(step, of) : reopenUnit(step, of)));
        return null;
      },
    }),
  ),
  defineOperation({
    id: 'listStaff',
    method: 'get',
    path: '/organs/:id/staff',
    summary: { zh: '机关的账号', en: 'The accounts of an organ' },
    ...read,
    query: z.strictObject({ state: z.enum(['active', 'closed']).default('active'), ...pageQuery }),
    answer: pageOf(staff),
    paged: true,
    handle: async ({ params, query }, context) => {
      const { id: of } = await ownOrgan(context, numberOf(params, 'id'));
      const offset = readCursor(query.after, z.number().int().min(0).max(1_000_000)) ?? 0;
      const ask = { organIds: [of], state: query.state, offset, limit: query.limit + 1 };
      const rows = await createAdministrationReadModel(context.deps.db.read).staff(ask);
      const items = rows.slice(0, query.limit).map(({ id: user, login, name, roles, organId, unit: at, email = null, disabledAt }) => ({
        ...{ id: user, login, name, organId, unit: at, email, disabledAt },
        roles: [...roles],
      }));
      return sendPageOf(context, { items, next: rows.length > items.length ? offset + items.length : null });
    },
  }),
  defineOperation({
    id: 'listSettings',
    method: 'get',
    path: '/organs/:id/settings',
    summary: { zh: '机关的设置', en: 'The settings of an organ' },
    ...read,
    answer: z.object({ items: z.array(setting) }),
    handle: async ({ params }, context) => ({ items: await settingsOf(context, numberOf(params, 'id')) }),
  }),
  defineOperation({
    id: 'changeSettings',
    method: 'put',
    path: '/organs/:id/settings',
    summary: { zh: '更改设置', en: 'Change settings' },
    description: {
      zh: '只写要更改的；scope 为 installation 的，须能管理全部机关。',
      en: 'Name those to be changed. Those of the whole installation are changed by whoever administers all of it.',
    },
    ...write,
    repeatable: true,
    body: z.strictObject({ values: z.partialRecord(z.enum(SETTING_NAMES as [string, ...string[]]), z.string().max(200)) }),
    answer: z.object({ items: z.array(setting) }),
    handle: async ({ params, body }, context) => {
      const organId = numberOf(params, 'id');
      const allowed = new Set<string>((await settingsOf(context, organId)).map(({ name }) => name));
      const wanted = SETTING_NAMES.flatMap((name) => (body.values[name] === undefined ? [] : [[name, body.values[name]] as const]));
      for (const [name] of wanted) found(allowed.has(name) ? name : undefined);
      await changing(context, async (step) => {
        for (const [name, value] of wanted) await changeSetting(step, { organId, name, value });
      });
      return { items: await settingsOf(context, organId) };
    },
  }),
];

export function numberOf(params: unknown, name: string): number {
  const text = (params as Readonly<Record<string, string>>)[name] ?? '';
  return found(/^\d{1,9}$/.test(text) ? Number(text) : undefined);
}

/** What the caller does not administer is not found. */
export function changing<T>({ deps, caller }: ApiContext, work: (step: Change) => Promise<T>): Promise<T> {
  return change(deps, administratorOf(caller.user), work).catch((error: unknown) => {
    if (error instanceof NotFoundError) return found<T>(undefined);
    throw error;
  });
}

async function ownOrgan(context: ApiContext, organId: number): Promise<OrganRow> {
  return found((await administered(context.deps, context)).find((one) => one.id === organId));
}

async function settingsOf(context: ApiContext, organId: number): Promise<z.output<typeof setting>[]> {
  const { deps, caller } = context;
  await ownOrgan(context, organId);
  const all = await administersAll(deps, caller.user);
  const names = SETTING_NAMES.filter((name) => all || SETTINGS[name].scope === 'organ');
  const items: z.output<typeof setting>[] = [];
  for (const name of names) items.push({ name, scope: SETTINGS[name].scope, value: await settingIn(deps.db.read, name, organId) });
  return items;
}

function presentOrgan({ id: of, name, shortName, parentId = null, closedAt = null }: OrganRow): z.output<typeof organ> {
  return { id: of, name, shortName, parentId, closedAt };
}

function presentUnit({ id: of, organId, parentId, name, closedAt, formerNames }: UnitRow): z.output<typeof unit> {
  return { id: of, organId, parentId, name, closedAt, formerNames: [...formerNames] };
}
