import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { visitorAt } from '../../support/visitor.ts';
import { type OfficeBrowser, signedIn } from '../office-browser.ts';

describe('administrators bring in a list of staff', () => {
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
  const upload = async (name: string, contents: string | Uint8Array) => {
    await admin.get('/admin/staff/import');
    return admin.upload('/admin/staff/import', {}, { file: { name, bytes: Buffer.from(contents) } });
  };
  const find = (login: string) => createUserStore(office.db.read).findByLogin(login);
  const fileIn = (location: string) => new URL(location, office.url).searchParams.get('file') ?? '';

  it('see it first, and only then have accounts made, whose passwords are shown once', async () => {
    const { location } = await upload('名单.csv', '登录名,姓名,角色\nchou,员工丑,承办人\nyin,员工寅,登记员、承办人\n');
    const preview = await admin.get(location);
    expect(preview.html).toContain('data-test="accept"');
    expect(await find('chou')).toBeUndefined();
    const organ = new URL(location, office.url).searchParams.get('organ') ?? '';
    const made = await admin.submit('/admin/staff/import/accept', { file: fileIn(location), organ });
    const passwords = [...made.html.matchAll(/data-test="code">(\w{16})</g)].map(([, secret = '']) => secret);
    expect(passwords).toHaveLength(2);
    expect((await admin.get('/admin/staff/import/done')).html).not.toContain(passwords[0]);
    const visitor = visitorAt(office.url);
    expect((await visitor.signIn('chou', passwords[0] ?? '')).status).toBe(303);
    expect((await visitor.get('/queue')).location).toContain('password');
    expect((await find('yin'))?.roles).toEqual(['registrar', 'officer']);
    const acts = await createAuditStore(office.db.read).find({ kinds: ['staff.imported', 'account.created'] }, 9);
    expect(acts.map(({ kind, data }) => [kind, data])).toMatchObject([
      ['staff.imported', { count: 2 }],
      ['account.created', {}],
      ['account.created', {}],
    ]);
    expect(JSON.stringify(acts)).not.toContain(passwords[0]);
    const again = await admin.submit('/admin/staff/import/accept', { file: fileIn(location), organ });
    expect(again.html).toContain('请重新上传');
  });

  it('are told every fault by cell, and then nothing is made, however the form is posted', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('人员');
    sheet.addRows([
      ['登录名', '姓名', '角色', '科室'],
      ['mao', '员工卯', '局长', ''],
      ['officer', '员工辰', '承办人', '没有的科'],
      ['si', '员工巳', '系统管理员、承办人', ''],
      ['wu', '', '承办人', ''],
    ]);
    sheet.mergeCells('D4:D5');
    const { location } = await upload('名单.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    const { html } = await admin.get(location);
    expect(html).not.toContain('data-test="accept"');
    for (const part of ['局长', 'D4:D5', '没有的科', '登录名“officer”已被使用', '同一人不得兼任', '姓名应为']) expect(html).toContain(part);
    const { status } = await admin.post('/admin/staff/import/accept', { file: fileIn(location), organ: String(office.organ.id) });
    expect([status, await find('mao'), await find('wu')]).toEqual([200, undefined, undefined]);
  });

  it('are told what cannot be read at all', async () => {
    for (const [name, contents, words] of [
      ['a.csv', '登录名,"姓名', '引号没有成对'],
      ['a.txt', '登录名,姓名,角色', '请上传 .xlsx 或 .csv'],
      ['a.exe', 'MZ', 'a.exe'],
    ] as const) {
      const { status, html } = await upload(name, contents);
      expect([status, html.includes(words)], name).toEqual([422, true]);
    }
    expect((await admin.submit('/admin/staff/import', {})).status).toBe(422);
  });

  it('never take the list of another administrator', async () => {
    const { location } = await upload('名单.csv', '登录名,姓名,角色\nwei,员工未,承办人\n');
    const own = await createUserStore(office.db.read).findByLogin('admin');
    if (own === undefined) throw new Error('There is no administrator');
    await createUserStore(office.db.write).create({ ...own, id: 'admin2', login: 'admin2' });
    const other = await signedIn(office, 'admin2');
    expect((await other.get(location)).status).toBe(303);
  });

  it('are told what to set up where there is no mail server, and no form', async () => {
    const { html } = await admin.get('/admin/mail');
    expect(html).not.toContain('data-test="mail-test"');
    for (const name of ['SMTP_URL', 'MAIL_FROM']) expect(html).toContain(name);
    expect((await admin.post('/admin/mail/test', { to: 'a@example.gov.cn' })).status).toBe(422);
  });

  it('get a blank list that is read when it is filled in', async () => {
    const bytes = Buffer.from(await (await admin.open('/admin/staff/import/blank.xlsx')).arrayBuffer());
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    book.worksheets[0]?.addRow(['shen', '员工申', '', '', '承办人', '']);
    const { location } = await upload('名单.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect((await admin.get(location)).html).toContain('data-test="accept"');
  });
});
