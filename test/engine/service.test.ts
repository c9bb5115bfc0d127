import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCase } from '../../src/engine/import-case.ts';
import { draftOf } from '../../src/engine/project-case.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { InvalidInputError, StepRefusedError } from '../../src/law/errors.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officer, ordinaryCourse } from '../support/office.ts';

type Data = Readonly<Record<string, unknown>>;

const SERVED = '2024-03-15';
const POSTED = { method: 'post', mailNumber: 'RA473124829CN' };
const PHOTO = { id: 'photo', name: '照片.jpg', sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/jpeg' };

describe.each(databases)('service on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db);
  });
  afterAll(() => db.close());

  /** A case whose reply is signed and numbered. */
  async function issued(data: Data = {}): Promise<string> {
    const { caseId, version } = await office.open('2024-03-04', { ...data });
    const course = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: SERVED });
    await office.carry(caseId, version, course.slice(0, -2));
    return caseId;
  }

  async function record(caseId: string, type: string, on: string, data: Data = {}) {
    office.time.set(on);
    const row = await createCaseStore(db.read).findById(caseId);
    return office.engine.record(caseId, office.event(type, on, data), { actor: officer, expectedVersion: row?.version ?? 0 });
  }

  const lastOf = async (caseId: string) => (await createHistoryStore(db.read).list(caseId)).at(-1);
  const serviceOf = async (caseId: string) => {
    const row = await createCaseStore(db.read).findById(caseId);
    if (row === undefined) throw new Error('There is a case');
    return draftOf(row).charts.main.snapshot.value as { readonly handling: string; readonly service: string };
  };

  it('keeps the number as printed, however it was scanned, and who signed', async () => {
    const posted = await issued();
    await record(posted, 'reply.served', SERVED, { method: 'post', mailNumber: ' ra 4731 2482 9 cn\r\n' });
    expect((await lastOf(posted))?.data).toMatchObject(POSTED);
    const signed = await issued();
    await record(signed, 'reply.served', SERVED, { method: 'inPerson' });
    expect((await lastOf(signed))?.data).toMatchObject({ method: 'inPerson', signedBy: 'self' });
  });

  it.each([
    { because: 'post needs its number', data: { method: 'post' }, field: 'mailNumber', says: '请填写“邮件号”' },
    { because: 'couriers do not count', data: { method: 'post', mailNumber: 'SF1234567890123' }, field: 'mailNumber', says: '顺丰' },
    { because: 'the check digit is wrong', data: { ...POSTED, mailNumber: 'RA473124821CN' }, field: 'mailNumber', says: '应为 9，现为 1' },
    { because: 'somebody else signed without a name', data: { method: 'inPerson', signedBy: 'family' }, field: 'signer', says: '姓名' },
    { because: 'a refusal has its reason', data: { method: 'leftAtAddress', witness: '某某' }, field: 'refusalReason', says: '拒收事由' },
    { because: 'leaving it has a witness', data: { method: 'leftAtAddress', refusalReason: '拒签' }, field: 'witness', says: '照片' },
    { because: 'another organ has a name', data: { method: 'throughOrgan' }, field: 'viaOrgan', says: '机关' },
    { because: 'electronic has a way', data: { method: 'electronic' }, field: 'electronicBy', says: '电子送达途径' },
    { because: 'a number belongs to post', data: { method: 'inPerson', mailNumber: 'RA473124829CN' }, field: 'mailNumber', says: '请删去' },
  ])('asks what the way needs: $because', async ({ data, field, says }) => {
    const refused = record(await issued(), 'reply.served', SERVED, data);
    const error = await refused.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(InvalidInputError);
    const problems = (error as InvalidInputError).problems.filter((problem) => problem.field === field);
    expect(problems.map(({ zh }) => zh).join()).toContain(says);
  });

  it.each([
    { method: 'inPerson', signedBy: 'agent', signer: '某乙' },
    { method: 'leftAtAddress', refusalReason: '拒绝签收', witness: '某居委会某某' },
    { method: 'leftAtAddress', refusalReason: '拒绝签收', receipts: [PHOTO] },
    { method: 'throughOrgan', viaOrgan: '乙区人民政府', signer: '某甲' },
  ])('takes %j', async (data) => {
    const caseId = await issued();
    await record(caseId, 'reply.served', SERVED, data);
    expect((await lastOf(caseId))?.data).toMatchObject(data);
  });

  it('goes electronically only where the applicant agreed', async () => {
    const byMail = { method: 'electronic', electronicBy: 'email', electronicTo: 'a@example.org' };
    const unasked = await issued();
    await expect(record(unasked, 'reply.served', SERVED, byMail)).rejects.toMatchObject({
      problems: [{ field: 'electronicBy', zh: expect.stringContaining('须经其同意') }],
    });
    await record(unasked, 'reply.served', SERVED, { ...byMail, consent: '2024年3月14日送达地址确认书' });
    const chosen = await issued({ obtainWay: ['email'] });
    await expect(record(chosen, 'reply.served', SERVED, { ...byMail, electronicTo: 'nobody' })).rejects.toMatchObject({
      problems: [{ field: 'electronicTo' }],
    });
    await expect(record(chosen, 'reply.served', SERVED, { method: 'electronic', electronicBy: 'online' })).rejects.toThrow(
      InvalidInputError,
    );
    await record(chosen, 'reply.served', SERVED, byMail);
    expect((await serviceOf(chosen)).service).toBe('sent');
  });

  it('publishes a notice only after another way failed, and proves it after thirty days', async () => {
    const caseId = await issued();
    const notice = { method: 'publicNotice', noticeIn: '某日报', noticeOn: '2024-04-02' };
    await expect(record(caseId, 'reply.served', SERVED, { ...notice, noticeOn: SERVED })).rejects.toMatchObject({
      constructor: StepRefusedError,
      basis: '民事诉讼法第九十五条（参照）',
      text: { zh: expect.stringContaining('最后手段') },
    });
    await record(caseId, 'reply.served', SERVED, POSTED);
    await expect(record(caseId, 'service.repeated', '2024-04-02', notice)).rejects.toThrow(StepRefusedError);
    await record(caseId, 'service.failed', '2024-04-01', { cause: 'unknownPerson', method: 'later' });
    expect(await serviceOf(caseId)).toMatchObject({ handling: 'delivering', service: 'returned' });
    await expect(record(caseId, 'service.proven', '2024-04-02', { proof: 'signature', deliveredOn: '2024-04-02' })).rejects.toMatchObject({
      text: { zh: expect.stringContaining('请先登记再次送达') },
    });
    await record(caseId, 'service.repeated', '2024-04-02', notice);
    const prove = (on: string) => record(caseId, 'service.proven', on, { proof: 'publicNotice', deliveredOn: on });
    await expect(prove('2024-05-01')).rejects.toMatchObject({
      problems: [{ field: 'deliveredOn', zh: expect.stringContaining('最早为 2024-05-02') }],
    });
    await prove('2024-05-02');
    expect(await serviceOf(caseId)).toMatchObject({ handling: 'answered', service: 'proven' });
    const row = await createCaseStore(db.read).findById(caseId);
    expect([row?.repliedOn, row?.clockState]).toEqual([SERVED, 'stopped']);
  });

  it('takes a return with its new attempt at once; the day of the reply stays', async () => {
    const caseId = await issued();
    await record(caseId, 'reply.served', SERVED, POSTED);
    await expect(record(caseId, 'service.failed', '2024-03-25', { cause: 'other', method: 'later' })).rejects.toMatchObject({
      problems: [{ field: 'reason' }],
    });
    await expect(record(caseId, 'service.failed', '2024-03-14', { cause: 'refused', method: 'later' })).rejects.toMatchObject({
      problems: [{ field: 'on' }],
    });
    await record(caseId, 'service.failed', '2024-03-25', { cause: 'addressUnclear', method: 'post', mailNumber: '1012345678901' });
    expect((await serviceOf(caseId)).service).toBe('sentAgain');
    expect((await createCaseStore(db.read).findById(caseId))?.repliedOn).toBe(SERVED);
  });

  it('proves nothing that was delivered before it was sent, or after the proof', async () => {
    const caseId = await issued();
    await record(caseId, 'reply.served', SERVED, POSTED);
    const prove = (deliveredOn: string, proof = 'deliveryRecord') => record(caseId, 'service.proven', '2024-03-20', { proof, deliveredOn });
    await expect(prove('2024-03-14')).rejects.toMatchObject({ problems: [{ field: 'deliveredOn', zh: expect.stringContaining('早于') }] });
    await expect(prove('2024-03-21')).rejects.toMatchObject({ problems: [{ field: 'deliveredOn', zh: expect.stringContaining('晚于') }] });
    await expect(prove('2024-03-18', 'publicNotice')).rejects.toMatchObject({ problems: [{ field: 'proof' }] });
    await prove('2024-03-18');
    expect(civilDate(String((await lastOf(caseId))?.data.deliveredOn))).toBe('2024-03-18');
  });

  it('keeps on the proof of service of a third party how the letter went', async () => {
    const { caseId, version } = await office.open('2024-03-04');
    const course = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: SERVED });
    await office.carry(caseId, version, course.slice(0, 2));
    await record(caseId, 'thirdParty.consulted', '2024-03-06', { party: '某公司', summary: '报价' });
    const served = (mailNumber: string) =>
      record(caseId, 'thirdParty.served', '2024-03-08', { party: '某公司', proof: '投递记录', method: 'post', mailNumber });
    await expect(served('ZTO123456789012')).rejects.toMatchObject({ problems: [{ field: 'mailNumber' }] });
    await served('RA473124829CN');
    expect((await lastOf(caseId))?.data).toMatchObject({ party: '某公司', proof: '投递记录', mailNumber: 'RA473124829CN' });
  });
});

it('asks nothing of histories: service is taken as it is told, with or without a way, a number or a cause', () => {
  const event = (type: string, on: string, data: Data = {}) => ({ type, on: civilDate(on), data });
  const events = [
    event('application.arrived', '2024-03-04', { channel: 'inPerson' }),
    event('reply.served', SERVED, { decisionCode: 'G2', method: 'publicNotice', mailNumber: 'SF1234567890123' }),
    event('service.failed', '2024-03-25', { reason: '查无此人' }),
    event('service.failed', '2024-03-28'),
    event('service.proven', '2024-03-30', { proof: 'publicNotice' }),
  ];
  const draft = importCase(
    { ref: 'told', organ: '甲区人民政府', events, topicTags: [], assumed: [], extra: {} } as unknown as Parameters<typeof importCase>[0],
    { calendar: stateCalendar, today: civilDate('2024-04-01') },
  );
  expect(draft.taken.filter(({ fact }) => fact.type === 'breach.recorded')).toEqual([]);
  expect(draft.charts.main.snapshot.value).toMatchObject({ handling: 'answered', service: 'proven' });
});
