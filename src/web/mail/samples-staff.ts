import type { DigestFacts, DigestItem } from '../../engine/digest-facts.ts';
import type { StaffMailKind } from '../../engine/effects/mail-kinds.ts';
import type { IntegrityFaultsFacts } from '../../engine/integrity/fault-mails.ts';
import { civilDate } from '../../law/civil-date.ts';
import type { FactsOf } from './mail-kind-facts.ts';
import { SAMPLE, sampleFacts, sampleLimit } from './sample-facts.ts';

const item = (number: number, changes: Partial<DigestItem> = {}): DigestItem => ({
  caseId: `sample-${number}`,
  caseNo: `东政公开申〔2026〕${number}号`,
  title: number % 3 === 0 ? SAMPLE.title : `某道路工程（第 ${number} 标段）竣工验收报告`,
  kind: 'request',
  handlingState: 'processing',
  dueOn: civilDate('2026-04-08'),
  remainingWorkingDays: 3,
  provisional: false,
  limit: null,
  ...changes,
});

const noDue = { dueOn: null, remainingWorkingDays: null } as const;
const DEFENCE = {
  kind: 'litigation.defence',
  label: { zh: '答辩举证期限', en: 'our defence and evidence' },
  basis: '行政诉讼法第六十七条',
  instance: 'l1',
};

const DIGEST: DigestFacts = {
  day: civilDate('2026-04-02'),
  workingDay: true,
  scope: 'own',
  organName: SAMPLE.organName,
  readerName: SAMPLE.officer,
  sections: [
    { id: 'overdue', total: 2, items: [12, 15].map((one) => item(one, { dueOn: civilDate('2026-03-31'), remainingWorkingDays: -2 })) },
    { id: 'dueSoon', total: 27, items: Array.from({ length: 20 }, (_, index) => item(20 + index, { remainingWorkingDays: index % 4 })) },
    { id: 'waiting', total: 1, items: [item(41)] },
    {
      id: 'limits',
      total: 1,
      items: [item(8, { limit: DEFENCE, dueOn: civilDate('2026-04-13'), remainingWorkingDays: 6, provisional: true })],
    },
    { id: 'newlyAssigned', total: 1, items: [item(58, { dueOn: civilDate('2026-04-29'), remainingWorkingDays: 18 })] },
    { id: 'unassigned', total: 1, items: [item(60, { title: null, ...noDue })] },
    { id: 'unconfirmed', total: 1, items: [item(61, { caseNo: null, dueOn: civilDate('2026-04-01'), remainingWorkingDays: -1 })] },
    {
      id: 'inbound',
      total: 1,
      items: [item(0, { caseId: null, caseNo: null, kind: null, title: '回复：请补正政府信息公开申请', ...noDue })],
    },
  ],
  services: [],
};

const LEADERS_DIGEST: DigestFacts = {
  ...DIGEST,
  day: civilDate('2026-04-04'),
  workingDay: false,
  scope: 'organ',
  readerName: '李主任',
  sections: DIGEST.sections.slice(0, 1),
  services: [{ name: 'smtp', failingSince: '2026-04-03T23:10:00.000Z', error: 'ECONNREFUSED' }],
};

const INTEGRITY_FAULTS: IntegrityFaultsFacts = {
  on: civilDate('2026-04-02'),
  organName: SAMPLE.organName,
  readerName: SAMPLE.officer,
  total: 4,
  faults: [
    { kind: 'history', caseName: SAMPLE.caseNo, entry: 7 },
    { kind: 'letter', caseName: SAMPLE.caseNo, entry: 9 },
    { kind: 'log', caseName: null, entry: 1_203 },
    { kind: 'heads', caseName: null, entry: null },
  ],
  isAuditor: true,
};

