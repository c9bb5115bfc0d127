import type { Actor } from '../../src/law/roles.ts';
import { legalReviewer, officer, ordinaryCourse } from './office.ts';

type Step = readonly [Actor, string, string, Readonly<Record<string, unknown>>?];

const party = '乙公司';

/**
 * Cases that stood open on 4 February 2026, when the server went down for six weeks. By the notice of 2026, 15 to 23 February are off, and
 * the Saturdays 14 and 28 February are working days.
 */
export const MISSED_WEEKS: {
  readonly until: string;
  readonly cases: readonly { readonly name: string; readonly opened: string; readonly steps: readonly Step[] }[];
} = {
  until: '2026-03-18',
  cases: [
    {
      name: 'correction',
      opened: '2026-01-26',
      steps: [
        [officer, 'examination.started', '2026-01-26'],
        [officer, 'correction.requested', '2026-01-28', { points: '内容不明确', workingDays: 15, servedOn: '2026-01-28' }],
      ],
    },
    {
      name: 'third party',
      opened: '2026-01-19',
      steps: [
        [officer, 'examination.started', '2026-01-19'],
        [officer, 'unit.assigned', '2026-01-20', { unit: '某科室' }],
        [officer, 'thirdParty.consulted', '2026-01-26', { party, summary: '报价' }],
        [officer, 'thirdParty.served', '2026-01-27', { party, proof: '回执' }],
      ],
    },
    {
      name: 'fee',
      opened: '2026-01-20',
      steps: [
        [officer, 'examination.started', '2026-01-20'],
        [officer, 'fee.notified', '2026-01-23', { yuan: 10, method: 'perPage', count: 31, account: '财政专户' }],
      ],
    },
    {
      name: 'reasons',
      opened: '2026-01-26',
      steps: [
        [officer, 'examination.started', '2026-01-26'],
        [officer, 'reasons.requested', '2026-01-30', { counts: '一年内120件', workingDays: 10 }],
      ],
    },
    {
      name: 'review',
      opened: '2026-01-05',
      steps: [
        ...ordinaryCourse({ start: '2026-01-06', draft: '2026-01-12', serve: '2026-01-16' }),
        [officer, 'review.filed', '2026-01-26', { filedBy: 'applicant', reviewOrgan: '某市人民政府' }],
        [officer, 'review.accepted', '2026-01-28', { procedure: 'ordinary' }],
        [officer, 'review.noticeReceived', '2026-02-02', { procedure: 'ordinary' }],
      ],
    },
    {
      name: 'suit',
      opened: '2025-07-01',
      steps: [
        ...ordinaryCourse({ start: '2025-07-02', draft: '2025-07-08', serve: '2025-07-14' }),
        [officer, 'litigation.filed', '2025-08-01', { filedBy: 'applicant', court: '某中级人民法院' }],
        [officer, 'litigation.registered', '2025-08-06', { procedure: 'ordinary' }],
        [officer, 'litigation.pleadingsReceived', '2025-08-08', { procedure: 'ordinary' }],
        [
          legalReviewer,
          'litigation.defenceFiled',
          '2025-08-20',
          { defence: '答复合法', evidence: '卷宗一册', authorisedAgent: '某律师', appearingOfficial: '某局长' },
        ],
        [officer, 'litigation.firstJudged', '2026-02-02', { outcome: 'claimDismissed', kind: 'judgment', servedOn: '2026-02-02' }],
      ],
    },
  ],
};

/** What the clock has to make up, in order. Each lapse takes effect on the day after the last day, working day or not. */
export const MISSED_LAPSES: readonly {
  readonly name: string;
  readonly event: string;
  readonly lastDay: string;
  readonly on: string;
  readonly because: string;
}[] = [
  {
    name: 'reasons',
    event: 'reasons.lapsed',
    lastDay: '2026-02-13',
    on: '2026-02-14',
    because: '10 working days after the notice of Friday 30 January: 2–6 and 9–13 February',
  },
  {
    name: 'review',
    event: 'review.answerLapsed',
    lastDay: '2026-02-14',
    on: '2026-02-15',
    because: '10 working days after 2 February: 3–6, 9–13 and Saturday the 14th, which is a working day',
  },
  {
    name: 'third party',
    event: 'thirdParty.lapsed',
    lastDay: '2026-02-24',
    on: '2026-02-25',
    because: '15 working days after service on 27 January: 28–30 January, 2–6, 9–14 and, after Spring Festival, 24 February',
  },
  {
    name: 'fee',
    event: 'fee.lapsed',
    lastDay: '2026-02-24',
    on: '2026-02-25',
    because: '30 calendar days after 23 January end on 22 February, in Spring Festival, and roll to the 24th',
  },
  {
    name: 'suit',
    event: 'litigation.appealLapsed',
    lastDay: '2026-02-24',
    on: '2026-02-25',
    because: '15 calendar days after service on 2 February end on the 17th, in Spring Festival, and roll to the 24th',
  },
  {
    name: 'correction',
    event: 'correction.lapsed',
    lastDay: '2026-02-25',
    on: '2026-02-26',
    because: '15 working days after service on 28 January: 29–30 January, 2–6, 9–14, 24 and 25 February',
  },
  {
    name: 'reasons',
    event: 'deadline.passed',
    lastDay: '2026-02-28',
    on: '2026-03-01',
    because: '20 working days after 26 January, the Saturdays 14 and 28 February among them; the day after is a Sunday',
  },
  {
    name: 'third party',
    event: 'deadline.passed',
    lastDay: '2026-03-16',
    on: '2026-03-17',
    because: '5 working days until the letter, and 15 after its time was over: 25–28 February, 2–6, 9–13 and 16 March',
  },
];
