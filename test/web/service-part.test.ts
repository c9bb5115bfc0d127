import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../src/engine/engine-types.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { EVENTS, findEvent } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import { parseEventForm } from '../../src/web/forms/event-form.ts';
import { type ServicePart, servicePart } from '../../src/web/pages/service-part.ts';
import { type ProposalSource, proposalsFor } from '../../src/web/pages/step-proposals.ts';
import type { StepForm } from '../../src/web/pages/steps-part.ts';
import { sampleCase } from './sample-case.ts';

type Told = readonly [type: string, on: string, data?: HistoryLine['data']];

const lines = (...told: readonly Told[]): HistoryLine[] =>
  told.map(([type, on, data = {}], index) => ({
    version: index + 1,
    type,
    on: civilDate(on),
    recordedAt: `${on}T01:00:00.000Z`,
    actor: { id: 'officer', name: '员工乙', kind: 'staff' },
    data,
    inferred: false,
    assumed: [],
    hash: '0'.repeat(64),
  }));

const FORMS = ['service.proven', 'service.repeated'].map((type) => ({ type, key: type.replace('.', '-') }) as StepForm);

function partOn(today: string, ...told: readonly Told[]): ServicePart {
  const part = servicePart(lines(...told), { caseId: 'case-1', today: civilDate(today), forms: FORMS, findEvent });
  if (part === null) throw new Error('There is no service');
  return part;
}

const ARRIVED: Told = ['application.arrived', '2024-03-01', { obtainWay: ['email'], applicant: { email: 'a@example.org' } }];
const POSTED: Told = ['reply.served', '2024-03-15', { method: 'post', mailNumber: 'RA473124829CN', papers: [{ letter: 'SERVICE_PROOF' }] }];

describe('the attempts at service on the page of a case', () => {
  it('are not there before the reply went out', () => {
    expect(servicePart(lines(ARRIVED), { caseId: 'case-1', today: civilDate('2024-03-20'), forms: FORMS, findEvent })).toBeNull();
  });

  it('say how long a posted reply has been on its way, and from the sixteenth day on whom to ask', () => {
    const early = partOn('2024-03-30', ARRIVED, POSTED);
    expect([early.hint, early.rounds[0]?.attempts[0]?.result]).toEqual([null, '送出已15日，尚无送达凭证']);
    const late = partOn('2024-03-31', ARRIVED, POSTED);
    expect(late.hint?.text).toContain('请凭邮件号 RA473124829CN 向邮政企业查询');
    expect(late.rounds[0]?.attempts[0]).toMatchObject({ title: '第1次：邮寄（邮政企业）', tone: 'alarm' });
    expect(late.rounds[0]?.attempts[0]?.proofHref).toBe('/cases/case-1/service-proof/2');
  });

  it('tell each return with its cause, each new attempt and the proof; the day of the reply stays', () => {
    const [round] = partOn(
      '2024-04-20',
      ARRIVED,
      POSTED,
      ['service.failed', '2024-03-20', { cause: 'addressUnclear', method: 'post', mailNumber: '1012345678901' }],
      ['service.failed', '2024-03-28', { cause: 'refused', reason: '电话确认', method: 'later' }],
      ['service.repeated', '2024-04-01', { method: 'leftAtAddress', refusalReason: '拒签', witness: '某某' }],
      ['service.proven', '2024-04-02', { proof: 'witness', deliveredOn: '2024-04-01' }],
    ).rounds;
    expect(round?.attempts.map(({ title, result }) => [title, result])).toEqual([
      ['第1次：邮寄（邮政企业）', '2024-03-20 未能送达：地址不详'],
      ['第2次：邮寄（邮政企业）', '2024-03-28 未能送达：收件人拒收；电话确认'],
      ['第3次：留置送达', '2024-04-01 送达，凭证：留置见证或照片'],
    ]);
    expect(round?.attempts[2]?.facts.map(({ value }) => value)).toEqual(['2024-04-01', '拒签', '某某']);
    expect(round?.replyDay).toContain('首次送出之日 2024-03-15');
  });

  it.each([
    {
      on: '2024-03-22',
      told: ['service.failed', '2024-03-20', { cause: 'unknownPerson', method: 'later' }] as Told,
      says: '另行送达',
      href: '#service-repeated-form',
    },
    {
      on: '2024-04-18',
      told: ['service.repeated', '2024-03-20', { method: 'publicNotice', noticeOn: '2024-03-20' }] as Told,
      says: '公告期满之日为 2024-04-19',
      href: null,
    },
    {
      on: '2024-04-19',
      told: ['service.repeated', '2024-03-20', { method: 'publicNotice', noticeOn: '2024-03-20' }] as Told,
      says: '满30日，视为送达',
      href: '#service-proven-form',
    },
    { on: '2024-03-20', told: ['reply.opened', '2024-03-19'] as Told, says: '2024-03-19 在网上打开答复', href: '#service-proven-form' },
  ])('lead to the next step: $says', ({ on, told, says, href }) => {
    const { hint } = partOn(on, ARRIVED, POSTED, told);
    expect(hint?.text).toContain(says);
    expect(hint?.act?.href ?? null).toBe(href);
  });

  it('stand apart by round', () => {
    const { rounds } = partOn(
      '2024-06-01',
      ARRIVED,
      POSTED,
      ['reply.revoked', '2024-04-01'],
      ['reply.served', '2024-05-10', { method: 'inPerson' }],
    );
    expect(rounds.map(({ title, attempts }) => [title, attempts.length])).toEqual([
      ['第 2 轮办理', 1],
      ['第 1 轮办理', 1],
    ]);
  });
});