export const STAFF_SAMPLES: { readonly [K in StaffMailKind]: readonly FactsOf<K>[] } = {
  assigned: [sampleFacts({ type: 'handler.assigned', on: '2026-03-11', data: { user: 'officer', name: SAMPLE.officer } })],
  arrivedOnline: [
    sampleFacts({ type: 'application.submitted', on: '2026-03-09' }, { receivedOn: null, dueOn: null }),
    sampleFacts(
      { type: 'application.arrived', on: '2026-03-09', data: { channel: 'email' } },
      { caseNo: null, receivedOn: null, dueOn: null },
    ),
  ],
  applicantActed: [
    sampleFacts({ type: 'correction.received', on: '2026-03-25' }, { dueOn: '2026-04-23' }),
    sampleFacts({ type: 'payment.reported', on: '2026-03-27', data: { paidOn: '2026-03-27' } }, { dueOn: null }),
    sampleFacts(
      { type: 'document.filed', on: '2026-03-27', data: { title: '申请人来信' } },
      { dueOn: null, limits: [sampleLimit('correction', '2026-04-03')] },
    ),
  ],
  waitsForYou: [
    sampleFacts({ type: 'reply.submitted', on: '2026-03-30', by: SAMPLE.officer }),
    sampleFacts({ type: 'legal.approved', on: '2026-03-31', data: { opinion: '同意。依据条款引用准确。' } }),
    sampleFacts({ type: 'reply.approved', on: '2026-04-01' }),
  ],
  returned: [
    sampleFacts({
      type: 'legal.returned',
      on: '2026-03-31',
      data: { opinion: '不予公开的部分理由不足：请写明第三方意见和不公开的具体范围，\n并补充救济途径。' },
    }),
  ],
  deadlineNear: [
    sampleFacts({ type: 'deadline.neared', on: '2026-04-02', data: { dueOn: '2026-04-08' } }, { workingDaysLeft: 3 }),
    sampleFacts({ type: 'deadline.neared', on: '2026-04-08', data: { dueOn: '2026-04-08', limit: 'reply' } }, { workingDaysLeft: 0 }),
    sampleFacts(
      { type: 'deadline.neared', on: '2026-03-17', data: { dueOn: '2026-03-19', limit: 'correctionNotice' } },
      { workingDaysLeft: 2 },
    ),
  ],
  deadlinePassed: [sampleFacts({ type: 'deadline.passed', on: '2026-04-09', data: { dueOn: '2026-04-08' } })],
  dueMoved: [
    sampleFacts(
      { type: 'calendar.amended', on: '2026-11-05', data: { dueBefore: '2027-01-14', dueOn: '2027-01-15' } },
      { dueOn: '2027-01-15' },
    ),
  ],
  lapsed: [
    sampleFacts({ type: 'correction.lapsed', on: '2026-04-04' }, { dueOn: null, decisionCode: 'O1' }),
    sampleFacts({ type: 'fee.lapsed', on: '2026-04-21' }, { dueOn: null, decisionCode: 'O2' }),
    sampleFacts({ type: 'reasons.lapsed', on: '2026-03-31' }),
    sampleFacts({ type: 'thirdParty.lapsed', on: '2026-04-10', data: { party: '某置业公司' } }, { dueOn: '2026-04-30' }),
    sampleFacts({ type: 'organ.lapsed', on: '2026-04-10', data: { organ: '市住建局' } }, { dueOn: '2026-04-30' }),
    ...(['review.deemedAccepted', 'review.correctionLapsed', 'review.lapsed', 'litigation.appealLapsed'] as const).map((type) =>
      sampleFacts({ type, on: '2026-06-16', instance: 'r1' }, { dueOn: null }),
    ),
  ],
  proceeding: [
    sampleFacts(
      { type: 'review.noticeReceived', on: '2026-05-06', instance: 'r1' },
      { dueOn: null, limits: [sampleLimit('review.answer', '2026-05-19', 'r1')] },
    ),
    sampleFacts(
      { type: 'litigation.pleadingsReceived', on: '2026-05-20', instance: 'l1' },
      { dueOn: null, limits: [sampleLimit('litigation.defence', '2026-06-04', 'l1')] },
    ),
  ],
  proceedingLapsed: [
    sampleFacts({ type: 'review.answerLapsed', on: '2026-05-20', instance: 'r1' }, { dueOn: null }),
    sampleFacts({ type: 'litigation.defenceLapsed', on: '2026-06-05', instance: 'l1' }, { dueOn: null }),
  ],
  reprocess: [
    sampleFacts({ type: 'reprocessing.ordered', on: '2026-07-01', data: { order: '责令重新答复' } }, { round: 2, dueOn: '2026-07-29' }),
  ],
  mailBounced: [
    {
      caseId: SAMPLE.caseId,
      caseNo: SAMPLE.caseNo,
      title: SAMPLE.title,
      organName: SAMPLE.organName,
      mailKind: 'correctionRequested',
      address: 'o***@example.cn',
      code: '550',
      answer: '550 5.1.1 The email account that you tried to reach does not exist',
    },
  ],
  digest: [DIGEST, LEADERS_DIGEST],
  integrityFaults: [INTEGRITY_FAULTS, { ...INTEGRITY_FAULTS, isAuditor: false, total: 120 }],
};
