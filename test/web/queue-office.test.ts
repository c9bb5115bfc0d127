import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases } from '../support/databases.ts';
import { application } from '../support/office.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { count } from './browser.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const ARRIVED = '2026-03-02';
const OTHER = '乙市人民政府';
const titles = ['某道路工程的验收报告', '=HYPERLINK("x")公园绿化', '某学校教学楼的规划许可'];

/** Two organs: whoever works in the other one must not learn of the cases of the first. */
async function openOffice(kind: 'sqlite' | 'postgres') {
  const office = await openRunningOffice({ kind, day: ARRIVED });
  const other = await createOrganStore(office.db.write).ensure({ name: OTHER, shortName: '乙政' });
  const users = createUserStore(office.db.write);
  const officer = await users.findByLogin('officer');
  if (officer === undefined) throw new Error('The office has no officer');
  await users.create({ ...officer, id: 'outsider', login: 'outsider', name: '外人', organId: other.id });
  await users.create({ ...officer, id: 'gone', login: 'gone', name: '离职者', disabledAt: '2026-01-01T00:00:00.000Z' });
  await users.create({ ...officer, id: 'land', login: 'land', name: '员工癸', unit: '自然资源科' });
  await office.addUnitBelow('自然资源科');
  const applicant = { ...application.applicant, name: '欧阳某' };
  const ids: string[] = [];
  for (const title of titles) ids.push(await office.carry([['registrar', 'application.arrived', ARRIVED, { title, applicant }]]));
  return { office, ids };
}

