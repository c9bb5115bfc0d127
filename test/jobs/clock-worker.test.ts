import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClockWorker } from '../../src/jobs/clock-worker.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createJobStore } from '../../src/store/job-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officer } from '../support/office.ts';

describe.each(databases)('the clock worker on $kind', ({ kind }) => {
  let db: TestDatabase;
  const reportFailure = (error: unknown): void => {
    throw error;
  };
  beforeEach(async () => {
    db = await openTestDatabase(kind);
  });
  afterEach(() => db.close());

  it('records a lapse on the day after the last day, however late it runs, and once only', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2021-09-13');
    await office.carry(caseId, version, [
      [officer, 'examination.started', '2021-09-14'],
      [officer, 'correction.requested', '2021-09-23', { points: '内容不明确', workingDays: 15, servedOn: '2021-09-24' }],
    ]);
    office.time.set('2021-12-01');
    const workers = [0, 1].map(() => createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure }));
    await Promise.all(workers.map((worker) => worker.runDue()));
    const history = await createHistoryStore(db.read).list(caseId);
    expect(history.filter((entry) => entry.type === 'correction.lapsed').map((entry) => entry.effectiveOn)).toEqual(['2021-10-21']);
    expect(await createCaseStore(db.read).findById(caseId)).toMatchObject({
      handlingState: 'closed',
      decisionCode: 'O1',
      closedOn: '2021-10-21',
    });
  });

  it('records that the due day passed, and the case stays answerable', async () => {
    const office = await createOffice(db);
    const { caseId } = await office.open('2024-03-04');
    office.time.set('2024-04-02');
    const worker = createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure });
    expect(await worker.runDue()).toBe(1);
    expect(await worker.runDue()).toBe(0);
    const history = await createHistoryStore(db.read).list(caseId);
    expect(history.at(-1)).toMatchObject({ type: 'deadline.passed', effectiveOn: '2024-04-02', data: { dueOn: '2024-04-01' } });
    expect(await createCaseStore(db.read).findById(caseId)).toMatchObject({
      handlingState: 'registered',
      dueOn: '2024-04-01',
      closedOn: null,
    });
  });

  it('warns on the day, and lets a warning go whose day has passed', async () => {
    const office = await createOffice(db);
    const { caseId } = await office.open('2024-03-04');
    office.time.set('2024-03-25');
    const worker = createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure });
    await worker.runDue();
    office.time.set('2024-03-29');
    await worker.runDue();
    const history = await createHistoryStore(db.read).list(caseId);
    expect(history.filter((entry) => entry.type === 'deadline.neared').map((entry) => entry.effectiveOn)).toEqual([
      '2024-03-25',
      '2024-03-29',
    ]);
  });

  it('lets silence of a third party end a consultation', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2023-09-18');
    await office.carry(caseId, version, [
      [officer, 'examination.started', '2023-09-18'],
      [officer, 'unit.assigned', '2023-09-18', { unit: '某科室' }],
      [officer, 'thirdParty.consulted', '2023-09-20', { party: '乙公司', summary: '报价' }],
      [officer, 'thirdParty.served', '2023-09-22', { party: '乙公司', proof: '回执' }],
    ]);
    office.time.set('2023-10-20');
    await createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure }).runDue();
    const history = await createHistoryStore(db.read).list(caseId);
    expect(history.at(-1)).toMatchObject({ type: 'thirdParty.lapsed', effectiveOn: '2023-10-20' });
    expect(await createCaseStore(db.read).findById(caseId)).toMatchObject({ clockState: 'running', dueOn: '2023-11-14' });
  });

  it('warns once a day, whatever else is recorded on that day', async () => {
    const office = await createOffice(db);
    const { caseId } = await office.open('2024-03-04');
    office.time.set('2024-03-25');
    const worker = createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure });
    expect(await worker.runDue()).toBe(1);
    await office.carry(caseId, 2, [[officer, 'examination.started', '2024-03-25']]);
    expect(await worker.runDue()).toBe(0);
    const history = await createHistoryStore(db.read).list(caseId);
    expect(history.filter((entry) => entry.type === 'deadline.neared')).toHaveLength(1);
  });

  it('reports a job that fails and does the others all the same', async () => {
    const office = await createOffice(db);
    const [broken, sound] = [await office.open('2024-03-04'), await office.open('2024-03-04')];
    await db
      .write('jobs')
      .where({ case_id: broken.caseId })
      .update({ kind: 'no.such', run_on: '2024-03-05', instance: db.write.ref('id') });
    office.time.set('2024-04-02');
    const reported: unknown[] = [];
    const worker = createClockWorker({
      db,
      engine: office.engine,
      now: office.time.now,
      reportFailure: (_error, about) => reported.push(about),
    });
    expect(await worker.runDue()).toBe(1);
    expect(reported).toMatchObject([{ caseId: broken.caseId }]);
    const history = await createHistoryStore(db.read).list(sound.caseId);
    expect(history.at(-1)?.type).toBe('deadline.passed');
  });

  it('ends with the job under way when the server stops, and leaves the rest to the next run', async () => {
    const office = await createOffice(db);
    for (let count = 0; count < 3; count += 1) await office.open('2024-03-04');
    office.time.set('2024-04-02');
    const stop = new AbortController();
    const record: typeof office.engine.record = async (...ask) => {
      stop.abort();
      return office.engine.record(...ask);
    };
    const common = { db, now: office.time.now, reportFailure };
    expect(await createClockWorker({ ...common, engine: { ...office.engine, record }, stopping: stop.signal }).runDue()).toBe(1);
    office.time.set('2024-04-03');
    expect(await createClockWorker({ ...common, engine: office.engine }).runDue()).toBe(2);
  });

  it('waits for the answer to the last letter when a third party is asked again', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2023-09-18');
    const party = '乙公司';
    await office.carry(caseId, version, [
      [officer, 'examination.started', '2023-09-18'],
      [officer, 'unit.assigned', '2023-09-18', { unit: '某科室' }],
      [officer, 'thirdParty.consulted', '2023-09-20', { party, summary: '报价' }],
      [officer, 'thirdParty.served', '2023-09-22', { party, proof: '回执' }],
      [officer, 'thirdParty.replied', '2023-09-25', { party, answer: 'agree' }],
      [officer, 'thirdParty.consulted', '2023-10-12', { party, summary: '图纸' }],
      [officer, 'thirdParty.served', '2023-10-13', { party, proof: '回执' }],
    ]);
    const lapses = (await createJobStore(db.read).listPending(caseId)).filter((job) => job.kind === 'thirdParty.lapsed');
    expect(lapses.map((job) => job.runOn)).toEqual(['2023-11-04']);
  });
});
