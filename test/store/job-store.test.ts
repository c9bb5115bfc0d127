import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { openDatabase, withTransaction } from '../../src/store/database.ts';
import type { Claim } from '../../src/store/job-store.ts';
import { createJobStore } from '../../src/store/job-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { JobRow } from '../../src/store/rows.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, sampleJob } from '../support/sample-rows.ts';

const NOW = '2026-04-01T00:00:00.000Z';
const DUE: Claim = { today: civilDate('2026-04-01'), now: new Date(NOW), leaseMs: 60_000, limit: 10 };
const later = (ms: number): Claim => ({ ...DUE, now: new Date(DUE.now.getTime() + ms) });

describe.each(databases)('jobs on $kind', ({ kind }) => {
  const opened: TestDatabase[] = [];
  let db: TestDatabase;
  const jobsOf = (caseId: string, ...days: string[]): JobRow[] => days.map((day) => sampleJob({ caseId, runOn: civilDate(day) }));

  beforeEach(async () => {
    db = await openTestDatabase(kind);
    opened.push(db);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    const steps = [
      firstStep({ id: 'a' }, { jobs: jobsOf('a', '2026-03-30', '2026-03-31') }),
      firstStep({ id: 'b' }, { jobs: jobsOf('b', '2026-04-01') }),
      firstStep({ id: 'c' }, { jobs: jobsOf('c', '2026-04-02') }),
      firstStep({ id: 'd' }, { jobs: jobsOf('d', '2026-03-30') }),
    ];
    await withTransaction(db, (trx) => createStepStore(db).commitAll(trx, steps));
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
  });

  it('are claimed from their day on, day by day, one of each case', async () => {
    const jobs = createJobStore(db.write);
    const claimed = await jobs.claimDue(DUE);
    const found = claimed.map(({ caseId, runOn, attempts }) => [caseId, runOn, attempts]);
    expect(found).toEqual([
      ['a', '2026-03-30', 1],
      ['d', '2026-03-30', 1],
    ]);
    // What is claimed, and what waits for it, keeps nobody else waiting.
    expect((await jobs.claimDue(DUE)).map(({ caseId }) => caseId)).toEqual(['b']);
    expect(await jobs.claimDue(DUE)).toEqual([]);
    expect(claimed[0]).toMatchObject({ ...jobsOf('a', '2026-03-30')[0], leasedUntil: '2026-04-01T00:01:00.000Z' });
  });

  it('come up in a case one after the other', async () => {
    const jobs = createJobStore(db.write);
    const [first] = await jobs.claimDue({ ...DUE, limit: 1 });
    expect(await jobs.complete(first?.id ?? 0, first?.ticket ?? '', NOW)).toBe(true);
    const days = [await jobs.claimDue(DUE), await jobs.claimDue(DUE), await jobs.claimDue(DUE)].flat();
    expect(days.map(({ caseId, runOn }) => `${caseId} ${runOn}`)).toEqual(['d 2026-03-30', 'a 2026-03-31', 'b 2026-04-01']);
  });

  it('go to one of two workers that claim at once', async () => {
    const other = openDatabase({ url: db.url, dataDir: '.' });
    const claims = await Promise.all([createJobStore(db.write).claimDue(DUE), createJobStore(other.write).claimDue(DUE)]);
    await other.close();
    const ids = claims.flat().map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are claimed anew when the lease has run out, and the first worker cannot complete them', async () => {
    const jobs = createJobStore(db.write);
    const [lost] = await jobs.claimDue(DUE);
    expect((await jobs.claimDue(later(59_999))).map(({ caseId }) => caseId)).toEqual(['b']);
    const [held] = await jobs.claimDue(later(60_000));
    expect(held).toMatchObject({ id: lost?.id, attempts: 2 });
    expect(await jobs.isClaimed(lost?.id ?? 0, lost?.ticket ?? '')).toBe(false);
    expect(await jobs.isClaimed(held?.id ?? 0, held?.ticket ?? '')).toBe(true);
    expect(await jobs.complete(lost?.id ?? 0, lost?.ticket ?? '', NOW)).toBe(false);
    expect(await jobs.complete(held?.id ?? 0, held?.ticket ?? '', NOW)).toBe(true);
    expect(await jobs.complete(held?.id ?? 0, held?.ticket ?? '', NOW)).toBe(false);
    expect(await jobs.isClaimed(held?.id ?? 0, held?.ticket ?? '')).toBe(false);
  });

  it('can be put off', async () => {
    const jobs = createJobStore(db.write);
    const [job] = await jobs.claimDue({ ...DUE, limit: 1 });
    expect(await jobs.postpone(job?.id ?? 0, job?.ticket ?? '', '2026-04-01T06:00:00.000Z')).toBe(true);
    expect((await jobs.claimDue(later(5 * 3_600_000))).map(({ caseId }) => caseId)).toEqual(['d']);
    expect((await jobs.claimDue(later(6 * 3_600_000))).map(({ caseId }) => caseId)).toContain('a');
  });

  it('are replaced as a set; a claim on one that stays holds, on one that lapses is lost', async () => {
    const jobs = createJobStore(db.write);
    const [[ofA], [ofB]] = [await jobs.claimDue(DUE), await jobs.claimDue(DUE)];
    const changed = jobsOf('b', '2026-04-01', '2026-05-01').map((job) => ({ ...job, data: { n: 1 } }));
    await withTransaction(db, async (trx) => {
      await createJobStore(trx).replacePending('a', jobsOf('a', '2026-04-20'), NOW);
      await createJobStore(trx).replacePending('b', changed, NOW);
    });
    expect((await jobs.listPending('a')).map(({ runOn }) => runOn)).toEqual(['2026-04-20']);
    expect((await jobs.listPending('b')).map(({ id: _id, ...job }) => job)).toEqual(changed);
    expect(await jobs.complete(ofA?.id ?? 0, ofA?.ticket ?? '', NOW)).toBe(false);
    expect(await jobs.complete(ofB?.id ?? 0, ofB?.ticket ?? '', NOW)).toBe(true);
  });
});
