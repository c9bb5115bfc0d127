import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_GUIDE } from '../../src/law/guide.ts';
import { createGuideStore } from '../../src/store/guide-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { count } from './browser.ts';
import { hiddenFields, openPortalOffice, type PortalOffice } from './portal-office.ts';

const GUIDE = {
  version: '0',
  'lines.phone': '000-0000000',
  'lines.address': '某市某区某路1号',
  'passages.fees': '第一行\n第二行 <b>',
  'channels.fax.open': 'true',
  'channels.fax.conditions': '工作时间内受理',
  links: '征地公告 https://example.gov.cn/a\n',
};

describe('the disclosure guide', () => {
  let office: PortalOffice;
  beforeAll(async () => {
    office = await openPortalOffice();
  });
  afterAll(() => office.close());

  it('shows what the law says, and makes nothing up, before the organ has entered anything', async () => {
    const browser = await office.open();
    expect((await browser.get('/guide')).location).toBe('/guide/1');
    const { html } = await browser.get('/guide/1');
    expect(html).toContain('甲区人民政府政府信息公开指南');
    expect(html.split('尚未公布').length - 1).toBeGreaterThanOrEqual(9);
    expect(html).not.toMatch(/href="tel:/);
    for (const part of ['20个工作日', '第四十三条', '个人信息处理者：甲区人民政府', '行政复议']) expect(html).toContain(part);
    expect(count(html, 'guide-channel')).toBe(5);
    expect((await browser.get('/guide/2')).status).toBe(404);
    expect((await browser.get('/guide/abc')).status).toBe(404);
  });

  it('is edited by the head of this organ’s office alone', async () => {
    const anonymous = await office.open();
    expect((await anonymous.get('/guide/1/edit')).location).toContain('/login');
    const officer = await office.open(['officer']);
    await officer.signIn();
    expect((await officer.get('/guide/1/edit')).status).toBe(403);
    expect((await officer.get('/guide/1')).html).not.toContain('data-test="guide-edit"');
    const head = await office.open(['officeHead']);
    await head.signIn();
    const other = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    expect((await head.get(`/guide/${other.id}/edit`)).status).toBe(404);
    expect((await head.get('/guide/1')).html).toContain('data-test="guide-edit"');
  });

  it('is shown before it is saved, and saved as a version of its own', async () => {
    const head = await office.open(['officeHead']);
    await head.signIn();
    await head.get('/guide/1/edit');
    const preview = await head.post('/guide/1/edit', { ...GUIDE, step: 'preview' });
    expect(preview.html).toContain('000-0000000');
    expect(preview.html).toContain('第二行 &lt;b>');
    expect((await head.get('/guide/1')).html).not.toContain('000-0000000');
    const change = await head.post('/guide/1/edit', { ...hiddenFields(preview.html), step: 'change' });
    expect(change.html).toContain('value="某市某区某路1号"');
    const saved = await head.post('/guide/1/edit', { ...hiddenFields(preview.html), step: 'save' });
    expect([saved.status, saved.location]).toEqual([303, '/guide/1']);
    const { html } = await head.get('/guide/1');
    for (const part of ['href="tel:0000000000"', '某市某区某路1号', 'href="https://example.gov.cn/a"', '工作时间内受理', '第 1 版']) {
      expect(html).toContain(part);
    }
    expect((await head.get('/guide/1/versions')).html).toContain('/guide/1/versions/1');
    expect((await head.get('/guide/1/versions/1')).status).toBe(200);
    expect((await head.get('/guide/1/versions/7')).status).toBe(404);
  });

  it('keeps what was typed when somebody else published meanwhile', async () => {
    const head = await office.open(['officeHead']);
    await head.signIn();
    await head.get('/guide/1/edit');
    const reply = await head.post('/guide/1/edit', { ...GUIDE, version: '0', 'lines.hours': '周一至周五', step: 'save' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('另有人公布了新的版本');
    expect(reply.html).toContain('value="周一至周五"');
    expect(hiddenFields(reply.html).version).toEqual(['1']);
  });

  it.each([
    { wrong: { links: '没有网址' }, link: 'guide-links', because: 'a line has no address' },
    { wrong: { links: '脚本 javascript:alert(1)' }, link: 'guide-links', because: 'the address is no web address' },
    { wrong: { 'lines.phone': '0'.repeat(201) }, link: 'guide-lines-phone', because: 'it is too long' },
    { wrong: { 'passages.fees': '字'.repeat(5001) }, link: 'guide-passages-fees', because: 'it is too long' },
  ])('comes back filled in when $link is wrong: $because', async ({ wrong, link }) => {
    const head = await office.open(['officeHead']);
    await head.signIn();
    await head.get('/guide/1/edit');
    const reply = await head.post('/guide/1/edit', { ...GUIDE, ...wrong, step: 'save' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(`href="#${link}"`);
    expect(reply.html).toContain('某市某区某路1号');
  });
});

describe.each(databases)('versions of a guide on $kind', ({ kind }) => {
  it('are added and never changed or removed', async () => {
    const db = await openTestDatabase(kind);
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    const store = createGuideStore(db.write);
    const row = { organId: organ.id, version: 1, content: EMPTY_GUIDE, savedAt: '2026-03-01T00:00:00.000Z', savedBy: 'u' };
    expect(await store.add(row)).toBe(true);
    expect(await store.add(row)).toBe(false);
    expect(await store.add({ ...row, version: 2 })).toBe(true);
    expect(await store.findLatest(organ.id)).toEqual({ ...row, version: 2 });
    expect((await store.list(organ.id)).map(({ version }) => version)).toEqual([2, 1]);
    await expect(db.write('organ_guides').update({ saved_by: 'x' })).rejects.toThrow(/insert-only/);
    await expect(db.write('organ_guides').delete()).rejects.toThrow(/insert-only/);
    await db.close();
  });
});
