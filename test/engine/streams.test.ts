import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCaseView } from '../../src/engine/case-view.ts';
import { checkHistories } from '../../src/engine/check-histories.ts';
import { loadFigures } from '../../src/engine/report-service.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { isCounted } from '../../src/law/report/case-figures.ts';
import { applicantActor } from '../../src/law/roles.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { application, createOffice, officer } from '../support/office.ts';

const somebody = applicantActor('某乙');

describe.each(databases)('complaints and record corrections that no request gave rise to, on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db, '2026-03-02');
  });
  afterEach(() => db.close());

  const complain = (data: Record<string, unknown> = {}) =>
    office.engine.open(
      {
        ...office.event('complaint.filed', '2026-03-02', {
          filedBy: 'applicant',
          addressee: 'supervisor',
          subject: '指南中的电话无人接听',
          title: '指南中的电话',
          name: '某乙',
          ...data,
        }),
        organId: office.organ.id,
      },
      somebody,
    );
  const rowOf = async (caseId: string) => {
    const row = await createCaseStore(db.read).findById(caseId);
    if (row === undefined) throw new Error('There is no such case');
    return row;
  };

  it('opens a stream of its own, with a number of its own series', async () => {
    const { caseId } = await complain();
    expect(await rowOf(caseId)).toMatchObject({
      kind: 'complaint',
      caseNo: '甲政公开诉〔2026〕1号',
      title: '指南中的电话',
      applicantName: '某乙',
      arrivedOn: '2026-03-02',
      handlingState: 'filed',
      closedOn: null,
      waitingFor: 'officer',
    });
    expect((await rowOf((await complain()).caseId)).caseNo).toBe('甲政公开诉〔2026〕2号');
  });

  it('puts the organ’s own limit where a request has the reply’s', async () => {
    const { caseId, version } = await complain();
    await office.engine.record(caseId, office.event('complaint.accepted', '2026-03-02'), { actor: officer, expectedVersion: version });
    expect(await rowOf(caseId)).toMatchObject({ clockState: 'running', dueOn: '2026-03-30' }); // 20 working days after 2 March
  });

  it('ends when it is decided, and offers officers its own steps only', async () => {
    const { caseId, version } = await complain();
    const view = await loadCaseView(db, { caseId, actor: officer, today: civilDate('2026-03-02'), calendar: stateCalendar });
    expect(view.steps.map(({ definition }) => definition.type)).toEqual([
      'complaint.accepted',
      'complaint.rejected',
      'complaint.withdrawn',
    ]);
    await office.carry(caseId, version, [
      [officer, 'complaint.accepted', '2026-03-02'],
      [officer, 'complaint.decided', '2026-03-05', { found: true, order: '当日接听' }],
    ]);
    expect(await rowOf(caseId)).toMatchObject({ closedOn: '2026-03-05', clockState: 'stopped', dueOn: null, waitingFor: null });
  });

  it('takes a record correction with proof of identity, and not without', async () => {
    const data = { record: '登记的门牌号有误', evidence: '不动产权证书', title: '门牌号' };
    const open = (more: Record<string, unknown>) =>
      office.engine.open(
        { ...office.event('recordCorrection.requested', '2026-03-02', { ...data, ...more }), organId: office.organ.id },
        somebody,
      );
    await expect(open({ applicant: { name: '某乙' } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const { caseId } = await open({ applicant: application.applicant });
    expect(await rowOf(caseId)).toMatchObject({
      kind: 'recordCorrection',
      caseNo: '甲政公开更〔2026〕1号',
      applicantName: '某甲',
      dueOn: '2026-03-30',
    });
  });

  it('lets the applicant withdraw it, but decide nothing', async () => {
    const { caseId, version } = await complain();
    const accept = office.engine.record(caseId, office.event('complaint.accepted', '2026-03-02'), {
      actor: somebody,
      expectedVersion: version,
    });
    await expect(accept).rejects.toMatchObject({ code: 'STEP_REFUSED', rule: 'role' });
    await office.engine.record(caseId, office.event('complaint.withdrawn', '2026-03-02'), { actor: somebody, expectedVersion: version });
    expect((await rowOf(caseId)).closedOn).toBe('2026-03-02');
  });

  it('still opens a complaint about a request within the case of the request, and does not rename it', async () => {
    const { caseId, version } = await office.open('2026-03-02');
    const step = office.event('application.withdrawn', '2026-03-03', { statement: '不再需要' });
    office.time.set('2026-03-03');
    const withdrawn = await office.engine.record(caseId, step, { actor: officer, expectedVersion: version });
    const filed = office.event('complaint.filed', '2026-03-03', {
      filedBy: 'applicant',
      addressee: 'superior',
      subject: '不满',
      title: '别名',
      name: '某丙',
    });
    await office.engine.record(caseId, filed, { actor: officer, expectedVersion: withdrawn.version });
    expect(await rowOf(caseId)).toMatchObject({ kind: 'request', title: application.title, applicantName: '某甲', openProceedings: 1 });
  });

  it('counts in the table of 2014 as a complaint, and as nothing else', async () => {
    await complain();
    const figures = await loadFigures(db, {});
    expect(figures).toMatchObject([{ receivedOn: null, replies: [], complaints: [{ filedOn: '2026-03-02' }] }]);
    expect(figures.filter(isCounted)).toEqual([]);
  });

  it('replays to what is stored', async () => {
    await complain();
    for await (const { fault } of checkHistories(db, stateCalendar)) expect(fault).toBeUndefined();
  });
});
