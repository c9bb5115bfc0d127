import { createEngine } from '../../src/engine/engine.ts';
import type { NewEvent } from '../../src/engine/engine-types.ts';
import type { LetterPress } from '../../src/engine/letters/letter-press.ts';
import type { CivilDate } from '../../src/law/civil-date.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import type { Actor, StaffRole } from '../../src/law/roles.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import type { Database } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';

/** A settable source of time: noon in Shanghai of the day it was set to, and what has passed since. */
export function createTime(day: string) {
  let [current, passedMs] = [day, 0];
  return {
    set: (next: string): void => {
      [current, passedMs] = [next, 0];
    },
    pass: (seconds: number): void => {
      passedMs += seconds * 1_000;
    },
    now: (): Date => new Date(Date.parse(`${current}T12:00:00+08:00`) + passedMs),
  };
}

export function staff(id: string, ...roles: StaffRole[]): Actor {
  return { kind: 'staff', id, name: `员工${id}`, roles };
}

export const registrar = staff('registrar', 'registrar', 'officer');
export const officer = staff('officer', 'officer');
export const secrecyReviewer = staff('secrecy', 'secrecyReviewer');
export const legalReviewer = staff('legal', 'legalReviewer');
export const officeHead = staff('head', 'officeHead');
export const leader = staff('leader', 'leader');

/** The data of an application as the intake form gives it. */
export const application = {
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
};

/** An office with an engine on a database, for tests that carry cases through. */
export async function createOffice(db: Database, day = '2024-03-04', press?: LetterPress) {
  const time = createTime(day);
  const engine = createEngine({ db, now: time.now, calendar: () => stateCalendar, press });
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const event = (type: string, on: string, data: NewEvent['data'] = {}): NewEvent => ({ type, on: civilDate(on), data });
  return {
    engine,
    organ,
    time,
    event,
    /** The day of arrival is also today. */
    open(on: string, data: Record<string, unknown> = {}, actor = registrar) {
      time.set(on);
      return engine.open({ ...event('application.arrived', on, { ...application, ...data }), organId: organ.id }, actor);
    },
    /** Records a list of events one after the other; returns the last version. */
    async carry(caseId: string, version: number, steps: readonly (readonly [Actor, string, string, NewEvent['data']?])[]): Promise<number> {
      let current = version;
      for (const [actor, type, on, data] of steps) {
        time.set(on);
        current = (await engine.record(caseId, event(type, on, data ?? {}), { actor, expectedVersion: current })).version;
      }
      return current;
    },
  };
}

/** From registration to a served reply, the steps of an ordinary case on one day each. */
export function ordinaryCourse(days: { readonly [K in 'start' | 'draft' | 'serve']: string | CivilDate }) {
  const { start, draft, serve } = days;
  return [
    [officer, 'examination.started', start],
    [officer, 'unit.assigned', start, { unit: '某科室', internalLimit: draft }],
    [officer, 'search.started', start, { units: '某科室', systems: '档案系统' }],
    [officer, 'search.completed', draft, { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工', resultList: '一份' }],
    [secrecyReviewer, 'secrecy.cleared', draft, { level: '不涉密', basis: '保守国家秘密法' }],
    [officer, 'reply.proposed', draft, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
    [officer, 'reply.submitted', draft],
    [legalReviewer, 'legal.approved', draft, { opinion: '同意' }],
    [leader, 'reply.approved', draft],
    [officer, 'reply.issued', serve],
    [officer, 'reply.served', serve, { method: 'inPerson' }],
    [officer, 'service.proven', serve, { proof: 'signature', deliveredOn: serve }],
  ] as const;
}
