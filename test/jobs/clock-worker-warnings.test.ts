import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClockWorker } from '../../src/jobs/clock-worker.ts';
import { addDays, civilDate } from '../../src/law/civil-date.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { ANSWERED } from '../support/lapse-courses.ts';
import { createOffice, officer } from '../support/office.ts';

type Office = Awaited<ReturnType<typeof createOffice>>;

describe('the warnings of domain 1.8.4', () => {
  let db: TestDatabase;
  let office: Office;
  beforeEach(async () => {
    db = await openTestDatabase('sqlite');
    office = await createOffice(db);
  });
  afterEach(() => db.close());

  /** Lets the worker run on every day of the span, and says what it warned of. */
  async function warningsFrom(from: string, until: string, caseId: string): Promise<readonly string[]> {
    const worker = createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure: rethrow });
    for (let day = civilDate(from); day <= civilDate(until); day = addDays(day, 1)) {
      office.time.set(day);
      await worker.runDue();
    }
    const history = await createHistoryStore(db.read).list(caseId);
    return history
      .filter(({ type }) => type === 'deadline.neared')
      .map(({ effectiveOn, data }) => [effectiveOn, data.limit, data.dueOn, ...(data.proceeding ? [data.proceeding] : [])].join(' '));
  }

  it('come before the correction notice is too late, 5, 3 and 1 working days before the reply is due, and on that day', async () => {
    const { caseId } = await office.open('2024-03-04');
    expect(await warningsFrom('2024-03-04', '2024-04-05', caseId)).toEqual([
      '2024-03-11 correctionNotice 2024-03-13',
      '2024-03-25 reply 2024-04-01',
      '2024-03-27 reply 2024-04-01',
      '2024-03-29 reply 2024-04-01',
      '2024-04-01 reply 2024-04-01',
    ]);
  });

  it('count from the base due day, and from the later one when the period is extended (W14)', async () => {
    const { caseId, version } = await office.open('2024-04-18');
    await office.carry(caseId, version, [[officer, 'examination.started', '2024-04-18']]);
    const head = { kind: 'staff', id: 'head', name: '某甲', roles: ['officeHead'] } as const;
    await office.carry(caseId, version + 1, [[head, 'period.extended', '2024-05-10', { workingDays: 20, reason: '数量较大' }]]);
    expect(await warningsFrom('2024-05-10', '2024-06-20', caseId)).toEqual([
      '2024-05-11 reply 2024-06-17',
      '2024-05-14 reply 2024-06-17',
      '2024-05-16 reply 2024-06-17',
      '2024-06-07 reply 2024-06-17', // the 10th is Dragon Boat Festival
      '2024-06-12 reply 2024-06-17',
      '2024-06-14 reply 2024-06-17',
      '2024-06-17 reply 2024-06-17',
    ]);
  });

  it.each([
    { when: 'the case has gone to a unit', steps: [[officer, 'unit.assigned', '2024-03-06', { unit: '某科室' }]] as const },
    { when: 'one was sent', steps: [[officer, 'correction.requested', '2024-03-06', { points: '不明确', workingDays: 15 }]] as const },
  ])('do not speak of a correction notice when $when', async ({ steps }) => {
    const { caseId, version } = await office.open('2024-03-04');
    await office.carry(caseId, version, [[officer, 'examination.started', '2024-03-05'], ...steps]);
    expect(await warningsFrom('2024-03-06', '2024-03-15', caseId)).toEqual([]);
  });

  it('know no correction notice under the 2007 Regulation', async () => {
    const { caseId } = await office.open('2018-03-05');
    expect(await warningsFrom('2018-03-05', '2018-03-16', caseId)).toEqual([]);
  });

  it('come 3 and 1 working days before our own limits in proceedings, with the proceeding named', async () => {
    const { caseId, version } = await office.open('2024-03-04');
    await office.carry(caseId, version, [
      ...ANSWERED,
      [officer, 'review.filed', '2024-04-01', { filedBy: 'applicant', reviewOrgan: '某市人民政府' }],
      [officer, 'review.accepted', '2024-04-02', { procedure: 'ordinary' }],
      [officer, 'review.noticeReceived', '2024-04-03', { procedure: 'ordinary' }],
      [officer, 'complaint.filed', '2024-04-03', { filedBy: 'applicant', addressee: 'supervisor', subject: '态度' }],
      [officer, 'complaint.accepted', '2024-04-03', {}],
    ]);
    expect(await warningsFrom('2024-04-04', '2024-05-10', caseId)).toEqual([
      '2024-04-15 review.answer 2024-04-18 reviewCase-1',
      '2024-04-17 review.answer 2024-04-18 reviewCase-1',
      '2024-04-28 complaint.decision 2024-05-06 complaint-1',
      '2024-04-30 complaint.decision 2024-05-06 complaint-1',
    ]);
  });
});

function rethrow(error: unknown): void {
  throw error;
}
