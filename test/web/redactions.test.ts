import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiledFile } from '../../src/law/events/files-field.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { RedactionRow } from '../../src/store/redaction-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { createRedactionOffice, type RedactionOffice, reportPdf } from '../support/redaction-office.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const DAY = '2026-03-02';
const STRANGER = 'stranger';

let office: RunningOffice;
let desk: RedactionOffice;
let caseId: string;
let file: FiledFile;
let officer: OfficeBrowser;
let made = 0;

beforeAll(async () => {
  office = await openRunningOffice({ day: DAY });
  desk = createRedactionOffice({ db: office.db, dataDir: office.dataDir, now: office.time.now });
  caseId = await office.carry([['registrar', 'application.arrived', DAY]]);
  file = await desk.file(caseId, { bytes: await reportPdf(), actor: office.actors.officer });
  const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
  const known = await createUserStore(office.db.read).findById('officer');
  if (known === undefined) throw new Error('There is no officer');
  await createUserStore(office.db.write).create({ ...known, id: STRANGER, login: STRANGER, organId: organ.id });
  officer = await signedIn(office, 'officer');
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await desk.close();
  await office.close();
});

const href = (row: Pick<RedactionRow, 'id'>, rest = ''): string => `/cases/${caseId}/redactions/${row.id}${rest}`;

/** A redaction with one mark, at revision 1. */
function drawn(): Promise<RedactionRow> {
  made += 1;
  return desk.drawn(`redaction-${made}`, { file, caseId, actor: office.actors.officer });
}

async function proposed(): Promise<RedactionRow> {
  const row = await drawn();
  await desk.propose(row, office.actors.officer);
  return row;
}

const MARK = { page: '1', kind: 'area', unit: 'mm', x: '20', y: '60', width: '30', height: '8', ground: 'name', revision: '1' };

