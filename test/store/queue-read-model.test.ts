import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchWords } from '../../src/engine/search-words.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { createCasePageReadModel } from '../../src/store/case-page-read-model.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { QueueFilter } from '../../src/store/queue-conditions.ts';
import type { QueueCursor } from '../../src/store/queue-read-model.ts';
import { createQueueReadModel } from '../../src/store/queue-read-model.ts';
import type { CaseRow } from '../../src/store/rows.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, nextStep, sampleBreach, sampleCase, sampleEntry, sampleJob } from '../support/sample-rows.ts';

const filter: QueueFilter = { today: civilDate('2026-03-20'), soonUntil: civilDate('2026-03-25') };
const due = (day: string): Partial<CaseRow> => ({ dueOn: civilDate(day) });

const LATER = { provisionalFrom: civilDate('2026-04-01'), updatedAt: '2026-03-02T02:00:00.000Z' };
const NEWEST = { updatedAt: '2026-03-02T03:00:00.000Z' };

const CASES: readonly Partial<CaseRow>[] = [
  { id: 'late', ...due('2026-03-19'), caseNo: '2026-001', searchText: '2026 001' },
  { id: 'today', ...due('2026-03-20'), ref: 'r-1', unit: '一科', breachCount: 1 },
  { id: 'soon', ...due('2026-03-25'), assignedTo: 'user-1', applicantClass: 'business', confirmedLateOn: civilDate('2026-03-05') },
  { id: 'far-1', ...due('2026-04-25'), organId: 2, searchText: '公园 园绿 绿化', arrivedOn: civilDate('2026-03-03') },
  { id: 'far-2', ...due('2026-04-25'), searchText: 'zhang san', assignedTo: 'user-1', unit: '一科', decisionCode: 'G2', ...LATER },
  { id: 'paused', dueOn: null, clockState: 'paused', waitingFor: 'thirdParty', assignedTo: 'user-2', unit: '二科', ...NEWEST },
  { id: 'suspended', dueOn: null, clockState: 'suspended', parentCaseId: 'late' },
  { id: 'voided', dueOn: null, clockState: 'notStarted', receivedOn: null, handlingState: 'closed' },
  { id: 'unconfirmed', dueOn: null, clockState: 'notStarted', receivedOn: null, handlingState: 'arrived', channel: 'online' },
  { id: 'closed', ...due('2026-03-01'), clockState: 'stopped', closedOn: civilDate('2026-03-02') },
  { id: 'published', kind: 'publication', ...due('2026-03-01') },
];

