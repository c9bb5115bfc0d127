import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingIn } from '../../../src/engine/administration/settings.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createJobOverview } from '../../../src/store/job-overview.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { MADE_UP_2027, noticeText } from '../../support/notice-texts.ts';
import { application } from '../../support/office.ts';
import { openPostOffice } from '../../support/post-office.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { visitorAt } from '../../support/visitor.ts';
import { type OfficeBrowser, signedIn } from '../office-browser.ts';

describe('administrators keep the system', () => {
  let office: RunningOffice;
  let admin: OfficeBrowser;
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  beforeAll(async () => {
    post = await openPostOffice({ onAuth: (_auth, _session, done) => done(null, { user: 'someone' }) });
    office = await openRunningOffice({
      day: '2026-12-10',
      variables: { SMTP_URL: `smtp://someone:very-secret@127.0.0.1:${post.port}`, MAIL_FROM: 'open@example.gov.cn' },
    });
    admin = await signedIn(office, 'admin');
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
    await post.close();
  });

  it('refuse a notice naming the sentence that is not clear, and keep the text', async () => {
    await admin.get('/admin/calendar/new');
    const { status, html } = await admin.upload(
      '/admin/calendar/new',
      { text: noticeText(2027, ['元旦：1月1日（周六）放假。']), year: '' },
      {},
    );
    expect(status).toBe(422);
    expect(html).toContain('1月1日(周六)放假');
    expect(html).toContain('一、元旦');
  });

  it('take days as a file of JSON, and say what is wrong with one that is broken', async () => {
    await admin.get('/admin/calendar/new');
    const upload = (contents: string | Uint8Array) =>
      admin.upload('/admin/calendar/new', { text: '', year: '' }, { file: { name: '2028.json', bytes: Buffer.from(contents) } });
    const { location } = await upload('{"2028":{"notices":["某通知"],"daysOff":["2028-01-03"],"extraWorkdays":["2028-01-08"]}}');
    expect((await admin.get(location)).html).toContain('2028-01-08');
    for (const [broken, words] of [
      ['{"2028":', '不是有效的 JSON'],
      ['{"2028":{"daysOff":["2028-02-30"],"extraWorkdays":[]}}', '2028-02-30'],
    ] as const) {
      const { status, html } = await upload(broken);
      expect([status, html.includes(words)], broken).toEqual([422, true]);
    }
  });

  it('see which cases move before they accept a notice, by number alone, and then move them', async () => {
    await office.carry([['registrar', 'application.arrived', '2026-12-10']]);
    await admin.get('/admin/calendar/new');
    const file = { name: 'notice.txt', bytes: Buffer.from(MADE_UP_2027) };
    const { location } = await admin.upload('/admin/calendar/new', { text: '', year: '' }, { file });
    const preview = await admin.get(location);
    expect(preview.html.match(/data-test="moved-row"/g)).toHaveLength(1);
    for (const secret of [application.title, application.applicant.name, application.description])
      expect(preview.html).not.toContain(secret);
    await office.runDue();
    const result = await admin.submit(`${location}/accept`, {});
    expect(result.html).toContain('data-test="all-counted"');
    expect((await createAuditStore(office.db.read).find({ kinds: ['calendar.imported'] }, 2)).map(({ data }) => data)).toEqual([
      { year: 2027, moved: 1 },
    ]);
    expect((await admin.get('/admin/calendar')).html).toContain('国办发明电〔2026〕7号');
  });

  it('send a test mail and are told what the server said, never the password', async () => {
    await admin.get('/admin/mail');
    const taken = await admin.post('/admin/mail/test', { to: 'someone@example.gov.cn' });
    expect(taken.html).toContain('邮件服务器已接收：250');
    expect(post.received.at(-1)?.to).toEqual(['someone@example.gov.cn']);
    post.mood.rcpt = () => 550;
    const refused = await admin.post('/admin/mail/test', { to: 'someone@example.gov.cn' });
    expect(refused.html).toContain('代码 550');
    expect(refused.html).toContain('请核对地址');
    expect(refused.html).not.toContain('very-secret');
    expect(await createAuditStore(office.db.read).find({ kinds: ['mail.tested'] }, 9)).toHaveLength(2);
  });

  it('see a job that failed, in words, and have it tried again', async () => {
    const job = await office.db.read('jobs').whereNull('done_at').first('id');
    const until = '2026-12-10T23:00:00.000Z';
    await office.db.write('jobs').where({ id: job.id }).update({ leased_until: until, attempts: 3 });
    await createJobOverview(office.db.write).markFailed(job.id, { at: '2026-12-10T04:00:00.000Z', error: 'ENOSPC' });
    const { html } = await admin.get('/admin/jobs');
    expect(html).toContain('请检查磁盘和数据目录');
    expect(html).toContain('已尝试 3 次');
    expect(html).not.toContain(application.title);
    await admin.submit(`/admin/jobs/${job.id}/retry`, {});
    expect((await office.db.read('jobs').where({ id: job.id }).first('leased_until')).leased_until).toBeNull();
    expect(await createAuditStore(office.db.read).find({ kinds: ['job.retried'] }, 9)).toHaveLength(1);
  });

  it('see this server, its version and its disk on the page of health', async () => {
    await office.runDue();
    const { html } = await admin.get('/admin/health');
    expect(html.match(/data-test="nodes-row"/g)).toHaveLength(1);
    expect(html).toMatch(/剩余 [\d.]+ GB|只剩 [\d.]+ GB/);
    expect(html).toContain('已知至 2027-12-31');
  });

  it('decide on settings that the program obeys, each change kept with what was before', async () => {
    const organ = office.organ.id;
    await admin.get('/admin/settings');
    const wrong = await admin.post(`/admin/settings?organ=${organ}`, { digestTime: '25:00' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('每日摘要的发送时间填的是“25:00”，应为 06:00 至 20:00 之间的时间，例如 08:30');
    const days = await admin.post(`/admin/settings?organ=${organ}`, { mailKeptDays: '5' });
    expect(days.html).toContain('与案件无关的邮件保存天数填的是“5”，应为 7 至 365 之间的整数');
    await admin.submit(`/admin/settings?organ=${organ}`, {
      digestTime: '09:15',
      mailKeptDays: '30',
      portalNoticeZh: '春节期间照常受理网上申请',
    });
    expect(await settingIn(office.db.read, 'digestTime')).toBe('09:15');
    expect((await visitorAt(office.url).get(`/apply/${organ}`)).html).toContain('春节期间照常受理网上申请');
    const changes = (await createAuditStore(office.db.read).find({ kinds: ['setting.changed'] }, 9)).map(({ data }) => data);
    expect(changes).toEqual([
      { setting: 'portalNoticeZh', before: '—', after: '春节期间照常受理网上申请' },
      { setting: 'digestTime', before: '08:30', after: '09:15' },
    ]);
  });

  it('take an organ off the public pages: nobody can apply to it there', async () => {
    const organ = office.organ.id;
    await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    await admin.submit(`/admin/settings?organ=${organ}`, { publicPages: 'no' });
    const visitor = visitorAt(office.url);
    expect((await visitor.get('/')).html).not.toContain('甲区人民政府');
    expect((await visitor.get(`/apply/${organ}`)).html).toContain('data-test="online-closed"');
    await admin.submit(`/admin/settings?organ=${organ}`, { publicPages: 'yes' });
    expect((await visitor.get('/')).html).toContain('甲区人民政府');
  });
});

describe('counts for Prometheus', () => {
  it('are told on this machine by pattern of the route, and say nothing of anybody', async () => {
    const office = await openRunningOffice();
    const caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
    const officer = await signedIn(office, 'officer');
    await officer.get(`/cases/${caseId}`);
    const { html, headers } = await visitorAt(office.url).get('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(html).toMatch(/yishen_http_request_duration_seconds_count\{method="GET",route="\/cases\/:id",status="2xx"\} 1/);
    expect(html).toMatch(/yishen_cases\{state="\w+"\} 1/);
    expect(html).not.toContain(caseId);
    expect((await visitorAt(office.url).get('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
    await office.close();
  });

  it('are told to whoever has the token, where there is one', async () => {
    const office = await openRunningOffice({ variables: { YISHEN_METRICS_TOKEN: 'a token for tests' } });
    const visitor = visitorAt(office.url);
    expect((await visitor.get('/metrics')).status).toBe(404);
    expect((await visitor.get('/metrics', { authorization: 'Bearer another token!!' })).status).toBe(404);
    expect((await visitor.get('/metrics', { authorization: 'Bearer a token for tests', 'x-forwarded-for': '203.0.113.7' })).status).toBe(
      200,
    );
    await office.close();
  });
});
