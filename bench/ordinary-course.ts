import type { NewEvent } from '../src/engine/engine-types.ts';
import { civilDate } from '../src/law/civil-date.ts';
import type { Actor, StaffRole } from '../src/law/roles.ts';

const start = civilDate('2024-03-04');
const draft = civilDate('2024-03-11');
const serve = civilDate('2024-03-15');

/** Noon in Shanghai of the day of service: all the course lies in the past. */
export const COURSE_NOW = new Date('2024-03-15T04:00:00.000Z');

export interface CourseStep {
  readonly actor: Actor;
  readonly event: NewEvent;
}

function staff(id: string, role: StaffRole): Actor {
  return { kind: 'staff', id, name: `员工${id}`, roles: [role] };
}

const officer = staff('officer', 'officer');
const secrecyReviewer = staff('secrecy', 'secrecyReviewer');

function step(actor: Actor, on: NewEvent['on'], [type, data]: readonly [string, NewEvent['data']]): CourseStep {
  return { actor, event: { type, on, data } };
}

export const ARRIVAL: CourseStep = step(officer, start, [
  'application.arrived',
  {
    channel: 'inPerson',
    title: '某道路工程的验收报告',
    description: '申请公开某道路工程的竣工验收报告。',
    applicant: {
      type: 'citizen',
      class: 'naturalPerson',
      name: '某甲',
      idType: 'residentId',
      idNumber: '11010519491231002X',
      phone: '13800000000',
      address: '某市某区',
      postcode: '017000',
    },
    media: ['paper'],
    obtainWay: ['pickUp'],
  },
]);

/** From registration to a proven reply: what most cases are. */
export const ORDINARY_COURSE: readonly CourseStep[] = [
  step(officer, start, ['examination.started', {}]),
  step(officer, start, ['unit.assigned', { unit: '某科室', internalLimit: draft }]),
  step(officer, start, ['search.started', { units: '某科室', systems: '档案系统' }]),
  step(officer, draft, [
    'search.completed',
    { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工', resultList: '一份' },
  ]),
  step(secrecyReviewer, draft, ['secrecy.cleared', { level: '不涉密', basis: '保守国家秘密法' }]),
  step(officer, draft, ['reply.proposed', { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }]),
  step(officer, draft, ['reply.submitted', {}]),
  step(staff('legal', 'legalReviewer'), draft, ['legal.approved', { opinion: '同意' }]),
  step(staff('leader', 'leader'), draft, ['reply.approved', {}]),
  step(officer, serve, ['reply.issued', {}]),
  step(officer, serve, ['reply.served', { method: 'inPerson' }]),
  step(officer, serve, ['service.proven', { proof: 'signature', deliveredOn: serve }]),
];
