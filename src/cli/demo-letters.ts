import type { Engine } from '../engine/engine.ts';
import type { LetterDesk } from '../engine/letters/letter-desk.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { LetterId } from '../law/letter-ids.ts';
import type { Actor } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { createLetterSettingsStore } from '../store/letter-settings-store.ts';
import { workingDaysBefore } from './demo-cases.ts';

/** Who works on the cases of the demonstration. */
export interface DemoPeople {
  readonly registrar: Actor;
  readonly officer: Actor;
  readonly secrecyReviewer: Actor;
  readonly legalReviewer: Actor;
  readonly leader: Actor;
  readonly officeHead: Actor;
}

export interface DemoOffice {
  readonly db: Database;
  readonly engine: Engine;
  readonly desk: LetterDesk;
  readonly organId: number;
  readonly organName: string;
  readonly people: DemoPeople;
}

/** Marked throughout: nobody must take a letter of the demonstration for a real one. */
export async function saveDemoLetterhead({ db, organId, organName, people }: DemoOffice, now: Date): Promise<void> {
  const content = {
    redHead: `【演示】${organName}文件`,
    signature: `【演示】${organName}`,
    office: '【演示】政务公开科',
    contactPerson: '演示乙',
    phone: '000-0000000',
    address: '【演示】某市某区某路1号',
    postcode: '000000',
    legalRepresentative: '演示子，区长',
    reviewOrgan: '【演示】某市人民政府',
    court: '【演示】某区人民法院',
    feeAccount: '【演示】某区财政局，账号 0000000000',
  };
  const savedBy = people.officeHead.id;
  const row = { organId, version: 1, content, sealSha256: null, sealWidthMm: 42, savedAt: now.toISOString(), savedBy };
  await createLetterSettingsStore(db.write).addLetterhead(row);
}

/** Letters of 2017 that the timelines tell of: the receipt, the reply, the defence. */
const OF_2017: readonly LetterId[] = ['RECEIPT', 'REPLY_G2', 'REPLY_P1', 'DEFENCE'];

/** Makes the letters of imported cases again from their histories, as an officer does on the page of the case. */
export async function remakeDemoLetters({ engine, desk, people }: DemoOffice, cases: readonly ImportedDemoCase[]): Promise<void> {
  for (const { caseId, entries } of cases) {
    const { remakeable } = await desk.lettersOf(caseId);
    let version = entries;
    for (const one of remakeable.filter(({ letter }) => OF_2017.includes(letter))) {
      const event = { type: 'document.remade', on: engine.today(), data: { letter: one.letter, ofVersion: one.version } };
      ({ version } = await engine.record(caseId, event, { actor: people.officer, expectedVersion: version }));
    }
  }
}

export interface ImportedDemoCase {
  readonly caseId: string;
  /** In its history. */
  readonly entries: number;
}

/** Who records what, how many working days ago. */
type Step = readonly [actor: keyof DemoPeople, type: string, daysAgo: number, data?: Readonly<Record<string, unknown>>];

/** A case from a posted application to its served reply, and one whose reply is being written. @returns how many. */
export async function carryDemoCases(office: DemoOffice): Promise<number> {
  await carry(office, { data: POSTED, steps: [...UP_TO_DRAFT, ...UP_TO_SERVICE] });
  const caseId = await carry(office, { data: DRAFTED, steps: UP_TO_EDITING });
  await editReply(office, caseId);
  return 2;
}

/** As an officer does who adds what the facts do not say. */
async function editReply({ desk, people }: DemoOffice, caseId: string): Promise<void> {
  const reply = await desk.findReply(caseId);
  if (reply === undefined) throw new Error('The demonstration has no reply to edit');
  const paragraphs = [...reply.generated, '如对复制件的内容有疑问，请与本机关政务公开科联系。'];
  const { proposal, revision } = reply;
  await desk.saveReply({ caseId, proposal, revision, paragraphs, by: people.officer.name });
}

