import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Login, openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';

let office: RunningOffice;
const visitors = new Map<Login, Visitor>();

async function visitor(login: Login): Promise<Visitor> {
  const known = visitors.get(login);
  if (known !== undefined) return known;
  const fresh = visitorAt(office.url);
  await fresh.signIn(login, PASSWORD);
  visitors.set(login, fresh);
  return fresh;
}

const START = '2026-03-02';
const toApproval = (title: string) =>
  [
    ['registrar', 'application.arrived', START, { title }],
    ['officer', 'examination.started', START],
    ['officer', 'unit.assigned', START, { unit: '建设科' }],
    ['officer', 'search.started', START, { units: '建设科' }],
    ['officer', 'search.completed', START, { result: 'found', systems: '档案', terms: '道路', staff: '员工' }],
    ['secrecy', 'secrecy.cleared', START, { level: '不涉密', basis: '保密法' }],
    ['officer', 'reply.proposed', START, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '应当公开' }],
    ['officer', 'reply.submitted', START],
    ['legal', 'legal.approved', START, { opinion: '同意' }],
  ] as const;

beforeAll(async () => {
  office = await openRunningOffice({ day: START });
  await office.carry(toApproval('等待签发的申请'));
  await office.carry([
    ...toApproval('已答复的申请'),
    ['leader', 'reply.approved', '2026-03-10'],
    ['officer', 'reply.issued', '2026-03-10'],
    ['officer', 'reply.served', '2026-03-10', { method: 'inPerson' }],
  ]);
  await office.carry([['registrar', 'application.arrived', '2026-03-27', { title: '在办的申请' }]]);
  await office.carry([
    ['registrar', 'application.arrived', '2026-03-27', { title: '保密审查中的申请' }],
    ['officer', 'examination.started', '2026-03-27'],
    ['officer', 'handler.assigned', '2026-03-27', { user: 'officer', name: '员工乙', unit: '建设科' }],
    ['officer', 'unit.assigned', '2026-03-27', { unit: '建设科' }],
  ]);
  office.time.set('2026-03-31');
});
afterAll(() => office.close());

describe('the desk', () => {
  it('shows a leader what waits for a signature, with the proposed reply', async () => {
    const { html } = await (await visitor('leader')).get('/desk');
    const sign = html.split('data-test="desk-sign"')[1]?.split('</section>')[0] ?? '';
    expect(sign).toContain('等待签发的申请');
    expect(sign).toContain('G2');
    expect(sign).not.toContain('已答复的申请');
  });
  it('shows what is due soon, and what is overdue once the day has passed', async () => {
    const head = await visitor('head');
    const section = (html: string, id: string) => html.split(`data-test="desk-${id}"`)[1]?.split('</section>')[0] ?? '';
    office.time.set('2026-03-30'); // the twentieth working day after 2 March
    expect(section((await head.get('/desk')).html, 'risk')).toContain('等待签发的申请');
    office.time.set('2026-03-31');
    const { html } = await head.get('/desk');
    expect(section(html, 'overdue')).toContain('等待签发的申请');
    expect(section(html, 'risk')).not.toContain('等待签发的申请');
  });
  it('shows a secrecy reviewer what is not yet cleared', async () => {
    const { html } = await (await visitor('secrecy')).get('/desk');
    expect(html).toContain('保密审查中的申请');
    expect(html).not.toContain('data-test="desk-sign"');
  });
  it.each(['officer', 'registrar', 'admin', 'statistician', 'auditor'] as const)('is none of the %s’s', async (login) => {
    expect((await (await visitor(login)).get('/desk')).status).toBe(403);
  });
});

describe('the dashboard', () => {
  it('counts what was received, answered and is open, each leading to its cases', async () => {
    const leader = await visitor('leader');
    const { html } = await leader.get('/dashboard?period=2026');
    const value = (id: string) => new RegExp(`figure-${id}".*?figure-value">([^<]+)<`, 's').exec(html)?.[1];
    expect(value('received')).toBe('4');
    expect(value('answered')).toBe('1');
    expect(value('open')).toBe('3');
    expect(value('median')).toContain('6');
    const cases = await leader.get('/dashboard/cases?period=2026&cell=answered');
    expect(cases.html).toContain('已答复的申请');
    expect(cases.html).not.toContain('在办的申请');
  });
  it('shows statisticians the figures and no case', async () => {
    const statistician = await visitor('statistician');
    const { status, html } = await statistician.get('/dashboard?period=2026');
    expect(status).toBe(200);
    expect(html).not.toContain('/dashboard/cases');
    expect((await statistician.get('/dashboard/cases?period=2026&cell=answered')).status).toBe(403);
  });
  it('is empty in a year without cases, and takes any period for the last twelve months', async () => {
    const leader = await visitor('leader');
    expect((await leader.get('/dashboard?period=2023')).html).toContain('data-test="dashboard-empty"');
    expect((await leader.get('/dashboard?period=1999%27')).html).toContain('2025-04-01');
  });
  it('knows no other cells', async () => {
    expect((await (await visitor('leader')).get('/dashboard/cases?cell=__proto__')).status).toBe(404);
  });
  it('is none of the administrator’s', async () => {
    expect((await (await visitor('admin')).get('/dashboard')).status).toBe(403);
  });
});

describe('the month', () => {
  it('shows a case on its due day and names days that are worked or free out of turn', async () => {
    const officer = await visitor('officer');
    const april = (await officer.get('/month?month=2026-04')).html;
    expect(april).toContain('在办的申请');
    expect(april).toContain('放假'); // 6 April
    expect((await officer.get('/month?month=2026-02')).html).toContain('data-test="month-empty"');
  });
  it('falls back to the present month for anything else', async () => {
    expect((await (await visitor('officer')).get('/month?month=2026-13')).html).toContain('2026 年 3 月');
  });
});

describe('the workload', () => {
  it('counts open requests by person and unit', async () => {
    const { html } = await (await visitor('officer')).get('/workload');
    const rows = html.split('data-test="workload-row"').slice(1);
    expect(rows.find((row) => row.includes('员工乙'))).toContain('建设科');
    expect(rows.at(-1)).toMatch(/合计.*3/s);
  });
});

describe('the calculator', () => {
  it('answers anyone, without a session', async () => {
    const anybody = visitorAt(office.url);
    const { html, headers } = await anybody.get('/deadline?channel=inPerson&arrivedOn=2022-09-30');
    expect(html).toContain('2022-11-02');
    expect(html).toContain('调休上班，计入');
    expect(headers.getSetCookie()).toEqual([]);
  });
  it.each([
    { query: 'channel=inPerson&arrivedOn=2022-02-30', says: '日期填写有误' },
    { query: 'channel=online&arrivedOn=2026-03-02', says: '请填写确认的日期' },
    { query: 'channel=online&arrivedOn=2026-03-02&confirmedOn=2026-03-01', says: '不能早于' },
    { query: 'channel=pigeon&arrivedOn=2026-03-02', says: '请选择申请渠道' },
    { query: 'channel=&arrivedOn=', says: '请填写申请到达的日期' },
  ])('gives $query back with what is wrong', async ({ query, says }) => {
    const { status, html } = await visitorAt(office.url).get(`/deadline?${query}`);
    expect(status).toBe(422);
    expect(html).toContain(says);
  });
});
