import { addDays, type CivilDate } from '../../src/law/civil-date.ts';
import type { Actor } from '../../src/law/roles.ts';
import { officer, ordinaryCourse } from './office.ts';

type Step = readonly [Actor, string, string, Readonly<Record<string, unknown>>?];

export const COURSE_KINDS = [
  'plain',
  'correction',
  'reasons',
  'fee',
  'consultations',
  'review',
  'reviewCorrection',
  'notice',
  'suit',
] as const;

/** A case that is left to the clock. */
export interface CoursePlan {
  readonly kind: (typeof COURSE_KINDS)[number];
  /** Calendar days; people have done with it by then. */
  readonly openedBefore: number;
  /** Given in a notice. */
  readonly workingDays: number;
}

/** What people did of the plan, up to `until` (exclusive). */
export function courseOf({ kind, openedBefore, workingDays }: CoursePlan, until: CivilDate): { opened: string; steps: readonly Step[] } {
  const opened = addDays(until, -openedBefore);
  const day = (after: number) => addDays(opened, after);
  const steps = stepsOf({ kind, workingDays, day });
  return { opened, steps: steps.filter(([, , on]) => on < until) };
}

function stepsOf({ kind, workingDays, day }: Pick<CoursePlan, 'kind' | 'workingDays'> & { day: (after: number) => CivilDate }): Step[] {
  const examined: Step[] = [[officer, 'examination.started', day(1)]];
  const party = '乙公司';
  const organ = '某局';
  switch (kind) {
    case 'plain':
      return examined;
    case 'correction':
      return [...examined, [officer, 'correction.requested', day(3), { points: '不明确', workingDays, servedOn: day(4) }]];
    case 'reasons':
      return [...examined, [officer, 'reasons.requested', day(2), { counts: '一年内120件', workingDays, servedOn: day(4) }]];
    case 'fee':
      return [...examined, [officer, 'fee.notified', day(3), { yuan: 10, method: 'perPage', count: 31, account: '财政专户' }]];
    case 'consultations':
      return [
        ...examined,
        [officer, 'unit.assigned', day(1), { unit: '某科室' }],
        [officer, 'thirdParty.consulted', day(2), { party, summary: '报价' }],
        [officer, 'organ.consulted', day(3), { organ, summary: '联合发文' }],
        [officer, 'thirdParty.served', day(4), { party, proof: '回执' }],
        [officer, 'organ.served', day(5), { organ, proof: '回执' }],
      ];
    default:
      return [...ordinaryCourse({ start: day(1), draft: day(2), serve: day(3) }), ...attackOf(kind, day)];
  }
}

function attackOf(kind: CoursePlan['kind'], day: (after: number) => CivilDate): Step[] {
  const filed: Step = [officer, 'review.filed', day(4), { filedBy: 'applicant', reviewOrgan: '某市人民政府' }];
  if (kind === 'review') return [filed];
  if (kind === 'reviewCorrection') return [filed, [officer, 'review.correctionRequested', day(5), {}]];
  if (kind === 'notice') {
    return [
      filed,
      [officer, 'review.accepted', day(5), { procedure: 'ordinary' }],
      [officer, 'review.noticeReceived', day(5), { procedure: 'ordinary' }],
    ];
  }
  return [
    [officer, 'litigation.filed', day(4), { filedBy: 'applicant', court: '某中级人民法院' }],
    [officer, 'litigation.registered', day(4), { procedure: 'ordinary' }],
    [officer, 'litigation.pleadingsReceived', day(5), { procedure: 'ordinary' }],
    [officer, 'litigation.firstJudged', day(40), { outcome: 'claimDismissed', kind: 'judgment', servedOn: day(41) }],
  ];
}
