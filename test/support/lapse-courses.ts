import type { Actor } from '../../src/law/roles.ts';
import { legalReviewer, officer, ordinaryCourse } from './office.ts';

type Step = readonly [Actor, string, string, Readonly<Record<string, unknown>>?];

/** A case that somebody lets run out of time. */
export interface LapseCourse {
  /** What the clock records. */
  readonly event: string;
  readonly opened: string;
  readonly steps: readonly Step[];
  /** The effective day of the event. */
  readonly lapsesOn: string;
  /** Why on that day. */
  readonly because: string;
}

const party = '乙公司';
const organ = '某局';

/** Answered on 15 March 2024. */
export const ANSWERED: readonly Step[] = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });

const REVIEWED: readonly Step[] = [
  ...ANSWERED,
  [officer, 'review.filed', '2024-04-29', { filedBy: 'applicant', reviewOrgan: '某市人民政府' }],
];
const ACCEPTED: readonly Step[] = [
  ...REVIEWED,
  [officer, 'review.accepted', '2024-05-07', { procedure: 'simplified' }],
  [officer, 'review.noticeReceived', '2024-05-09', { procedure: 'simplified' }],
];
const SUED: readonly Step[] = [
  ...ANSWERED,
  [officer, 'litigation.filed', '2024-04-02', { filedBy: 'applicant', court: '某中级人民法院' }],
  [officer, 'litigation.registered', '2024-04-08', { procedure: 'ordinary' }],
  [officer, 'litigation.pleadingsReceived', '2024-04-10', { procedure: 'ordinary' }],
];

/** One course for each event that the clock records because a limit has passed. */
export const LAPSE_COURSES: readonly LapseCourse[] = [
  {
    event: 'correction.lapsed',
    opened: '2021-09-13',
    steps: [
      [officer, 'examination.started', '2021-09-14'],
      [officer, 'correction.requested', '2021-09-23', { points: '内容不明确', workingDays: 15, servedOn: '2021-09-24' }],
    ],
    lapsesOn: '2021-10-21',
    because: '15 working days after service (W12)',
  },
  {
    event: 'reasons.lapsed',
    opened: '2024-03-04',
    steps: [
      [officer, 'examination.started', '2024-03-05'],
      [officer, 'reasons.requested', '2024-03-06', { counts: '一年内120件', workingDays: 10, servedOn: '2024-03-08' }],
    ],
    lapsesOn: '2024-03-23',
    because: '10 working days after service end on Friday 22 March; the day after is a Saturday',
  },
  {
    event: 'fee.lapsed',
    opened: '2024-09-02',
    steps: [
      [officer, 'examination.started', '2024-09-02'],
      [officer, 'fee.notified', '2024-09-03', { yuan: 10, method: 'perPage', count: 31, account: '财政专户' }],
    ],
    lapsesOn: '2024-10-09',
    because: 'the 30th calendar day is National Day week; it rolls to 8 October (W16)',
  },
  {
    event: 'thirdParty.lapsed',
    opened: '2023-09-18',
    steps: [
      [officer, 'examination.started', '2023-09-18'],
      [officer, 'unit.assigned', '2023-09-18', { unit: '某科室' }],
      [officer, 'thirdParty.consulted', '2023-09-20', { party, summary: '报价' }],
      [officer, 'thirdParty.served', '2023-09-22', { party, proof: '回执' }],
    ],
    lapsesOn: '2023-10-20',
    because: '15 working days after service end on 19 October (W13)',
  },
  {
    event: 'organ.lapsed',
    opened: '2023-09-18',
    steps: [
      [officer, 'examination.started', '2023-09-18'],
      [officer, 'unit.assigned', '2023-09-18', { unit: '某科室' }],
      [officer, 'organ.consulted', '2023-09-20', { organ, summary: '联合发文' }],
      [officer, 'organ.served', '2023-09-22', { organ, proof: '回执' }],
    ],
    lapsesOn: '2023-10-20',
    because: '15 working days after service, as of a third party',
  },
  { event: 'deadline.passed', opened: '2024-03-04', steps: [], lapsesOn: '2024-04-02', because: '20 working days end on 1 April' },
  {
    event: 'review.deemedAccepted',
    opened: '2024-03-04',
    steps: REVIEWED,
    lapsesOn: '2024-05-09',
    because: 'silence accepts on the last of 5 working days itself (R1)',
  },
  {
    event: 'review.correctionLapsed',
    opened: '2024-03-04',
    steps: [...REVIEWED, [officer, 'review.correctionRequested', '2024-05-06', { servedOn: '2024-05-07' }]],
    lapsesOn: '2024-05-21',
    because: '10 working days after service, Saturday 11 May among them, end on 20 May',
  },
  {
    event: 'review.answerLapsed',
    opened: '2024-03-04',
    steps: ACCEPTED,
    lapsesOn: '2024-05-16',
    because: '5 working days after the notice, Saturday 11 May among them, end on 15 May (R1)',
  },
  {
    event: 'review.lapsed',
    opened: '2024-03-04',
    steps: [...ACCEPTED, [legalReviewer, 'review.answered', '2024-05-14', { opinion: '答复合法', evidence: '卷宗一册' }]],
    lapsesOn: '2024-06-07',
    because: '30 days after acceptance end on 6 June (R1)',
  },
  {
    event: 'litigation.defenceLapsed',
    opened: '2024-03-04',
    steps: SUED,
    lapsesOn: '2024-04-26',
    because: '15 calendar days after the papers end on 25 April',
  },
  {
    event: 'litigation.appealLapsed',
    opened: '2024-03-04',
    steps: [
      ...SUED,
      [
        legalReviewer,
        'litigation.defenceFiled',
        '2024-04-19',
        { defence: '答复合法', evidence: '卷宗一册', authorisedAgent: '某律师', appearingOfficial: '某局长' },
      ],
      [officer, 'litigation.firstJudged', '2024-09-06', { outcome: 'claimDismissed', kind: 'judgment', servedOn: '2024-09-06' }],
    ],
    lapsesOn: '2024-09-24',
    because: 'the 15th day is Saturday 21 September; it rolls over Mid-Autumn to Monday the 23rd (L1)',
  },
];
