import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLetterDesk, type LetterDesk } from '../../../src/engine/letters/letter-desk.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, officer, secrecyReviewer } from '../../support/office.ts';
import { textOfPdf } from '../../support/pdf-text.ts';
import { openPressRoom, type PressRoom } from '../../support/press-room.ts';

const DAY = '2024-03-04';

describe.each(databases)('previews of letters on $kind', ({ kind }) => {
  let db: TestDatabase;
  let room: PressRoom;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let desk: LetterDesk;
  let caseId: string;
  let version: number;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    room = await openPressRoom();
    office = await createOffice(db, DAY); // what is only looked at needs no press in the engine
    desk = createLetterDesk({ db, press: room.press, now: office.time.now, calendar: office.engine.calendar });
    ({ caseId, version } = await office.open(DAY));
    version = await office.carry(caseId, version, [[officer, 'examination.started', DAY]]);
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  const preview = (type: string, data: Readonly<Record<string, unknown>>, expectedVersion = version, actor = officer) =>
    desk.previewStep(caseId, office.event(type, DAY, data), { actor, expectedVersion });
  /** Everything that recording would have changed. */
  const state = async () => ({
    history: (await db.read('history').pluck('hash')).length,
    numbers: await db.read('document_numbers').pluck('text'),
    counters: await db.read('counters').orderBy('kind'),
    letters: (await db.read('letters').pluck('letter')).length,
    files: (await db.read('files').pluck('id')).length,
    contents: (await room.contents()).length,
  });

  it('say what is typed, with the number open, and keep nothing', async () => {
    const before = await state();
    const [letter] = await preview('correction.requested', { points: '请写明文件的名称', workingDays: 15, servedOn: DAY });
    expect(letter?.letter).toBe('CORR_NOTICE');
    const text = await textOfPdf(room.vault, letter?.pdf ?? '');
    expect(text).toContain('请写明文件的名称');
    expect(text).toContain('文号待编号时生成');
    expect(await state()).toEqual(before);
  });

  it('show every letter of a step', async () => {
    const party = { party: '某公司', summary: '报价' };
    await office.carry(caseId, version, []);
    const letters = await preview('thirdParty.consulted', party).catch((error: { code?: string }) => error.code);
    const reached = await office.carry(caseId, version, [[officer, 'unit.assigned', DAY, { unit: '某科室' }]]);
    const both = await preview('thirdParty.consulted', party, reached);
    version = reached;
    expect(letters).toBe('STEP_REFUSED'); // the chart does not allow it yet, as when it is recorded
    expect(both.map(({ letter }) => letter)).toEqual(['TP_LETTER', 'TP_INFO']);
  });

  it('refuse what recording would refuse, for the same reasons', async () => {
    const points = { points: '请写明', workingDays: 15, servedOn: DAY };
    await expect(preview('correction.requested', { workingDays: 'x' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(preview('correction.requested', points, 1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await expect(preview('correction.requested', points, version, secrecyReviewer)).rejects.toMatchObject({ rule: 'role' });
    await expect(preview('search.started', { units: '某科室', systems: '档案' })).rejects.toMatchObject({
      problems: [{ field: 'type' }],
    });
  });
});
