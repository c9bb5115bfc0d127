import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { officer } from '../support/office.ts';
import { type Browser, count } from './browser.ts';
import { type DeskOffice, openDeskOffice } from './desk-office.ts';

let desk: DeskOffice;
let browser: Browser;
beforeAll(async () => {
  desk = await openDeskOffice();
});
afterEach(() => desk.closeBrowsers());
afterAll(() => desk.close());

describe('short forms', () => {
  it('puts what comes next on top, opens nothing else and folds what may be left out', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    const { html } = await browser.get(`/cases/${id}`);
    expect(html.indexOf('data-step="search.started"')).toBeLessThan(html.indexOf('data-test="step-group"'));
    expect(html.indexOf('data-step="handler.assigned"')).toBeGreaterThan(html.indexOf('data-theme="keeping"'));
    const form = html.slice(html.indexOf('id="step-search-started"'), html.indexOf('</form>', html.indexOf('id="step-search-started"')));
    expect(form.indexOf('name="data.systems"')).toBeGreaterThan(form.indexOf('data-test="step-more"'));
  });

  it('proposes the most that the regime allows for an extension', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officeHead']);
    const { html } = await browser.get(`/cases/${id}`);
    expect(html).toMatch(/name="data.workingDays"[^>]*value="20"|value="20"[^>]*name="data.workingDays"/);
  });

  it('asks only for the handler and fills in name and unit from the account', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    const fields = { type: 'handler.assigned', version: String(version), on: '2024-04-18', 'data.name': '冒名', 'data.unit': '冒名科' };
    desk.office.time.set('2024-04-18');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    expect((await browser.post(`/cases/${id}/events`, { ...fields, 'data.user': 'li' })).status).toBe(303);
    expect((await desk.lastEvent(id))?.data).toEqual({ user: 'li', name: '李承办', unit: '政务公开科' });
    const again = await browser.post(`/cases/${id}/events`, { ...fields, version: String(version + 1), 'data.user': 'gone' });
    expect(again.status).toBe(422);
    expect(again.html).toContain('请从名单中选择承办人');
  });

  it('offers the parties that were asked as a choice', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    await desk.office.carry(id, version, [
      [officer, 'thirdParty.consulted', '2024-04-19', { party: '某甲公司', summary: '合同' }],
      [officer, 'thirdParty.consulted', '2024-04-19', { party: '某乙公司', summary: '合同' }],
    ]);
    browser = await desk.signedIn(['officer']);
    const { html } = await browser.get(`/cases/${id}`);
    const at = html.indexOf('id="step-thirdParty-served"');
    const form = html.slice(at, html.indexOf('</form>', at));
    expect(form).toContain('type="radio"');
    for (const party of ['某甲公司', '某乙公司']) expect(form).toContain(`value="${party}"`);
  });

  it('takes the article from the decision code when none is typed', async () => {
    const { id, version } = await desk.caseBefore('reply.proposed');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    const reply = await browser.post(`/cases/${id}/events`, {
      type: 'reply.proposed',
      version: String(version),
      on: '2024-04-22',
      'data.decisionCode': 'G2',
      'data.reasons': '属于应当公开的信息',
    });
    expect(reply.status).toBe(303);
    expect((await desk.lastEvent(id))?.data.basis).toBe('2019年条例第三十六条第二项');
  });

  it('lists the papers of the file when an archive leaves the list empty', async () => {
    const { id, version } = await desk.caseBefore('end of the course');
    desk.office.time.set('2024-06-03');
    browser = await desk.signedIn(['officer']);
    const { html } = await browser.get(`/cases/${id}`);
    expect(html).toContain('登记到达的申请');
    const fields = { type: 'case.archived', version: String(version), on: '2024-06-03', confirmed: 'yes' };
    expect((await browser.post(`/cases/${id}/events`, fields)).status).toBe(303);
    expect((await desk.lastEvent(id))?.data.fileList).toContain('检索完成');
  });

  it('computes a fee, shows it before it is recorded, and refuses an amount that is not the tariff', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    const notice = {
      type: 'fee.notified',
      version: String(version),
      on: '2024-04-18',
      confirmed: 'yes',
      'data.method': 'perPage',
      'data.count': '68',
      'data.account': '缴费码 1',
    };
    const shown = await browser.post(`/cases/${id}/events`, notice);
    expect(shown.status).toBe(422);
    expect(shown.html).toContain('金额为 380 元');
    expect(shown.html).toMatch(/value="380"/);
    expect((await browser.post(`/cases/${id}/events`, { ...notice, 'data.yuan': '100' })).status).toBe(422);
    expect((await browser.post(`/cases/${id}/events`, { ...notice, 'data.yuan': '380' })).status).toBe(303);
    expect((await desk.lastEvent(id))?.data.yuan).toBe(380);
  });

  it.each([
    { count: '12', yuan: '', status: 422, says: '金额为 200 元' },
    { count: '12', yuan: '170', status: 422, says: '应为 200 元' },
    { count: '12', yuan: '1200', status: 303, says: '' },
    { count: '5', yuan: '', status: 422, says: '不应收费' },
  ])('charges $count items at $yuan yuan with $status', async ({ count: items, yuan, status, says }) => {
    const { caseId, version } = await desk.office.open('2024-07-01', {
      applicant: {
        type: 'citizen',
        class: 'naturalPerson',
        name: `某${yuan}${items}`,
        idType: 'passport',
        idNumber: 'E12345678',
        phone: '13800000000',
      },
    });
    const examined = await desk.office.carry(caseId, version, [[officer, 'examination.started', '2024-07-01']]);
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${caseId}`);
    const reply = await browser.post(`/cases/${caseId}/events`, {
      type: 'fee.notified',
      version: String(examined),
      on: '2024-07-01',
      confirmed: 'yes',
      'data.method': 'perItem',
      'data.count': items,
      'data.account': '缴费码 1',
      'data.yuan': yuan,
    });
    expect(reply.status).toBe(status);
    expect(reply.html).toContain(says);
  });
});

describe('the draft', () => {
  it('stands before reviewer and leader as the letter that would go out', async () => {
    const { id, version } = await desk.caseBefore('reply.proposed');
    const draft = {
      decisionCode: 'D4',
      thirdPartyGround: 'businessSecret',
      basis: '2019年条例第十五条',
      reasons: '涉及商业秘密',
      itemsWithheld: '报价明细',
    };
    await desk.office.carry(id, version, [
      [officer, 'reply.proposed', '2024-04-22', draft],
      [officer, 'reply.submitted', '2024-04-22'],
    ]);
    browser = await desk.signedIn(['legalReviewer']);
    const { html } = await browser.get(`/cases/${id}`);
    const letter = html.slice(html.indexOf('data-test="reply-preview"'), html.indexOf('</article>'));
    for (const part of ['不予公开决定书', '甲区人民政府', '某甲：', '涉及商业秘密', '报价明细', '应当先申请行政复议', '未编号']) {
      expect(letter).toContain(part);
    }
    expect(count(html, 'draft-paper')).toBe(2);
    expect(html.indexOf('data-step="legal.approved"')).toBeGreaterThan(0);
  });

  it('comes back with the last draft in the form when it was returned', async () => {
    const { id, version } = await desk.caseBefore('reply.submitted');
    const legal = { kind: 'staff', id: 'legal', name: '员工legal', roles: ['legalReviewer'] } as const;
    await desk.office.carry(id, version, [
      [officer, 'reply.submitted', '2024-04-22'],
      [legal, 'legal.returned', '2024-04-22', { opinion: '请补充理由' }],
      [officer, 'handling.resumed', '2024-04-22', { reason: '按审核意见修改' }],
    ]);
    browser = await desk.signedIn(['officer']);
    const { html } = await browser.get(`/cases/${id}`);
    const at = html.indexOf('id="step-reply-proposed"');
    expect(html.slice(at, html.indexOf('</form>', at))).toContain('属于应当公开的信息</textarea>');
    expect(html).toContain('请补充理由');
  });
});

describe('the due day', () => {
  it('shows the first and the present one with what made each, and leads to what can be done', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    const head = { kind: 'staff', id: 'head', name: '员工head', roles: ['officeHead'] } as const;
    await desk.office.carry(id, version, [[head, 'period.extended', '2024-04-22', { workingDays: 20, reason: '检索范围较大' }]]);
    browser = await desk.signedIn(['officer']);
    const { html } = await browser.get(`/cases/${id}`);
    const part = html.slice(html.indexOf('data-test="due-part"'), html.indexOf('</dl>', html.indexOf('data-test="due-part"')));
    for (const text of ['最初期限', '2024-05-17', '现行期限', '2024-06-17', '延长答复期限']) expect(part).toContain(text);
    expect(html).toMatch(/已计入 \d+ 个工作日，共 40 个/);
  });

  it('links an overdue warning to the form that answers it', async () => {
    const { id } = await desk.caseBefore('reply.proposed');
    desk.office.time.set('2024-06-03');
    browser = await desk.signedIn(['officer']);
    const { html } = await browser.get(`/cases/${id}`);
    expect(html).toContain('已逾期');
    expect(html).toMatch(/href="#step-reply-proposed-form"[^>]*data-test="due-action"/);
    expect(html).toContain('id="step-reply-proposed-form"');
  });
});

describe('proceedings', () => {
  it('have each a section with windows, steps and history of their own', async () => {
    const { id, version } = await desk.caseBefore('nothing');
    const legal = { kind: 'staff', id: 'legal', name: '员工legal', roles: ['legalReviewer', 'officer'] } as const;
    await desk.office.carry(id, version, [
      [legal, 'review.filed', '2024-05-06', { filedBy: 'applicant', reviewOrgan: '上级人民政府' }],
      [legal, 'review.accepted', '2024-05-08', { procedure: 'ordinary' }],
      [legal, 'review.noticeReceived', '2024-05-10', { procedure: 'ordinary' }],
    ]);
    browser = await desk.signedIn(['legalReviewer', 'officer']);
    const { html } = await browser.get(`/cases/${id}`);
    const section = html.slice(html.indexOf('data-test="proceeding"'), html.indexOf('data-test="openings"'));
    expect(section).toContain('2024-05-23'); // Saturday 11 May counts
    expect(section).toMatch(/href="#step-review-answered-reviewCase-1-form"/);
    expect(count(section, 'excerpt-line')).toBe(3);
    expect(section).toContain('data-step="review.answered"');
  });
});

describe('streams that are no request', () => {
  it('show their own limits and steps, and no clock', async () => {
    const created = await desk.office.engine.open(
      { ...desk.office.event('publication.created', '2024-04-18', { title: '2024年预算' }), organId: desk.office.organ.id },
      officer,
    );
    desk.office.time.set('2024-04-18');
    browser = await desk.signedIn(['officer', 'secrecyReviewer']);
    const { html, status } = await browser.get(`/cases/${created.caseId}`);
    expect(status).toBe(200);
    expect(html).toContain('2024年预算');
    expect(html).toContain('主动公开');
    expect(count(html, 'clock')).toBe(0);
    expect(count(html, 'due')).toBe(0);
    expect(count(html, 'limit')).toBeGreaterThan(0);
    expect(count(html, 'step')).toBeGreaterThan(0);
  });
});