describe.each(databases)('the queue of an office on $kind', ({ kind }) => {
  let office: RunningOffice;
  let ids: readonly string[];
  let officer: OfficeBrowser;
  let outsider: OfficeBrowser;
  const selected = (html: string): string[] => [...html.matchAll(/name="case" value="([^"]+)"/g)].map(([, value]) => value ?? '');

  beforeAll(async () => {
    ({ office, ids } = await openOffice(kind));
    [officer, outsider] = [await signedIn(office, 'officer'), await signedIn(office, 'outsider')];
  }, 60_000);
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  it('lists the cases of the own organ alone, and counts them alone', async () => {
    const own = await officer.get('/queue');
    expect(count(own.html, 'queue-row')).toBe(3);
    expect(own.html).toContain('已计 0 个');
    expect(own.html).toContain('剩余 20 个');
    const foreign = await outsider.get('/queue');
    expect(count(foreign.html, 'queue-row')).toBe(0);
    expect(foreign.html).not.toMatch(/class="count">[1-9]/);
    for (const title of titles) expect(foreign.html).not.toContain(title.slice(-4));
  });

  it('finds words of two characters, and nothing in another organ', async () => {
    const { html } = await officer.submit('/queue', { q: '绿化', scope: 'all' });
    expect(count(html, 'queue-row')).toBe(1);
    expect((await outsider.submit('/queue', { q: '绿化', scope: 'all' })).html).toContain('没有与“绿化”相符的申请');
  });

  it('assigns what is selected case by case, says what was refused, and gives back', async () => {
    const { html } = await officer.get('/queue?scope=all');
    const cases = selected(html);
    const confirmation = await officer.post('/queue/assign', { case: cases, back: '/queue?scope=all' });
    expect(count(confirmation.html, 'assign-row')).toBe(3);
    for (const shown of ['员工乙', '员工癸（自然资源科）', '第 1 版']) expect(confirmation.html).toContain(shown);
    for (const hidden of ['离职者', '外人', '员工辛']) expect(confirmation.html).not.toContain(hidden);
    const unnamed = await officer.post('/queue/assign/confirm', { case: cases });
    expect([unnamed.status, count(unnamed.html, 'error-summary')]).toEqual([422, 1]);

    const result = await officer.submit('/queue/assign/confirm', { case: cases.slice(0, 2), person: 'officer', back: '/queue?scope=all' });
    expect(result.html).toContain('已将 2 件案件指定给员工乙');
    expect(result.html).toContain('这些案件原先没有承办人，不能退回');

    const again = await officer.submit('/queue/assign/confirm', { case: cases, person: 'land', back: '/queue?scope=all' });
    expect(again.html).toContain('已将 1 件案件指定给员工癸');
    expect(count(again.html, 'assign-refused')).toBe(2);

    const fresh = selected((await officer.get('/queue?scope=mine')).html);
    expect(fresh).toHaveLength(2);
    await officer.submit('/queue/assign/confirm', { case: fresh, person: 'land' });
    const undone = await officer.submit('/queue/assign/undo', {});
    expect(undone.html).toContain('已将 2 件案件退回原承办人');
    expect(count((await officer.get('/queue?scope=mine')).html, 'queue-row')).toBe(2);
  });

  it('shows each person the own cases and each unit its own', async () => {
    const land = await signedIn(office, 'land');
    const scopes = async (browser: OfficeBrowser) =>
      Promise.all(['mine', 'unit', 'all'].map(async (scope) => count((await browser.get(`/queue?scope=${scope}`)).html, 'queue-row')));
    expect(await scopes(land)).toEqual([1, 1, 1]); // the others lie with the disclosure office
    expect(await scopes(officer)).toEqual([2, 2, 3]);
    expect(await scopes(outsider)).toEqual([0, 0, 0]);
  });

  it.each(['auditor', 'legal', 'secrecy'] as const)('lets %s assign nothing', async (login) => {
    const browser = await signedIn(office, login);
    const { html } = await browser.get('/queue?scope=all');
    expect(selected(html)).toEqual([]);
    const reply = await browser.post('/queue/assign/confirm', { case: ids.map((id) => `${id}:2`), person: 'officer' });
    expect(reply.status).toBe(403);
  });

  it('does not touch or name cases of another organ', async () => {
    const cases = ids.map((id) => `${id}:2`);
    await outsider.get('/queue');
    const confirmation = await outsider.post('/queue/assign', { case: cases });
    expect(count(confirmation.html, 'assign-row')).toBe(0);
    const { html } = await outsider.submit('/queue/assign/confirm', { case: cases, person: 'outsider' });
    expect(count(html, 'assign-refused')).toBe(3);
    expect(html).toContain('没有这个案件，或者不属于本机关');
    expect(html).not.toMatch(/验收报告|甲政/);
    const foreigner = await outsider.post('/queue/assign/confirm', { case: cases, person: 'officer' });
    expect(foreigner.status).toBe(422);
  });

  it('exports a table that spreadsheets take for text, with names for those who handle cases, and records it', async () => {
    const { response, html } = await officer.get('/queue/export.csv?scope=all');
    expect(response.headers.get('content-disposition')).toContain('.csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const lines = html.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(html).toContain('欧阳某');
    expect(html).toContain(`"'=HYPERLINK(""x"")公园绿化"`);
    expect(html).not.toContain('11010519491231002X');
    const reads = await office.db.read('case_reads').where({ user_id: 'officer', what: 'export' });
    expect(new Set(reads.map(({ case_id }: { case_id: string }) => case_id))).toEqual(new Set(ids));
    const bytes = new Uint8Array(await (await officer.open('/queue/export.csv?scope=all')).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('masks names in the export of those who do not handle cases, and has nothing for another organ', async () => {
    const auditor = await signedIn(office, 'auditor');
    const { html } = await auditor.get('/queue/export.csv?scope=all');
    expect(html).toContain('欧阳*');
    expect(html).not.toContain('欧阳某');
    expect((await outsider.get('/queue/export.csv?scope=all')).html.trim().split('\r\n')).toHaveLength(1);
    expect((await officer.get('/queue/export.csv?scope=all&find=0123456789')).status).toBe(404);
  });

  it('exports the same rows as a workbook, in the language of the page', async () => {
    const response = await officer.open('/queue/export.xlsx?scope=mine');
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.worksheets[0];
    expect(sheet?.name).toBe('案件');
    expect(sheet?.rowCount).toBe(3);
    expect(sheet?.getRow(1).getCell(1).value).toBe('案号');
    expect(sheet?.getRow(2).getCell(6).value).toBe('当面提交');
    expect(sheet?.getRow(2).getCell(16).value).toBe(20);
  });

  it('keeps views under names of their own, for their owner alone', async () => {
    await officer.get('/queue?scope=all');
    const search = await officer.post('/queue', { q: '教学', scope: 'all', channel: 'inPerson' });
    const saved = await officer.submit('/queue/views', { name: '道路类', address: search.location });
    expect(saved.html).toContain('已保存视图“道路类”');
    expect(count(saved.html, 'queue-row')).toBe(1);
    const twice = await officer.post('/queue/views', { name: '道路类', address: '/queue?scope=all' });
    expect([twice.status, count(twice.html, 'error-summary')]).toEqual([422, 1]);
    expect((await officer.post('/queue/views', { name: ' ', address: '/queue?scope=all' })).status).toBe(422);

    const [view] = await office.db.read('saved_views').where({ user_id: 'officer' });
    const path = `/queue/views/${view.id}`;
    for (const target of [path, `${path}/delete`]) expect((await outsider.get(target)).status).toBe(404);
    for (const act of ['name', 'default', 'delete']) expect((await outsider.post(`${path}/${act}`, { name: 'x' })).status).toBe(404);

    const later = await signedIn(office, 'officer');
    await later.get('/queue');
    const opened = await later.get((await later.get(path)).location);
    expect(opened.html).toContain('value="教学"');
    expect((await later.submit(`${path}/name`, { name: '道路' })).html).toContain('已改名');
    await later.submit(`${path}/default`, {});
    expect((await later.get('/queue')).location).toBe(path);
    expect((await later.get(`${path}/delete`)).html).toContain('删除视图“道路”？');
    expect((await later.submit(`${path}/delete`, {})).html).toContain('视图已删除');
    expect((await later.get('/queue')).status).toBe(200);
  });

  /** Where the queue of this browser listens for changes. */
  const eventsOf = async (browser: typeof officer): Promise<string> =>
    /data-events="([^"]+)"/.exec((await browser.get('/queue')).html)?.[1]?.replaceAll('&amp;', '&') ?? '';

  it('tells a page at once of what changed after it was made', async () => {
    const stop = new AbortController();
    const address = await eventsOf(officer);
    await office.carry([['registrar', 'application.arrived', ARRIVED]]);
    const reader = (await officer.open(address, stop.signal)).body?.getReader();
    const heard: string[] = [];
    while (!heard.join('').includes('event: changed')) heard.push(new TextDecoder().decode((await reader?.read())?.value));
    stop.abort();
  }, 15_000);

  it('tells open pages of a change in their organ, and no others', async () => {
    const stop = new AbortController();
    const own = (await officer.open(await eventsOf(officer), stop.signal)).body?.getReader();
    const foreign = (await outsider.open(await eventsOf(outsider), stop.signal)).body?.getReader();
    const read = async (reader: typeof own) => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read(own)).toContain('retry:');
    expect(await read(foreign)).toContain('retry:');
    let heard = false;
    const silence = read(foreign).then(
      () => {
        heard = true;
      },
      () => {},
    );
    await office.carry([['registrar', 'application.arrived', ARRIVED]]);
    expect(await read(own)).toContain('event: changed');
    expect(heard).toBe(false);
    stop.abort();
    await silence;
  }, 15_000);
});
