import type { Login } from '../support/running-office.ts';
import { pdfNamed } from './counter.ts';
import type { StepToRecord, Values } from './record-step.ts';

/** What somebody records on a case on one day, by the forms of its page. */
export interface Turn {
  readonly login: Login;
  readonly on: string;
  readonly steps: readonly StepToRecord[];
}

export const PARTIES = ['某建设有限公司', '某监理有限公司'] as const;
export const REPORT = pdfNamed('验收报告（节选）.pdf', 'the part that may be disclosed');
export const SCAN = pdfNamed('传真件.pdf', 'as it came by fax');

/** An application on paper or by word of mouth, as it is taken in. */
export const APPLICATION: Values = {
  'data.applicant.type': 'citizen',
  'data.applicant.name': '某甲',
  'data.applicant.idType': 'residentId',
  'data.applicant.idNumber': '11010519491231002X',
  'data.applicant.phone': '13800000000',
  'data.description': '申请公开某道路工程的竣工验收报告。',
  'data.media': 'paper',
  'data.obtainWay': 'pickUp',
};

const SEARCH: readonly StepToRecord[] = [
  { type: 'unit.assigned', values: { unit: '某科室' } },
  { type: 'search.started', values: { units: '某科室', systems: '档案系统' } },
  { type: 'search.completed', values: { result: 'found', terms: '验收报告', resultList: '一份' } },
];

/** Two third parties are asked at once; one answers, the other stays silent. */
export const CONSULTATION: readonly Turn[] = [
  {
    login: 'officer',
    on: '2026-03-03',
    steps: [{ type: 'examination.started' }, ...SEARCH],
  },
  {
    login: 'officer',
    on: '2026-03-04',
    steps: PARTIES.map((party) => ({ type: 'thirdParty.consulted', values: { party, summary: '验收报告中的报价' } })),
  },
  {
    login: 'officer',
    on: '2026-03-05',
    steps: PARTIES.map((party) => ({ type: 'thirdParty.served', values: { party, proof: '送达回证' } })),
  },
  {
    login: 'officer',
    on: '2026-03-11',
    steps: [{ type: 'thirdParty.replied', values: { answer: 'disagree', grounds: '报价属于商业秘密' } }],
  },
];

export const EXTENSION: Turn = {
  login: 'head',
  on: '2026-03-27',
  steps: [{ type: 'period.extended', values: { workingDays: '15', reason: '征求第三方意见，材料较多' } }],
};

const SECRECY: StepToRecord = { type: 'secrecy.cleared', values: { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》' } };

/** From the secrecy check to the leader's desk. */
export const DRAFTING: readonly Turn[] = [
  { login: 'secrecy', on: '2026-03-30', steps: [SECRECY] },
  {
    login: 'officer',
    on: '2026-03-31',
    steps: [
      {
        type: 'reply.proposed',
        values: {
          decisionCode: 'P1',
          reasons: '报价涉及第三方商业秘密，其余部分可以公开',
          itemsDisclosed: '验收报告正文',
          itemsWithheld: '报价表',
        },
      },
      { type: 'reply.submitted' },
    ],
  },
  { login: 'legal', on: '2026-04-01', steps: [{ type: 'legal.approved', values: { opinion: '同意' } }] },
];

export const SIGNATURE: StepToRecord = { type: 'reply.approved' };

export const ISSUE: Turn = {
  login: 'officer',
  on: '2026-04-02',
  steps: [
    { type: 'reply.issued', file: REPORT },
    { type: 'reply.served', values: { method: 'inPerson' } },
    { type: 'service.proven', values: { proof: 'signature' } },
  ],
};

/** The reply is annulled and a new one ordered. */
export const REVIEW: readonly Turn[] = [
  {
    login: 'officer',
    on: '2026-04-10',
    steps: [
      { type: 'review.filed', values: { filedBy: 'applicant', reviewOrgan: '乙市人民政府' } },
      { type: 'review.accepted' },
      { type: 'review.noticeReceived' },
    ],
  },
  {
    login: 'legal',
    on: '2026-04-14',
    steps: [{ type: 'review.answered', values: { opinion: '请求维持', evidence: '征求意见书、送达回证' } }],
  },
  {
    login: 'officer',
    on: '2026-05-12',
    steps: [
      { type: 'review.decided', values: { outcome: 'annulled', by: '2026-06-02' } },
      { type: 'reprocessing.ordered', values: { order: '撤销原答复，责令重新答复', reasons: '事实不清' } },
    ],
  },
];

/** Before the second reply is signed. */
export const SECOND_ROUND: readonly Turn[] = [
  { login: 'officer', on: '2026-05-13', steps: SEARCH },
  { login: 'secrecy', on: '2026-05-14', steps: [SECRECY] },
  {
    login: 'officer',
    on: '2026-05-15',
    steps: [
      { type: 'reply.proposed', values: { decisionCode: 'G2', reasons: '重新审查后认为报价已经公示，不属于商业秘密' } },
      { type: 'reply.submitted' },
    ],
  },
  { login: 'legal', on: '2026-05-18', steps: [{ type: 'legal.approved', values: { opinion: '同意' } }] },
  { login: 'leader', on: '2026-05-18', steps: [SIGNATURE] },
  { ...ISSUE, on: '2026-05-19' },
];

export const SUIT: readonly Turn[] = [
  {
    login: 'officer',
    on: '2026-06-02',
    steps: [
      { type: 'litigation.filed', values: { filedBy: 'applicant', court: '甲区人民法院' } },
      { type: 'litigation.registered' },
      { type: 'litigation.pleadingsReceived' },
    ],
  },
  {
    login: 'legal',
    on: '2026-06-09',
    steps: [
      {
        type: 'litigation.defenceFiled',
        values: { defence: '请求驳回', evidence: '答复书、送达回证', authorisedAgent: '员工丁', appearingOfficial: '员工己' },
      },
    ],
  },
  {
    login: 'officer',
    on: '2026-09-01',
    steps: [
      { type: 'litigation.firstJudged', values: { outcome: 'claimDismissed' } },
      { type: 'litigation.appealed', values: { appellant: 'plaintiff' } },
      { type: 'litigation.appealAccepted' },
    ],
  },
];
