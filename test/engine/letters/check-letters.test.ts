import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInTemplate } from '../../../src/documents/letters/fill-template.ts';
import { firstBadLetter, verifyAll, verifyCase } from '../../../src/engine/verify-histories.ts';
import { createFileStore } from '../../../src/store/file-store.ts';
import { createLetterSettingsStore } from '../../../src/store/letter-settings-store.ts';
import { createLetterStore, type LetterRow } from '../../../src/store/letter-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, officer } from '../../support/office.ts';
import { contentsOf, textOfPdf } from '../../support/pdf-text.ts';
import { openPressRoom, type PressRoom } from '../../support/press-room.ts';

const DAY = '2024-03-04';
const AT = '2024-03-04T04:00:00.000Z';
const CORRECTION = { points: '内容不明确', workingDays: 15, servedOn: DAY };

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe.each(databases)('letters held against the history on $kind', ({ kind }) => {
  let db: TestDatabase;
  let room: PressRoom;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    room = await openPressRoom();
    office = await createOffice(db, DAY, room.press);
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  /** A case with a correction notice. */
  async function asked(): Promise<{ caseId: string; notice: LetterRow }> {
    const { caseId, version } = await office.open(DAY);
    await office.carry(caseId, version, [
      [officer, 'examination.started', DAY],
      [officer, 'correction.requested', DAY, CORRECTION],
    ]);
    const notice = (await createLetterStore(db.read).list(caseId)).find(({ letter }) => letter === 'CORR_NOTICE');
    if (notice === undefined) throw new Error('There is no notice');
    return { caseId, notice };
  }
  const verify = (caseId: string) => verifyCase(db, caseId, { vault: room.vault });
  const digestOf = async (id: string) => (await createFileStore(db.read).findById(id))?.sha256 ?? '';
  const pathOf = async (id: string) => {
    const sha256 = await digestOf(id);
    return (await room.contents()).find((path) => path.endsWith(sha256.slice(2))) ?? '';
  };

  it('still match after the template, the letterhead and the name of the organ changed', async () => {
    const { caseId, notice } = await asked();
    const before = await contentsOf(room.vault, await digestOf(notice.pdfFile));
    const settings = createLetterSettingsStore(db.write);
    const { sha256 } = await room.vault.store(once(await builtInTemplate('redHead')));
    const saved = { organId: office.organ.id, version: 1, savedAt: AT, savedBy: 'u1' };
    await settings.addTemplate({ ...saved, letter: 'redHead', sha256, fileName: '新模板.docx' });
    await settings.addLetterhead({
      ...saved,
      content: { redHead: '甲区人民政府办公室文件', phone: '12345' },
      sealSha256: null,
      sealWidthMm: 42,
    });
    await db.write('organs').where({ id: office.organ.id }).update({ name: '丙区人民政府' });
    const other = await asked();
    const verified = await verify(caseId);
    expect(verified.letters.map(({ fault }) => fault)).toEqual(verified.letters.map(() => null));
    expect(await contentsOf(room.vault, await digestOf(notice.pdfFile))).toEqual(before);
    expect(await textOfPdf(room.vault, before)).toContain('甲区人民政府');
    expect(other.notice.template).toBe('office:redHead:1');
    expect(await textOfPdf(room.vault, await digestOf(other.notice.pdfFile))).toContain('丙区人民政府');
    await db.write('organs').where({ id: office.organ.id }).update({ name: '甲区人民政府' });
  });

  it('are named when a file was altered', async () => {
    const { caseId, notice } = await asked();
    await writeFile(await pathOf(notice.pdfFile), 'another letter');
    const verified = await verify(caseId);
    expect(verified.fault).toBeUndefined();
    expect(firstBadLetter(verified)).toMatchObject({ letter: 'CORR_NOTICE', version: 3, fault: { zh: expect.stringContaining('PDF') } });
  });

  it('are named when a file is missing', async () => {
    const { caseId, notice } = await asked();
    await rm(await pathOf(notice.docxFile));
    expect(firstBadLetter(await verify(caseId))).toMatchObject({ fault: { zh: 'DOCX 文件缺失' } });
  });

  it('are named when another file was put in their place', async () => {
    const { caseId, notice } = await asked();
    const { notice: stranger } = await asked();
    await db.write('letters').where({ case_id: caseId, letter: 'CORR_NOTICE' }).update({ pdf_file: stranger.pdfFile });
    expect(firstBadLetter(await verify(caseId))).toMatchObject({ number: notice.number, fault: { zh: expect.stringContaining('替换') } });
  });

  it('are named when they are no more on file, or bear another number', async () => {
    const [gone, renamed] = [await asked(), await asked()];
    await db.write('letters').where({ case_id: gone.caseId, letter: 'CORR_NOTICE' }).delete();
    await db.write('letters').where({ case_id: renamed.caseId, letter: 'CORR_NOTICE' }).update({ number: '甲政补〔2024〕999号' });
    expect(firstBadLetter(await verify(gone.caseId))).toMatchObject({ letter: 'CORR_NOTICE' });
    expect(firstBadLetter(await verify(renamed.caseId))).toMatchObject({ letter: 'CORR_NOTICE' });
  });

  it('are named when the history knows nothing of them', async () => {
    const { caseId, notice } = await asked();
    await createLetterStore(db.write).add({ ...notice, letter: 'RECEIPT', number: null });
    expect(firstBadLetter(await verify(caseId))).toMatchObject({ letter: 'RECEIPT', version: 3 });
  });

  it('are looked at with every case', async () => {
    const bad: string[] = [];
    const counted: number[] = [];
    for await (const verified of verifyAll(db, { vault: room.vault })) {
      counted.push(verified.letters.length);
      if (firstBadLetter(verified) !== undefined) bad.push(verified.caseId);
    }
    expect(bad).toHaveLength(6);
    expect(counted.every((letters) => letters >= 2)).toBe(true);
  });
});
