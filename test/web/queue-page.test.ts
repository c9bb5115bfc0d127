import { afterEach, describe, expect, it } from 'vitest';
import type { SavedViewRow } from '../../src/store/saved-view-store.ts';
import { parseCursor } from '../../src/web/queue-address.ts';
import type { QueuePageData, QueueQuery } from '../../src/web/queue-data.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { EMPTY_QUEUE, fakeDeps } from './fake-deps.ts';
import { sampleQueueRow } from './sample-queue-row.ts';

const ROW = sampleQueueRow({ applicantName: '欧阳某某' });

/** A signed-in browser of somebody whose queue holds `data`; what the page asked for is added to `asked`. */
async function queueWith(data: Partial<QueuePageData>, asked: QueueQuery[] = [], views: readonly SavedViewRow[] = []): Promise<Browser> {
  const queue = async (query: QueueQuery) => {
    asked.push(query);
    return { ...EMPTY_QUEUE, ...data };
  };
  const browser = await openBrowser(fakeDeps({ engine: { queue, savedViews: async () => views } }));
  await browser.signIn();
  return browser;
}

describe('the queue', () => {
  let browser: Browser;
  afterEach(() => browser.close());

  it('shows a case with its state by the chart, both due days and what is wrong with it', async () => {
    browser = await queueWith({ rows: [ROW] });
    const { html } = await browser.get('/queue');
    expect(count(html, 'queue-row')).toBe(1);
    const shown = ['法制审核', '法制审核员', '传真', '2026-11-20', '<strong>2026-11-27</strong>', '已计 22 个', '已超 2 个', '未指定'];
    for (const text of shown) expect(html).toContain(text);
    for (const badge of ['overdue', 'provisional', 'breach', 'late']) expect(count(html, `badge-${badge}`)).toBe(1);
  });

  it('says that the remaining days stand still while a case is suspended', async () => {
    browser = await queueWith({
      rows: [sampleQueueRow({ clockState: 'suspended', dueOn: null, countedWorkingDays: 6, remainingWorkingDays: 14 })],
    });
    const { html } = await browser.get('/queue');
    expect(html).toContain('已计 6 个');
    expect(html).toContain('剩余 14 个；停住不计');
  });

  it('masks the names of people but not of organisations', async () => {
    const company = { ...ROW, applicantName: '某某建设公司', applicantClass: 'business' as const };
    browser = await queueWith({ rows: [ROW, company, { ...ROW, applicantName: '张三', applicantClass: null }] });
    const { html } = await browser.get('/queue');
    for (const shown of ['欧阳*', '某某建设公司', '张*']) expect(html).toContain(shown);
    for (const hidden of ['欧阳某某', '张三']) expect(html).not.toContain(hidden);
  });

  it('says why a case has no due day', async () => {
    const waiting = {
      ...ROW,
      caseNo: null,
      dueOn: null,
      clockState: 'suspended' as const,
      overdue: false,
      provisional: false,
      breachCount: 0,
    };
    browser = await queueWith({ rows: [waiting] });
    const { html } = await browser.get('/queue');
    expect(html).toContain('等待申请人，中止计时');
    expect(html).toContain('未编号');
  });

  it.each([
    { path: '/queue', sentence: '收到新的申请后，请点击“登记新申请”' },
    { path: '/queue?group=overdue', sentence: '没有逾期的申请' },
    { path: '/queue?scope=mine', sentence: '没有由您承办的案件' },
    { path: '/queue?scope=unit', sentence: '本科室没有案件' },
    { path: '/queue?channel=fax', sentence: '没有符合所选条件的案件' },
    { path: '/queue?kind=complaint', sentence: '没有正在办理的投诉举报' },
    { path: '/queue?kind=recordCorrection&group=finished', sentence: '还没有已办结的事项' },
  ])('says what to do when $path is empty', async ({ path, sentence }) => {
    browser = await queueWith({});
    const { html } = await browser.get(path);
    expect(count(html, 'queue-empty')).toBe(1);
    expect(html).toContain(sentence);
  });

  it('asks for what the link names, and only for the own organ', async () => {
    const asked: QueueQuery[] = [];
    const next = { key: '9999-12-31', id: 'case-9' };
    browser = await queueWith({ rows: [ROW], next }, asked);
    const path =
      '/queue?scope=unit&group=dueSoon&channel=fax&state=examining&flags=breach.overdue&dueFrom=2026-12-02&after=2026-12-01~case-1';
    const { html } = await browser.get(path);
    expect(asked[0]).toMatchObject({
      scope: 'unit',
      group: 'dueSoon',
      kind: 'request',
      sort: 'due',
      choices: { channel: 'fax', state: 'examining', flags: ['overdue', 'breach'], dueFrom: '2026-12-02' },
      after: { key: '2026-12-01', id: 'case-1' },
      organId: 1,
      user: { id: 'user-1', unit: null },
      today: '2026-12-01',
    });
    expect(html).toContain('after=9999-12-31%7Ecase-9');
    expect(html).toContain('回到第一页');
  });

  it.each([
    'channel=pigeon',
    'group=x&scope=y&kind=z&sort=w',
    "state=a'b",
    'dueFrom=2026-02-30',
    'flags=none',
    'after=~x',
    'group=open&group=overdue',
  ])('takes %s for no choice at all', async (query) => {
    const asked: QueueQuery[] = [];
    browser = await queueWith({}, asked);
    expect((await browser.get(`/queue?${query}`)).status).toBe(200);
    expect(asked[0]).toMatchObject({ group: 'open', scope: 'all', kind: 'request', sort: 'due', choices: {}, after: null });
  });

  it('keeps what people search for out of the address, in the session', async () => {
    const asked: QueueQuery[] = [];
    browser = await queueWith({}, asked);
    await browser.get('/queue');
    const { location } = await browser.post('/queue', { q: ' 张某某 道路 ', channel: 'fax', scope: 'all', group: 'overdue' });
    expect(location).toMatch(/^\/queue\?scope=all&group=overdue&channel=fax&find=[0-9a-f]{10}$/);
    const { html } = await browser.get(location ?? '');
    expect(asked.at(-1)).toMatchObject({ text: '张某某 道路', group: 'overdue', choices: { channel: 'fax' } });
    expect(html).toContain('没有与“张某某 道路”相符的申请');
    expect(html).toContain('value="张某某 道路"');
    expect(html).not.toMatch(/href="[^"]*(%E5|张)/);
  });

  it('does not show all cases when the words of a search are no longer there', async () => {
    const asked: QueueQuery[] = [];
    browser = await queueWith({ rows: [ROW] }, asked);
    const { status, location } = await browser.get('/queue?scope=all&find=0123456789');
    expect([status, location]).toEqual([303, '/queue?scope=all']);
    expect((await browser.get('/queue?scope=all')).html).toContain('查找的内容已过期');
  });

  it('opens with the view that was chosen as the first, and with all cases when the link says so', async () => {
    const view = { id: 'view-1', userId: 'user-1', name: '我的传真件', filter: { choices: '', text: '' }, createdAt: '' };
    browser = await queueWith({}, [], [{ ...view, defaultOf: 1 }]);
    expect((await browser.get('/queue')).location).toBe('/queue/views/view-1');
    const { status, html } = await browser.get('/queue?scope=all');
    expect(status).toBe(200);
    expect(html).toContain('我的传真件（首选）');
  });

  it('counts up to a thousand and then says more', async () => {
    browser = await queueWith({ rows: [ROW], counts: { ...EMPTY_QUEUE.counts, open: 1001, overdue: 1000 } as QueuePageData['counts'] });
    const { html } = await browser.get('/queue');
    expect(html).toContain('>1000+<');
    expect(html).toContain('>1000<');
  });

  it('shows what people typed as text, never as markup', async () => {
    const evil = '"><script>alert(1)</script>';
    browser = await queueWith({ rows: [{ ...ROW, title: evil, applicantName: evil, applicantClass: 'business' }] });
    await browser.get('/queue');
    const { location } = await browser.post('/queue', { q: evil });
    const { html } = await browser.get(location ?? '');
    expect(html).not.toContain('<script>');
    expect(html.split('&lt;script>').length + html.split('&lt;script&gt;').length).toBeGreaterThan(3);
  });

  it.each(['admin', 'statistician'] as const)('is closed to %s, who sees no case contents', async (role) => {
    browser = await openBrowser(fakeDeps({ roles: [role] }));
    await browser.signIn();
    for (const path of ['/queue', '/queue/export.csv', '/queue/export.xlsx', '/queue/events', '/queue/views', '/queue/assigned']) {
      const reply = await browser.get(path);
      expect(reply.status).toBe(403);
      expect(reply.html).toContain('不能查看案件内容');
    }
  });

  it.each([
    { role: 'officer', boxes: true },
    { role: 'auditor', boxes: false },
  ] as const)('offers assignment to $role: $boxes', async ({ role, boxes }) => {
    browser = await openBrowser(fakeDeps({ roles: [role], engine: { queue: async () => ({ ...EMPTY_QUEUE, rows: [ROW] }) } }));
    await browser.signIn();
    expect((await browser.get('/queue')).html.includes('name="case"')).toBe(boxes);
    const reply = await browser.post('/queue/assign', {});
    expect(reply.status).toBe(boxes ? 422 : 403);
  });
});

describe('the place in a link', () => {
  it.each(['', 'case-1', '2026-13-01~case-1', "2026-12-01~'; drop", '~', '~case-1', '2026-12-01T~x', undefined])(
    'is the beginning for %j',
    (text) => {
      expect(parseCursor(text)).toBeNull();
    },
  );
});