describe.each(databases)('the queue on $kind', ({ kind }) => {
  let db: TestDatabase;
  const idsOf = async (query: object): Promise<string[]> => {
    const { items } = await createQueueReadModel(db.read).page({ ...filter, group: 'open', limit: 50, ...query });
    return items.map(({ id }) => id);
  };

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    for (const name of ['甲', '乙']) await createOrganStore(db.write).ensure({ name });
    await withTransaction(db, (trx) =>
      createStepStore(db).commitAll(
        trx,
        CASES.map((changes) => firstStep(changes)),
      ),
    );
  });
  afterAll(() => db.close());

  it('shows open cases by due day, those without one last', async () => {
    expect(await idsOf({})).toEqual(['late', 'today', 'soon', 'far-1', 'far-2', 'paused', 'suspended', 'unconfirmed']);
  });

  it.each([
    { group: 'overdue', ids: ['late'] },
    { group: 'dueSoon', ids: ['today', 'soon'] },
    { group: 'paused', ids: ['paused', 'suspended'] },
    { group: 'unconfirmed', ids: ['unconfirmed'] },
    { group: 'finished', ids: ['closed', 'voided'] },
  ])('shows what is $group', async ({ group, ids }) => {
    expect(await idsOf({ group })).toEqual(ids);
  });

  it.each([
    { text: '2026-001', ids: ['late'] },
    { text: 'zhang', ids: ['far-2'] },
    { text: '绿化', ids: ['far-1'] },
    { text: '绿地', ids: [] },
    { text: '%', ids: [] },
    { text: "'", ids: [] },
  ])('finds $text by its words', async ({ text, ids }) => {
    expect(await idsOf({ words: searchWords(text) })).toEqual(ids);
  });

  it.each<{ choice: Partial<QueueFilter>; ids: string[] }>([
    { choice: { state: 'arrived' }, ids: ['unconfirmed'] },
    { choice: { waitingFor: 'thirdParty' }, ids: ['paused'] },
    { choice: { waitingFor: 'nobody', channel: 'online' }, ids: ['unconfirmed'] },
    { choice: { channel: 'email' }, ids: [] },
    { choice: { decision: 'G2' }, ids: ['far-2'] },
    { choice: { applicantClass: 'business' }, ids: ['soon'] },
    { choice: { arrivedFrom: civilDate('2026-03-03'), arrivedTo: civilDate('2026-03-03') }, ids: ['far-1'] },
    { choice: { dueFrom: civilDate('2026-03-20'), dueTo: civilDate('2026-03-25') }, ids: ['today', 'soon'] },
    { choice: { flags: ['overdue'] }, ids: ['late'] },
    { choice: { flags: ['breach'] }, ids: ['today'] },
    { choice: { flags: ['provisional'] }, ids: ['far-2'] },
    { choice: { flags: ['lateConfirmation'] }, ids: ['soon'] },
    { choice: { flags: ['overdue', 'breach'] }, ids: [] },
  ])('narrows to $choice', async ({ choice, ids }) => {
    expect(await idsOf(choice)).toEqual(ids);
    expect(await createQueueReadModel(db.read).count({ ...filter, group: 'open', ...choice })).toBe(ids.length);
  });

  it.each([
    { scope: { by: 'user', userId: 'user-1' }, ids: ['soon', 'far-2'] },
    { scope: { by: 'user', userId: 'nobody' }, ids: [] },
    { scope: { by: 'unit', unit: '一科', userIds: ['user-1', 'user-2'] }, ids: ['today', 'soon', 'far-2', 'paused'] },
  ])('is that of $scope', async ({ scope, ids }) => {
    expect(await idsOf({ scope })).toEqual(ids);
    const counts = await createQueueReadModel(db.read).counts({ ...filter, scope: scope as QueueFilter['scope'] });
    expect(counts.open).toBe(ids.length);
  });

  it('is read in the order asked for', async () => {
    expect((await idsOf({ sort: 'updated' }))[0]).toBe('paused');
    expect((await idsOf({ sort: 'arrived' })).at(-1)).toBe('far-1');
  });

  it('is that of one organ, or of publications', async () => {
    expect(await idsOf({ organId: 2 })).toEqual(['far-1']);
    expect(await idsOf({ organId: 1, words: searchWords('绿化') })).toEqual([]);
    expect(await idsOf({ kind: 'publication' })).toEqual(['published']);
  });

  it.each([{ sort: 'due' }, { sort: 'updated' }, { sort: 'arrived' }, { scope: { by: 'unit', unit: '一科', userIds: ['user-1'] } }])(
    'is read page by page without gap or double: %j',
    async (query) => {
      const queue = createQueueReadModel(db.read);
      const ids: string[] = [];
      for (let after: QueueCursor | undefined, more = true; more; ) {
        const page = await queue.page({ ...filter, group: 'open', limit: 2, after, ...(query as object) });
        ids.push(...page.items.map(({ id }) => id));
        after = page.next;
        more = after !== undefined;
      }
      expect(ids).toEqual(await idsOf(query));
    },
  );

  it('counts its groups', async () => {
    const queue = createQueueReadModel(db.read);
    expect(await queue.counts(filter)).toEqual({ overdue: 1, dueSoon: 2, paused: 2, unconfirmed: 1, open: 8, finished: 2 });
    const other = { overdue: 0, dueSoon: 0, paused: 0, unconfirmed: 0, open: 1, finished: 0 };
    expect(await queue.counts({ ...filter, organId: 2 })).toEqual(other);
  });

  it('has a pulse that changes with a case of the organ alone', async () => {
    const queue = createQueueReadModel(db.read);
    const pulseOf = (organId: number) => queue.pulse({ organId, sight: { sees: 'organ' } });
    const before = [await pulseOf(1), await pulseOf(2)];
    const row = sampleCase({ ...CASES[3], updatedAt: '2026-03-01T00:00:00.000Z' });
    await withTransaction(db, (trx) => createStepStore(db).commit(trx, nextStep(row)));
    expect(await pulseOf(1)).toBe(before[0]);
    expect(await pulseOf(2)).not.toBe(before[1]);
  });

  it('leads to cases by id, number and reference', async () => {
    const cases = createCaseStore(db.read);
    const late = sampleCase(CASES[0]);
    expect(await cases.findById('late')).toEqual(late);
    expect(await cases.findByCaseNo(1, '2026-001')).toEqual(late);
    expect(await cases.findByCaseNo(2, '2026-001')).toBeUndefined();
    expect((await cases.findByRef(1, 'r-1'))?.id).toBe('today');
    expect((await cases.findByCaseNoOrRef('r-1'))?.id).toBe('today');
    expect(await cases.findByCaseNoOrRef('r-1', 2)).toBeUndefined();
    const open = await cases.page({ limit: 3, openOnly: true });
    expect(open.map(({ id }) => id)).toEqual(['far-1', 'far-2', 'late']);
    expect((await cases.page({ limit: 1, after: 'far-2' })).map(({ id }) => id)).toEqual(['late']);
  });

  it('leads to the page of a case', async () => {
    const breaches = [sampleBreach({ caseId: 'late', version: 2 })];
    const step = nextStep(sampleCase(CASES[0]), { jobs: [sampleJob({ caseId: 'late' })], breaches });
    await withTransaction(db, (trx) => createStepStore(db).commit(trx, step));
    const page = await createCasePageReadModel(db.read).find('late');
    const history = [sampleEntry({ caseId: 'late' }), ...step.entries];
    expect(page).toMatchObject({ caseRow: step.caseRow, history, breaches, documents: [] });
    expect(page?.jobs).toHaveLength(1);
    expect(page?.children.map(({ id }) => id)).toEqual(['suspended']);
    expect(await createCasePageReadModel(db.read).find('nobody')).toBeUndefined();
  });
});
