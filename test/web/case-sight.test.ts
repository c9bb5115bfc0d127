import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplicantHints } from '../../src/engine/applicant-hints.ts';
import type { CaseSight } from '../../src/law/access/case-sight.ts';
import { createOutboxReadModel } from '../../src/store/outbox-read-model.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { makeLink as makeCalendarLink } from '../../src/web/calendar-links.ts';
import { withLanguage } from '../../src/web/language.ts';
import { databases } from '../support/databases.ts';
import { OFFICE_UNIT, openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const DAY = '2026-03-02';
const UNIT = '自然资源科';
const SECTION = '地籍股';
const TITLES = { office: '某大桥的荷载试验记录', land: '某地块的出让合同', section: '某宗地的界址图', nobody: '某公园的招标文件' };
type Place = keyof typeof TITLES;

/** Four cases: with the disclosure office, with a unit, with a section below it, with nobody. */
describe.each(databases)('cases out of sight on $kind', ({ kind }) => {
  let office: RunningOffice;
  let ids: Record<Place, string>;
  let land: OfficeBrowser;
  let section: OfficeBrowser;

  beforeAll(async () => {
    office = await openRunningOffice({ kind, day: DAY });
    const users = createUserStore(office.db.write);
    const officer = await users.findById('officer');
    if (officer === undefined) throw new Error('There is no officer');
    await users.create({ ...officer, id: 'land', login: 'land', name: '员工癸', unit: UNIT, email: 'land@organ.example' });
    await users.create({ ...officer, id: 'plot', login: 'plot', name: '员工寅', unit: SECTION });
    const units = office.db.write('units');
    await units.insert({ organ_id: office.organ.id, name: UNIT });
    const above = await office.db.read('units').where({ name: UNIT }).first('id');
    await office.db.write('units').insert({ organ_id: office.organ.id, name: SECTION, parent_id: above.id });
    const arrive = (title: string) => office.carry([['registrar', 'application.arrived', DAY, { title }]]);
    const given = async (title: string, user: string, unit: string) => {
      const id = await arrive(title);
      await office.record(id, [['head', 'handler.assigned', DAY, { user, name: user, unit }]]);
      return id;
    };
    ids = {
      office: await given(TITLES.office, 'officer', OFFICE_UNIT),
      land: await given(TITLES.land, 'land', UNIT),
      section: await given(TITLES.section, 'plot', SECTION),
      nobody: await arrive(TITLES.nobody),
    };
    [land, section] = [await signedIn(office, 'land'), await signedIn(office, 'plot')];
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  const told = (html: string): Place[] => (Object.keys(TITLES) as Place[]).filter((place) => html.includes(TITLES[place]));
  const countsIn = (html: string): number[] => [...html.matchAll(/class="count">(\d+)/g)].map(([, count]) => Number(count));

  it('are in no list, no count, no search and no export', async () => {
    const all = await land.get('/queue?scope=all');
    expect(told(all.html)).toEqual(['land', 'section', 'nobody']);
    expect(Math.max(...countsIn(all.html))).toBe(3);
    expect(told((await section.get('/queue?scope=all')).html)).toEqual(['section', 'nobody']);
    for (const sort of ['due', 'arrived', 'updated']) {
      expect(told((await section.get(`/queue?scope=all&sort=${sort}&channel=inPerson`)).html)).toEqual(['section', 'nobody']);
    }
    const found = await land.submit('/queue', { q: '荷载', scope: 'all' });
    expect(found.html).toContain('没有与“荷载”相符的申请');
    expect(told((await land.get('/queue/export.csv?scope=all')).html)).toEqual(['land', 'section', 'nobody']);
    expect(told((await land.get('/month?month=2026-03')).html)).not.toContain('office');
    expect((await land.get('/workload')).html).not.toContain('员工乙</');
  });

  it('are not found by their address, and the page says whom to ask', async () => {
    for (const [browser, place] of [
      [land, 'office'],
      [section, 'land'],
    ] as const) {
      const page = await browser.get(`/cases/${ids[place]}`);
      const none = await browser.get('/cases/none');
      expect([page.status, none.status]).toEqual([404, 404]);
      expect(page.html).toContain('与政府信息公开工作机构负责人联系');
      const masked = (html: string): string => html.replaceAll(ids[place], 'none').replaceAll(/value="[0-9a-f]{64,}"/g, '');
      expect(masked(page.html)).toBe(masked(none.html));
    }
    expect((await land.get(`/cases/${ids.section}`)).status).toBe(200);
    expect((await (await signedIn(office, 'officer')).get(`/cases/${ids.land}`)).status).toBe(404);
    for (const login of ['registrar', 'secrecy', 'legal', 'head', 'leader', 'auditor'] as const) {
      expect((await (await signedIn(office, login)).get(`/cases/${ids.land}`)).status).toBe(200);
    }
  });

  it('cannot be assigned, merged with, or had as a calendar', async () => {
    const refused = await land.submit('/queue/assign/confirm', { case: `${ids.office}:2`, person: 'land' });
    expect(refused.html).toContain('没有这个案件');
    expect((await land.get(`/cases/${ids.nobody}/merge?with=${ids.office}`)).status).toBe(422);
    expect((await land.get(`/settings/calendars/new?case=${ids.office}`)).status).toBe(404);
    expect((await land.post('/settings/calendars', { kind: 'unit', unit: OFFICE_UNIT })).status).toBe(422);
  });

  it('leave the calendar of somebody who goes to another unit', async () => {
    const users = createUserStore(office.db.write);
    const owner = await users.findById('land');
    if (owner?.organId == null) throw new Error('There is no owner');
    const wanted = { kind: 'unit', unit: UNIT, caseId: null } as const;
    const make = () => makeCalendarLink({ db: office.db, now: office.time.now }, { ...owner, organId: owner.organId ?? 0 }, wanted);
    const link = await withLanguage('zh', make);
    const ask = async () => (await fetch(`${office.url}/calendar/${link?.token}.ics`)).status;
    expect(await ask()).toBe(200);
    await users.setUnit('land', OFFICE_UNIT);
    expect(await ask()).toBe(404);
    await users.setUnit('land', UNIT);
    expect(await ask()).toBe(200);
  });

  it('are no hint, but count where the law counts applications', async () => {
    const hints = createApplicantHints({ db: office.db, today: () => DAY as never });
    const sight: CaseSight = { sees: 'units', units: [UNIT], userIds: ['land'] };
    const applicant = (await office.db.read('history').where({ case_id: ids.office, version: 1 }).first('data')).data;
    const ask = {
      organId: office.organ.id,
      text: `${TITLES.office}\n申请公开某道路工程的竣工验收报告。`,
      on: DAY as never,
      applicant: JSON.parse(applicant).applicant,
    };
    const hidden = await hints.forApplication({ ...ask, sight });
    const open = await hints.forApplication({ ...ask, sight: { sees: 'organ' } });
    expect(open.similar.map(({ id }) => id)).toContain(ids.office);
    expect(hidden.similar.map(({ id }) => id)).not.toContain(ids.office);
    expect(hidden.frequency).toEqual(open.frequency);
  });

  it('have no mail, neither in the list nor by its number', async () => {
    const at = '2026-03-02T00:00:00.000Z';
    const mail = (caseId: string | null, kind: string, recipient: object) => ({
      message_key: `${kind}-${caseId}`,
      case_id: caseId,
      organ_id: office.organ.id,
      kind,
      recipient: JSON.stringify(recipient),
      data: '{}',
      created_at: at,
      next_at: at,
      state: 'kept',
      message_id: `${kind}-${caseId}`,
      attempts: 0,
    });
    await office.db
      .write('outbox')
      .insert([
        mail(ids.office, 'assigned', { kind: 'user', userId: 'officer' }),
        mail(ids.land, 'assigned', { kind: 'user', userId: 'land' }),
        mail(null, 'digest', { kind: 'user', userId: 'head' }),
      ]);
    const scope = {
      organId: office.organ.id,
      reader: { userId: 'land', sight: { sees: 'units', units: [UNIT, SECTION], userIds: ['land', 'plot'] } },
    } as const;
    const model = createOutboxReadModel(office.db.read);
    const lines = await model.page({ ...scope, tab: 'kept', kind: null, before: null, limit: 50 });
    expect(lines.filter(({ kind }) => kind === 'digest')).toEqual([]);
    expect(new Set(lines.map(({ caseId }) => caseId))).not.toContain(ids.office);
    expect((await model.counts(scope, at)).kept).toBe(lines.length);
    const rows = await office.db.read('outbox').where({ state: 'kept' }).select('id', 'case_id', 'kind');
    for (const { id, case_id, kind } of rows) {
      const seen = kind !== 'digest' && case_id !== ids.office;
      expect([kind, case_id, (await land.get(`/mail/${id}`)).status]).toEqual([kind, case_id, seen ? 200 : 404]);
    }
  });

  it('were somebody’s before: giving one away says so, and it can be undone at once', async () => {
    const id = await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.record(id, [['head', 'handler.assigned', DAY, { user: 'land', name: '员工癸', unit: UNIT }]]);
    await land.get(`/cases/${id}`);
    await land.submit('/queue/assign/confirm', { case: `${id}:2`, person: 'officer' });
    expect((await land.get(`/cases/${id}`)).status).toBe(404);
    await land.submit('/queue/assign/undo', {});
    expect((await land.get(`/cases/${id}`)).status).toBe(200);
    await land.get(`/cases/${id}`);
    const given = await land.submit(`/cases/${id}/events`, {
      type: 'handler.assigned',
      version: '4',
      on: DAY,
      'data.user': 'officer',
      'data.name': '员工乙',
      'data.unit': OFFICE_UNIT,
    });
    expect(given.html).toContain('案件现由其他科室承办，您不再查看');
    expect((await land.get(`/cases/${id}`)).status).toBe(404);
  });
});
