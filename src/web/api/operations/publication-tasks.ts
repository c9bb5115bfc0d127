import { z } from 'zod';
import { conversionTasks } from '../../../engine/publications/conversion.ts';
import { dueReassessments } from '../../../engine/publications/reassessments.ts';
import { mayReadCases } from '../../auth.ts';
import { sightOfUser } from '../../case-sight.ts';
import { decidesConversions } from '../../publications/publication-roles.ts';
import type { StaffUser } from '../../web-deps.ts';
import { ApiProblem } from '../api-problem.ts';
import { defineOperation } from '../operation.ts';
import { civilDay } from '../schemas/common.ts';

/** Calendar days ahead that reassessments are told. */
const AHEAD = 30;

const conversion = z
  .object({
    infoKey: z.string(),
    count: z.number().int(),
    cases: z.array(z.object({ caseId: z.string(), caseNo: z.string().nullable(), title: z.string().nullable(), deliveredOn: civilDay })),
  })
  .meta({ id: 'Conversion' });

const reassessment = z
  .object({ id: z.string(), title: z.string().nullable(), ground: z.string().nullable(), assessedOn: civilDay, dueOn: civilDay })
  .meta({ id: 'Reassessment' });

/** What of publications asks for a decision. */
export const publicationTaskOperations = [
  defineOperation({
    id: 'listConversions',
    method: 'get',
    path: '/publications/conversions',
    tag: 'publications',
    summary: { zh: '可以转为主动公开的信息', en: 'Information that was often requested' },
    description: {
      zh: '同一信息已向两个以上申请人提供、尚未决定是否主动公开的（2019年条例第四十四条）。',
      en: 'Given to two applicants or more and not decided on (2019 Regulation, art. 44).',
    },
    scopes: ['cases:read', 'cases:record'],
    mayCall: decidesConversions,
    answer: z.object({ items: z.array(conversion) }),
    handle: async (_input, { deps, caller }) => {
      const tasks = await conversionTasks(deps.db.read, organOf(caller.user), await sightOfUser(deps, caller.user));
      const items = tasks.map(({ infoKey, count, cases }) => ({
        infoKey,
        count,
        cases: cases.map(({ caseId, caseNo, title, deliveredOn }) => ({ caseId, caseNo, title, deliveredOn })),
      }));
      return { items };
    },
  }),
  defineOperation({
    id: 'listReassessments',
    method: 'get',
    path: '/publications/reassessments',
    tag: 'publications',
    summary: { zh: '应当重新评估的不予公开信息', en: 'Exemptions to be reassessed' },
    description: { zh: '已到期和 30 天内到期的（2019年条例第十八条）。', en: 'Due, or due within 30 days (2019 Regulation, art. 18).' },
    scopes: ['cases:read', 'cases:record'],
    mayCall: mayReadCases,
    answer: z.object({ items: z.array(reassessment) }),
    handle: async (_input, { deps, caller }) => {
      const { organId } = caller.user;
      const ask = { sight: await sightOfUser(deps, caller.user), today: deps.today(), ahead: AHEAD };
      const due = organId === null ? [] : await dueReassessments(deps.db.read, { organId, ...ask });
      return {
        items: due.map(({ item, assessedOn, dueOn }) => ({ id: item.id, title: item.title, ground: item.entry.ground, assessedOn, dueOn })),
      };
    },
  }),
];

function organOf({ organId }: StaffUser): number {
  if (organId === null) throw new ApiProblem('FORBIDDEN');
  return organId;
}
