import type { CivilDate } from '../law/civil-date.ts';

export interface DemoEntry {
  readonly indicator: string;
  readonly on: string;
  readonly amount: string;
  readonly what: string;
}

type Row = readonly [indicator: string, day: string, amount: string, what?: string];

/** Invented work of a year: what the report's part two asks for, and what its text may quote. */
const ROWS: readonly Row[] = [
  ['bodies.offices', '01-04', '1'],
  ['bodies.fullTime', '01-04', '3'],
  ['bodies.readingPoints', '01-04', '6'],
  ['normative.issued', '02-21', '2', '【演示】两件规范性文件'],
  ['training.courses', '03-02', '1', '【演示】政务公开业务培训'],
  ['training.people', '03-02', '86', '【演示】政务公开业务培训'],
  ['response.pressConferences', '04-15', '1', '【演示】一季度经济运行情况新闻发布会'],
  ['response.interpretations', '05-20', '12', '【演示】政策解读稿件'],
  ['normative.issued', '06-18', '3', '【演示】三件规范性文件'],
  ['normative.repealed', '06-30', '1', '【演示】清理规范性文件'],
  ['response.topics', '07-10', '9', '【演示】上半年回应关切'],
  ['response.pressConferences', '08-26', '1', '【演示】民生实事新闻发布会'],
  ['permits.decisions', '09-30', '1260', '【演示】前三季度'],
  ['penalties.decisions', '09-30', '342', '【演示】前三季度'],
  ['coercion.decisions', '09-30', '17', '【演示】前三季度'],
  ['rules.made', '12-31', '0'],
  ['rules.repealed', '12-31', '0'],
  ['rules.inForce', '12-31', '0'],
  ['normative.inForce', '12-31', '41', '【演示】年末'],
  ['permits.decisions', '12-31', '418', '【演示】第四季度'],
  ['penalties.decisions', '12-31', '97', '【演示】第四季度'],
  ['coercion.decisions', '12-31', '6', '【演示】第四季度'],
  ['charges.amount', '12-31', '312.5', '【演示】全年'],
  ['fees.collected', '12-31', '0'],
];

/** As far as the year has got. */
export function entriesOfYear(year: number, today: CivilDate): DemoEntry[] {
  return ROWS.map(([indicator, day, amount, what = '']) => ({ indicator, on: `${year}-${day}`, amount, what })).filter(
    ({ on }) => on <= today,
  );
}

export const PROBLEMS = [
  '（一）存在的主要问题',
  '【演示】个别单位主动公开不够及时，答复文书的说理有待加强。',
  '（二）改进措施',
  '【演示】每季度检查公开目录的更新情况，对承办人员开展答复文书的专题培训。',
].join('\n');

/** How the applications of last year were answered: enough alike to stand in the open data as groups, and a few that are not. */
const APPLICATIONS: readonly (readonly [month: number, decision: string | null, applicant: 'citizen' | 'company'])[] = [
  ...[1, 2, 2, 3].map((month) => [month, 'G2', 'citizen'] as const),
  ...[4, 5, 5, 6].map((month) => [month, 'U1a', 'citizen'] as const),
  [7, 'G1', 'citizen'],
  [8, 'P1', 'company'],
  [9, 'D8', 'citizen'],
  [10, 'U3', 'citizen'],
  [11, 'G2', 'company'],
  [12, null, 'citizen'],
];

const CITIZEN = { type: 'citizen', class: 'naturalPerson', name: '某甲' };
const COMPANY = { type: 'legalPerson', class: 'business', name: '某贸易有限公司' };

/** Lines of a timeline file: invented cases of the year before `today`. The last was carried into this year. */
export function lastYearsTimelines(organ: string, today: CivilDate): string[] {
  const year = Number(today.slice(0, 4)) - 1;
  return APPLICATIONS.map(([month, decisionCode, applicant], index) => {
    const day = (at: number) => `${year}-${String(month).padStart(2, '0')}-${String(at).padStart(2, '0')}`;
    const answered = decisionCode === null ? `${year + 1}-01-08` : day(22);
    const reply = { type: 'reply.served', on: answered, decisionCode: decisionCode ?? 'G2' };
    return JSON.stringify({
      ref: `demo-${year}-${String(index + 1).padStart(2, '0')}`,
      organ,
      channel: 'inPerson',
      applicant: applicant === 'citizen' ? CITIZEN : COMPANY,
      title: `【演示】${year}年第${index + 1}件申请`,
      topicTags: ['other'],
      events: [{ type: 'application.arrived', on: day(9) }, ...(answered <= today ? [reply] : [])],
    });
  });
}
