import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_SCOPE_NAMES } from '../../../src/law/access/api-scopes.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import type { ApiOperation } from '../../../src/web/api/operation.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { LOGINS, openRunningOffice, type RunningOffice } from '../../support/running-office.ts';

let office: RunningOffice;
let caseId: string;
/** By who they are; each with a key of every scope. */
const callers = new Map<string, ApiClient>();
let stranger: ApiClient;
let scopeless: ApiClient;

const UNIT = '政府信息公开办公室';

beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-02', variables: { YISHEN_TRUSTED_PROXIES: '1' } });
  caseId = await office.carry([
    ['registrar', 'application.arrived', '2026-03-02'],
    ['registrar', 'examination.started', '2026-03-02'],
  ]);
  await office.db.write('cases').where({ id: caseId }).update({ unit: UNIT });
  const users = createUserStore(office.db.write);
  const officer = await users.findById('officer');
  if (officer === undefined) throw new Error('There is no officer');
  const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
  await users.create({ ...officer, id: 'otherUnit', login: 'otherUnit', unit: '另一科室' });
  const roles = ['registrar', 'officer', 'officeHead', 'leader', 'auditor', 'legalReviewer', 'secrecyReviewer'] as const;
  await users.create({ ...officer, id: 'otherOrgan', login: 'otherOrgan', organId: organ.id, roles });
  const keys = keysOf(office);
  for (const login of [...LOGINS, 'otherUnit', 'otherOrgan']) {
    callers.set(login, await apiClient(office.url, await keys.personal(login, API_SCOPE_NAMES)));
  }
  callers.set('program', await apiClient(office.url, await keys.program(API_SCOPE_NAMES, { roles: ['registrar', 'officer'] })));
  callers.set('portal', await apiClient(office.url, await keys.program(API_SCOPE_NAMES, { name: 'portal' })));
  stranger = await apiClient(office.url, null);
  const [first = 'cases:read'] = API_SCOPE_NAMES;
  scopeless = await apiClient(office.url, await keys.personal('head', [first]));
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

/** A well-shaped address; what it names beside the case is not there. */
function addressOf({ path }: ApiOperation): string {
  return path.replace('/cases/:id', `/cases/${caseId}`).replace(/:\w+/g, () => randomUUID());
}

let addresses = 0;

/** A call without contents: who may not do it is told so before anything else is looked at. */
function call(client: ApiClient, operation: ApiOperation) {
  const { method, body, ifMatch } = operation;
  addresses += 1;
  // From another address each time: calls without a key are counted by address.
  const from = { 'x-forwarded-for': `10.0.${Math.floor(addresses / 250)}.${addresses % 250}` };
  const headers = { ...from, 'content-disposition': 'attachment; filename=a.exe' };
  return client.call(method.toUpperCase(), addressOf(operation), {
    ...(body === undefined ? {} : { body: {} }),
    ...(ifMatch === true ? { version: 1 } : {}),
    ...(operation.upload === true ? { raw: 'x', headers } : { headers: from }),
  });
}

describe.each(OPERATIONS)('$method $path', (operation) => {
  it('is closed to whoever has no key or not its scope', async () => {
    expect((await call(stranger, operation)).status).toBe(401);
    const { scopes } = operation;
    const [first] = API_SCOPE_NAMES;
    if (scopes.length === 0 || (first !== undefined && scopes.includes(first))) return;
    const answer = await call(scopeless, operation);
    expect([answer.status, answer.body.code, answer.body.requiredScopes]).toEqual([403, 'MISSING_SCOPE', [...scopes]]);
  });

  it('is as open to roles as its page', async () => {
    for (const [name, client] of callers) {
      const { status } = await call(client, operation);
      const away = name === 'otherOrgan' || name === 'otherUnit';
      const blind = name === 'admin' || name === 'statistician' || name === 'portal';
      if (operation.path.startsWith('/cases/:id')) {
        // Whoever reads no cases, and whoever does not see this one.
        if (blind) expect(`${name} ${status}`).toBe(`${name} 403`);
        if (away && status !== 403) expect(`${name} ${status}`).toBe(`${name} 404`);
      }
      expect(status, `${name} ${operation.id}`).toBeLessThan(500);
    }
  });
});

/** Everything that a call may be made of, and nothing that it should. */
const ODD: readonly unknown[] = [
  null,
  [],
  0,
  -1,
  1e308,
  'x',
  '',
  '\u0000',
  '\ud800',
  true,
  {},
  { data: null },
  { type: 'application.arrived', on: '2026-03-02', data: { applicant: { __proto__: null } } },
  { type: 'reply.issued', on: '9999-12-31', data: { attachments: ['../../etc/passwd'] } },
  { type: '__proto__', on: '2026-02-30', data: { constructor: {} } },
  { text: '%_\\\'";--', limit: 1e9, after: 'e30' },
  { facts: [{ type: 'period.extended', on: '9999-12-31', value: 1e308 }] },
  { timeline: { ref: 'x', events: [{ type: 'application.arrived', on: '9999-12-31' }] }, today: '2199-12-31' },
  { timeline: { events: [[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]] } },
  {
    channel: 'fax',
    on: '2026-03-02',
    data: { title: 'x'.repeat(10_000), applicant: [] },
    receipt: { result: 'confirmed', on: '1999-01-01' },
  },
];

describe('odd calls', () => {
  it.each(OPERATIONS.filter(({ body }) => body !== undefined))('are refused, never broken by: $id', async (operation) => {
    const client = callers.get('officer');
    if (client === undefined) throw new Error('There is no officer');
    for (const body of ODD) {
      const { status } = await client.call(operation.method.toUpperCase(), addressOf(operation), { body, version: 2 });
      expect(status, JSON.stringify(body)).toBeLessThan(500);
    }
  });

  it.each(OPERATIONS.filter(({ method }) => method === 'get'))('have odd queries refused by: $id', async (operation) => {
    const client = callers.get('officer');
    if (client === undefined) throw new Error('There is no officer');
    for (const query of [
      '?x[]=1',
      '?after=%00',
      '?after=bnVsbA',
      '?limit=-1',
      '?limit=1&limit=2',
      '?lang=en',
      `?after=${'a'.repeat(400)}`,
    ]) {
      expect((await client.get(addressOf(operation) + query)).status, query).toBeLessThan(500);
    }
  });
});
