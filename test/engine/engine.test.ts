import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { possibleSteps } from '../../src/engine/possible-steps.ts';
import { draftOf } from '../../src/engine/project-case.ts';
import { watchedLimits } from '../../src/engine/watched-limits.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { InvalidInputError, NotFoundError, StaleVersionError, StepRefusedError } from '../../src/law/errors.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createDocumentNumberStore } from '../../src/store/document-number-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createJobStore } from '../../src/store/job-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, leader, legalReviewer, officeHead, officer, ordinaryCourse, registrar, staff } from '../support/office.ts';

describe.each(databases)('recording events on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db.close());

  it('carries an in-person request to a proven reply, numbered, chained and stopped in time', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const last = await office.carry(caseId, version, ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' }));
    expect(last).toBe(13);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row).toMatchObject({
      handlingState: 'answered',
      clockState: 'stopped',
      receivedOn: '2024-03-04',
      repliedOn: '2024-03-15',
      decisionCode: 'G2',
      version: 13,
    });
    expect(row?.caseNo).toMatch(/^甲政公开申〔2024〕\d+号$/);
    const history = await createHistoryStore(db.read).list(caseId);
    expect(history.map((entry) => entry.version)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    expect(history.at(-1)?.hash).toBe(row?.headHash);
    const numbers = await createDocumentNumberStore(db.read).listByCase(caseId);
    expect(numbers.map((number) => number.kind)).toContain('答');
    expect(await createJobStore(db.read).listPending(caseId)).toEqual([]);
  });

  it('refuses a step of the wrong role, naming who may take it', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const refused = office.engine.record(caseId, office.event('examination.started', '2024-03-04'), {
      actor: leader,
      expectedVersion: version,
    });
    await expect(refused).rejects.toMatchObject({
      constructor: StepRefusedError,
      rule: 'role',
      text: { zh: expect.stringContaining('承办人') },
    });
  });

  it('refuses the approval of a reply by the person who proposed it', async () => {
    const office = await createOffice(db);
    const both = staff('both', 'officer', 'leader');
    const { caseId, version } = await office.open('2024-03-04');
    const course = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });
    const until = course.findIndex(([, type]) => type === 'reply.approved');
    const steps = course.slice(0, until).map(([actor, ...rest]) => [actor === officer ? both : actor, ...rest] as const);
    const at = await office.carry(caseId, version, steps);
    const refused = office.engine.record(caseId, office.event('reply.approved', '2024-03-11'), { actor: both, expectedVersion: at });
    await expect(refused).rejects.toMatchObject({ constructor: StepRefusedError, rule: 'fourEyes' });
    await expect(
      office.engine.record(caseId, office.event('reply.approved', '2024-03-11'), { actor: leader, expectedVersion: at }),
    ).resolves.toMatchObject({ version: at + 1 });
  });

  it('refuses a reply that goes out on a day before it was approved', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const course = ordinaryCourse({ start: '2024-03-05', draft: '2024-04-08', serve: '2024-04-08' });
    const until = course.findIndex(([, type]) => type === 'reply.served');
    const at = await office.carry(caseId, version, course.slice(0, until));
    const serve = (on: string) =>
      office.engine.record(caseId, office.event('reply.served', on, { method: 'inPerson' }), { actor: officer, expectedVersion: at });
    await expect(serve('2024-04-01')).rejects.toThrow('lies before');
    await expect(serve('2024-04-08')).resolves.toMatchObject({ version: at + 1 });
  });

  it('refuses a step out of its place, naming where the case stands and where the step belongs', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const refused = office.engine.record(caseId, office.event('reply.submitted', '2024-03-04'), {
      actor: officer,
      expectedVersion: version,
    });
    await expect(refused).rejects.toMatchObject({ rule: 'chart', text: { zh: expect.stringMatching(/已登记.*拟稿/) } });
  });

  it('refuses an extension after the due day with the rule and article of the law', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const at = await office.carry(caseId, version, [[officer, 'examination.started', '2024-03-05']]);
    office.time.set('2024-05-06');
    const event = office.event('period.extended', '2024-05-06', { workingDays: 20, reason: '检索量大' });
    await expect(office.engine.record(caseId, event, { actor: officeHead, expectedVersion: at })).rejects.toMatchObject({
      rule: 'guard',
      basis: expect.stringContaining('C15'),
      text: { zh: expect.stringContaining('2024-04-01') },
    });
  });

  it('names every wrong field in both languages and stores nothing', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const event = office.event('period.extended', '2024-03-04', { workingDays: 'viele', unknown: 1 });
    const error = await office.engine.record(caseId, event, { actor: officeHead, expectedVersion: version }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect((error as InvalidInputError).problems.map((problem) => problem.field)).toEqual(
      expect.arrayContaining(['workingDays', 'reason']),
    );
    expect((await createHistoryStore(db.read).list(caseId)).length).toBe(1);
  });

  it('refuses a day in the future, an unknown event and an unknown case', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const options = { actor: officer, expectedVersion: version };
    await expect(office.engine.record(caseId, office.event('examination.started', '2030-01-01'), options)).rejects.toThrow('after today');
    await expect(office.engine.record(caseId, office.event('nothing.happened', '2024-03-04'), options)).rejects.toThrow(
      "no event 'nothing.happened'",
    );
    await expect(office.engine.record('no-such-case', office.event('examination.started', '2024-03-04'), options)).rejects.toThrow(
      NotFoundError,
    );
  });

  it('refuses an event on a version that has moved on', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    await office.carry(caseId, version, [[officer, 'examination.started', '2024-03-05']]);
    const stale = office.engine.record(caseId, office.event('unit.assigned', '2024-03-05', { unit: '某科室' }), {
      actor: officer,
      expectedVersion: version,
    });
    await expect(stale).rejects.toThrow(StaleVersionError);
  });

  it('records one of two events that were sent for the same version at the same moment', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    office.time.set('2024-03-05');
    const send = () =>
      office.engine.record(caseId, office.event('examination.started', '2024-03-05'), { actor: officer, expectedVersion: version });
    const results = await Promise.allSettled([send(), send()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps an event that is refused from holding back others of the same moment, and numbers cases without gaps', async () => {
    const office = await createOffice(db);
    const opened = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => office.open('2024-03-04', {}, i % 4 === 3 ? legalReviewer : registrar)),
    );
    const cases = await Promise.all(
      opened.flatMap((result) => (result.status === 'fulfilled' ? [createCaseStore(db.read).findById(result.value.caseId)] : [])),
    );
    expect(cases.length).toBe(15);
    const all = await createCaseStore(db.read).page({ limit: 1000 });
    const numbers = all.map((row) => Number(/〕(\d+)号/.exec(row.caseNo ?? '')?.[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
  });

  it('leaves the due day and its warnings as jobs, and replaces them when the clock changes', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-04-18');
    const before = await createJobStore(db.read).listPending(caseId);
    expect(before.filter((job) => job.kind === 'deadline.passed').map((job) => job.runOn)).toEqual(['2024-05-18']);
    await office.carry(caseId, version, [
      [officer, 'examination.started', '2024-04-19'],
      [officeHead, 'period.extended', '2024-05-17', { workingDays: 20, reason: '检索量大' }],
    ]);
    const after = await createJobStore(db.read).listPending(caseId);
    expect(after.filter((job) => job.kind === 'deadline.passed').map((job) => job.runOn)).toEqual(['2024-06-18']);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row?.dueHistory).toMatchObject([
      { dueOn: '2024-05-17', because: 'application.arrived' },
      { dueOn: '2024-06-17', because: 'period.extended' },
    ]);
  });

  it('splits an application of several matters into cases with numbers of their own and the same date of receipt', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    office.time.set('2024-03-06');
    const split = (matters: string) =>
      office.engine.record(caseId, office.event('application.split', '2024-03-06', { reason: '一事一申请', matters }), {
        actor: officer,
        expectedVersion: version,
      });
    await expect(split('只有一项')).rejects.toThrow('two matters at least');
    await split('第一项\n第二项\n');
    const cases = createCaseStore(db.read);
    expect(await cases.findById(caseId)).toMatchObject({ handlingState: 'closed', decisionCode: 'X0' });
    const children = (await cases.page({ limit: 1000 })).filter((row) => row.parentCaseId === caseId);
    expect(children.map(({ title, receivedOn, clockState }) => ({ title, receivedOn, clockState }))).toEqual(
      expect.arrayContaining(['第一项', '第二项'].map((title) => ({ title, receivedOn: '2024-03-04', clockState: 'running' }))),
    );
    expect(new Set(children.map((row) => row.caseNo)).size).toBe(2);
  });

  it('tells every person at every stage what may be done, without fail', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    let at = version;
    const everyone = staff('x', 'registrar', 'officer', 'secrecyReviewer', 'legalReviewer', 'officeHead', 'leader');
    for (const step of ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' })) {
      const row = await createCaseStore(db.read).findById(caseId);
      if (row === undefined) throw new Error('the case is gone');
      const steps = possibleSteps(draftOf(row), { actor: everyone, today: civilDate(step[2]), calendar: stateCalendar });
      const offered = steps.filter(({ refusal }) => refusal === undefined).map(({ definition }) => definition.type);
      expect(offered).toContain(step[1]);
      if (row.handlingState === 'examining') expect(offered).toContain('period.extended');
      at = await office.carry(caseId, at, [step]);
    }
  });

  it('refuses a fee by page that is not the tariff', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-09-02');
    const at = await office.carry(caseId, version, [[officer, 'examination.started', '2024-09-03']]);
    const notify = (yuan: number, count: number) =>
      office.engine.record(caseId, office.event('fee.notified', '2024-09-03', { yuan, count, method: 'perPage', account: '国库' }), {
        actor: officer,
        expectedVersion: at,
      });
    await expect(notify(100, 68)).rejects.toThrow('must be 380 yuan');
    await expect(notify(0, 30)).rejects.toThrow('free');
    await expect(notify(380, 68)).resolves.toMatchObject({ version: at + 1 });
  });

  it('watches how long the applicant may go to review or court, from the day the reply is known', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2017-04-27', { channel: 'fax' });
    const confirmed = await office.carry(caseId, version, [
      [officer, 'receipt.confirmed', '2017-05-02', { contactPerson: '某甲', method: 'phone' }],
    ]);
    await office.carry(caseId, confirmed, ordinaryCourse({ start: '2017-05-03', draft: '2017-05-08', serve: '2017-05-10' }));
    const row = await createCaseStore(db.read).findById(caseId);
    const limits = row === undefined ? [] : watchedLimits(draftOf(row), stateCalendar);
    expect(limits.map(({ kind, lastDay, label }) => [kind, lastDay, label.en])).toEqual([
      ['receipt.confirmation', '2017-04-28', 'to confirm receipt (late)'],
      ['remedy.review', '2017-07-10', 'to apply for review (until)'],
      ['remedy.suit', '2017-11-10', 'to sue directly (until)'],
    ]);
  });
});
