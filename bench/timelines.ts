import { addDays, type CivilDate, civilDate } from '../src/law/civil-date.ts';

type Event = Readonly<Record<string, unknown>> & { readonly type: string; readonly on: CivilDate };
type Shape = (from: CivilDate) => Event[];

const CLASSES = ['naturalPerson', 'business', 'researchInstitution', 'publicWelfareOrganisation', 'legalServiceOrganisation', 'other'];
const FIRST = civilDate('2012-01-09');

/** What histories of an office are made of; most are simple, some go to a review organ or a court. */
const SHAPES: readonly Shape[] = [
  (on) => [event('application.arrived', on), event('reply.served', addDays(on, 12), { decisionCode: 'G1' })],
  (on) => [event('application.arrived', on), event('reply.served', addDays(on, 16), { decisionCode: 'G2' })],
  (on) => [
    event('application.arrived', on),
    event('period.extended', addDays(on, 14), { workingDays: 15 }),
    event('reply.served', addDays(on, 35), { decisionCode: 'U1a' }),
  ],
  (on) => [
    event('application.arrived', on),
    event('thirdParty.consulted', addDays(on, 3), { party: 'a' }),
    event('thirdParty.served', addDays(on, 5), { party: 'a' }),
    event('thirdParty.replied', addDays(on, 12), { party: 'a' }),
    event('reply.served', addDays(on, 25), { decisionCode: 'D4' }),
    event('review.accepted', addDays(on, 45)),
    event('review.decided', addDays(on, 100), { outcome: 'upheld' }),
  ],
  (on) => [
    event('application.arrived', on),
    event('reply.served', addDays(on, 14), { decisionCode: 'D1' }),
    event('litigation.registered', addDays(on, 60)),
    event('litigation.firstJudged', addDays(on, 160), { outcome: 'claimDismissed' }),
  ],
];

/** Lines of a timeline file, always the same for the same `count`. Days spread over 14 years, all before the end of 2025. */
export function timelineLines(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const shape = SHAPES[i % SHAPES.length] ?? (() => []);
    const applicant = { type: 'citizen', class: CLASSES[i % CLASSES.length], name: `某${i}` };
    const events = shape(addDays(FIRST, (i * 37) % 4700));
    return JSON.stringify({ ref: `bench-${i}`, organ: '甲区人民政府', channel: 'inPerson', applicant, title: `第${i}号信息`, events });
  });
}

function event(type: string, on: CivilDate, fields: Readonly<Record<string, unknown>> = {}): Event {
  return { type, on, ...fields };
}
