import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../src/store/file-store.ts';
import { createLetterStore } from '../../src/store/letter-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';
import { openPressRoom, type PressRoom } from '../support/press-room.ts';
import { objects, run } from './run-test-cli.ts';

describe('yishen verify', () => {
  let db: TestDatabase;
  let room: PressRoom;
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    room = await openPressRoom();
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  it('names the first letter that was altered and ends with 1', async () => {
    const office = await createOffice(db, '2024-03-04', room.press);
    const [good, bad] = [await office.open('2024-03-04'), await office.open('2024-03-04')];
    const yishen = (...argv: string[]) => run(argv, { env: { DATABASE_URL: db.url, YISHEN_DATA: room.directory } });
    const before = await yishen('verify');
    expect(before).toMatchObject({
      code: 0,
      err: expect.stringContaining('2 entries and 2 letters of 2 cases recomputed, 0 cases broken'),
    });
    const [row] = await createLetterStore(db.read).list(bad.caseId);
    const { sha256 } = (await createFileStore(db.read).findById(row?.pdfFile ?? '')) ?? { sha256: '?' };
    const path = (await room.contents()).find((one) => one.endsWith(sha256.slice(2)));
    await writeFile(path ?? '', 'forged');
    const after = await yishen('verify');
    expect(after.code).toBe(1);
    expect(after.err).toContain('第 1 条历史记录的文书《申请登记表》');
    expect(after.err).toContain("The letter 'Registration sheet'");
    expect(objects(after).find(({ caseId }) => caseId === bad.caseId)).toMatchObject({
      ok: false,
      letters: 1,
      firstBadLetter: { entry: 1, letter: 'REG_SHEET', number: null },
    });
    expect((await yishen('verify', good.caseId)).code).toBe(0);
  });
});
