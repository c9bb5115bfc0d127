import { randomUUID } from 'node:crypto';
import { DEMO_GUIDE } from '../../../src/cli/demo-guide.ts';
import type { StaffRole } from '../../../src/law/roles.ts';
import { STAFF_ROLES } from '../../../src/law/roles.ts';
import { createCalendarFeedStore } from '../../../src/store/calendar-feed-store.ts';
import { createGuideStore } from '../../../src/store/guide-store.ts';
import { createLetterStore } from '../../../src/store/letter-store.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createSavedViewStore } from '../../../src/store/saved-view-store.ts';
import { createSuggestionStore } from '../../../src/store/suggestion-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { putLetter, putSentFaxes, receiveFax } from '../../support/faxed-cases.ts';
import { receiveMails, SAMPLE_MAILS } from '../../support/receive-mails.ts';
import { createRedactionOffice, reportPdf } from '../../support/redaction-office.ts';
import { OFFICE_UNIT, openRunningOffice, type RunningOffice, type StaffStep } from '../../support/running-office.ts';
import { enrolForTest } from '../../support/second-factor.ts';
import { tellWebhooks } from '../../support/told-webhooks.ts';
import { isRole, loginOf, type RoleName, type VisitorName } from './access-row.ts';

/** As the running office has it. */
const SESSION_SECRET = 'a secret for tests alone';
export const TODAY = '2026-03-27';
export const OTHER_UNIT = '自然资源科';