describe('marks', () => {
  it('are added, changed, removed and taken back by forms', async () => {
    const row = await drawn();
    await officer.get(href(row));
    expect((await officer.submit(href(row, '/marks'), MARK)).html).toContain('遮盖 2：D4 姓名');
    const [, second] = await desk.redactions.marks(row.id);
    const change = { ...MARK, x: '25', ground: 'process', revision: '2', note: '请核对' };
    expect((await officer.submit(href(row, `/marks/${second?.id}`), change)).html).toContain('D6 过程性信息');
    const [, changed] = await desk.redactions.marks(row.id);
    expect(changed).toMatchObject({ note: '请核对', ground: 'process', madeBy: '员工乙' });
    expect(changed?.x).toBeCloseTo((25 * 72) / 25.4, 1);
    await officer.submit(href(row, `/marks/${changed?.id}/remove`), { page: '1', revision: '3' });
    expect(await desk.redactions.marks(row.id)).toHaveLength(1);
    await officer.submit(href(row, '/undo'), { page: '1', revision: '4' });
    expect(await desk.redactions.marks(row.id)).toHaveLength(2);
  });

  it('are not overwritten by whoever saw older ones', async () => {
    const row = await drawn();
    await officer.get(href(row));
    const late = await officer.post(href(row, '/marks'), { ...MARK, revision: '0' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('其间有人修改过遮盖');
    expect(await desk.redactions.marks(row.id)).toHaveLength(1);
  });

  it.each([
    ['a side that is no number', { width: 'NaN' }, '位置不对'],
    ['a side that is endless', { width: '1e999' }, '位置不对'],
    ['a negative width', { width: '-5' }, '位置不对'],
    ['a place beside the page', { x: '900' }, '位置不对'],
    ['a hair', { height: '0.1' }, '位置不对'],
    ['a page that is not there', { page: '99' }, '位置不对'],
    ['no page', { page: '0' }, '位置不对'],
    ['no ground', { ground: '' }, '请选择不公开的理由'],
    ['an unknown ground', { ground: 'D9' }, '请选择不公开的理由'],
    ['a ground of the prototype', { ground: 'constructor' }, '请选择不公开的理由'],
    ['a novel as a note', { note: '长'.repeat(301) }, '备注不超过 300 个字'],
    ['text that is not there', { kind: 'text', start: '999990', end: '999999' }, '位置不对'],
    ['text backwards', { kind: 'text', start: '5', end: '2' }, '位置不对'],
  ])('are refused with %s', async (_what, wrong, message) => {
    const row = await drawn();
    await officer.get(href(row));
    const { status, html } = await officer.post(href(row, '/marks'), { ...MARK, ...wrong });
    expect(status).toBe(422);
    expect(html).toContain(message);
    expect(await desk.redactions.marks(row.id)).toHaveLength(1);
    expect((await desk.rowOf(row)).revision).toBe(1);
  });

  it('are not taken by the ten thousand', async () => {
    const row = await drawn();
    await officer.get(href(row));
    const hits = Array.from({ length: 10_000 }, (_, index) => `0:${index}:${index + 1}:name`);
    expect((await officer.post(href(row, '/hits'), { revision: '1', ground: 'name', hit: hits })).status).toBe(413);
    expect(await desk.redactions.marks(row.id)).toHaveLength(1);
  });

  it('need the token of the form', async () => {
    const row = await drawn();
    for (const rest of ['/marks', '/undo', '/hits', '/search', '/submit', '/return', '/release']) {
      expect((await officer.post(href(row, rest), { ...MARK, _csrf: 'f'.repeat(64) })).status, rest).toBe(403);
    }
    expect(await desk.redactions.marks(row.id)).toHaveLength(1);
  });
});

describe('what was found', () => {
  it('is marked as ticked, each where the text says it stands', async () => {
    const row = await drawn();
    const { html } = await officer.get(href(row, '/search'));
    expect(html).toMatch(/11010519491231002X[\s\S]*D4 身份证件号码/);
    const { html: found } = await officer.post(href(row, '/search'), { word: '李某某' });
    expect(found).toContain('“李某某”还有 2 处没有遮盖');
    const [first] = [...found.matchAll(/name="hit" id="found-\d+" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    const reply = await officer.submit(href(row, '/hits'), { revision: '1', ground: 'name', hit: first ?? '' });
    expect(reply.html).toContain('已遮盖 1 处');
    expect((await officer.post(href(row, '/search'), { word: '李某某' })).html).toContain('还有 1 处没有遮盖');
    const { html: submit } = await officer.get(href(row, '/submit'));
    expect(submit).toContain('“李某某”还有 1 处未遮盖（第 2 页）');
    const hasty = await officer.post(href(row, '/submit'), {
      title: '验收报告',
      revision: '2',
      version: String(await desk.versionOf(caseId)),
    });
    expect(hasty.status).toBe(422);
    expect(hasty.html).toContain('请先核对上列提示');
  });
});

describe('people', () => {
  it('of other organs find nothing', async () => {
    const row = await drawn();
    const stranger = await signedIn(office, STRANGER);
    await stranger.get('/queue');
    for (const rest of ['', '/pages/1', '/text/1', '/search', '/submit', '/burning']) {
      expect((await stranger.get(href(row, rest))).status, rest).toBe(404);
    }
    expect((await stranger.post(href(row, '/marks'), MARK)).status).toBe(404);
    expect((await officer.get(`/cases/${caseId}/redactions/none`)).status).toBe(404);
  });

  it('who handle no files look on', async () => {
    const row = await drawn();
    const leader = await signedIn(office, 'leader');
    const { html, status } = await leader.get(href(row));
    expect(status).toBe(200);
    expect(html).not.toContain('name="ground"');
    expect((await leader.post(href(row, '/marks'), MARK)).status).toBe(403);
    expect((await leader.post(`/cases/${caseId}/redactions`, { file: file.id })).status).toBe(403);
    const admin = await signedIn(office, 'admin');
    await admin.get('/system');
    expect((await admin.get(href(row))).status).toBe(403);
  });

  it('who proposed it do not check it, the others do', async () => {
    const row = await proposed();
    const { html } = await officer.get(href(row));
    expect(html).toContain('须由另一人');
    expect((await officer.post(href(row, '/release'), { confirmed: 'yes' })).status).toBe(403);
    expect((await officer.post(href(row, '/return'), { opinion: 'x' })).status).toBe(403);
    const legal = await signedIn(office, 'legal');
    await legal.get(href(row));
    const version = String(await desk.versionOf(caseId));
    expect((await legal.post(href(row, '/release'), { version })).html).toContain('请逐页核对后勾选确认');
    expect((await legal.post(href(row, '/return'), { version, opinion: '' })).status).toBe(422);
    expect((await legal.submit(href(row, '/return'), { version, opinion: '签字也要遮盖' })).html).toContain('签字也要遮盖');
    expect((await officer.get(href(row))).html).toContain('已退回修改');
  });

  it('cannot put a copy on record that was not burned', async () => {
    const row = await proposed();
    const legal = await signedIn(office, 'legal');
    await legal.get(`/cases/${caseId}`);
    const data = { 'data.redaction': row.id, 'data.summary': 'x', 'data.marksDigest': 'x', 'data.withheld': 'x', 'data.released': file.id };
    const version = String(await desk.versionOf(caseId));
    expect((await legal.post(`/cases/${caseId}/events`, { type: 'redaction.checked', version, on: DAY, ...data })).status).toBe(422);
    expect(await office.db.read('history').where({ type: 'redaction.checked' })).toEqual([]);
  });
});

describe('the pages of a file', () => {
  it('come as pictures and places of characters, kept by no cache', async () => {
    const row = await drawn();
    const picture = await officer.open(href(row, '/pages/2'));
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(picture.headers.get('cache-control')).toBe('no-store');
    await picture.arrayBuffer();
    const text = await officer.open(href(row, '/text/2'));
    const { boxes } = (await text.json()) as { readonly boxes: readonly (readonly number[])[] };
    expect(boxes.length).toBeGreaterThan(6);
    for (const page of ['0', '4', 'x', '1e1']) expect((await officer.get(href(row, `/pages/${page}`))).status, page).toBe(404);
  });

  it('are begun with a file of this case alone', async () => {
    await officer.get(`/cases/${caseId}/redactions`);
    expect((await officer.post(`/cases/${caseId}/redactions`, { file: 'none' })).status).toBe(422);
    const begun = await officer.post(`/cases/${caseId}/redactions`, { file: file.id });
    expect(begun.status).toBe(303);
    expect((await officer.get(begun.location)).html).toContain('第 1 / 3 页');
  });
});
