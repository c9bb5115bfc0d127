import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { StaleVersionError } from '../../src/law/errors.ts';
import { createBreachStore } from '../../src/store/breach-store.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { CaseStep, JobRow, StoredCase } from '../../src/store/rows.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, nextStep, sampleBreach, sampleCase, sampleEntry, sampleJob } from '../support/sample-rows.ts';

describe.each(databases)('the step store on $kind', ({ kind }) => {
  let db: TestDatabase;
  let steps: ReturnType<typeof createStepStore>;
  const commit = (...list: CaseStep[]): Promise<void> => withTransaction(db, (trx) => steps.commitAll(trx, list));
  const load = (caseId: string): Promise<StoredCase | undefined> => withTransaction(db, (trx) => steps.load(trx, caseId));

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    steps = createStepStore(db);
  });
  afterAll(() => db.close());

  it('loads a new case as it was committed, with its pending jobs', async () => {
    const step = firstStep({ id: 'a', title: 'quote \' " \\ 换行\n', state: { deep: [1, null, { s: '\u0000' }] } });
    await commit({ ...step, jobs: [sampleJob({ caseId: 'a', data: { days: 3 } })] });
    const stored = await load('a');
    expect(stored?.caseRow).toEqual(step.caseRow);
    expect(stored?.jobs).toEqual([{ ...sampleJob({ caseId: 'a', data: { days: 3 } }), id: expect.any(Number) }]);
  });

  it('answers undefined for a case that does not exist', async () => {
    expect(await load('nobody')).toBeUndefined();
  });

  it('adds entries and breaches, and replaces the projection', async () => {
    const first = firstStep({ id: 'b' });
    await commit(first);
    const inferred = sampleEntry({
      caseId: 'b',
      version: 2,
      provenance: 'inferred',
      assumed: ['on'],
      judged: { overdue: true },
      extra: { topic: [1] },
      instance: 'r1',
    });
    const stated = sampleEntry({ caseId: 'b', version: 3, actorKind: 'import', hash: 'hash-3' });
    const breach = sampleBreach({ caseId: 'b', version: 3 });
    const caseRow = { ...first.caseRow, version: 3, dueOn: null, clockState: 'paused', breachCount: 1, decisionCode: 'G2' };
    await commit({ caseRow, expectedVersion: 1, entries: [inferred, stated], jobs: [], breaches: [breach] });
    expect((await load('b'))?.caseRow).toEqual(caseRow);
    expect(await createHistoryStore(db.read).list('b')).toEqual([...first.entries, inferred, stated]);
    expect(await createBreachStore(db.read).listByCase('b')).toEqual([breach]);
  });

  it('keeps jobs that stay, drops those that lapse, and changes those that will do something else', async () => {
    const jobOn = (day: string): JobRow => sampleJob({ caseId: 'c', runOn: civilDate(day) });
    const [stays, lapses, changes] = [jobOn('2026-04-01'), jobOn('2026-04-02'), jobOn('2026-04-03')] as const;
    await commit(firstStep({ id: 'c' }, { jobs: [stays, lapses, changes] }));
    const before = await load('c');
    const added = sampleJob({ caseId: 'c', kind: 'alarm', instance: 'x' });
    const changed = { ...changes, data: { again: true } };
    await commit(nextStep(sampleCase({ id: 'c' }), { jobs: [stays, changed, added], jobsBefore: before?.jobs ?? [] }));
    const after = await load('c');
    expect(after?.jobs.map(({ id: _id, ...job }) => job).sort((a, b) => (a.runOn < b.runOn ? -1 : 1))).toEqual([added, stays, changed]);
    expect(after?.jobs.find((job) => job.runOn === stays.runOn)?.id).toBe(before?.jobs.find((job) => job.runOn === stays.runOn)?.id);
  });

  it('finds the jobs before by itself when it is not told them', async () => {
    await commit(firstStep({ id: 'd' }, { jobs: [sampleJob({ caseId: 'd' })] }));
    await commit(nextStep(sampleCase({ id: 'd' })));
    expect((await load('d'))?.jobs).toEqual([]);
  });

  it('refuses a step from a version that is no longer the newest, and stores nothing of it', async () => {
    await commit(firstStep({ id: 'e' }));
    await commit(nextStep(sampleCase({ id: 'e' })));
    const stale = commit(nextStep(sampleCase({ id: 'e', title: 'stale' }), { jobs: [sampleJob({ caseId: 'e' })] }));
    await expect(stale).rejects.toThrow(StaleVersionError);
    const stored = await load('e');
    expect(stored).toMatchObject({ caseRow: { version: 2, title: sampleCase().title }, jobs: [] });
  });

  it('refuses a second case of the same id as stale', async () => {
    await commit(firstStep({ id: 'f' }));
    await expect(commit(firstStep({ id: 'f' }))).rejects.toMatchObject({ code: 'STALE_VERSION', caseId: 'f', expectedVersion: 0 });
  });

  it('lets one of two writers win who start from the same version', async () => {
    await commit(firstStep({ id: 'g' }));
    const outcomes = await Promise.allSettled([commit(nextStep(sampleCase({ id: 'g' }))), commit(nextStep(sampleCase({ id: 'g' })))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(StaleVersionError);
    expect((await createHistoryStore(db.read).list('g')).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('commits steps of several cases together or not at all', async () => {
    await commit(firstStep({ id: 'h1' }), firstStep({ id: 'h2' }));
    await commit(nextStep(sampleCase({ id: 'h1' })), nextStep(sampleCase({ id: 'h2' })), firstStep({ id: 'h3' }));
    const oneStale = commit(nextStep(sampleCase({ id: 'h1', version: 2 })), nextStep(sampleCase({ id: 'h2' })));
    await expect(oneStale).rejects.toThrow(StaleVersionError);
    const loaded = await withTransaction(db, (trx) => steps.loadAll(trx, ['h1', 'h2', 'h3', 'h4']));
    expect([...loaded.values()].map(({ caseRow }) => [caseRow.id, caseRow.version]).sort()).toEqual([
      ['h1', 2],
      ['h2', 2],
      ['h3', 1],
    ]);
  });

  it('tells a reference that is taken from a version that is', async () => {
    await commit(firstStep({ id: 'i1', ref: 'taken' }));
    const second = commit(firstStep({ id: 'i2', ref: 'taken' }));
    await expect(second).rejects.toThrow(StoreError);
    await expect(second).rejects.toMatchObject({ uniqueConstraint: expect.stringMatching(/cases.*ref/) });
  });

  it('rebuilds a projection without a new entry', async () => {
    await commit(firstStep({ id: 'j' }));
    const caseRow = sampleCase({ id: 'j', calendarVersion: 'c2', dueOn: civilDate('2026-03-31') });
    await commit({ caseRow, expectedVersion: 1, entries: [], jobs: [], breaches: [] });
    expect((await load('j'))?.caseRow).toEqual(caseRow);
  });

  it('refuses entries that are not numbered from the version expected', async () => {
    const step = firstStep({ id: 'k' }, { entries: [sampleEntry({ caseId: 'k', version: 2 })] });
    await expect(commit(step)).rejects.toThrow(RangeError);
  });
});
