import type { Page } from 'playwright-core';
import { DEMO_GUIDE } from '../../src/cli/demo-guide.ts';
import { createQueryCodes } from '../../src/engine/query-codes.ts';
import { createGuideStore } from '../../src/store/guide-store.ts';
import { putLetter, putSentFaxes, receiveFax } from '../support/faxed-cases.ts';
import { receiveMails, SAMPLE_MAILS } from '../support/receive-mails.ts';
import type { RunningOffice, StaffStep } from '../support/running-office.ts';
import { tellWebhooks } from '../support/told-webhooks.ts';
import { prepareFileViews } from './file-view-pages.ts';
import { prepareRedactions } from './redaction-pages.ts';
import { prepareReports } from './report-pages.ts';

/** The day on which the pages are looked at. */
export const TODAY = '2026-03-27';

const THIRD_PARTIES = ['某建设有限公司', '某监理有限公司'] as const;

const intoProcessing: readonly StaffStep[] = [
  ['officer', 'examination.started', '2026-03-03'],
  ['officer', 'unit.assigned', '2026-03-03', { unit: '某科室', internalLimit: '2026-03-20' }],
  ['officer', 'search.started', '2026-03-04', { units: '某科室', systems: '档案系统' }],
];

const searched: readonly StaffStep[] = [
  [
    'officer',
    'search.completed',
    '2026-03-05',
    { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙', resultList: '一份' },
  ],
  ['secrecy', 'secrecy.cleared', '2026-03-06', { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》' }],
];

const proposed: StaffStep = [
  'officer',
  'reply.proposed',
  '2026-03-09',
  { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' },
];

const answered: readonly StaffStep[] = [
  ...intoProcessing,
  ...searched,
  proposed,
  ['officer', 'reply.submitted', '2026-03-09'],
  ['legal', 'legal.approved', '2026-03-10', { opinion: '同意' }],
  ['leader', 'reply.approved', '2026-03-10'],
  ['officer', 'reply.issued', '2026-03-11'],
  ['officer', 'reply.served', '2026-03-11', { method: 'inPerson' }],
  ['officer', 'service.proven', '2026-03-11', { proof: 'signature', deliveredOn: '2026-03-11' }],
];

const COURSES = {
  arrived: [['registrar', 'application.arrived', '2026-03-26']],
  /** The same by another channel on the same day. */
  sentTwice: [['registrar', 'application.arrived', '2026-03-26', { channel: 'mailSigned' }]],
  processing: [
    ['registrar', 'application.arrived', '2026-03-23'],
    ['officer', 'examination.started', '2026-03-23'],
  ],
  unconfirmed: [['registrar', 'application.arrived', '2026-03-25', { channel: 'fax' }]],
  /** Its period ran out on 30 January. */
  overdue: [['registrar', 'application.arrived', '2025-12-31']],
  consulting: [
    ['registrar', 'application.arrived', '2026-03-02'],
    ...intoProcessing,
    ...THIRD_PARTIES.map((party): StaffStep => ['officer', 'thirdParty.consulted', '2026-03-05', { party, summary: '验收报告中的报价' }]),
    ['officer', 'thirdParty.served', '2026-03-06', { party: THIRD_PARTIES[0], proof: '送达回证' }],
  ],
  uncorrected: [
    ['registrar', 'application.arrived', '2026-03-20'],
    ['officer', 'examination.started', '2026-03-20'],
    ['officer', 'correction.requested', '2026-03-23', { workingDays: 10, points: '请写明文号' }],
  ],
  unpaid: [
    ['registrar', 'application.arrived', '2026-03-20'],
    ['officer', 'examination.started', '2026-03-20'],
    ['officer', 'fee.notified', '2026-03-24', { yuan: 380, method: 'perPage', count: 68, account: '某银行 0001' }],
  ],
  unreasoned: [
    ['registrar', 'application.arrived', '2026-03-20'],
    ['officer', 'examination.started', '2026-03-20'],
    ['officer', 'reasons.requested', '2026-03-24', { counts: '本月二十件', workingDays: 10 }],
  ],
  drafting: [['registrar', 'application.arrived', '2026-03-02'], ...intoProcessing, ...searched, proposed],
  inReview: [
    ['registrar', 'application.arrived', '2026-03-02'],
    ...answered,
    ['officer', 'review.filed', '2026-03-18', { filedBy: 'applicant', reviewOrgan: '乙市人民政府' }],
    ['officer', 'review.accepted', '2026-03-20', { procedure: 'ordinary' }],
  ],
} as const satisfies Record<string, readonly [StaffStep, ...StaffStep[]]>;

/** The id of a case in each of these states. */
export type Cases = Readonly<Record<keyof typeof COURSES, string>>;

export async function prepareCases(office: RunningOffice): Promise<Cases> {
  const ids: [string, string][] = [];
  for (const [name, course] of Object.entries(COURSES)) ids.push([name, await office.carry(course)]);
  office.time.set(TODAY);
  const guide = { organId: 1, version: 1, content: DEMO_GUIDE, savedAt: office.time.now().toISOString(), savedBy: 'head' };
  await createGuideStore(office.db.write).add(guide);
  await receiveMails(office, SAMPLE_MAILS);
  await tellWebhooks(office);
  await prepareFileViews(office, ids.find(([name]) => name === 'drafting')?.[1] ?? '');
  await prepareReports(office);
  await prepareRedactions(office, ids.find(([name]) => name === 'drafting')?.[1] ?? '');
  await office.runDue();
  await prepareFaxes(office);
  return Object.fromEntries(ids) as Cases;
}

/** One that came in, with a letter that was sent to its sender, one that failed and one that waits. */
async function prepareFaxes(office: RunningOffice): Promise<void> {
  const caseId = await receiveFax(office);
  await putLetter(office, caseId);
  await putSentFaxes(office, caseId);
}

const APPLICANT = { login: 'jia@example.cn', password: '一句自己记得住的长话' } as const;

/** Signs in to an applicant's account and gives the codes of all cases, one after the other. */
export async function trackCases(office: RunningOffice, page: Page, cases: Cases): Promise<void> {
  for (const place of ['register', 'login']) {
    await page.goto(`${office.url}/account/${place}`);
    await page.locator('#login').fill(APPLICANT.login);
    await page.locator('#password').fill(APPLICANT.password);
    await page.locator('[data-test=account-submit]').click();
  }
  await page.waitForURL((reached) => reached.pathname === '/account');
  for (const caseId of Object.values(cases)) {
    const code = await createQueryCodes({ db: office.db, now: office.time.now }).issue(caseId);
    const row = await office.db.read('cases').where({ id: caseId }).first('case_no');
    await page.goto(`${office.url}/track`);
    await page.locator('#number').fill(row.case_no);
    await page.locator('#code').fill(code);
    await page.locator('[data-test=track-submit]').click();
    await page.waitForURL((reached) => reached.pathname === `/track/${caseId}`);
  }
}
