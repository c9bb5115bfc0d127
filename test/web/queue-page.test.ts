import { afterEach, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { parseCursor } from '../../src/web/pages/queue-page.ts';
import type { QueuePageData, QueueQuery, QueueRow } from '../../src/web/web-deps.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { EMPTY_QUEUE, fakeDeps } from './fake-deps.ts';

const ROW: QueueRow = {
  caseId: 'case-1',
  caseNo: '东政公开申〔2026〕38号',
  title: '某道路工程的验收报告',
  applicantName: '欧阳某某',
  applicantClass: 'naturalPerson',
  channel: 'fax',
  state: 'handling.legalReview',
  waitingFor: 'legalReviewer',
  clockState: 'running',
  firstDueOn: civilDate('2026-11-20'),
  dueOn: civilDate('2026-11-27'),
  remainingWorkingDays: -2,
  overdue: true,
  provisional: true,
  breachCount: 2,
};

/** A signed-in browser of somebody whose queue holds `data`; what the page asked for is added to `asked`. */
async function queueWith(data: Partial<QueuePageData>, asked: QueueQuery[] = []): Promise<Browser> {
  const queue = async (query: QueueQuery) => {
    asked.push(query);
    return { ...EMPTY_QUEUE, ...data };
  };
  const browser = await openBrowser(fakeDeps({ engine: { queue } }));
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
    for (const text of ['法制审核', '法制审核员', '传真', '2026-11-20', '<strong>2026-11-27</strong>', '超 2 个'])
      expect(html).toContain(text);
    for (const badge of ['overdue', 'provisional', 'breach']) expect(count(html, `badge-${badge}`)).toBe(1);
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
    { path: '/queue?q=%E9%81%93%E8%B7%AF', sentence: '没有与“道路”相符的申请' },
  ])('says what to do when $path is empty', async ({ path, sentence }) => {
    browser = await queueWith({});
    const { html } = await browser.get(path);
    expect(count(html, 'queue-empty')).toBe(1);
    expect(html).toContain(sentence);
  });

  it('asks for the group, the text and the place that the link names, and only for the own organ', async () => {
    const asked: QueueQuery[] = [];
    const next = { dueOn: null, id: 'case-9' };
    browser = await queueWith({ rows: [ROW], next }, asked);
    const { html } = await browser.get('/queue?group=dueSoon&q=+%E9%81%93%E8%B7%AF+&after=2026-12-01~case-1');
    expect(asked[0]).toMatchObject({
      group: 'dueSoon',
      text: '道路',
      after: { dueOn: '2026-12-01', id: 'case-1' },
      organId: 1,
      today: '2026-12-01',
    });
    expect(html).toContain('after=%7Ecase-9');
    expect(html).toContain('回到第一页');
  });

  it('shows what people typed as text, never as markup', async () => {
    const evil = '"><script>alert(1)</script>';
    browser = await queueWith({ rows: [{ ...ROW, title: evil, applicantName: evil, applicantClass: 'business' }] });
    const { html } = await browser.get(`/queue?q=${encodeURIComponent(evil)}`);
    expect(html).not.toContain('<script>');
    expect(html.split('&lt;script>').length + html.split('&lt;script&gt;').length).toBeGreaterThan(3);
  });

  it('is closed to administrators, who see no case contents', async () => {
    browser = await openBrowser(fakeDeps({ roles: ['admin'] }));
    await browser.signIn();
    const reply = await browser.get('/queue');
    expect(reply.status).toBe(403);
    expect(reply.html).toContain('不能查看案件内容');
  });
});

describe('the place in a link', () => {
  it.each(['', 'case-1', '2026-13-01~case-1', "2026-12-01~'; drop", '~', undefined])('is the beginning for %j', (text) => {
    expect(parseCursor(text)).toBeNull();
  });
});
