import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createHistorySearch, cursorOf, type FoundEntry, type HistoryQuery, SEARCH_AXES } from '../../src/store/history-search.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { application, createOffice, officer, ordinaryCourse, registrar } from '../support/office.ts';

const DAYS = { start: '2024-04-18', draft: '2024-04-22', serve: '2024-04-23' };

describe.each(databases)('a search across histories on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId: number;
  let total: number;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const office = await createOffice(db, DAYS.start);
    organId = office.organ.id;
    total = 0;
    for (const title of ['甲', '乙']) {
      const { caseId, version } = await office.open(DAYS.start, { title });
      total += await office.carry(caseId, version, ordinaryCourse(DAYS));
    }
    const { caseId, version } = await office.open('2024-05-06', { title: '丙' });
    total += await office.carry(caseId, version, [[officer, 'examination.started', '2024-05-07']]);
    const other = await createOrganStore(db.write).ensure({ name: '乙县人民政府', shortName: '乙政' });
    const engine = createEngine({ db, now: office.time.now, calendar: () => stateCalendar });
    await engine.open({ type: 'application.arrived', on: civilDate('2024-05-07'), data: application, organId: other.id }, registrar);
    // A fact that breaks a rule, a supplied field, an inferred entry: written as an import writes them.
    await db.write('breaches').insert({ case_id: caseId, version: 2, rule: 'C5', event: 'x', message_zh: '某', message_en: 'x' });
  });
  afterAll(() => db.close());

  const find = (query: Partial<HistoryQuery>): Promise<FoundEntry[]> =>
    createHistorySearch(db.read).find({ axis: 'recorded', organId, limit: 100, ...query });

  it.each(SEARCH_AXES)('goes through every entry of the organ once, newest first, page by page, by the day of the %s', async (axis) => {
    const seen: FoundEntry[] = [];
    for (let after: HistoryQuery['after']; ; ) {
      const page = await find({ axis, limit: 5, after });
      seen.push(...page);
      const last = page.at(-1);
      if (last === undefined) break;
      after = cursorOf(last, axis);
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen.map(({ caseId, version }) => `${caseId} ${version}`)).size).toBe(total);
    const keys = seen.map((entry) => cursorOf(entry, axis).key);
    expect(keys).toEqual([...keys].sort().reverse());
  });
  it('pages through several types at once', async () => {
    const types = ['application.arrived', 'reply.served', 'examination.started'];
    const first = await find({ types, limit: 4 });
    const last = first.at(-1);
    const rest = await find({ types, after: last === undefined ? undefined : cursorOf(last, 'recorded') });
    expect([...first, ...rest]).toHaveLength(8);
    expect(new Set([...first, ...rest].map(({ type }) => type))).toEqual(new Set(types));
  });
  it('finds by person, by kind of actor, by unit, by decision', async () => {
    expect(new Set((await find({ actorId: 'leader' })).map(({ type }) => type))).toEqual(new Set(['reply.approved']));
    expect(await find({ actorKind: 'clock' })).toEqual([]);
    expect(await find({ unit: '某科室' })).toHaveLength(total - 2);
    expect(await find({ unit: '别的科室' })).toEqual([]);
    expect(await find({ decisionCode: 'G2' })).toHaveLength(total - 2);
    expect(await find({ decisionCode: 'D1' })).toEqual([]);
  });
  it('takes both ends of a period, by the day in Shanghai', async () => {
    const day = civilDate('2024-05-07');
    expect(await find({ from: day, to: day })).toMatchObject([{ type: 'examination.started' }]);
    expect(await find({ axis: 'effective', from: day, to: day })).toMatchObject([{ type: 'examination.started' }]);
    expect(await find({ from: civilDate('2024-05-08') })).toEqual([]);
  });
  it('tells entries with a breach from those without', async () => {
    expect(await find({ breach: 'with' })).toMatchObject([{ type: 'examination.started', rules: ['C5'] }]);
    expect(await find({ breach: 'without' })).toHaveLength(total - 1);
  });
  it('looks at provenance', async () => {
    expect(await find({ provenance: 'recorded' })).toHaveLength(total);
    expect(await find({ provenance: 'inferred' })).toEqual([]);
    expect(await find({ provenance: 'assumed' })).toEqual([]);
  });
  it('finds other organs only for whoever is bound to none', async () => {
    expect(await createHistorySearch(db.read).find({ axis: 'recorded', organId: null, limit: 100 })).toHaveLength(total + 1);
    expect((await find({})).every(({ caseNo }) => caseNo?.startsWith('甲政'))).toBe(true);
  });
});
