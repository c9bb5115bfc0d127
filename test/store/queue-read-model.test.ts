import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { createCasePageReadModel } from '../../src/store/case-page-read-model.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { QueueCursor, QueueFilter } from '../../src/store/queue-read-model.ts';
import { createQueueReadModel } from '../../src/store/queue-read-model.ts';
import type { CaseRow } from '../../src/store/rows.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, nextStep, sampleBreach, sampleCase, sampleEntry, sampleJob } from '../support/sample-rows.ts';

const filter: QueueFilter = { today: civilDate('2026-03-20'), soonUntil: civilDate('2026-03-25') };
const due = (day: string): Partial<CaseRow> => ({ dueOn: civilDate(day) });

const CASES: readonly Partial<CaseRow>[] = [
  { id: 'late', ...due('2026-03-19'), caseNo: '2026-001' },
  { id: 'today', ...due('2026-03-20'), ref: 'r-1' },
  { id: 'soon', ...due('2026-03-25') },
  { id: 'far-1', ...due('2026-04-25'), organId: 2, title: '100%_完成!' },
  { id: 'far-2', ...due('2026-04-25'), applicantName: 'Zhang San' },
  { id: 'paused', dueOn: null, clockState: 'paused' },
  { id: 'suspended', dueOn: null, clockState: 'suspended', parentCaseId: 'late' },
  { id: 'answered', ...due('2026-03-01'), clockState: 'stopped', repliedOn: civilDate('2026-02-27') },
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
    expect(await idsOf({})).toEqual(['answered', 'late', 'today', 'soon', 'far-1', 'far-2', 'paused', 'suspended']);
  });

  it.each([
    { group: 'overdue', ids: ['late'] },
    { group: 'dueSoon', ids: ['today', 'soon'] },
    { group: 'paused', ids: ['paused', 'suspended'] },
  ])('shows what is $group', async ({ group, ids }) => {
    expect(await idsOf({ group })).toEqual(ids);
  });

  it.each([
    { text: '2026-001', ids: ['late'] },
    { text: 'R-1', ids: ['today'] },
    { text: 'zhang', ids: ['far-2'] },
    { text: '100%_', ids: ['far-1'] },
    { text: '%', ids: ['far-1'] },
    { text: '!', ids: ['far-1'] },
    { text: "'", ids: [] },
  ])('finds $text literally', async ({ text, ids }) => {
    expect(await idsOf({ text })).toEqual(ids);
  });

  it('is that of one organ, or of publications', async () => {
    expect(await idsOf({ organId: 2 })).toEqual(['far-1']);
    expect(await idsOf({ kind: 'publication' })).toEqual(['published']);
    expect(await idsOf({ assignedTo: 'user-1' })).toEqual([]);
  });

  it('is read page by page without gap or double', async () => {
    const queue = createQueueReadModel(db.read);
    const ids: string[] = [];
    for (let after: QueueCursor | undefined, more = true; more; ) {
      const page = await queue.page({ ...filter, group: 'open', limit: 3, after });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
      more = after !== undefined;
    }
    expect(ids).toEqual(await idsOf({}));
  });

  it('counts its groups', async () => {
    const queue = createQueueReadModel(db.read);
    expect(await queue.counts(filter)).toEqual({ overdue: 1, dueSoon: 2, paused: 2, unconfirmed: 0, open: 8, finished: 1, all: 9 });
    expect(await queue.counts({ ...filter, organId: 2 })).toEqual({
      overdue: 0,
      dueSoon: 0,
      paused: 0,
      unconfirmed: 0,
      open: 1,
      finished: 0,
      all: 1,
    });
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
    expect(open.map(({ id }) => id)).toEqual(['answered', 'far-1', 'far-2']);
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
