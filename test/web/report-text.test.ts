import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportHand, writeReports } from '../support/report-office.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';

let office: RunningOffice;
let statistician: Visitor;
let auditor: Visitor;
let stranger: Visitor;

const TEXT = '/reports/2026/text';
const PUBLIC = '/annual-reports/1/2025';

beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-02' });
  await writeReports({ ...office, at: office.time.now() });
  statistician = await visitorNamed('statistician');
  auditor = await visitorNamed('auditor');
  stranger = visitorAt(office.url);
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

async function visitorNamed(login: string): Promise<Visitor> {
  const visitor = visitorAt(office.url);
  await visitor.signIn(login, PASSWORD);
  await visitor.get('/settings');
  return visitor;
}

/** The number of the wording that the page would send back. */
async function baseOf(part: string): Promise<string> {
  const { html } = await statistician.get(`${TEXT}/${part}`);
  return /name="base" value="(\d+)"/.exec(html)?.[1] ?? '';
}

describe('the text of the annual report', () => {
  it('names the places that differ from the figures, with what the cells say', async () => {
    const { html } = await statistician.get(TEXT);
    expect(html).toContain('文中为998，数据为一、本年新收政府信息公开申请数量（总计） = 0');
    expect(html).toContain('“{{no.such}}”：引用的数据不存在');
    expect(html).toContain('暂不能下载');
  });

  it('does not leave the house while a check fails, and does once it is explained', async () => {
    const refused = await statistician.get('/reports/2026/report.docx');
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('I7');
    const hand = reportHand({ ...office, at: office.time.now() });
    await hand.act(2026, 'report.explained', { check: 'I7', text: '另有口径' });
    const broken = await statistician.get('/reports/2026/report.json');
    expect([broken.status, broken.html.includes('no.such')]).toEqual([409, true]);
    await hand.write(2026, 'five', '今年收到政府信息公开申请998件。');
    expect((await statistician.get('/reports/2026/report.json')).status).toBe(200);
  });

  it('is saved with its findings, checked without being saved, and written on with a chosen number where there are no scripts', async () => {
    const base = await baseOf('two');
    const checked = await statistician.post(`${TEXT}/two`, { do: 'check', base, text: '新收政府信息公开申请7件' });
    expect(checked.html).toContain('文中为7，数据为一、本年新收政府信息公开申请数量（总计） = 0');
    const inserted = await statistician.post(`${TEXT}/two`, { do: 'insert', base, text: '共', cell: 'new/total' });
    expect(inserted.html).toContain('共{{new/total}}');
    expect(await baseOf('two')).toBe(base);
    expect((await statistician.post(`${TEXT}/two`, { do: 'save', base, text: '新收{{new/total}}件\r\n' })).status).toBe(303);
    expect((await statistician.get(`${TEXT}/two`)).html).toContain('新收{{new/total}}件</textarea>');
  });

  it('is not written over when somebody else saved the part meanwhile; other parts do not matter', async () => {
    const base = await baseOf('three');
    const hand = reportHand({ ...office, at: office.time.now() });
    await hand.write(2026, 'four', '他人写了另一部分。');
    expect((await statistician.post(`${TEXT}/three`, { do: 'save', base, text: '甲' })).status).toBe(303);
    const taken = await statistician.post(`${TEXT}/three`, { do: 'save', base, text: '乙' });
    expect(taken.status).toBe(409);
    expect(taken.html).toContain('您的文字没有保存');
    expect(taken.html).toContain('>乙</textarea>');
  });

  it('shows what was changed, and brings an earlier wording back as a new one', async () => {
    const { html } = await statistician.get(`${TEXT}/five/versions`);
    const versions = [...html.matchAll(/name="version" value="(\d+)"/g)].map(([, number]) => number ?? '');
    expect(versions).toHaveLength(2);
    expect(html).toContain('<del>');
    const restored = await statistician.post(`${TEXT}/five/restore`, { version: versions[1] ?? '', base: await baseOf('five') });
    expect(restored.status).toBe(303);
    expect((await statistician.get(`${TEXT}/five`)).html).toContain('今年收到政府信息公开申请999件。</textarea>');
    expect((await statistician.post(`${TEXT}/five/restore`, { version: '1', base: '0' })).status).toBe(404);
  });

  it('is read and not written by auditors', async () => {
    expect((await auditor.get(`${TEXT}/five`)).html).not.toContain('part-form');
    expect((await auditor.post(`${TEXT}/five`, { do: 'save', base: '0', text: '甲' })).status).toBe(403);
  });

  it('refuses texts that are too long, and years and parts that are none', async () => {
    const long = await statistician.post(`${TEXT}/two`, { do: 'save', base: await baseOf('two'), text: '甲'.repeat(50_001) });
    expect(long.status).toBe(422);
    for (const path of ['/reports/20x6/text', '/reports/1999/text', `${TEXT}/nine`, '/reports/2026/text?organ=999'])
      expect((await statistician.get(path)).status).toBe(404);
  });

  it('is shown as it will be published, marked as a draft, with markup of the text as text', async () => {
    await reportHand({ ...office, at: office.time.now() }).write(2026, 'six', '<script>alert(1)</script>');
    const { html } = await statistician.get(`${TEXT}/preview`);
    expect(html).toContain('草稿，尚未公布');
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).toContain('title="new/total"');
  });
});

describe('published reports', () => {
  it('are listed with their day and edition; drafts are not found', async () => {
    const { html } = await stranger.get('/annual-reports');
    expect(html).toContain('2026-02-20');
    expect(html).toContain('第 2 版');
    expect(html).not.toContain('2026年</a>');
    for (const path of [
      '/annual-reports/1/2026',
      '/annual-reports/1/2026/report.json',
      '/annual-reports/999',
      `${PUBLIC}?edition=3`,
      `${PUBLIC}?edition=x`,
    ])
      expect((await stranger.get(path)).status).toBe(404);
  });

  it('show the frozen numbers of each edition, and why it was corrected', async () => {
    const newest = (await stranger.get(PUBLIC)).html;
    expect(newest).toContain('新收政府信息公开申请6件');
    expect(newest).toContain('2026年2月20日更正：漏计一件申请');
    const first = (await stranger.get(`${PUBLIC}?edition=1`)).html;
    expect(first).toContain('新收政府信息公开申请5件');
    expect(first).toContain('这不是最新的版本');
  });

  it('stay as they were published while a correction is being written', async () => {
    const hand = reportHand({ ...office, at: office.time.now() });
    await hand.reopen(2025, '再次更正');
    await hand.write(2025, 'five', '尚未公布的文字');
    expect((await stranger.get(PUBLIC)).html).not.toContain('尚未公布的文字');
    expect((await stranger.get('/annual-reports')).html).toContain('第 2 版');
  });

  it.each([
    ['html', 'text/html; charset=utf-8'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['pdf', 'application/pdf'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['json', 'application/json; charset=utf-8'],
  ])('can be had as %s', async (kind, type) => {
    const { status, headers } = await stranger.ask(`${PUBLIC}/report.${kind}`, { method: 'GET' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toContain('attachment');
  });

  it('tell programs their numbers, null where they are not known', async () => {
    const { html } = await stranger.get(`${PUBLIC}/report.json`);
    const report = JSON.parse(html);
    expect(report).toMatchObject({ organ: '甲区人民政府', year: 2025, format: 'T2021', edition: 2, publishedOn: '2026-02-20' });
    expect(report.figures.applications.new.at(-1)).toBe(6);
    expect(report.figures.partTwo['normative.made']).toBeNull();
    expect(report.parts[1].text).toContain('新收政府信息公开申请6件');
  });
});
