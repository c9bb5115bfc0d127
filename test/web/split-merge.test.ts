import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { count } from './browser.ts';

const TODAY = '2026-03-02';
const MATTERS = ['某道路工程的竣工验收报告', '某公园绿化招标文件', '某学校食堂检查记录'];

let office: RunningOffice;
let officer: Visitor;

beforeEach(async () => {
  office = await openRunningOffice({ day: TODAY });
  officer = visitorAt(office.url);
  await officer.signIn('officer', PASSWORD);
  await officer.get('/queue');
});

afterEach(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

const arrive = (data: Readonly<Record<string, unknown>> = {}, on = TODAY) => office.carry([['registrar', 'application.arrived', on, data]]);
const rowOf = (id: string) => createCaseStore(office.db.read).findById(id);
const caseNoOf = async (id: string): Promise<string> => (await rowOf(id))?.caseNo ?? '';
const split = { version: '1', on: TODAY, reason: '各项内容互不相关', matter: MATTERS };
const BY_MAIL = { channel: 'mailSigned' };

it('splits an application after a preview, and each child inherits the date of receipt', async () => {
  const id = await arrive();
  const preview = await officer.post(`/cases/${id}/split`, { ...split, do: 'preview' });
  expect([preview.status, count(preview.html, 'split-child')]).toEqual([200, 3]);
  expect(preview.html).toContain('2026-03-30');
  const answer = await officer.post(`/cases/${id}/split`, { ...split, confirmed: 'yes', do: 'record' });
  expect([answer.status, answer.location]).toEqual([303, `/cases/${id}`]);
  const parent = await rowOf(id);
  const children = await office.db.read('cases').where({ parent_case_id: id }).orderBy('case_no');
  expect(parent?.decisionCode).toBe('X0');
  expect(children.map(({ title, received_on }) => [title, received_on])).toEqual(MATTERS.map((title) => [title, TODAY]));
  const { html } = await officer.get(`/cases/${id}`);
  for (const child of children) expect(html).toContain(`href="/cases/${child.id}"`);
  expect((await officer.get(`/cases/${id}/split`)).status).toBe(409);
});

it('adds and removes rows without losing what was typed', async () => {
  const id = await arrive();
  const fresh = await officer.get(`/cases/${id}/split`);
  expect(count(fresh.html, 'matter')).toBe(2);
  const added = await officer.post(`/cases/${id}/split`, { ...split, do: 'add' });
  expect([added.status, count(added.html, 'matter')]).toEqual([200, 4]);
  const removed = await officer.post(`/cases/${id}/split`, { ...split, do: 'remove:1' });
  expect(count(removed.html, 'matter')).toBe(2);
  expect(removed.html).toContain(MATTERS[2]);
  expect(removed.html).not.toContain(MATTERS[1]);
  expect(removed.html).toContain('各项内容互不相关');
});

it.each([
  { wrong: { matter: ['只有一项', ''] }, link: 'split-matter-1' },
  { wrong: { matter: ['某一项', '某一项'] }, link: 'split-matter-2' },
  { wrong: { matter: ['某一项', '长'.repeat(201)] }, link: 'split-matter-2' },
  { wrong: { reason: '' }, link: 'split-reason' },
  { wrong: { on: '2026-02-30' }, link: 'split-on' },
  { wrong: { on: '2026-03-03', confirmed: 'yes', do: 'record' }, link: 'split-on' },
  { wrong: { confirmed: '', do: 'record' }, link: 'split-confirmed' },
])('refuses a split with $wrong and gives the form back', async ({ wrong, link }) => {
  const id = await arrive();
  const answer = await officer.post(`/cases/${id}/split`, { ...split, do: 'preview', ...wrong });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain(`href="#${link}"`);
  expect((await createHistoryStore(office.db.read).list(id)).length).toBe(1);
});

it('refuses a split of a case that has moved on, and keeps the rows', async () => {
  const id = await arrive();
  const answer = await officer.post(`/cases/${id}/split`, { ...split, version: '7', confirmed: 'yes', do: 'record' });
  expect([answer.status, count(answer.html, 'matter')]).toEqual([409, 3]);
});

it('merges the entry of the same day by another channel, and names the case that is kept', async () => {
  const kept = await arrive();
  const id = await arrive(BY_MAIL);
  const choice = await officer.get(`/cases/${id}/merge`);
  expect(choice.html).toContain(`value="${kept}"`);
  const compare = await officer.get(`/cases/${id}/merge?with=${kept}`);
  expect([count(compare.html, 'merge-form'), count(compare.html, 'merge-refusal')]).toEqual([1, 0]);
  const unconfirmed = await officer.post(`/cases/${id}/merge`, { version: '1', with: kept, on: TODAY });
  expect([unconfirmed.status, unconfirmed.html.includes('href="#merge-confirmed"')]).toEqual([422, true]);
  const answer = await officer.post(`/cases/${id}/merge`, { version: '1', with: kept, on: TODAY, confirmed: 'yes' });
  expect([answer.status, answer.location]).toEqual([303, `/cases/${kept}`]);
  expect((await createHistoryStore(office.db.read).list(id)).at(-1)).toMatchObject({
    type: 'application.merged',
    data: { keptCase: await caseNoOf(kept) },
  });
  expect((await rowOf(id))?.decisionCode).toBe('X0');
  expect((await rowOf(kept))?.closedOn).toBeNull();
});

it('finds the case that is kept by its number, in any width', async () => {
  const kept = await arrive();
  const id = await arrive(BY_MAIL);
  const number = (await caseNoOf(kept)).replace('〔', '[').replace('〕', ']');
  expect(count((await officer.get(`/cases/${id}/merge?number=${encodeURIComponent(number)}`)).html, 'merge-form')).toBe(1);
  expect((await officer.get(`/cases/${id}/merge?number=无此案号`)).status).toBe(422);
  expect((await officer.get(`/cases/${id}/merge?sent=1`)).status).toBe(422);
});

it('does not merge what came on another day, from another applicant, or with itself', async () => {
  const id = await arrive(BY_MAIL);
  const applicant = {
    type: 'citizen',
    class: 'naturalPerson',
    name: '某乙',
    idType: 'passport',
    idNumber: 'E12345678',
    phone: '13900000000',
  };
  const stranger = await arrive({ applicant });
  const earlier = await arrive({}, '2026-02-27');
  office.time.set(TODAY);
  for (const [kept, words] of [
    [stranger, '申请人不同'],
    [earlier, '不是同一天收到'],
    [id, '不能与自身合并'],
  ] as const) {
    const compare = await officer.get(`/cases/${id}/merge?with=${kept}`);
    expect(compare.html).toContain(words);
    expect(count(compare.html, 'merge-form')).toBe(0);
    const forced = await officer.post(`/cases/${id}/merge`, { version: '1', with: kept, on: TODAY, confirmed: 'yes' });
    expect(forced.status).toBe(422);
  }
  expect((await createHistoryStore(office.db.read).list(id)).length).toBe(1);
});

it('warns of the same channel and of other contents, but lets the officer decide', async () => {
  const kept = await arrive();
  const id = await arrive({ title: '某公园绿化招标文件', description: '某公园绿化的招标文件。' });
  const { html } = await officer.get(`/cases/${id}/merge?with=${kept}`);
  expect(html).toContain('渠道相同');
  expect(html).toContain('内容差别较大');
  expect(count(html, 'merge-form')).toBe(1);
});

it('is closed to other roles and other organs, and to cases beyond sorting out', async () => {
  const id = await arrive();
  const leader = visitorAt(office.url);
  await leader.signIn('leader', PASSWORD);
  for (const page of ['split', 'merge', 'receipt']) expect((await leader.get(`/cases/${id}/${page}`)).status).toBe(403);
  const [other] = await office.db.write('organs').insert({ name: '乙区人民政府', short_name: '乙政' }).returning('id');
  const kept = await arrive();
  await office.db.write('cases').where({ id: kept }).update({ organ_id: other.id });
  expect((await officer.get(`/cases/${id}/merge?with=${kept}`)).status).toBe(422);
  for (const page of ['split', 'merge', 'receipt']) expect((await officer.get(`/cases/${kept}/${page}`)).status).toBe(404);
});
