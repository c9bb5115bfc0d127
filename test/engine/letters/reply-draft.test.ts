import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLetterDesk, type LetterDesk } from '../../../src/engine/letters/letter-desk.ts';
import { createHistoryStore } from '../../../src/store/history-store.ts';
import { createLetterStore } from '../../../src/store/letter-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, leader, legalReviewer, officer, ordinaryCourse } from '../../support/office.ts';
import { textOfPdf } from '../../support/pdf-text.ts';
import { openPressRoom, type PressRoom } from '../../support/press-room.ts';

const DAY = '2024-04-18';
const DAYS = { start: DAY, draft: '2024-04-22', serve: '2024-04-23' };
const OWN = ['您申请的信息可以公开。', '现将验收报告提供给您。'];

describe.each(databases)('the text of a reply on $kind', ({ kind }) => {
  let db: TestDatabase;
  let room: PressRoom;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let desk: LetterDesk;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    room = await openPressRoom();
    office = await createOffice(db, DAY, room.press);
    desk = createLetterDesk({ db, press: room.press, now: office.time.now, calendar: office.engine.calendar });
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  /** A case with a proposed reply; the letters of the way there are no matter. */
  async function proposed() {
    const plain = await createOffice(db, DAY);
    const { caseId, version } = await plain.open(DAY);
    const course = ordinaryCourse(DAYS);
    const until = course.findIndex(([, type]) => type === 'reply.submitted');
    const reached = await plain.carry(caseId, version, course.slice(0, until));
    office.time.set(DAYS.draft);
    return { caseId, version: reached };
  }
  const save = (caseId: string, ask: { proposal: number; revision: number; paragraphs?: readonly string[]; by?: string }) =>
    desk.saveReply({ caseId, paragraphs: OWN, by: '员工甲', ...ask });
  const record = (caseId: string, version: number, [actor, type]: readonly [typeof officer, string]) =>
    office.engine.record(caseId, office.event(type, DAYS.draft), { actor, expectedVersion: version });

  it('is what the program writes until somebody saves another', async () => {
    const { caseId, version } = await proposed();
    const reply = await desk.findReply(caseId);
    expect(reply).toMatchObject({ state: 'drafting', proposal: version, revision: 0, saved: null, earlier: null, altered: false });
    expect(reply?.text).toEqual(reply?.generated);
    expect(reply?.generated.length).toBeGreaterThan(1);
    expect(await save(caseId, { proposal: version, revision: 0 })).toBe('saved');
    expect(await desk.findReply(caseId)).toMatchObject({ revision: 1, text: OWN, generated: reply?.generated, content: { body: OWN } });
  });

  it('is given to one of two who save at once', async () => {
    const { caseId, version: proposal } = await proposed();
    const both = [save(caseId, { proposal, revision: 0, by: '员工甲' }), save(caseId, { proposal, revision: 0, by: '员工乙' })];
    expect((await Promise.all(both)).sort()).toEqual(['saved', 'taken']);
    expect(await save(caseId, { proposal, revision: 0 })).toBe('taken');
    expect(await save(caseId, { proposal, revision: 1 })).toBe('saved');
    expect((await createLetterStore(db.read).findDraft(caseId))?.revision).toBe(2);
  });

  it('goes out as it was edited, submitted and approved', async () => {
    const { caseId, version } = await proposed();
    await save(caseId, { proposal: version, revision: 0 });
    const served = await office.carry(caseId, version, ordinaryCourse(DAYS).slice(6, 10));
    const issued = (await createHistoryStore(db.read).list(caseId)).at(-1);
    const row = (await createLetterStore(db.read).list(caseId)).find(({ letter }) => letter === 'REPLY_G2');
    expect(issued).toMatchObject({
      type: 'reply.issued',
      version: served,
      data: { letters: [{ letter: 'REPLY_G2', number: row?.number }] },
    });
    const { filed } = await desk.lettersOf(caseId);
    const text = await textOfPdf(room.vault, filed.find(({ letter }) => letter === 'REPLY_G2')?.pdf?.sha256 ?? '');
    expect(text).toContain(OWN[1]);
    expect(text).toContain(row?.number);
    expect(await desk.findReply(caseId)).toMatchObject({ altered: false, content: { documentNo: row?.number } });
  });

  it('can be saved no more once it is submitted, nor after a new proposal', async () => {
    const { caseId, version: proposal } = await proposed();
    await save(caseId, { proposal, revision: 0 });
    const again = ordinaryCourse(DAYS).filter(([, type]) => type === 'reply.proposed');
    let version = await office.carry(caseId, proposal, [[officer, 'handling.resumed', DAYS.draft, { reason: '补充检索' }], ...again]);
    expect(await save(caseId, { proposal, revision: 1 })).toBe('newProposal');
    expect(await desk.findReply(caseId)).toMatchObject({ proposal: version, revision: 1, saved: null, earlier: { paragraphs: OWN } });
    version = (await record(caseId, version, [officer, 'reply.submitted'])).version;
    expect(await save(caseId, { proposal: version - 1, revision: 2 })).toBe('closed');
    expect((await desk.findReply(caseId))?.text).not.toEqual(OWN);
    version = (await office.carry(caseId, version, [[legalReviewer, 'legal.returned', DAYS.draft, { opinion: '改一处' }]])) ?? version;
    const pinned = (await createLetterStore(db.read).findDraft(caseId))?.revision ?? 0;
    expect(await save(caseId, { proposal: version - 2, revision: pinned })).toBe('saved');
  });

  it('is not issued when it is not the text that was approved, and no number is used', async () => {
    const { caseId, version } = await proposed();
    const approved = await office.carry(caseId, version, ordinaryCourse(DAYS).slice(6, 9));
    await db
      .write('letter_drafts')
      .where({ case_id: caseId })
      .update({ paragraphs: JSON.stringify(['另外的正文']) });
    expect((await desk.findReply(caseId))?.altered).toBe(true);
    const issue = () => record(caseId, approved, [officer, 'reply.issued']);
    await expect(issue()).rejects.toMatchObject({ code: 'STEP_REFUSED', text: { zh: expect.stringContaining('不一致') } });
    expect(await db.read('document_numbers').where({ case_id: caseId, kind: '答' }).pluck('text')).toEqual([]);
    const numbers: number[] = await db.read('document_numbers').where({ kind: '答' }).orderBy('number').pluck('number');
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('saved while it is submitted is either the submitted one or refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { caseId, version } = await proposed();
      const [saved, submitted] = await Promise.all([
        save(caseId, { proposal: version, revision: 0 }),
        record(caseId, version, [officer, 'reply.submitted']),
      ]);
      const reply = await desk.findReply(caseId);
      expect(reply).toMatchObject({ state: 'legalReview', altered: false });
      expect(saved === 'saved' ? reply?.text : OWN).toEqual(OWN);
      expect(['saved', 'taken', 'closed']).toContain(saved);
      await office.carry(caseId, submitted.version, [
        [legalReviewer, 'legal.approved', DAYS.draft, { opinion: '同意' }],
        [leader, 'reply.approved', DAYS.draft],
      ]);
    }
  });

  it('is printed with what is typed, before anything is saved', async () => {
    const { caseId } = await proposed();
    const preview = await desk.previewReply(caseId, ['只是看看。']);
    expect(await textOfPdf(room.vault, preview?.pdf ?? '')).toContain('只是看看。');
    expect((await desk.findReply(caseId))?.saved).toBeNull();
  });
});