async function carry(
  { engine, organId, people }: DemoOffice,
  { data, steps }: { readonly data: Readonly<Record<string, unknown>>; readonly steps: readonly Step[] },
): Promise<string> {
  const ago = (workingDays: number): CivilDate =>
    workingDays === 0 ? engine.today() : workingDaysBefore(engine.today(), { workingDays, calendar: engine.calendar() });
  let { caseId, version } = await engine.open({ type: 'application.arrived', on: ago(ARRIVED), organId, data }, people.registrar);
  for (const [actor, type, daysAgo, given = {}] of steps) {
    const event = { type, on: ago(daysAgo), data: type === 'service.proven' ? { ...given, deliveredOn: ago(daysAgo) } : given };
    ({ caseId, version } = await engine.record(caseId, event, { actor: people[actor], expectedVersion: version }));
  }
  return caseId;
}

/** Working days ago. */
const ARRIVED = 16;

const PERSON = { type: 'citizen', class: 'naturalPerson', name: '某丁', idType: 'passport', idNumber: 'P0000001', phone: '000-0000000' };
const POSTED = {
  channel: 'mailOrdinary',
  applicant: { ...PERSON, address: '某市某区某路2号', postcode: '000000' },
  title: '【演示】某道路改造工程竣工验收报告',
  description: '某道路改造工程的竣工验收报告及监理评估意见。',
  media: ['paper'],
  obtainWay: ['post'],
};
const DRAFTED = {
  ...POSTED,
  applicant: { ...POSTED.applicant, name: '某戊', idNumber: 'P0000002' },
  title: '【演示】某街道城市更新项目实施方案',
  description: '某街道城市更新项目的实施方案和批复文件。',
};

const PARTY = '某建设有限公司';

const EXAMINED: readonly Step[] = [
  ['registrar', 'receipt.confirmed', 15, { contactPerson: '申请人本人', method: 'phone', log: '申请人确认寄出的即为本件申请。' }],
  ['officer', 'examination.started', 15],
  ['officer', 'unit.assigned', 14, { unit: '建设管理科' }],
  ['officer', 'search.started', 14, { units: '建设管理科', systems: '办公系统、城建档案' }],
  [
    'officer',
    'search.completed',
    12,
    { result: 'found', systems: '办公系统、城建档案', terms: '项目名称、年度', staff: '演示乙', resultList: '一件，共十二页' },
  ],
];

const UP_TO_DRAFT: readonly Step[] = [
  ...EXAMINED,
  ['officer', 'thirdParty.consulted', 12, { party: PARTY, summary: '竣工验收报告所附的施工报价明细' }],
  ['officer', 'thirdParty.served', 11, { party: PARTY, proof: '直接送交，签收' }],
  ['officer', 'thirdParty.replied', 8, { party: PARTY, answer: 'disagree', grounds: '报价明细属于商业秘密，公开会损害本公司合法权益。' }],
  ['secrecyReviewer', 'secrecy.cleared', 6, { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》第十三条' }],
  [
    'officer',
    'reply.proposed',
    5,
    {
      decisionCode: 'P1',
      basis: '《中华人民共和国政府信息公开条例》第十五条、第三十六条第（二）项、第三十七条',
      reasons: '施工报价明细涉及第三方商业秘密，第三方不同意公开，不公开不会对公共利益造成重大影响；其余内容可以公开。',
      itemsDisclosed: '竣工验收报告正文、监理评估意见',
      itemsWithheld: '施工报价明细（附表三）',
    },
  ],
];

const UP_TO_SERVICE: readonly Step[] = [
  ['officer', 'reply.submitted', 5],
  ['legalReviewer', 'legal.approved', 4, { opinion: '事实清楚，依据正确，同意。' }],
  ['leader', 'reply.approved', 3],
  ['officer', 'reply.issued', 2],
  ['officer', 'reply.served', 2, { method: 'inPerson', signedBy: 'self' }],
  ['officer', 'service.proven', 2, { proof: 'signature' }],
];

const UP_TO_EDITING: readonly Step[] = [
  ...EXAMINED,
  ['secrecyReviewer', 'secrecy.cleared', 4, { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》第十三条' }],
  [
    'officer',
    'reply.proposed',
    1,
    {
      decisionCode: 'G2',
      basis: '《中华人民共和国政府信息公开条例》第三十六条第（二）项',
      reasons: '所申请的信息由本机关制作并保存，不属于不予公开的情形。',
      itemsDisclosed: '某街道城市更新项目实施方案及其批复（复制件一份，共十二页）',
    },
  ],
];
