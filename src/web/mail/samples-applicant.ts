import type { ApplicantMailKind } from '../../engine/effects/mail-kinds.ts';
import { civilDate } from '../../law/civil-date.ts';
import type { FactsOf } from './mail-kind-facts.ts';
import { SAMPLE, sampleFacts, sampleLimit, sampleRemedies } from './sample-facts.ts';

const POINTS = `请写明所需材料的名称或者文号；“全部材料”不足以确定是哪些文件。
请说明所指的“二期”的范围：滨河东路以北的地块，还是也包括向阳村的安置地块。
请提供申请人的身份证明；由他人代为申请的，另附授权委托书。`;

const suspended = { dueOn: null } as const;

/** What happens to an application until it is answered. */
const HANDLING = {
  receipt: [
    {
      applicantName: SAMPLE.applicantName,
      organName: SAMPLE.organName,
      caseNo: SAMPLE.caseNo,
      submittedOn: civilDate('2026-03-09'),
      secrets: { code: 'K7QM-4XPD-92' },
    },
  ],
  arrived: [
    sampleFacts({ type: 'application.arrived', on: '2026-03-09', data: { channel: 'email' } }, { receivedOn: null, dueOn: null }),
    sampleFacts({ type: 'application.arrived', on: '2026-03-10', data: { channel: 'inPerson' } }),
  ],
  registered: [
    sampleFacts(
      { type: 'receipt.confirmed', on: '2026-03-10', data: { method: 'phone', contactPerson: SAMPLE.applicantName } },
      { letters: [{ letter: 'RECEIPT', number: '东政公开受〔2026〕38号' }] },
    ),
    sampleFacts(
      { type: 'receipt.confirmed', on: '2026-12-16' },
      {
        receivedOn: civilDate('2026-12-16'),
        dueOn: '2027-01-14',
        provisional: true,
        letters: [{ letter: 'RECEIPT', number: '东政公开受〔2026〕412号' }],
      },
    ),
  ],
  correctionRequested: [
    sampleFacts(
      { type: 'correction.requested', on: '2026-03-13', data: { workingDays: 15, points: POINTS } },
      {
        ...suspended,
        letters: [{ letter: 'CORR_NOTICE', number: '东政公开补〔2026〕6号' }],
        limits: [sampleLimit('correction', '2026-04-03')],
      },
    ),
  ],
  correctionReceived: [
    sampleFacts(
      { type: 'correction.received', on: '2026-03-25' },
      { dueOn: '2026-04-23', letters: [{ letter: 'RECEIPT', number: '东政公开受〔2026〕51号' }] },
    ),
  ],
  reasonsRequested: [
    sampleFacts(
      {
        type: 'reasons.requested',
        on: '2026-03-16',
        data: { workingDays: 10, counts: '2026年1月以来提出申请 87 件，其中 3 月第一周 41 件' },
      },
      { letters: [{ letter: 'REASON_NOTICE', number: '东政公开理〔2026〕2号' }], limits: [sampleLimit('reasons', '2026-03-30')] },
    ),
  ],
  thirdPartyConsulted: [
    sampleFacts(
      { type: 'thirdParty.consulted', on: '2026-03-18', data: { party: '某置业公司', summary: '补偿协议' } },
      {
        ...suspended,
        letters: [
          { letter: 'TP_LETTER', number: '东政公开征〔2026〕3号' },
          { letter: 'TP_INFO', number: '东政公开知〔2026〕3号' },
        ],
      },
    ),
  ],
  periodExtended: [
    sampleFacts(
      { type: 'period.extended', on: '2026-04-02', data: { workingDays: 10, reason: '所涉材料分散在三个部门，尚在检索和核对' } },
      { dueOn: '2026-04-22', letters: [{ letter: 'EXT_NOTICE', number: '东政公开延〔2026〕4号' }] },
    ),
  ],
  replyDeferred: [
    sampleFacts(
      { type: 'reply.deferred', on: '2026-04-01', data: { to: '2026-05-29', reason: '申请 87 件，理由合理，须逐件检索' } },
      { dueOn: '2026-05-29', letters: [{ letter: 'DEFER_NOTICE', number: '东政公开迟〔2026〕1号' }] },
    ),
  ],
  feeNotified: [
    sampleFacts(
      {
        type: 'fee.notified',
        on: '2026-03-20',
        data: { yuan: 1300, method: 'perPage', count: 130, account: '东山市财政局非税收入专户 6200 0000 0000 0000，缴费码 2026-0038' },
      },
      {
        ...suspended,
        letters: [{ letter: 'FEE_NOTICE', number: '东政公开费〔2026〕2号' }],
        limits: [sampleLimit('payment', '2026-04-20')],
      },
    ),
  ],
  paymentConfirmed: [
    sampleFacts({ type: 'fee.paid', on: '2026-03-27', data: { receiptNumber: 'FS20260327-00871' } }, { dueOn: '2026-04-27' }),
  ],
} as const satisfies { readonly [K in ApplicantMailKind]?: readonly FactsOf<K>[] };

