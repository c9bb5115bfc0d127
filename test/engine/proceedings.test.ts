import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StepRefusedError } from '../../src/law/errors.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createJobStore } from '../../src/store/job-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, legalReviewer, officer, ordinaryCourse } from '../support/office.ts';

const COURSE = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });

describe.each(databases)('proceedings against a reply on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db.close());

  async function answeredCase() {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    return { office, caseId, version: await office.carry(caseId, version, COURSE) };
  }

  it('opens no review of a request that is neither answered nor overdue', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const filing = office.event('review.filed', '2024-03-04', { filedBy: 'applicant', reviewOrgan: '某市人民政府' });
    await expect(office.engine.record(caseId, filing, { actor: officer, expectedVersion: version })).rejects.toThrow(StepRefusedError);
  });

  it('answers the review organ within its window, and starts a new round when the reply is annulled', async () => {
    const { office, caseId, version } = await answeredCase();
    const received = await office.carry(caseId, version, [
      [officer, 'review.filed', '2024-04-29', { filedBy: 'applicant', reviewOrgan: '某市人民政府' }],
      [officer, 'review.accepted', '2024-05-07', { procedure: 'simplified' }],
      [officer, 'review.noticeReceived', '2024-05-09', { procedure: 'simplified' }],
    ]);
    const jobs = await createJobStore(db.read).listPending(caseId);
    expect(jobs.map((job) => [job.kind, job.runOn])).toEqual(
      expect.arrayContaining([
        ['review.answerLapsed', '2024-05-16'],
        ['review.lapsed', '2024-06-07'],
      ]),
    );
    const early = office.event('reprocessing.ordered', '2024-05-09', { order: '责令重新答复', reasons: '事实不清' });
    await expect(office.engine.record(caseId, early, { actor: officer, expectedVersion: received })).rejects.toMatchObject({
      rule: 'guard',
    });
    await office.carry(caseId, received, [
      [legalReviewer, 'review.answered', '2024-05-14', { opinion: '答复合法', evidence: '卷宗一册' }],
      [officer, 'review.decided', '2024-06-03', { outcome: 'annulled', documentNo: '某政复决〔2024〕1号' }],
      [officer, 'reprocessing.ordered', '2024-06-05', { order: '撤销原答复，责令重新答复', reasons: '事实不清' }],
    ]);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row).toMatchObject({
      handlingState: 'examining',
      round: 2,
      clockState: 'running',
      dueOn: '2024-07-04',
      receivedOn: '2024-03-04',
    });
  });

  it('runs several proceedings of one case side by side, each with its own window', async () => {
    const { office, caseId, version } = await answeredCase();
    await office.carry(caseId, version, [
      [officer, 'review.filed', '2024-04-01', { filedBy: 'thirdParty', reviewOrgan: '某市人民政府' }],
      [officer, 'litigation.filed', '2024-04-02', { filedBy: 'applicant', court: '某中级人民法院' }],
      [officer, 'litigation.registered', '2024-04-08', { procedure: 'ordinary' }],
      [officer, 'litigation.pleadingsReceived', '2024-04-10', { procedure: 'ordinary' }],
      [officer, 'complaint.filed', '2024-04-11', { filedBy: 'applicant', addressee: 'supervisor', subject: '逾期' }],
    ]);
    const row = await createCaseStore(db.read).findById(caseId);
    const state = row?.state as { charts: { proceedings: Record<string, unknown> } } | undefined;
    expect(Object.keys(state?.charts.proceedings ?? {}).sort()).toEqual(['complaint-1', 'litigationCase-1', 'reviewCase-1']);
    const jobs = await createJobStore(db.read).listPending(caseId);
    expect(jobs.map((job) => `${job.instance} ${job.kind} ${job.runOn}`)).toEqual(
      expect.arrayContaining(['litigationCase-1 litigation.defenceLapsed 2024-04-26', 'reviewCase-1 review.deemedAccepted 2024-04-09']),
    );
  });
});
