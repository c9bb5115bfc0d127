import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../support/api-client.ts';
import { keysOf } from '../support/api-keys.ts';
import { databases } from '../support/databases.ts';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const ANSWERED: readonly StaffStep[] = [
  ['officer', 'examination.started', '2026-03-03'],
  ['officer', 'handler.assigned', '2026-03-03', { user: 'officer', name: '员工乙', unit: '某科室' }],
  ['officer', 'unit.assigned', '2026-03-03', { unit: '某科室', internalLimit: '2026-03-20' }],
  ['officer', 'search.started', '2026-03-04', { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', '2026-03-05', { result: 'found', systems: '档案', terms: '报告', staff: '员工', resultList: '一份' }],
  ['secrecy', 'secrecy.cleared', '2026-03-06', { level: '不涉密', basis: '保守国家秘密法' }],
];
const EXTENDED: StaffStep = ['head', 'period.extended', '2026-03-27', { workingDays: 20, reason: '需要更多时间查找' }];
const REPLY: readonly StaffStep[] = [
  ['officer', 'reply.proposed', '2026-04-07', { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
  ['officer', 'reply.submitted', '2026-04-07'],
  ['legal', 'legal.approved', '2026-04-08', { opinion: '同意' }],
  ['leader', 'reply.approved', '2026-04-08'],
  ['officer', 'reply.issued', '2026-04-09'],
  ['officer', 'reply.served', '2026-04-09', { method: 'inPerson' }],
  ['officer', 'service.proven', '2026-04-09', { proof: 'signature', deliveredOn: '2026-04-09' }],
];

describe.each(databases)('auditors’ pages on $kind', ({ kind }) => {
  let office: RunningOffice;
  let auditor: OfficeBrowser;
  let caseId: string;
  let extended: string[];
  beforeAll(async () => {
    office = await openRunningOffice({ kind });
    caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02'], ...ANSWERED, EXTENDED, ...REPLY]);
    extended = [];
    for (const title of ['一', '二', '三', '四', '五']) {
      extended.push(
        await office.carry([
          ['registrar', 'application.arrived', '2026-03-03', { title }],
          ['officer', 'examination.started', '2026-03-03'],
          EXTENDED,
        ]),
      );
    }
    office.time.set('2026-04-10');
    auditor = await signedIn(office, 'auditor');
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  it('says at once how many cases are overdue and not answered, before any entry makes a breach of it', async () => {
    expect((await auditor.get('/audit')).html).not.toContain('已经逾期');
    office.time.set('2026-05-20');
    const { html } = await (await signedIn(office, 'auditor')).get('/audit');
    expect(html).toContain('已经逾期、尚未答复的案件：5 件');
    expect(html).toContain('href="/queue?group=overdue&amp;scope=all"');
    const overdue = await signedIn(office, 'auditor');
    const figures = part((await overdue.get('/audit/oversight?year=2020')).html, 'oversight-overdue');
    expect(figures.split('<li>')).toHaveLength(6);
    expect(figures).toMatch(/期限 2026-04-29，逾期 1[0-9] 个工作日；未分科室，/);
    const cases = (await overdue.get('/audit/oversight/cases?year=2020&cell=overdue')).html;
    expect(cases.split('data-test="audit-row"')).toHaveLength(6);
    expect(cases).toContain('截至 2026-05-20');
    expect(part((await overdue.get('/audit/oversight?unit=某科室')).html, 'oversight-overdue')).not.toContain('<li>');
    const api = await apiClient(office.url, await keysOf(office).personal('auditor', ['audit:read']));
    const { body } = await api.get('/audit/oversight?from=2020-01-01&to=2020-12-31');
    expect(body.overdue).toHaveLength(5);
    expect(body.overdue[0]).toMatchObject({ dueOn: '2026-04-29', unit: null });
    office.time.set('2026-04-10');
    auditor = await signedIn(office, 'auditor');
  });

  describe('the replay', () => {
    it('shows where the case stood, the due day of then, who handled it and which entry made it so', async () => {
      const { html } = await auditor.get(`/cases/${caseId}/replay?version=4`);
      expect(html).toContain('第 4 条（共 15 条）');
      expect(part(html, 'replay-states')).toContain('<dd>办理</dd>');
      expect(html).toContain('当时记下的答复期限是 2026-03-30（第 1 条所定）');
      expect(part(html, 'replay-decisive')).toContain('某科室');
      expect(html).toContain('员工乙');
      expect(html).not.toContain('属于应当公开的信息');
    });
    it('shows the due day as it was moved by an extension', async () => {
      const { html } = await auditor.get(`/cases/${caseId}/replay?on=2026-03-28&axis=recorded`);
      expect(html).toContain('当时记下的答复期限是 2026-04-28（第 8 条所定）');
      expect((await auditor.get(`/cases/${caseId}/replay?on=2026-03-26&axis=recorded`)).html).toContain('2026-03-30（第 1 条所定）');
    });
    it('sends the part alone to a script, and says which day it could not read', async () => {
      const { html } = await auditor.get(`/cases/${caseId}/replay?version=2&fragment=1`);
      expect(html).toMatch(/^<div data-test="replay-part" data-version="2"/);
      const wrong = await auditor.get(`/cases/${caseId}/replay?on=gestern`);
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain('“gestern”不是日期');
    });
    it('stays within what there is', async () => {
      expect((await auditor.get(`/cases/${caseId}/replay?version=999`)).html).toContain('第 15 条（共 15 条）');
      expect((await auditor.get(`/cases/${caseId}/replay?version=0`)).html).toContain('第 1 条（共 15 条）');
      expect((await auditor.get(`/cases/${caseId}/replay?on=2020-01-01`)).html).toContain('data-test="replay-empty"');
      expect((await auditor.get('/cases/none/replay')).status).toBe(404);
    });
  });

  it('compares two versions: what changed and what stayed', async () => {
    const { html } = await auditor.get(`/cases/${caseId}/compare?from=7&to=8`);
    expect(part(html, 'compare-clock')).toMatch(/2026-03-30.*2026-04-28.*有变化/s);
    expect(part(html, 'compare-desk')).toContain('相同');
    expect(part(html, 'compare-entries')).toContain('需要更多时间查找');
    expect((await auditor.get(`/cases/${caseId}/compare?from=8&to=7`)).html).toContain('第 7 条之后到第 8 条');
    expect((await auditor.get(`/cases/${caseId}/compare?from=5&to=5`)).html).toContain('data-test="compare-none"');
  });

  it('says which versions there are when others are asked for, and compares nothing', async () => {
    const { status, html } = await auditor.get(`/cases/${caseId}/compare?from=99&to=x`);
    expect(status).toBe(422);
    for (const typed of ['99', 'x']) expect(html).toContain(`本案没有第“${typed}”条历史。请从第 1 条至第 15 条中选择。`);
    expect(html).not.toMatch(/data-test="compare-(none|summary|clock)"/);
    for (const query of ['from=0', 'to=16', 'from=-1', 'from=1.5']) {
      expect([query, (await auditor.get(`/cases/${caseId}/compare?${query}`)).status]).toEqual([query, 422]);
    }
    expect((await auditor.get(`/cases/${caseId}/compare`)).html).toContain('第 1 条之后到第 15 条');
  });

  it('searches across cases without naming applicants, and exports what was found', async () => {
    const { html } = await auditor.get('/audit/search?event=period.extended');
    expect(html.split('data-test="audit-row"')).toHaveLength(7);
    expect(html).toContain('员工戊');
    expect(html).not.toContain('某甲');
    expect(html).toContain('G2 予以公开（提供）');
    const csv = (await auditor.get('/audit/search.csv?event=machine:disclosureRequest')).html;
    expect(csv.split('\r\n').filter((line) => line !== '')).toHaveLength(1 + 15 + 15);
    expect(csv).toContain('延长答复期限');
    expect(csv).toContain('G2 予以公开（提供）');
    expect(csv).not.toMatch(/某甲|11010519491231002X|13800000000/);
    const kept = await office.db.read('audit_entries').where({ kind: 'log.exported' }).orderBy('seq', 'desc').first('data');
    expect(JSON.parse(kept.data).what).toContain('event=machine%3AdisclosureRequest');
  });

  it('says which days it could not read, and takes a period the wrong way round', async () => {
    const { html } = await auditor.get('/audit/search?from=x&to=2026-03-02');
    expect(html).toContain('“x”不是日期');
    expect((await auditor.get('/audit/search?from=2026-04-01&to=2026-03-01')).html).toContain('已对调');
  });

  it('shows who extended how many cases, how close to the limit, and several at once with one reason', async () => {
    const { html } = await auditor.get('/audit/oversight?year=2026');
    expect(part(html, 'figure-extended')).toContain('100.0%（1 / 1）');
    expect(part(html, 'oversight-person')).toMatch(/员工戊.*6/s);
    expect(part(html, 'oversight-extension')).toMatch(/还有 1 个工作日.*1.*还有 2 个工作日.*5/s);
    const group = part(html, 'mass-group');
    expect(group).toContain('6 件');
    expect(group).toContain('需要更多时间查找');
    expect(group.split('<li>')).toHaveLength(7);
    expect((await auditor.get('/audit/oversight?year=2026&cases=7')).html).not.toContain('data-test="mass-group"');
    expect((await auditor.get('/audit/oversight?year=2020')).html).toContain('data-test="oversight-empty"');
  });

  it('opens the cases of each figure', async () => {
    const { html } = await auditor.get('/audit/oversight/cases?year=2026&cell=extended');
    expect(html).toContain(`/cases/${caseId}`);
    expect(html.split('data-test="audit-row"')).toHaveLength(2);
    const before = (await auditor.get('/audit/oversight/cases?year=2026&cell=person.员工戊')).html;
    for (const id of extended) expect(before).toContain(`/cases/${id}/replay?version=3`);
    expect((await auditor.get('/audit/oversight/cases?year=2026&cell=none')).status).toBe(404);
    expect((await auditor.get('/audit/oversight?year=2026&unit=某科室')).html).toContain('100.0%（1 / 1）');
    expect((await auditor.get('/audit/oversight/cases?year=2026&unit=别的科室&cell=extended')).html).toContain('data-test="audit-empty"');
  });

  it('shows readings by person, and flags many in a short time', async () => {
    for (const id of extended) await auditor.get(`/cases/${id}`);
    const { html } = await auditor.get('/audit/reads?user=auditor');
    expect(html).toContain('案件页面');
    expect(html).toContain('期间内没有异常查阅');
    const row = await office.db.read('case_reads').where({ user_id: 'auditor' }).first('*');
    const many = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => ({
        ...row,
        id: `burst-${n}`,
        user_id: 'legal',
        user_name: '员工丁',
        case_id: await office.carry([['registrar', 'application.arrived', '2026-04-10', { title: `案件${n}` }]]),
      })),
    );
    await office.db.write('case_reads').insert(many);
    expect((await auditor.get('/audit/reads')).html).toMatch(/员工丁：.*30 件/);
  });

  it('shows the audit log in the language of the reader and verifies its chain', async () => {
    const { html } = await auditor.get('/audit/log?verify=1');
    expect(html).toContain('核验通过');
    expect(html).toContain('导出数据：跨案检索结果');
    expect((await auditor.get('/audit/log?kind=calendar.imported')).html).toContain('data-test="audit-empty"');
    expect((await auditor.get('/audit/log.csv')).html).toContain('跨案检索结果');
  });

  it('gives statisticians numbers and nothing that leads to a case', async () => {
    const statistician = await signedIn(office, 'statistician');
    const { html, status } = await statistician.get('/audit/statistics?from=2026-03-01&to=2026-04-30');
    expect(status).toBe(200);
    expect(html).toContain('G2');
    expect(html).not.toMatch(/\/cases\/|某甲|某道路/);
    expect((await statistician.get('/audit/statistics.csv?from=2026-03-01&to=2026-04-30')).html).toContain('2026-04');
    expect((await statistician.get('/audit')).status).toBe(403);
  });

  it('shows the head of the office oversight and nothing else', async () => {
    const head = await signedIn(office, 'head');
    expect((await head.get('/audit/oversight')).status).toBe(200);
    for (const path of ['/audit', '/audit/search', '/audit/reads', '/audit/log', '/audit/statistics']) {
      expect([path, (await head.get(path)).status]).toEqual([path, 403]);
    }
  });
});

/** What follows a mark of a test, up to the next section. */
function part(html: string, test: string): string {
  return (html.split(`data-test="${test}"`)[1] ?? '').split('<section')[0] ?? '';
}
