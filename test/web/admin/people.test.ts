import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createIdentityLinkStore } from '../../../src/store/identity-link-store.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createUnitStore } from '../../../src/store/unit-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { keysOf } from '../../support/api-keys.ts';
import { application } from '../../support/office.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { visitorAt } from '../../support/visitor.ts';
import { type OfficeBrowser, signedIn } from '../office-browser.ts';

const secretIn = (html: string): string => /data-test="secret">([^<]+)</.exec(html)?.[1] ?? '';

describe('administrators keep units and staff', () => {
  let office: RunningOffice;
  let admin: OfficeBrowser;
  beforeAll(async () => {
    office = await openRunningOffice();
    admin = await signedIn(office, 'admin');
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });
  const add = async (fields: Record<string, string | string[]>) => {
    await admin.get('/admin/staff/new');
    return admin.submit('/admin/staff', { name: '员工丑', unit: '', email: '', ...fields });
  };
  const idOf = async (login: string) => (await createUserStore(office.db.read).findByLogin(login))?.id ?? '';

  it('show a new password once and no more; its owner has to change it', async () => {
    const { html } = await add({ login: 'chou', roles: ['officer'] });
    const password = secretIn(html);
    expect(password).toMatch(/^\w{16}$/);
    const id = await idOf('chou');
    expect(secretIn((await admin.get(`/admin/staff/${id}`)).html)).toBe('');
    const visitor = visitorAt(office.url);
    expect((await visitor.signIn('chou', password)).status).toBe(303);
    expect((await visitor.get('/queue')).location).toContain('password');
    expect(JSON.stringify(await createAuditStore(office.db.read).find({ subject: id }, 9))).not.toContain(password);
  });

  it('refuse what will not do, with what was typed still in the form', async () => {
    const { status, html } = await add({ login: '?', roles: ['admin', 'officer'], name: '员工寅' });
    expect(status).toBe(422);
    for (const part of ['href="#login"', 'href="#roles-0"', 'value="员工寅"']) expect(html).toContain(part);
  });

  it('give no login twice, nor one that differs by capital letters only', async () => {
    const { status, html } = await add({ login: 'Officer', roles: ['officer'] });
    expect([status, html.includes('登录名已被使用'), await idOf('Officer')]).toEqual([422, true, '']);
  });

  it('change roles, warn where one hand drafts and signs, and end what is open when an account is closed', async () => {
    await add({ login: 'mao', roles: ['officer'] });
    const id = await idOf('mao');
    const changed = await admin.submit(`/admin/staff/${id}`, {
      name: '员工卯',
      unit: '',
      email: 'mao@example.gov.cn',
      roles: ['officer', 'leader'],
    });
    expect(changed.html).toContain('data-test="role-remark"');
    await admin.submit(`/admin/staff/${id}/close`, {});
    expect((await createUserStore(office.db.read).findById(id))?.disabledAt).not.toBeNull();
    await admin.submit(`/admin/staff/${id}/reopen`, {});
    const again = await admin.submit(`/admin/staff/${id}/password`, {});
    expect(secretIn(again.html)).toMatch(/^\w{16}$/);
    const kinds = (await createAuditStore(office.db.read).find({ subject: id }, 9)).map(({ kind }) => kind);
    expect(kinds).toEqual(['password.reset', 'account.reopened', 'account.closed', 'account.changed', 'account.created']);
  });

  it('revoke the keys of whoever leaves or gets another password, for good', async () => {
    await add({ login: 'chen', name: '员工辰', roles: ['officer'] });
    const id = await idOf('chen');
    const { personal, keys } = keysOf(office);
    const first = await personal(id, ['cases:read']);
    const link = { issuer: 'https://id.example', subject: 'thief', label: '某', userId: id, linkedAt: office.time.now().toISOString() };
    await createIdentityLinkStore(office.db.write).add(link);
    await admin.submit(`/admin/staff/${id}/password`, {});
    expect(await keys.open(first)).toBeUndefined();
    expect(await createIdentityLinkStore(office.db.read).ofUser(id)).toBeUndefined();
    const second = await personal(id, ['cases:read']);
    await admin.submit(`/admin/staff/${id}/close`, {});
    await admin.submit(`/admin/staff/${id}/reopen`, {});
    expect(await keys.open(second)).toBeUndefined();
    const acts = await createAuditStore(office.db.read).find({ kinds: ['apiKey.revoked'] }, 9);
    expect(acts.map(({ actorId }) => actorId)).toEqual(['admin', 'admin']);
  });

  it('do not reset their own password without knowing it, nor drop their own one-time codes', async () => {
    const before = (await createUserStore(office.db.read).findById('admin'))?.passwordHash;
    await office.enrol('admin');
    await admin.submit('/admin/staff/admin/password', {});
    await admin.submit('/admin/staff/admin/second-factor', {});
    expect((await createUserStore(office.db.read).findById('admin'))?.passwordHash).toBe(before);
    expect((await admin.get('/admin')).status).toBe(200);
    expect(await office.db.read('second_factors').where({ user_id: 'admin' })).toHaveLength(1);
    await office.db.write('second_factors').where({ user_id: 'admin' }).delete();
  });

  it('cannot lift themselves: no roles of their own, however the form is posted, and their own account stays', async () => {
    await admin.get('/admin/staff/admin/edit');
    await admin.submit('/admin/staff/admin', { name: '员工壬', unit: '', email: '', roles: ['officeHead', 'leader'] });
    expect((await createUserStore(office.db.read).findById('admin'))?.roles).toEqual(['admin']);
    await admin.submit('/admin/staff/admin/close', {});
    expect((await createUserStore(office.db.read).findById('admin'))?.disabledAt).toBeNull();
  });

  it.each([
    { act: 'password', label: '重设密码', table: 'users' },
    { act: 'second-factor', label: '停用动态验证码', table: 'second_factors' },
    { act: 'sessions', label: '结束全部登录', table: 'sign_ins' },
    { act: 'close', label: '停用账号', table: 'users' },
  ])('ask once more, with the name, before $act', async ({ act, label, table }) => {
    const path = `/admin/staff/legal/${act}`;
    await office.enrol('legal');
    const before = await office.db.read(table).select('*');
    const { html } = await admin.get('/admin/staff/legal');
    expect(html).toContain(`href="${path}"`);
    expect(html).not.toContain(`action="${path}"`);
    const asked = await admin.get(path);
    expect([asked.status, asked.html.includes(`${label}：员工丁？`), asked.html.includes(`action="${path}"`)]).toEqual([200, true, true]);
    expect(await office.db.read(table).select('*')).toEqual(before);
    expect((await admin.get(`/admin/staff/admin/${act}`)).status).toBe(404);
  });

  it('are not told of accounts, units and organs of others', async () => {
    const organ = await createOrganStore(office.db.write).ensure({ name: '丙县人民政府', shortName: '丙政' });
    const known = await createUserStore(office.db.read).findById('officer');
    if (known === undefined) throw new Error('There is no officer');
    await createUserStore(office.db.write).create({ ...known, id: 'far', login: 'far', organId: organ.id });
    const unit = await createUnitStore(office.db.write).ensure(organ.id, '某科');
    for (const path of ['/admin/staff/far', '/admin/staff/far/edit', `/admin/units/${unit.id}`, `/admin/organs/${organ.id}`])
      expect((await admin.get(path)).status, path).toBe(404);
    for (const path of [
      '/admin/staff/far/close',
      '/admin/staff/far/password',
      `/admin/units/${unit.id}/close`,
      `/admin/organs/${organ.id}/close`,
    ])
      expect((await admin.post(path, {})).status, path).toBe(404);
    expect((await createUserStore(office.db.read).findById('far'))?.disabledAt).toBeNull();
  });

  it('find people by name, role and unit, and see how many cases they have but not what about', async () => {
    await office.carry([
      ['registrar', 'application.arrived', '2026-03-02'],
      ['head', 'handler.assigned', '2026-03-02', { user: 'officer', name: '员工乙', unit: '政府信息公开办公室' }],
    ]);
    const found = await admin.get(`/admin/staff?text=${encodeURIComponent('员工乙')}&role=officer`);
    expect(found.html.match(/data-test="staff-row"/g)).toHaveLength(1);
    const { html } = await admin.get('/admin/staff/officer');
    expect(html).toContain('经办的未结案件');
    expect(html).not.toContain(application.title);
  });

  it('rename a unit without taking its cases out of the sight of its people', async () => {
    const unit = await createUnitStore(office.db.write).ensure(office.organ.id, '政府信息公开办公室');
    await admin.get(`/admin/units/${unit.id}`);
    await admin.submit(`/admin/units/${unit.id}`, { name: '政务公开办公室', parentId: '' });
    expect((await createUserStore(office.db.read).findById('officer'))?.unit).toBe('政务公开办公室');
    const list = await admin.get('/admin/units');
    expect(list.html).toContain('曾用名：政府信息公开办公室');
    const officer = await signedIn(office, 'officer');
    expect((await officer.get('/queue?scope=unit')).html).toContain('data-test="queue-row"');
  });

  it('are the only ones who get in', async () => {
    const officer = await signedIn(office, 'officer');
    for (const path of [
      '/admin',
      '/admin/staff',
      '/admin/units',
      '/admin/calendar',
      '/admin/settings',
      '/admin/jobs',
      '/admin/health',
      '/admin/mail',
    ])
      expect((await officer.get(path)).status, path).toBe(403);
  });
});
