import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { type FeedDeps, readFeed } from '../../src/web/calendar-feed.ts';
import { calendarFile, foldLines } from '../../src/web/calendar-file.ts';
import { makeLink } from '../../src/web/calendar-links.ts';
import { type Language, withLanguage } from '../../src/web/language.ts';
import type { StaffUser } from '../../src/web/web-deps.ts';
import type { StaffStep } from '../support/running-office.ts';
import { ARRIVED, ask, type FeedOffice, openFeedOffice, parseEntries, type ReadEntry } from './feed-office.ts';

const PUBLIC_URL = 'https://open.example.gov.cn';

let office: FeedOffice;
let owner: StaffUser & { readonly organId: number };
let deps: FeedDeps;

beforeAll(async () => {
  office = await openFeedOffice('sqlite');
  const users = createUserStore(office.db.read);
  const found = await users.findById('officer');
  if (found === undefined) throw new Error('There is no officer');
  owner = found;
  deps = {
    db: office.db,
    now: office.time.now,
    today: () => office.time.now().toISOString().slice(0, 10) as never,
    calendar: () => stateCalendar,
    users,
    publicUrl: PUBLIC_URL,
  };
}, 60_000);
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

/** The text of a calendar of one case. */
async function textOf(
  caseId: string,
  { language = 'zh', ...change }: Partial<FeedDeps> & { readonly language?: Language } = {},
): Promise<string> {
  const wanted = { kind: 'case', unit: null, caseId } as const;
  const link = await withLanguage(language, () => makeLink(deps, owner, wanted));
  return (await readFeed({ ...deps, ...change }, link?.token ?? ''))?.text ?? '';
}

async function entriesOf(caseId: string): Promise<readonly ReadEntry[]> {
  return parseEntries(await textOf(caseId));
}

