import type { HistoryLine, PossibleStep } from '../../src/engine/engine-types.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import type { ClockView } from '../../src/law/clock/clock-view.ts';
import { EVENTS, findEvent } from '../../src/law/events/catalogue.ts';
import type { CasePageData, VisitedStep } from '../../src/web/web-deps.ts';

const VISITED: readonly VisitedStep[] = [
  { from: 'handling.draft', event: 'application.arrived', to: 'handling.arrived', on: civilDate('2026-11-06') },
  { from: 'handling.arrived', event: 'receipt.confirmed', to: 'handling.registered', on: civilDate('2026-11-09') },
  { from: 'handling.registered', event: 'examination.started', to: 'handling.examining', on: civilDate('2026-11-10') },
  { from: 'handling.examining', event: 'unit.assigned', to: 'handling.processing', on: civilDate('2026-11-11') },
  { from: 'search.idle', event: 'search.started', to: 'search.searching', on: civilDate('2026-11-12') },
];

const CLOCK: ClockView = {
  ref: 'case-1',
  round: 1,
  regime: 'R2019',
  receivedOn: civilDate('2026-11-09'),
  anchor: civilDate('2026-11-09'),
  state: 'running',
  baseDueOn: civilDate('2026-12-21'),
  dueOn: civilDate('2026-12-21'),
  provisional: false,
  countedWorkingDays: 6,
  remainingWorkingDays: 14,
  stoppedOn: null,
  inTime: null,
  breaches: [],
  ledger: [
    {
      from: civilDate('2026-11-10'),
      to: civilDate('2026-11-13'),
      kind: 'counted',
      workingDays: 4,
      causes: [],
      basis: '2019年条例第三十三条',
    },
    {
      from: civilDate('2026-11-14'),
      to: civilDate('2026-11-27'),
      kind: 'excluded',
      workingDays: 10,
      causes: ['某建设公司'],
      basis: '2019年条例第三十三条第三款',
    },
    {
      from: civilDate('2026-11-28'),
      to: civilDate('2026-12-01'),
      kind: 'counted',
      workingDays: 2,
      causes: [],
      basis: '2019年条例第三十三条',
    },
  ],
};

const APPLICATION = {
  applicant: { type: 'citizen', class: 'naturalPerson', name: '张某某', idType: 'passport', idNumber: 'E12345678', phone: '13800000000' },
  title: '某道路工程的验收报告',
  description: '2025 年某道路工程竣工验收报告及附件',
  media: ['paper'],
  obtainWay: ['post', 'pickUp'],
  channel: 'online',
};

function line(version: number, type: string, parts: Partial<HistoryLine> = {}): HistoryLine {
  return {
    version,
    type,
    on: civilDate('2026-11-09'),
    recordedAt: '2026-11-09T01:30:00.000Z',
    actor: { id: 'user-1', name: '张承办', kind: 'staff' },
    data: {},
    inferred: false,
    assumed: [],
    hash: String(version).repeat(64).slice(0, 64),
    ...parts,
  };
}

export function sampleHistory(): HistoryLine[] {
  return [
    line(1, 'application.arrived', { on: civilDate('2026-11-06'), data: APPLICATION }),
    line(2, 'receipt.confirmed', { data: { contactPerson: '申请人本人', method: 'phone' } }),
    line(3, 'examination.started', { on: civilDate('2026-11-10'), inferred: true }),
    line(4, 'unit.assigned', { on: civilDate('2026-11-11'), data: { unit: '建设科' }, assumed: ['unit'] }),
    line(5, 'thirdParty.consulted', { on: civilDate('2026-11-13'), data: { party: '某建设公司' } }),
    line(6, 'thirdParty.replied', { on: civilDate('2026-11-27'), data: { party: '某建设公司', answer: 'agree' } }),
  ];
}

/** Every step that staff may record in `processing`, and one that the law forbids. */
function steps(): PossibleStep[] {
  const types = [
    'search.started',
    'search.completed',
    'secrecy.cleared',
    'thirdParty.consulted',
    'organ.consulted',
    'period.extended',
    'fee.notified',
    'reply.proposed',
    'application.withdrawn',
    'reply.issued',
  ];
  const known = types.map(findEvent).filter((definition) => definition !== undefined);
  return [
    ...known.map((definition) => ({ definition })),
    { definition: EVENTS['review.answered'], instance: 'review-1' },
    { definition: EVENTS['review.filed'] },
    { definition: EVENTS['litigation.filed'] },
    {
      definition: EVENTS['correction.requested'],
      refusal: { basis: '2019年条例第三十条', text: { zh: '补正应当在收到申请之日起7个工作日内一次性告知，期限已过。', en: 'Too late.' } },
    },
  ];
}

export function sampleCase(changes: Partial<CasePageData> = {}): CasePageData {
  return {
    id: 'case-1',
    kind: 'request',
    organId: 1,
    assignedTo: null,
    unit: null,
    parentCaseId: null,
    children: [],
    documents: [],
    dueHistory: [{ dueOn: civilDate('2026-12-07'), because: 'receipt.confirmed', on: civilDate('2026-11-09'), version: 2 }],
    caseNo: '东政公开申〔2026〕38号',
    organName: '甲区人民政府',
    title: '某道路工程的验收报告',
    applicantName: '张某某',
    channel: 'online',
    version: 6,
    calendarVersion: '2026',
    clock: CLOCK,
    history: sampleHistory(),
    steps: steps(),
    instances: [
      {
        id: 'request',
        machine: 'disclosureRequest',
        visited: VISITED,
        context: { consultations: { 'thirdParty:某建设公司': 'answered' } },
        value: {
          handling: 'processing',
          correction: 'idle',
          reasons: 'idle',
          fee: 'idle',
          search: 'searching',
          secrecy: 'pending',
          service: 'idle',
        },
      },
      {
        id: 'review-1',
        machine: 'reviewCase',
        value: 'answering',
        context: {},
        visited: [
          { from: 'unopened', event: 'review.filed', to: 'filed', on: civilDate('2026-11-20') },
          { from: 'filed', event: 'review.accepted', to: 'accepted', on: civilDate('2026-11-24') },
          { from: 'accepted', event: 'review.noticeReceived', to: 'answering', on: civilDate('2026-11-26') },
        ],
      },
    ],
    breaches: [
      { rule: 'C5', event: 'correction.requested', message: { zh: '补正告知发出时已超过7个工作日。', en: 'Late correction notice.' } },
    ],
    limits: [
      {
        kind: 'reply',
        label: { zh: '答复期限', en: 'reply' },
        basis: '2019年条例第三十三条',
        fromOn: civilDate('2026-11-09'),
        lastDay: civilDate('2026-12-21'),
        ours: true,
        doneOn: null,
      },
      {
        kind: 'review.answer',
        label: { zh: '提交行政复议答复', en: 'answer to the review organ' },
        basis: '行政复议法（2023）第四十八条',
        fromOn: civilDate('2026-11-26'),
        lastDay: civilDate('2026-12-10'),
        ours: true,
        doneOn: null,
        instance: 'review-1',
      },
    ],
    ...changes,
  };
}