/** The case that most rows are about: it lies with the disclosure office, its reply is drafted. */
const DRAFTED: readonly [StaffStep, ...StaffStep[]] = [
  ['registrar', 'application.arrived', '2026-03-02'],
  ['head', 'handler.assigned', '2026-03-02', { user: 'officer', name: '员工乙', unit: OFFICE_UNIT }],
  ['officer', 'examination.started', '2026-03-03'],
  ['officer', 'unit.assigned', '2026-03-03', { unit: OFFICE_UNIT }],
  ['officer', 'search.started', '2026-03-04', { units: OFFICE_UNIT }],
  [
    'officer',
    'search.completed',
    '2026-03-05',
    { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙', resultList: '一份' },
  ],
  ['secrecy', 'secrecy.cleared', '2026-03-06', { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》' }],
  ['officer', 'reply.proposed', '2026-03-09', { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
];

/** One whose reply was served: it has letters and a proof of service. */
const SERVED: readonly [StaffStep, ...StaffStep[]] = [
  ...DRAFTED,
  ['officer', 'reply.submitted', '2026-03-09'],
  ['legal', 'legal.approved', '2026-03-10', { opinion: '同意' }],
  ['leader', 'reply.approved', '2026-03-10'],
  ['officer', 'reply.issued', '2026-03-11'],
  ['officer', 'reply.served', '2026-03-11', { method: 'inPerson' }],
  ['officer', 'service.proven', '2026-03-11', { proof: 'signature', deliveredOn: '2026-03-11' }],
];

export const APPLICANT_PASSWORD = 'a password of nine words';

/** Somebody's things: what each visitor may do with the own ones is asked, so that each has them. */
export interface OwnThings {
  readonly view: string;
  readonly calendar: string;
}

export type AccessOffice = Awaited<ReturnType<typeof openAccessOffice>>;

/** Everything on which it hangs whether there is a route. No provider answers at that address. */
export const EVERY_ROUTE = {
  FAX_COMMAND: 'true {number} {file}',
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'yishen',
  OIDC_CLIENT_SECRET: 'a secret of the client, for tests only',
  YISHEN_URL: 'https://office.example',
} as const;

/** A running office with everything that a route may be about, and an account for every visitor. */
export async function openAccessOffice(variables: Readonly<Record<string, string>> = {}) {
  const office = await openRunningOffice({ day: '2026-03-02', variables: { ...EVERY_ROUTE, ...variables } });
  await createPeople(office);
  const drafted = await office.carry(DRAFTED);
  const other = await office.carry([
    ['registrar', 'application.arrived', '2026-03-03'],
    ['head', 'handler.assigned', '2026-03-03', { user: 'officer', name: '员工乙', unit: OFFICE_UNIT }],
  ]);
  const served = await office.carry(SERVED);
  office.time.set(TODAY);
  const found = await fill(office, drafted);
  const papers = await papersOf(office, { caseId: served, file: found.file });
  const things = { case: drafted, other, served, organ: String(office.organ.id), ...found, ...papers };
  return {
    ...office,
    things,
    /** Fresh ones of the visitor: another call may have done away with the last. */
    ownThings: (name: VisitorName): Promise<OwnThings> => ownThings(office, name),
    fresh: () => freshThings(office),
    /** A sign-in of the visitor that is under way. */
    async signInOf(name: VisitorName): Promise<string> {
      const row = await office.db
        .read('sign_ins')
        .where({ user_id: accountOf(name) ?? '' })
        .orderBy('started_at', 'desc')
        .first('id');
      return String(row?.id ?? 'none');
    },
  };
}

/** The account of the visitor; undefined for those who have none. */
export function accountOf(name: VisitorName): string | undefined {
  if (isRole(name)) return loginOf(name as RoleName);
  return name === 'otherUnit' || name === 'otherOrgan' || name === 'halfway' ? name : undefined;
}

async function createPeople({ db }: RunningOffice): Promise<void> {
  const users = createUserStore(db.write);
  const officer = await users.findById('officer');
  if (officer === undefined) throw new Error('There is no officer');
  const organ = await createOrganStore(db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
  const roles: readonly StaffRole[] = STAFF_ROLES;
  await users.create({ ...officer, id: 'otherUnit', login: 'otherUnit', name: '员工癸', unit: OTHER_UNIT });
  await users.create({ ...officer, id: 'halfway', login: 'halfway', name: '员工丑' });
  await enrolForTest(db, { userId: 'halfway', secret: SESSION_SECRET });
  await users.create({ ...officer, id: 'otherOrgan', login: 'otherOrgan', name: '员工子', organId: organ.id, roles: [...roles] });
}

async function fill(office: RunningOffice, caseId: string) {
  const { db, organ } = office;
  const faxed = await receiveFax(office);
  await db.write('cases').where({ id: faxed }).update({ unit: OFFICE_UNIT, assigned_to: 'officer' });
  await putLetter(office, faxed);
  const faxIn = await db.read('faxes_in').where({ case_id: faxed }).first('id');
  const faxesOut = await putSentFaxes(office, faxed);
  await receiveMails(office, SAMPLE_MAILS);
  const held = await db.read('inbound_mails').where({ state: 'held' }).first('id', 'file_id');
  await tellWebhooks(office);
  const delivery = await db.read('webhook_deliveries').where({ webhook_id: 'failing' }).first('id');
  await createGuideStore(db.write).add({
    organId: organ.id,
    version: 1,
    content: DEMO_GUIDE,
    savedAt: `${TODAY}T00:00:00.000Z`,
    savedBy: 'head',
  });
  const redacted = await prepareRedaction(office, caseId);
  const mail = await db.read('outbox').where({ case_id: caseId }).first('id');
  return {
    faxed,
    faxIn: String(faxIn.id),
    faxOut: String(faxesOut[0]),
    held: String(held.id),
    heldFile: String(held.file_id),
    delivery: String(delivery.id),
    mail: String(mail?.id ?? 0),
    ...redacted,
  };
}

async function prepareRedaction({ db, dataDir, time, actors }: RunningOffice, caseId: string) {
  const desk = createRedactionOffice({ db, dataDir, now: time.now });
  const file = await desk.file(caseId, { bytes: await reportPdf(), actor: actors.officer });
  await desk.drawn('drawing', { file, caseId, actor: actors.officer });
  const proposed = await desk.drawn('proposed', { file, caseId, actor: actors.officer });
  await desk.propose(proposed, actors.officer);
  await desk.close();
  const mark = await db
    .read('redaction_marks')
    .where({ redaction_id: 'drawing' })
    .first('id')
    .catch(() => undefined);
  return { file: file.id, redaction: 'drawing', proposed: 'proposed', mark: String(mark?.id ?? 'none') };
}

/** Letters of a case that was carried without a press: their papers are a file that is there already. */
async function papersOf({ db }: RunningOffice, { caseId, file }: { caseId: string; file: string }) {
  const steps: readonly { type: string; version: number }[] = await db.read('history').where({ case_id: caseId }).select('type', 'version');
  const versionOf = (type: string): number => steps.find((step) => step.type === type)?.version ?? 0;
  const paper = { caseId, template: 'builtIn:letter', docxFile: file, pdfFile: file, madeAt: `${TODAY}T00:00:00.000Z` };
  const letters = createLetterStore(db.write);
  const proofVersion = versionOf('reply.served');
  await letters.add({ ...paper, version: proofVersion, letter: 'SERVICE_PROOF', number: null, title: '送达回证' });
  await letters.add({
    ...paper,
    version: versionOf('application.arrived'),
    letter: 'RECEIPT',
    number: '甲政公开收〔2026〕9号',
    title: '登记回执',
  });
  return { proofVersion: String(proofVersion), replyFile: file };
}

async function ownThings({ db, organ, time }: RunningOffice, name: VisitorName): Promise<OwnThings> {
  const userId = accountOf(name);
  const [view, calendar] = [randomUUID(), randomUUID()];
  if (userId === undefined) return { view, calendar };
  const createdAt = time.now().toISOString();
  await createSavedViewStore(db.write).create({
    id: view,
    userId,
    name: view.slice(0, 20),
    filter: { choices: '', text: '' },
    defaultOf: null,
    createdAt,
  });
  const feed = {
    kind: 'officer',
    unit: null,
    caseId: null,
    language: 'zh',
    lastReadAt: null,
    revokedAt: null,
    digest: null,
    changedAt: null,
  } as const;
  await createCalendarFeedStore(db.write).create({ ...feed, id: calendar, tokenHash: calendar, userId, organId: organ.id, createdAt });
  return { view, calendar };
}

/** What a call does away with. */
async function freshThings({ db, organ, time }: RunningOffice) {
  const suggestion = randomUUID();
  const createdAt = time.now().toISOString();
  const row = { id: suggestion, organId: organ.id, text: '希望公开更多图纸', name: null, contact: null, createdAt };
  await createSuggestionStore(db.write).add({ ...row, handledAt: null, handledBy: null, outcome: null });
  return { suggestion };
}