const answered: readonly StaffStep[] = [
  ['officer', 'examination.started', ARRIVED],
  ['officer', 'unit.assigned', ARRIVED, { unit: '某科室', internalLimit: '2026-12-20' }],
  ['officer', 'search.started', ARRIVED, { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', ARRIVED, { result: 'found', systems: '档案系统', terms: '验收', staff: '员工', resultList: '一份' }],
  ['secrecy', 'secrecy.cleared', ARRIVED, { level: '不涉密', basis: '保守国家秘密法' }],
  ['officer', 'reply.proposed', ARRIVED, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
  ['officer', 'reply.submitted', ARRIVED],
  ['legal', 'legal.approved', ARRIVED, { opinion: '同意' }],
  ['leader', 'reply.approved', ARRIVED],
  ['officer', 'reply.issued', ARRIVED],
  ['officer', 'reply.served', ARRIVED, { method: 'inPerson' }],
  ['officer', 'service.proven', ARRIVED, { proof: 'signature', deliveredOn: ARRIVED }],
];

describe('an entry', () => {
  it('leads to its case where the address of the server is known, and nowhere else', async () => {
    const id = await office.arrive('officer');
    const [due] = await entriesOf(id);
    expect(due).toMatchObject({ url: `${PUBLIC_URL}/cases/${id}`, description: expect.stringContaining(`${PUBLIC_URL}/cases/${id}`) });
    const [plain] = parseEntries(await textOf(id, { publicUrl: undefined }));
    expect(plain?.url).toBeUndefined();
    expect(plain?.description).not.toContain('http');
  });

  it('is in English for whoever made the link in English', async () => {
    const [due, notice] = parseEntries(await textOf(await office.arrive('officer'), { language: 'en' }));
    expect(due?.summary).toMatch(/^甲政\S+号 reply due \(provisional\)$/);
    expect(notice?.summary).toMatch(/^甲政\S+号 last day to ask for a correction$/);
    expect(due?.description).toMatch(/^[\x20-\x7e\n]+$/);
  });

  it.each([
    {
      kind: 'payment',
      steps: [['officer', 'fee.notified', ARRIVED, { yuan: 380, method: 'perPage', count: 68, account: '某银行 0001' }]],
      says: '申请人缴费期限',
      withDue: false,
    },
    {
      kind: 'reasons',
      steps: [['officer', 'reasons.requested', ARRIVED, { counts: '本月二十件', workingDays: 10 }]],
      says: '申请人说明理由期限',
      withDue: true,
    },
    {
      kind: 'another organ',
      steps: [
        ['officer', 'unit.assigned', ARRIVED, { unit: '某科室', internalLimit: '2026-12-20' }],
        ['officer', 'organ.consulted', ARRIVED, { organ: '丙局', summary: '会议纪要' }],
        ['officer', 'organ.served', ARRIVED, { organ: '丙局', proof: '送达回证' }],
      ],
      says: '被征求意见的机关答复期限',
      withDue: false,
    },
  ] as const)('tells by when to wait for $kind, without a name', async ({ steps, says, withDue }) => {
    const id = await office.arrive('officer', [['officer', 'examination.started', ARRIVED], ...steps]);
    const shown = (await entriesOf(id)).map(({ summary }) => summary);
    expect(shown.filter((summary) => summary.includes(says))).toHaveLength(1);
    expect(shown.some((summary) => summary.includes('号 答复期限'))).toBe(withDue);
    expect(shown.join()).not.toContain('丙局');
  });

  it('tells what the organ owes in a review of a case that is answered, and not what others owe', async () => {
    const id = await office.arrive('officer', answered);
    expect(await entriesOf(id)).toEqual([]);
    await office.record(id, [
      ['officer', 'review.filed', '2026-12-14', { filedBy: 'applicant', reviewOrgan: '丁市人民政府' }],
      ['officer', 'review.accepted', '2026-12-15', { procedure: 'ordinary' }],
      ['officer', 'review.noticeReceived', '2026-12-16', { procedure: 'ordinary' }],
    ]);
    const shown = await entriesOf(id);
    expect(shown.map(({ summary, on }) => [summary.replace(/^甲政\S+号 /, ''), on])).toEqual([['行政复议答复期限', '2026-12-30']]);
    const wanted = { kind: 'officer', unit: null, caseId: null } as const;
    const mine = await readFeed(deps, (await makeLink(deps, owner, wanted))?.token ?? '');
    expect(parseEntries(mine?.text ?? '').map(({ uid }) => uid)).toContain(shown[0]?.uid);
    await office.record(id, [['legal', 'review.answered', '2026-12-17', { opinion: '维持', evidence: '一份' }]]);
    expect(await entriesOf(id)).toEqual([]);
  });

  it('tells when information is to be published', async () => {
    office.time.set(ARRIVED);
    const id = await office.carry([['officer', 'publication.created', ARRIVED, { title: '某道路工程的验收报告' }]]);
    const shown = await entriesOf(id);
    expect(shown.map(({ summary, on }) => [summary.includes('主动公开期限'), on])).toEqual([[true, '2027-01-04']]);
    expect(shown[0]?.summary).not.toContain('道路');
  });
});

describe('the file', () => {
  it('falls on the same date in every time zone and keeps nobody busy', async () => {
    const text = await textOf(await office.arrive('officer'));
    expect(text).toContain('DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270105');
    expect(text).toContain('TRANSP:TRANSPARENT');
    expect(text).not.toMatch(/DTSTART(?!;VALUE=DATE)/);
  });

  it('has no line of more than 75 octets, and none is cut inside a character', async () => {
    const text = await textOf(await office.arrive('officer'));
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const long = `SUMMARY:${'甲𠮷b'.repeat(60)}`;
    const folded = foldLines(`A:1\r\n${long}`);
    for (const line of folded.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(folded.replaceAll('\r\n ', '')).toBe(`A:1\r\n${long}`);
  });

  it('has a name that cannot smuggle anything in', () => {
    const text = withLanguage('zh', () => calendarFile({ name: '一科,二科;\r\nATTENDEE:mailto:x@example.org', days: [], readEvery: 60 }));
    expect(text).toContain('\r\nX-WR-CALNAME:一科\\,二科\\; ATTENDEE:mailto:x@example.org\r\n');
    expect(text).not.toMatch(/^ATTENDEE/m);
  });

  it('is the same, byte by byte, as long as nothing changes', async () => {
    const id = await office.arrive('officer');
    const link = await makeLink(deps, owner, { kind: 'case', unit: null, caseId: id });
    const first = await readFeed(deps, link?.token ?? '');
    const again = await readFeed({ ...deps, now: () => new Date('2026-12-07T06:30:00Z') }, link?.token ?? '');
    expect(again).toEqual(first);
  });
});

describe('whoever guesses', () => {
  it('is sent away after two hundred links that do not exist', async () => {
    const statuses = new Set<number>();
    for (let tries = 0; tries < 200; tries += 1) statuses.add((await ask(office, `/calendar/${tries}.ics`)).status);
    expect([...statuses]).toEqual([404]);
    const refused = await ask(office, '/calendar/200.ics');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('is not told of a failure more than that there is one', async () => {
    const failing = await openFeedOffice('sqlite');
    await failing.db.write.schema.dropTable('calendar_feeds');
    const secret = 's'.repeat(43);
    const answer = await ask(failing, `/calendar/${secret}.ics`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '600']);
    expect(failing.failures).toHaveLength(1);
    expect(failing.failures.join()).not.toContain(secret);
    await failing.close();
  });
});
