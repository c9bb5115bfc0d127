import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases } from '../support/databases.ts';
import { ARRIVED, ask, dueDays, type FeedOffice, makeLink, openFeedOffice, readEntries, TYPED, UNIT } from './feed-office.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const MINE = { by: 'user', userId: 'officer' } as const;
const PARTY = { party: '某建设有限公司' };

describe.each(databases)('calendars of an office on $kind', ({ kind }) => {
  let office: FeedOffice;
  let officer: OfficeBrowser;
  let feed: string;
  const ids: Record<string, string> = {};
  const entries = () => readEntries(office, feed);
  const entryOf = async (what: string) => (await entries()).filter(({ summary }) => summary.includes(what));
  const inStep = async () => expect(dueDays(await entries())).toEqual(await office.queueDays(MINE));

  beforeAll(async () => {
    office = await openFeedOffice(kind);
    for (const name of ['plain', 'extended', 'consulted', 'restarted']) ids[name] = await office.arrive('officer');
    ids.land = await office.arrive('land');
    officer = await signedIn(office, 'officer');
    ({ path: feed } = await makeLink(officer, { kind: 'officer' }));
  }, 60_000);
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  it('show an officer the due days that the queue has, as whole days, provisional ones marked', async () => {
    const shown = await entries();
    expect(dueDays(shown)).toHaveLength(4);
    await inStep();
    expect(shown.every(({ wholeDay }) => wholeDay)).toBe(true);
    const due = await entryOf('答复期限');
    expect(due.map(({ on }) => on)).toEqual(Array(4).fill('2027-01-04'));
    expect(due.every(({ summary, description }) => summary.endsWith('（暂定）') && description.includes('可能变动'))).toBe(true);
    expect((await entryOf('可以告知补正的最后一天')).map(({ on }) => on)).toEqual(Array(4).fill('2026-12-16'));
  });

  it('tell nothing that people typed', async () => {
    const text = await (await ask(office, feed)).text();
    for (const typed of TYPED) expect(text).not.toContain(typed);
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    expect(text).toContain('X-PUBLISHED-TTL:PT1H');
    expect(text).not.toContain('VALARM');
  });

  it('follow an extension: the same entry on another day', async () => {
    const before = await entries();
    await office.record(ids.extended ?? '', [
      ['officer', 'examination.started', '2026-12-08'],
      ['head', 'period.extended', '2026-12-08', { workingDays: 20, reason: '检索量大' }],
    ]);
    await inStep();
    const after = await entries();
    const moved = after.filter(({ uid, on }) => before.some((old) => old.uid === uid && old.on !== on));
    expect(moved).toHaveLength(1);
    const old = before.find(({ uid }) => uid === moved[0]?.uid);
    expect([old?.on, moved[0]?.on]).toEqual(['2027-01-04', '2027-02-01']);
    expect(moved[0]?.sequence).toBeGreaterThan(old?.sequence ?? Number.POSITIVE_INFINITY);
    expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort());
  });

  it('drop the due day while a third party is asked, tell by when it has to answer, and bring it back', async () => {
    const id = ids.consulted ?? '';
    await office.record(id, [
      ['officer', 'examination.started', '2026-12-08'],
      ['officer', 'unit.assigned', '2026-12-08', { unit: '某科室', internalLimit: '2026-12-25' }],
      ['officer', 'thirdParty.consulted', '2026-12-09', { ...PARTY, summary: '报价' }],
      ['officer', 'thirdParty.served', '2026-12-10', { ...PARTY, proof: '送达回证' }],
    ]);
    await inStep();
    expect(dueDays(await entries())).toHaveLength(3);
    expect((await entryOf('第三方答复意见期限')).map(({ on }) => on)).toEqual(['2026-12-31']);
    expect(await (await ask(office, feed)).text()).not.toContain(PARTY.party);
    await office.record(id, [['officer', 'thirdParty.replied', '2026-12-14', { ...PARTY, answer: 'agree' }]]);
    await inStep();
    expect(dueDays(await entries())).toHaveLength(4);
    expect(await entryOf('第三方')).toEqual([]);
  });

  it('show what an applicant has to do meanwhile, and the day of the new start', async () => {
    const id = ids.restarted ?? '';
    await office.record(id, [
      ['officer', 'examination.started', '2026-12-14'],
      ['officer', 'correction.requested', '2026-12-15', { workingDays: 10, points: '请写明文号' }],
    ]);
    await inStep();
    expect((await entryOf('申请人补正期限')).map(({ on }) => on)).toEqual(['2026-12-29']);
    expect(await entryOf('可以告知补正')).toHaveLength(2);
    await office.record(id, [['officer', 'correction.received', '2026-12-17', { text: '文号如下' }]]);
    await inStep();
    expect(dueDays(await entries()).filter((line) => line.endsWith('2027-01-14'))).toHaveLength(1);
    expect(await entryOf('补正')).toHaveLength(0);
  });

  it('follow an imported holiday notice and mark nothing as provisional any more', async () => {
    const before = await entries();
    await office.importNotice();
    await inStep();
    const after = await entries();
    expect(dueDays(after)).not.toEqual(dueDays(before));
    expect(after.filter(({ summary }) => summary.includes('暂定'))).toEqual([]);
    for (const { uid, sequence } of after) {
      expect(sequence).toBeGreaterThan(before.find((old) => old.uid === uid)?.sequence ?? Number.POSITIVE_INFINITY);
    }
  });

  it('mark what is overdue, on the day on which it was due', async () => {
    office.time.set('2027-01-11');
    await office.runDue();
    await inStep();
    const overdue = (await entries()).filter(({ summary }) => summary.startsWith('【已逾期】'));
    expect(overdue.map(({ on }) => on).sort()).toEqual(['2027-01-05', '2027-01-08']);
  });

  it('show a unit its cases and a case its days, and whose they are decides the queue', async () => {
    const { path: ofUnit } = await makeLink(officer, { kind: 'unit', unit: UNIT });
    const { path: ofCase } = await makeLink(officer, { kind: 'case', case: ids.land ?? '' });
    const expected = await office.queueDays({ by: 'unit', unit: UNIT, userIds: ['land'] });
    expect(expected).toHaveLength(1);
    expect(dueDays(await readEntries(office, ofUnit))).toEqual(expected);
    expect(dueDays(await readEntries(office, ofCase))).toEqual(expected);
    expect(dueDays(await entries())).not.toContain(expected[0]);
  });

  it('are not to be had of another organ', async () => {
    const outsider = await signedIn(office, 'outsider');
    await outsider.get('/settings/calendars/new');
    const foreign = await outsider.post('/settings/calendars', { kind: 'case', case: ids.plain ?? '' });
    expect(foreign.status).toBe(404);
    expect((await outsider.get(`/settings/calendars/new?case=${ids.plain}`)).status).toBe(404);
    expect((await outsider.post('/settings/calendars', { kind: 'unit', unit: UNIT })).status).toBe(422);
    expect(await readEntries(office, (await makeLink(outsider, { kind: 'officer' })).path)).toEqual([]);
  });

  it.each([
    { because: 'the account is closed', change: { disabled_at: '2027-01-01T00:00:00.000Z' }, back: { disabled_at: null } },
    { because: 'the role is lost', change: { roles: '["admin"]' }, back: { roles: '["officer"]' } },
  ])('are gone while $because', async ({ change, back }) => {
    await office.db.write('users').where({ id: 'officer' }).update(change);
    expect((await ask(office, feed)).status).toBe(404);
    await office.db.write('users').where({ id: 'officer' }).update(back);
    expect((await ask(office, feed)).status).toBe(200);
  });

  it('are gone when the owner has gone to another organ', async () => {
    const other = (await createUserStore(office.db.read).findById('outsider'))?.organId;
    await office.db.write('users').where({ id: 'officer' }).update({ organ_id: other });
    expect((await ask(office, feed)).status).toBe(404);
    await office.db.write('users').where({ id: 'officer' }).update({ organ_id: office.organ.id });
  });

  it('answer a revoked link and one that never was alike', async () => {
    const { path, revoke } = await makeLink(officer, { kind: 'officer' });
    expect((await ask(office, path)).status).toBe(200);
    await officer.get(revoke);
    expect((await officer.post(revoke, {})).status).toBe(303);
    const [revoked, unknown] = [await ask(office, path), await ask(office, `/calendar/${'a'.repeat(43)}.ics`)];
    expect([revoked.status, unknown.status]).toEqual([404, 404]);
    const headersOf = ({ headers }: Response) => ['cache-control', 'content-type', 'etag'].map((name) => headers.get(name));
    expect(headersOf(revoked)).toEqual(headersOf(unknown));
    expect(await revoked.text()).toBe(await unknown.text());
    expect((await ask(office, feed)).status).toBe(200);
  });

  it('keep no secret where it could be read', async () => {
    const secret = feed.slice('/calendar/'.length, -'.ics'.length);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const rows: object[] = await office.db.read('calendar_feeds').select('*');
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toContain(secret);
    const sessions: object[] = await office.db.read('sessions').select('*');
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  it('set no cookie, and say when nothing has changed', async () => {
    const first = await ask(office, feed);
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    expect(first.headers.getSetCookie()).toEqual([]);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toContain('private');
    expect((await ask(office, feed, { 'if-none-match': etag })).status).toBe(304);
    expect((await ask(office, feed, { 'if-modified-since': modified })).status).toBe(304);
    await office.record(ids.plain ?? '', [['head', 'handler.assigned', '2027-01-11', { user: 'land', name: 'land' }]]);
    const changed = await ask(office, feed, { 'if-none-match': etag });
    expect([changed.status, (await ask(office, feed, { 'if-modified-since': modified })).status]).toEqual([200, 200]);
    expect(changed.headers.get('etag')).not.toBe(etag);
    await inStep();
  });

  it('show when they were last read', async () => {
    const { html } = await officer.get('/settings');
    expect(html).toContain(ARRIVED);
    expect(html).toContain('2027-01-11 12:00');
  });
});
