import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { API_SCOPE_NAMES } from '../../../law/access/api-scopes.ts';
import { STAFF_ROLES } from '../../../law/roles.ts';
import { getProjectRoot } from '../../../store/project-root.ts';
import { inBoth } from '../in-both.ts';
import { defineOperation } from '../operation.ts';
import { civilDay, instant } from '../schemas/common.ts';

const service = z
  .object({
    name: z.literal('yishen'),
    version: z.string(),
    today: civilDay.describe(inBoth('北京时间的今天', 'current day in Asia/Shanghai')),
    calendarVersion: z.string().describe(inBoth('正在使用的工作日历', 'working-day calendar in force')),
  })
  .meta({ id: 'Service' });

const me = z
  .object({
    key: z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['personal', 'program']),
      scopes: z.array(z.enum(API_SCOPE_NAMES as [string, ...string[]])),
      expiresAt: instant,
    }),
    actor: z.object({
      id: z.string(),
      name: z.string(),
      roles: z.array(z.enum(STAFF_ROLES)),
      organId: z.number().int().nullable(),
      unit: z.string().nullable(),
    }),
  })
  .meta({ id: 'Me' });

/** What the service is, and as whom one calls it. */
export const serviceOperations = [
  defineOperation({
    id: 'getService',
    method: 'get',
    path: '/service',
    tag: 'service',
    summary: { zh: '服务信息', en: 'What this service is' },
    scopes: [],
    answer: service,
    handle: async (_input, { deps }) => ({
      name: 'yishen' as const,
      version: programVersion(),
      today: deps.today(),
      calendarVersion: deps.calendar().version,
    }),
  }),
  defineOperation({
    id: 'getMe',
    method: 'get',
    path: '/me',
    tag: 'service',
    summary: { zh: '本密钥的身份、岗位和权限', en: 'Whose key this is, with its roles and scopes' },
    scopes: [],
    answer: me,
    handle: async (_input, { caller }) => {
      const { id, name, roles, organId, unit } = caller.user;
      return {
        key: { id: caller.keyId, name: caller.keyName, kind: caller.keyKind, scopes: [...caller.scopes], expiresAt: caller.expiresAt },
        actor: { id, name, roles: [...roles], organId, unit },
      };
    },
  }),
];

let known: string | undefined;

export function programVersion(): string {
  known ??= (JSON.parse(readFileSync(join(getProjectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
  return known;
}
