import type { WorkingDayCalendar } from '../law/calendar.ts';
import { addDays, type CivilDate } from '../law/civil-date.ts';

interface DemoEvent {
  readonly type: string;
  readonly on: CivilDate;
  readonly [field: string]: unknown;
}

/** An invented case whose days are told as working days before today, so that the demonstration is as fresh every day. */
interface Scene {
  readonly title: string;
  readonly channel: string;
  readonly topic: string;
  readonly applicant?: object;
  readonly events: (ago: (workingDays: number) => CivilDate) => readonly DemoEvent[];
}

const CITIZEN = { type: 'citizen', class: 'naturalPerson', name: '某甲' };
const COMPANY = { type: 'legalPerson', class: 'business', name: '某贸易有限公司' };

const arrived = (on: CivilDate): DemoEvent => ({ type: 'application.arrived', on });
const confirmed = (on: CivilDate): DemoEvent => ({ type: 'receipt.confirmed', on });

const SCENES: readonly Scene[] = [
  { title: '某街道老旧小区改造资金使用情况', channel: 'email', topic: 'housing', events: (ago) => [arrived(ago(1))] },
  { title: '某路段绿化工程中标结果', channel: 'inPerson', topic: 'procurement', events: (ago) => [arrived(ago(3))] },
  { title: '某中学教学楼工程竣工验收报告', channel: 'mailSigned', topic: 'construction', events: (ago) => [arrived(ago(18))] },
  { title: '某村集体土地征收补偿标准', channel: 'inPerson', topic: 'landAcquisition', events: (ago) => [arrived(ago(24))] },
  {
    title: '某公园用地规划许可',
    channel: 'online',
    topic: 'planning',
    events: (ago) => [arrived(ago(11)), confirmed(ago(10)), { type: 'correction.requested', on: ago(5), workingDays: 15 }],
  },
  {
    title: '某企业排污许可证及年度监测报告',
    channel: 'email',
    topic: 'environment',
    applicant: COMPANY,
    events: (ago) => [
      arrived(ago(13)),
      confirmed(ago(12)),
      { type: 'thirdParty.consulted', on: ago(8), party: '某化工企业' },
      { type: 'thirdParty.served', on: ago(6), party: '某化工企业' },
    ],
  },
  {
    title: '近三年行政处罚案件统计',
    channel: 'mailSigned',
    topic: 'enforcement',
    events: (ago) => [arrived(ago(22)), { type: 'period.extended', on: ago(17), workingDays: 20 }],
  },
  {
    title: '某征收项目全部评估报告',
    channel: 'inPerson',
    topic: 'landAcquisition',
    events: (ago) => [arrived(ago(14)), { type: 'fee.notified', on: ago(6), yuan: 130 }],
  },
  {
    title: '某道路改造工程批复文件',
    channel: 'fax',
    topic: 'construction',
    events: (ago) => [arrived(ago(16)), confirmed(ago(15)), { type: 'reply.served', on: ago(2), decisionCode: 'G2' }],
  },
  {
    title: '某小区物业维修资金账目',
    channel: 'inPerson',
    topic: 'housing',
    events: (ago) => [
      arrived(ago(60)),
      { type: 'reply.served', on: ago(45), decisionCode: 'D4', thirdPartyGround: 'privacy' },
      { type: 'review.filed', on: ago(20) },
      { type: 'review.accepted', on: ago(17) },
    ],
  },
  {
    title: '某开发区招商协议',
    channel: 'mailSigned',
    topic: 'investment',
    applicant: COMPANY,
    events: (ago) => [
      arrived(ago(90)),
      { type: 'reply.served', on: ago(75), decisionCode: 'P1' },
      { type: 'litigation.registered', on: ago(40) },
    ],
  },
  {
    title: '未写明所需文件的申请',
    channel: 'inPerson',
    topic: 'other',
    events: (ago) => [arrived(ago(30)), { type: 'correction.requested', on: ago(27), workingDays: 10 }],
  },
];

/** Lines of a timeline file: invented open cases of `organ`, marked as such, one for each thing a clock or a chart can do. */
export function demoTimelines(organ: string, { today, calendar }: { today: CivilDate; calendar: WorkingDayCalendar }): string[] {
  const ago = (workingDays: number): CivilDate => workingDaysBefore(today, { workingDays, calendar });
  return SCENES.map(({ title, channel, topic, applicant = CITIZEN, events }, index) =>
    JSON.stringify({
      ref: `demo-${String(index + 1).padStart(2, '0')}`,
      organ,
      channel,
      applicant,
      title: `【演示】${title}`,
      topicTags: [topic],
      events: events(ago),
    }),
  );
}

/** The working day that has `workingDays` − 1 others between itself and `day`; `day` itself, working day or not, is not counted. */
export function workingDaysBefore(
  day: CivilDate,
  { workingDays, calendar }: { workingDays: number; calendar: WorkingDayCalendar },
): CivilDate {
  let before = day;
  for (let counted = 0; counted < workingDays; ) {
    before = addDays(before, -1);
    if (calendar.isWorkingDay(before)) counted += 1;
  }
  return before;
}