const closed = { dueOn: null, handlingState: 'closed' } as const;
const CLOSED_BY = { against: 'closing', decidedOn: '2026-04-07', days: null } as const;

/** How it ends, and how it begins again. */
const ENDS = {
  noLongerHandled: [
    sampleFacts(
      { type: 'correction.lapsed', on: '2026-04-04' },
      {
        ...closed,
        decisionCode: 'O1',
        letters: [{ letter: 'CLOSE_O', number: '东政公开结〔2026〕5号' }],
        remedies: sampleRemedies({ ...CLOSED_BY, code: 'O1' }),
      },
    ),
    sampleFacts(
      { type: 'fee.lapsed', on: '2026-04-21' },
      { ...closed, decisionCode: 'O2', remedies: sampleRemedies({ ...CLOSED_BY, code: 'O2' }) },
    ),
  ],
  withdrawn: [
    sampleFacts(
      { type: 'application.withdrawn', on: '2026-03-24' },
      { ...closed, decisionCode: 'O3', letters: [{ letter: 'CLOSE_O', number: '东政公开结〔2026〕3号' }] },
    ),
  ],
  split: [
    sampleFacts(
      {
        type: 'application.split',
        on: '2026-03-12',
        data: { matters: '滨河新区城中村改造项目（二期）征收补偿安置方案\n同一项目听证会笔录\n2025年度征地补偿费发放明细', reason: '' },
      },
      { ...closed, decisionCode: 'X0' },
    ),
  ],
  replyReady: [
    sampleFacts(
      { type: 'reply.served', on: '2026-04-03', data: { method: 'post', mailNumber: 'XA12345678901' } },
      { ...closed, decisionCode: 'G2', remedies: sampleRemedies({ code: 'G2', decidedOn: '2026-04-03', against: 'reply', days: null }) },
    ),
    sampleFacts(
      { type: 'reply.served', on: '2026-04-03', data: { method: 'electronic', decisionCode: 'P1' } },
      { ...closed, decisionCode: 'P1', remedies: sampleRemedies({ code: 'P1', decidedOn: '2026-04-03', against: 'reply', days: null }) },
    ),
  ],
  remedies: [
    sampleFacts(
      { type: 'service.proven', on: '2026-04-10', data: { proof: 'signature', deliveredOn: '2026-04-08' } },
      {
        ...closed,
        decisionCode: 'D4',
        remedies: sampleRemedies({
          code: 'D4',
          decidedOn: '2026-04-03',
          against: 'reply',
          days: { fromOn: '2026-04-08', review: '2026-06-08', suit: null },
        }),
      },
    ),
    sampleFacts(
      { type: 'reply.givenOnTheSpot', on: '2026-04-08', data: { decisionCode: 'G1', note: '已告知查阅网址' } },
      {
        ...closed,
        decisionCode: 'G1',
        remedies: sampleRemedies({
          code: 'G1',
          decidedOn: '2026-04-08',
          against: 'reply',
          days: { fromOn: '2026-04-08', review: '2026-06-08', suit: '2026-10-08' },
        }),
      },
    ),
  ],
  reprocessing: [
    sampleFacts({ type: 'reprocessing.ordered', on: '2026-07-01', data: { order: '责令重新答复' } }, { round: 2, dueOn: '2026-07-29' }),
    sampleFacts({ type: 'reply.revoked', on: '2026-07-01', data: { reason: '检索有遗漏' } }, { round: 2, dueOn: '2026-07-29' }),
  ],
} as const satisfies { readonly [K in ApplicantMailKind]?: readonly FactsOf<K>[] };

export const APPLICANT_SAMPLES: { readonly [K in ApplicantMailKind]: readonly FactsOf<K>[] } = { ...HANDLING, ...ENDS };