describe('the forms of service', () => {
  const source = (...told: readonly Told[]): ProposalSource => ({
    data: { ...sampleCase(), history: lines(...told) },
    today: '2024-05-20',
    user: { id: 'officer', name: '员工乙' },
    people: [],
    earlierInMonth: 0,
    fileList: '',
  });
  const definition = (type: string) => findEvent(type) as EventDefinition;
  const BY_MAIL: Told = ['reply.served', '2024-03-15', { method: 'electronic', electronicBy: 'email' }];

  it('propose the way and the address that the applicant chose', () => {
    expect(proposalsFor(definition('reply.served'), source(ARRIVED))).toEqual({
      method: 'electronic',
      electronicBy: 'email',
      electronicTo: 'a@example.org',
      signedBy: 'self',
    });
  });

  it('propose the day on which the reply was opened online, and the end of a notice', () => {
    const proven = definition('service.proven');
    expect(proposalsFor(proven, source(ARRIVED, BY_MAIL))).toEqual({ proof: 'readReceipt', deliveredOn: '2024-05-20' });
    const opened = source(ARRIVED, BY_MAIL, ['reply.opened', '2024-03-18']);
    expect(proposalsFor(proven, opened)).toEqual({ proof: 'readReceipt', deliveredOn: '2024-03-18' });
    const noticed = source(ARRIVED, POSTED, ['service.failed', '2024-04-01', { method: 'publicNotice', noticeOn: '2024-04-02' }]);
    expect(proposalsFor(proven, noticed)).toEqual({ proof: 'publicNotice', deliveredOn: '2024-05-02' });
  });

  const posted = { type: ['reply.served'], on: ['2024-03-15'], confirmed: ['yes'] };

  it('leave out what stands in the inputs of another way, which pages without scripts show too', () => {
    const raw = {
      ...posted,
      'data.method': ['inPerson'],
      'data.signedBy': ['self'],
      'data.mailNumber': ['RA1'],
      'data.electronicBy': ['email'],
    };
    expect(parseEventForm(EVENTS['reply.served'] as EventDefinition, raw)).toMatchObject({
      result: 'ok',
      event: { data: { method: 'inPerson', signedBy: 'self' } },
    });
    const parsed = parseEventForm(EVENTS['reply.served'] as EventDefinition, raw);
    expect(parsed.result === 'ok' && Object.keys(parsed.event.data)).toEqual(['method', 'signedBy']);
  });

  it('say what the chosen way lacks beside what is wrong besides', () => {
    const parsed = parseEventForm(EVENTS['reply.served'] as EventDefinition, { 'data.method': ['publicNotice'], on: ['x'] });
    expect(parsed.result === 'invalid' && parsed.problems.map(({ field }) => field).sort()).toEqual([
      'confirmed',
      'noticeIn',
      'noticeOn',
      'on',
    ]);
  });
});
