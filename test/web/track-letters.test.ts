import type { Request } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import type { LetterId } from '../../src/law/letter-ids.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createLetterStore } from '../../src/store/letter-store.ts';
import { loadApplicantCase } from '../../src/web/applicant-case.ts';
import { recordOpened } from '../../src/web/record-opened.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { openRunningOffice, PASSWORD, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { visitorAt } from '../support/visitor.ts';
import { createTrackBrowser, wordsOf } from './track-browser.ts';
import { pdf } from './uploads/upload-samples.ts';

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
});
afterAll(() => office.close());

const DAY = '2024-03-11';
const ISSUED: readonly [StaffStep, ...StaffStep[]] = [
  ['registrar', 'application.arrived', '2024-03-04', { obtainWay: ['online'] }],
  ['registrar', 'examination.started', '2024-03-05'],
  ['officer', 'unit.assigned', '2024-03-05', { unit: '某科室', internalLimit: DAY }],
  ['officer', 'search.started', '2024-03-05', { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', DAY, { result: 'found', systems: '档案系统', terms: '词', staff: '某某', resultList: '一份' }],
  ['secrecy', 'secrecy.cleared', DAY, { level: '不涉密', basis: '依据' }],
  ['officer', 'reply.proposed', DAY, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '应当公开。' }],
  ['officer', 'reply.submitted', DAY],
  ['legal', 'legal.approved', DAY, { opinion: '同意' }],
  ['leader', 'reply.approved', DAY],
  ['officer', 'reply.issued', DAY],
];
const SERVE: StaffStep = ['officer', 'reply.served', DAY, { method: 'electronic', electronicBy: 'online' }];
const REVOKE: StaffStep = ['leader', 'reply.revoked', '2024-03-20', { reason: '事实有误' }];

const historyOf = (caseId: string) => createHistoryStore(office.db.read).list(caseId);
const openings = async (caseId: string) => (await historyOf(caseId)).filter(({ type }) => type === 'reply.opened');

/** A letter as the press keeps it with the latest event of a type. @returns the id of its file. */
async function letter(caseId: string, type: string, one: { readonly letter: LetterId; readonly number?: string | null }): Promise<string> {
  const version = (await historyOf(caseId)).findLast((entry) => entry.type === type)?.version ?? 1;
  const id = `${one.letter}-${version}-${caseId}`.slice(0, 50);
  const bytes = pdf(id);
  const { sha256 } = await createFileVault(office.dataDir).store(
    (async function* () {
      yield bytes;
    })(),
  );
  const at = `${DAY}T01:00:00.000Z`;
  const file = { id, sha256, bytes: bytes.length, mediaType: 'application/pdf', name: `${one.letter}.pdf`, owner: 'letters', caseId };
  for (const one of [file, { ...file, id: `${id}-docx` }])
    await createFileStore(office.db.write).create({ ...one, createdAt: at, claimedAt: at });
  const { letter: kind, number = `甲政公开〔2024〕${one.letter}号` } = one;
  const row = {
    caseId,
    version,
    letter: kind,
    number,
    title: '某文书',
    template: 'builtIn:letter',
    docxFile: `${id}-docx`,
    pdfFile: id,
    madeAt: at,
  };
  await createLetterStore(office.db.write).add(row);
  return id;
}

/** The applicant of a case, let in by its code. */
async function applicantOf(caseId: string, today = DAY) {
  office.time.set(today);
  const browser = createTrackBrowser(office);
  const page = await browser.track(office, caseId);
  return { get: browser.get, page, file: (id: string, query = '') => browser.get(`/track/${caseId}/files/${id}${query}`) };
}

describe('letters online', () => {
  it('are those to the applicant that went out, and never others', async () => {
    const caseId = await office.carry(ISSUED);
    const mine = await letter(caseId, 'application.arrived', { letter: 'RECEIPT' });
    const reply = await letter(caseId, 'reply.issued', { letter: 'REPLY_G2' });
    const inside = await Promise.all(
      (
        ['TP_LETTER', 'TP_DISCLOSE', 'ORG_LETTER', 'COOP_LETTER', 'SEARCH_RECORD', 'SECRECY_SHEET', 'REVIEW_ANSWER', 'DEFENCE'] as const
      ).map((one) => letter(caseId, 'secrecy.cleared', { letter: one })),
    );
    const unnumbered = await letter(caseId, 'search.completed', { letter: 'EXT_NOTICE', number: null });
    const before = await applicantOf(caseId);
    expect((await before.file(mine)).status).toBe(200);
    expect(before.page.html).toContain(`/files/${mine}`);
    for (const id of [reply, ...inside, unnumbered, `${mine}-docx`]) {
      expect([id, (await before.file(id)).status]).toEqual([id, 404]);
      expect(before.page.html).not.toContain(id);
    }
    await office.record(caseId, [SERVE]);
    const after = await applicantOf(caseId);
    expect(after.page.html).toContain(`/files/${reply}?inline=1`);
    const opened = await after.file(reply, '?inline=1');
    expect([opened.status, opened.headers.get('content-type'), opened.headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      expect.stringMatching(/^inline; /),
    ]);
    expect((await after.file(reply)).headers.get('content-disposition')).toMatch(/^attachment; /);
    for (const id of inside) expect((await after.file(id)).status).toBe(404);
  });

  it('are not for the applicants of other cases, nor for anybody without the code', async () => {
    const [one, other] = [await office.carry([...ISSUED, SERVE]), await office.carry([...ISSUED, SERVE])];
    const reply = await letter(one, 'reply.issued', { letter: 'REPLY_G2' });
    const stranger = await applicantOf(other);
    expect((await stranger.file(reply)).status).toBe(404);
    expect((await stranger.get(`/track/${one}/files/${reply}`)).location).toMatch(/^\/track\?next=/);
    const anonymous = createTrackBrowser(office);
    expect((await anonymous.get(`/track/${one}/files/${reply}`)).location).toMatch(/^\/track\?next=/);
    expect([await openings(one), await openings(other)]).toEqual([[], []]);
  });

  it('of a voided number are not shown', async () => {
    const caseId = await office.carry([...ISSUED, SERVE]);
    const number = (await office.db.read('document_numbers').where({ case_id: caseId, kind: '答' }).first('text')).text;
    const reply = await letter(caseId, 'reply.issued', { letter: 'REPLY_G2', number });
    await office.db
      .write('document_numbers')
      .where({ text: number })
      .update({ voided_at: `${DAY}T02:00:00.000Z` });
    expect((await (await applicantOf(caseId)).file(reply)).status).toBe(404);
  });
});

describe('opening a reply', () => {
  it('is put on record once, though two browsers ask at the same time, and proposes its proof', async () => {
    const caseId = await office.carry([...ISSUED, SERVE]);
    const reply = await letter(caseId, 'reply.issued', { letter: 'REPLY_G2' });
    const [one, two] = [await applicantOf(caseId), await applicantOf(caseId)];
    const answers = await Promise.all([one.file(reply), two.file(reply), one.get(`/track/${caseId}/reply`), two.file(reply, '?inline=1')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await one.file(reply);
    const entries = await openings(caseId);
    expect(entries.map(({ actorKind, effectiveOn }) => [actorKind, effectiveOn])).toEqual([['applicant', DAY]]);
  });

  it('counts by the page of the reply, not by the page of the case', async () => {
    const caseId = await office.carry([...ISSUED, SERVE]);
    const { get } = await applicantOf(caseId);
    expect(await openings(caseId)).toEqual([]);
    await get(`/track/${caseId}/reply`);
    expect((await openings(caseId)).map(({ data }) => data)).toEqual([{ document: '答复' }]);
  });

  it('counts again in the next round only, and only for its own reply', async () => {
    const caseId = await office.carry([...ISSUED, SERVE]);
    const first = await letter(caseId, 'reply.issued', { letter: 'REPLY_G2' });
    const proven: StaffStep = ['officer', 'service.proven', '2024-03-12', { proof: 'readReceipt', deliveredOn: '2024-03-12' }];
    await office.record(caseId, [proven, REVOKE]);
    const browser = await applicantOf(caseId, '2024-03-20');
    expect((await browser.file(first)).status).toBe(200);
    expect((await browser.get(`/track/${caseId}/reply?round=1`)).status).toBe(200);
    expect(await openings(caseId)).toEqual([]);
  });
});

describe('the proof of service, for staff', () => {
  it('opens by the entry that it was made with; there is no other', async () => {
    const caseId = await office.carry([...ISSUED, SERVE]);
    const other = await office.carry([...ISSUED, SERVE]);
    await letter(caseId, 'reply.served', { letter: 'SERVICE_PROOF', number: null });
    await letter(caseId, 'reply.issued', { letter: 'REPLY_G2' });
    const version = (await historyOf(caseId)).find(({ type }) => type === 'reply.served')?.version ?? 0;
    const officer = visitorAt(office.url);
    const path = `/cases/${caseId}/service-proof`;
    expect((await officer.get(`${path}/${version}`)).location).toMatch(/^\/login/);
    await officer.signIn('officer', PASSWORD);
    const opened = await officer.get(`${path}/${version}`);
    expect([opened.status, opened.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^inline; /)]);
    for (const wrong of [`${path}/${version - 1}`, `${path}/x`, `/cases/${other}/service-proof/${version}`])
      expect([wrong, (await officer.get(wrong)).status]).toEqual([wrong, 404]);
  });
});

describe('what is recorded of an opening', () => {
  const request = (parts: { readonly method?: string; readonly purpose?: string } = {}) =>
    ({ method: parts.method ?? 'GET', path: '/track', get: () => parts.purpose }) as unknown as Request;

  it('is nothing when a browser fetches ahead or asks for the headers alone', async () => {
    const caseId = await office.carry([...ISSUED, SERVE]);
    const deps = { db: office.db, today: () => civilDate(DAY), calendar: () => stateCalendar };
    const found = await loadApplicantCase(deps, caseId);
    const record = () => Promise.reject(new Error('must not be asked'));
    const failed: unknown[] = [];
    const all = { ...deps, engine: { record } as unknown as WebDeps['engine'], reportError: (error: unknown) => void failed.push(error) };
    await recordOpened(request({ purpose: 'prefetch' }), all, { found, document: 'x' });
    await recordOpened(request({ method: 'HEAD' }), all, { found, document: 'x' });
    expect(failed).toEqual([]);
    await recordOpened(request(), all, { found, document: 'x' });
    expect(failed).toEqual([new Error('must not be asked')]);
  });
});

it('tells the applicant of a return and of the new attempt, and nothing of the witness or the papers', async () => {
  const receipts = [{ id: 'photo', name: '照片.jpg', sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/jpeg' }];
  const caseId = await office.carry([
    ...ISSUED,
    ['officer', 'reply.served', DAY, { method: 'post', mailNumber: 'RA473124829CN', receipts }],
    ['officer', 'service.failed', '2024-03-18', { cause: 'refused', reason: '内部说明', method: 'later' }],
    ['officer', 'service.repeated', '2024-03-19', { method: 'leftAtAddress', refusalReason: '拒绝签收', witness: '某见证人' }],
  ]);
  const { page, file } = await applicantOf(caseId, '2024-03-19');
  const words = wordsOf(page.html);
  expect(words).toContain('寄给您的答复被退回，将另行送达。');
  expect(words).toContain('已再次向您送达答复。');
  expect(words).not.toMatch(/某见证人|内部说明|照片/);
  expect((await file('photo')).status).toBe(404);
});
