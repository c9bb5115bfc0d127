import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { isSecret, newSecret } from '../../../src/web/api/keys/key-secret.ts';
import { apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { databases } from '../../support/databases.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../../support/running-office.ts';
import { visitorAt } from '../../support/visitor.ts';

describe('a secret', () => {
  it('is told from a look-alike by its end', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^yishen_[\w-]{49}$/);
    expect(isSecret(secret)).toBe(true);
    const other = secret.endsWith('A') ? 'B' : 'A';
    expect(isSecret(secret.slice(0, -1) + other)).toBe(false);
    expect(isSecret(`${secret}A`)).toBe(false);
    expect(newSecret()).not.toBe(secret);
  });
});

describe.each(databases)('API keys on $kind', ({ kind }) => {
  let office: RunningOffice;
  let keys: ReturnType<typeof keysOf>;

  beforeAll(async () => {
    office = await openRunningOffice({ kind, day: '2026-03-02' });
    keys = keysOf(office);
  });
  afterAll(() => office.close());

  const statusWith = async (secret: string) => (await (await apiClient(office.url, secret)).get('/me')).status;

  it('are kept as hashes, made in the audit log', async () => {
    const secret = await keys.personal('officer', ['cases:read']);
    const stored = JSON.stringify(await office.db.read('api_keys'));
    expect(stored).not.toContain(secret);
    const acts = await createAuditStore(office.db.read).find({ kinds: ['apiKey.created'] }, 10);
    expect(acts).toMatchObject([{ actorId: 'officer', data: { scopes: 'cases:read' } }]);
    expect(JSON.stringify(acts)).not.toContain(secret.slice(0, 20));
    expect(await statusWith(secret)).toBe(200);
    expect((await office.db.read('api_keys').first('last_used_on')).last_used_on).toBe('2026-03-02');
  });

  it('open nothing once they expired, were revoked or their owner left', async () => {
    const users = createUserStore(office.db.write);
    const officer = await users.findById('officer');
    if (officer === undefined) throw new Error('There is no officer');
    const short = await keys.personal('officer', ['cases:read'], 1);
    const long = await keys.personal('officer', ['cases:read'], 10);
    office.time.set('2026-03-04');
    expect([await statusWith(short), await statusWith(long)]).toEqual([401, 200]);
    await users.setDisabledAt('officer', '2026-03-04T00:00:00.000Z');
    expect(await statusWith(long)).toBe(401);
    await users.setDisabledAt('officer', null);
    expect(await statusWith(long)).toBe(200);
    const row = (await keys.keys.open(long))?.key;
    if (row === undefined) throw new Error('The key opens nothing');
    expect([await keys.keys.revoke(officer, row), await keys.keys.revoke(officer, row)]).toEqual([true, false]);
    expect(await statusWith(long)).toBe(401);
    expect(await createAuditStore(office.db.read).find({ kinds: ['apiKey.revoked'] }, 10)).toHaveLength(1);
  });

  it('act with the roles that their owner has at the call', async () => {
    const client = await apiClient(office.url, await keys.personal('registrar', ['cases:read', 'cases:record']));
    expect((await client.get('/cases')).status).toBe(200);
    await createUserStore(office.db.write).setRoles('registrar', ['statistician']);
    expect((await client.get('/cases')).body.code).toBe('FORBIDDEN');
    await createUserStore(office.db.write).setRoles('registrar', ['registrar']);
  });

  it('are refused to programs that would sign, and beyond a year', async () => {
    const admin = await createUserStore(office.db.read).findById('admin');
    if (admin === undefined) throw new Error('There is no admin');
    const asked = { name: '', scopes: ['everything'], days: 366, program: { organId: office.organ.id, contact: '', roles: ['leader'] } };
    const refused = await keys.keys.make(admin, asked).catch((error: unknown) => error);
    expect((refused as { problems: { field: string }[] }).problems.map(({ field }) => field)).toEqual([
      'name',
      'scopes',
      'days',
      'contact',
      'roles',
    ]);
    expect(await office.db.read('api_keys').where({ kind: 'program' })).toEqual([]);
  });

  it('of programs are refused with scopes that would open nothing', async () => {
    const visitor = visitorAt(office.url);
    await visitor.signIn('admin', PASSWORD);
    const form = (await visitor.get('/admin/api-keys/new')).html;
    expect(form).toContain('须有岗位：登记员、承办人或者审计员');
    expect(form).not.toContain('value="settings:write"');
    const typed = { name: '门户', contact: '信息中心', organ: String(office.organ.id), days: '30' };
    const refused = await visitor.post('/admin/api-keys', { ...typed, scopes: ['cases:read', 'settings:write'] });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('“查阅案件”须有岗位登记员、承办人或者审计员');
    expect(refused.html).toContain('程序不能有');
    const counting = await visitor.post('/admin/api-keys', { ...typed, roles: ['statistician'], scopes: ['cases:read', 'figures:read'] });
    expect(counting.status).toBe(422);
    const made = await visitor.post('/admin/api-keys', { ...typed, roles: ['statistician'], scopes: ['figures:read'] });
    expect(made.status).toBe(201);
  });

  it('are made and revoked at pages, the secret shown once', async () => {
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    await visitor.get('/settings/api-keys/new');
    const wrong = await visitor.post('/settings/api-keys', { name: '', days: '0' });
    expect(wrong.status).toBe(422);
    const made = await visitor.post('/settings/api-keys', { name: '统计脚本', days: '30', scopes: ['cases:read'] });
    const secret = /yishen_[\w-]{49}/.exec(made.html)?.[0] ?? '';
    expect([made.status, await statusWith(secret)]).toEqual([201, 200]);
    const list = await visitor.get('/settings/api-keys');
    expect(list.html).toContain('统计脚本');
    expect(list.html).not.toContain(secret);
    const [, action = ''] = /action="(\/settings\/api-keys\/[\w-]+\/revoke)"/.exec(list.html) ?? [];
    expect((await visitor.post(action, {})).status).toBe(303);
    expect(await statusWith(secret)).toBe(401);
    expect((await visitor.get('/admin/api-keys')).status).toBe(403);
  });

  it('of others are not found, but administrators revoke those of their organ', async () => {
    const secret = await keys.personal('head', ['cases:read']);
    const id = (await keys.keys.open(secret))?.key.id;
    const officer = visitorAt(office.url);
    await officer.signIn('officer', PASSWORD);
    await officer.get('/settings/api-keys');
    expect((await officer.post(`/settings/api-keys/${id}/revoke`, {})).status).toBe(404);
    const admin = visitorAt(office.url);
    await admin.signIn('admin', PASSWORD);
    await admin.get('/admin/api-keys');
    expect((await admin.post(`/admin/api-keys/${id}/revoke`, {})).status).toBe(303);
    expect(await statusWith(secret)).toBe(401);
  });

  it('that are wrong are counted by address, and then told nothing more', async () => {
    const client = await apiClient(office.url, newSecret());
    const statuses = new Set<number>();
    for (let count = 0; count < 80; count += 1) statuses.add((await client.get('/me')).status);
    expect([...statuses]).toEqual([401, 429]);
    // Whoever has a good key is shut out by nobody's wrong ones.
    expect(await statusWith(await keys.personal('officer', ['cases:read']))).toBe(200);
    const answer = await client.get('/me');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
