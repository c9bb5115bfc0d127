import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportService } from '../../../src/engine/import-service.ts';
import { createLetterDesk, type LetterDesk } from '../../../src/engine/letters/letter-desk.ts';
import { verifyCase } from '../../../src/engine/verify-histories.ts';
import { createCaseStore } from '../../../src/store/case-store.ts';
import { createHistoryStore } from '../../../src/store/history-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, officer } from '../../support/office.ts';
import { textOfPdf } from '../../support/pdf-text.ts';
import { openPressRoom, type PressRoom } from '../../support/press-room.ts';

const TODAY = '2024-03-04';

/** Two rounds under different rules: the first reply is of 2017. */
const TIMELINE = {
  ref: 'old',
  organ: '甲区人民政府',
  channel: 'fax',
  title: '某地块房屋征收的有关文件',
  applicant: { type: 'citizen', class: 'naturalPerson', name: '某乙' },
  events: [
    { type: 'application.arrived', on: '2017-05-10' },
    { type: 'receipt.confirmed', on: '2017-05-11' },
    { type: 'reply.served', on: '2017-05-25', decisionCode: 'P1' },
    { type: 'litigation.registered', on: '2017-07-03' },
    { type: 'litigation.firstJudged', on: '2017-10-12', outcome: 'claimDismissed' },
  ],
};

describe.each(databases)('letters made again on $kind', ({ kind }) => {
  let db: TestDatabase;
  let room: PressRoom;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let desk: LetterDesk;
  let caseId: string;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    room = await openPressRoom();
    office = await createOffice(db, TODAY, room.press);
    desk = createLetterDesk({ db, press: room.press, now: office.time.now, calendar: office.engine.calendar });
    const service = createImportService({ db, now: office.time.now, calendar: office.engine.calendar });
    caseId = (await service.importLines([JSON.stringify(TIMELINE)], { dryRun: false })).imported[0]?.caseId ?? '';
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  const remakeable = async (id = caseId) => (await desk.lettersOf(id)).remakeable;
  const make = async (letter: string, data: Readonly<Record<string, unknown>> = {}, id = caseId) => {
    const ofVersion = (await remakeable(id)).find((one) => one.letter === letter)?.version ?? 1;
    const expectedVersion = (await createCaseStore(db.read).findById(id))?.version ?? 0;
    const event = office.event('document.remade', TODAY, { letter, ofVersion, ...data });
    return office.engine.record(id, event, { actor: officer, expectedVersion });
  };
  const textOf = async (letter: string, id = caseId) => {
    const filed = (await desk.lettersOf(id)).filed.find((one) => one.letter === letter);
    return textOfPdf(room.vault, filed?.pdf?.sha256 ?? '');
  };

  it('are those that the stated facts must have had, and no papers of what was inferred', async () => {
    expect((await remakeable()).map(({ letter, type, on }) => `${letter} ${type} ${on}`)).toEqual([
      'REG_SHEET application.arrived 2017-05-10',
      'RECEIPT receipt.confirmed 2017-05-11',
      'REPLY_P1 reply.served 2017-05-25',
      'SERVICE_PROOF reply.served 2017-05-25',
      'DEFENCE litigation.defenceFiled 2017-10-12',
    ]);
  });

  it('follow the rules and the day of their entry and say that they are no originals', async () => {
    await make('REPLY_P1');
    const text = await textOf('REPLY_P1');
    expect(text).toContain('部分公开告知书'); // the title in use before 2019
    expect(text).toContain('国务院令第492号');
    expect(text).toContain('2017年5月25日');
    expect(text).toContain('补制');
    const entry = (await createHistoryStore(db.read).list(caseId)).at(-1);
    expect(entry?.data).toMatchObject({ letter: 'REPLY_P1', papers: [{ letter: 'REPLY_P1', number: null }] });
    expect(entry?.data.letters).toBeUndefined();
    expect((await verifyCase(db, caseId, { vault: room.vault })).letters).toMatchObject([{ letter: 'REPLY_P1', fault: null }]);
  });

  it('bear another day where the officer knows the original', async () => {
    await make('DEFENCE', { bears: '2017-07-15' });
    expect(await textOf('DEFENCE')).toContain('2017年7月15日');
    await expect(make('RECEIPT', { bears: '2024-03-05' })).rejects.toMatchObject({ problems: [{ field: 'bears' }] });
  });

  it('are made once, and only from an entry that has such a letter', async () => {
    await make('RECEIPT');
    expect((await remakeable()).map(({ letter }) => letter)).toEqual(['REG_SHEET', 'SERVICE_PROOF']);
    const before = await createHistoryStore(db.read).list(caseId);
    for (const wrong of [
      { letter: 'RECEIPT', ofVersion: 2 },
      { letter: 'EXT_NOTICE', ofVersion: 1 },
      { letter: 'REG_SHEET', ofVersion: 99 },
    ]) {
      await expect(make(wrong.letter, wrong)).rejects.toMatchObject({ problems: [{ field: 'letter' }] });
    }
    expect(await createHistoryStore(db.read).list(caseId)).toEqual(before);
  });

  it('bear the number under which they went out before letters were made here', async () => {
    const plain = await createOffice(db, TODAY);
    const { caseId: id, version } = await plain.open(TODAY);
    await plain.carry(id, version, [
      [officer, 'examination.started', TODAY],
      [officer, 'correction.requested', TODAY, { points: '内容不明确', workingDays: 15, servedOn: TODAY }],
    ]);
    const [number] = await db.read('document_numbers').where({ case_id: id }).pluck('text');
    expect(await remakeable(id)).toContainEqual(expect.objectContaining({ letter: 'CORR_NOTICE', version: 3, number }));
    await make('CORR_NOTICE', {}, id);
    expect(await textOf('CORR_NOTICE', id)).toContain(number);
    expect(await db.read('document_numbers').where({ case_id: id }).pluck('text')).toEqual([number]);
  });

  it('are not recorded where no letters are made', async () => {
    const plain = await createOffice(db, TODAY);
    const expectedVersion = (await createCaseStore(db.read).findById(caseId))?.version ?? 0;
    const event = office.event('document.remade', TODAY, { letter: 'REG_SHEET', ofVersion: 1 });
    await expect(plain.engine.record(caseId, event, { actor: officer, expectedVersion })).rejects.toMatchObject({ code: 'STEP_REFUSED' });
  });
});
