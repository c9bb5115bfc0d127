import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportService } from '../../../src/engine/import-service.ts';
import { createLetterPress } from '../../../src/engine/letters/letter-press.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import type { LetterSigner } from '../../../src/engine/letters/signer.ts';
import { createClockWorker } from '../../../src/jobs/clock-worker.ts';
import { StepRefusedError } from '../../../src/law/errors.ts';
import { applicantActor } from '../../../src/law/roles.ts';
import { createFileStore } from '../../../src/store/file-store.ts';
import { createHistoryStore } from '../../../src/store/history-store.ts';
import { createLetterStore } from '../../../src/store/letter-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { application, createOffice, officer, registrar } from '../../support/office.ts';
import { openPressRoom, type PressRoom } from '../../support/press-room.ts';

const DAY = '2024-03-04';
const CORRECTION = { points: '内容不明确', workingDays: 15, servedOn: DAY };

describe.each(databases)('letters of events on $kind', ({ kind }) => {
  let db: TestDatabase;
  let room: PressRoom;
  let office: Awaited<ReturnType<typeof createOffice>>;
  /** What the signing service does next. */
  let sign: LetterSigner['sign'] = async (pdf) => pdf;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    room = await openPressRoom();
    const signer: LetterSigner = { name: 'test', sign: (pdf) => sign(pdf) };
    const press = createLetterPress({ vault: room.vault, fonts: await loadFonts(), signer });
    office = await createOffice(db, DAY, press);
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  const lettersOf = (caseId: string) => createLetterStore(db.read).list(caseId);
  const historyOf = (caseId: string) => createHistoryStore(db.read).list(caseId);
  const examined = async () => {
    const { caseId, version } = await office.open(DAY);
    return { caseId, version: await office.carry(caseId, version, [[officer, 'examination.started', DAY]]) };
  };
  const ask = ({ caseId, version }: { caseId: string; version: number }) =>
    office.engine.record(caseId, office.event('correction.requested', DAY, CORRECTION), { actor: officer, expectedVersion: version });

  it('are on file with the number and the digests that stand in the entry', async () => {
    const opened = await examined();
    const { version } = await ask(opened);
    const entry = (await historyOf(opened.caseId)).at(-1);
    const row = (await lettersOf(opened.caseId)).find((letter) => letter.letter === 'CORR_NOTICE');
    const files = await createFileStore(db.read).list([row?.pdfFile ?? '', row?.docxFile ?? '']);
    const [pdf, docx] = [files.find(({ id }) => id === row?.pdfFile), files.find(({ id }) => id === row?.docxFile)];
    expect(row).toMatchObject({ version, template: 'builtIn:redHead', title: '补正告知书' });
    expect(entry?.data.letters).toEqual([
      { letter: 'CORR_NOTICE', number: row?.number, pdf: pdf?.sha256, docx: docx?.sha256, template: 'builtIn:redHead', signer: 'test' },
    ]);
    for (const file of [pdf, docx]) {
      const bytes = await readFile((await room.contents()).find((path) => path.endsWith(file?.sha256.slice(2) ?? '?')) ?? '');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256);
      expect(file).toMatchObject({ caseId: opened.caseId, bytes: bytes.length });
    }
    const numbers = await db.read('document_numbers').where({ case_id: opened.caseId }).pluck('text');
    expect(numbers).toEqual([row?.number]);
  });

  it.each([
    { what: 'a failure', error: () => new Error('The signing service is away') },
    {
      what: 'a refusal',
      error: () => new StepRefusedError({ rule: 'guard', basis: '电子签名法', text: { zh: '不能签名', en: 'It cannot be signed' } }),
    },
  ])('are not made, nor is the event recorded nor the number used, after $what', async ({ error }) => {
    const opened = await examined();
    const before = { files: (await room.contents()).length, rows: (await db.read('files').pluck('id')).length };
    sign = () => Promise.reject(error());
    await expect(ask(opened)).rejects.toThrow(error().message);
    sign = async (pdf) => pdf;
    expect((await historyOf(opened.caseId)).length).toBe(opened.version);
    expect(await db.read('document_numbers').where({ case_id: opened.caseId }).pluck('text')).toEqual([]);
    expect((await db.read('files').pluck('id')).length).toBe(before.rows);
    expect((await room.contents()).length).toBe(before.files);
    await ask(opened);
    const numbers: number[] = await db.read('document_numbers').where({ kind: '补' }).orderBy('number').pluck('number');
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('of other cases recorded at the same moment are made when one is refused', async () => {
    const [good, bad] = [await examined(), await examined()];
    const refused = new StepRefusedError({ rule: 'guard', basis: '电子签名法', text: { zh: '不能签名', en: 'It cannot be signed' } });
    let signed = 0;
    sign = async (pdf) => {
      signed += 1;
      if (signed === 1 || signed === 3) throw refused; // the batch, and then the second of them alone
      return pdf;
    };
    const outcomes = await Promise.allSettled([ask(good), ask(bad)]);
    sign = async (pdf) => pdf;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const numbers: number[] = await db.read('document_numbers').where({ kind: '补' }).orderBy('number').pluck('number');
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const named = new Set(await db.read('files').pluck('sha256'));
    expect((await room.contents()).length).toBe(named.size);
  });

  it('are made by the clock, too', async () => {
    const opened = await examined();
    await ask(opened);
    office.time.set('2024-04-01');
    const failures: unknown[] = [];
    const worker = createClockWorker({
      db,
      engine: office.engine,
      now: office.time.now,
      reportFailure: (error) => void failures.push(error),
    });
    await worker.runDue();
    expect(failures).toEqual([]);
    const closing = (await lettersOf(opened.caseId)).find(({ letter }) => letter === 'CLOSE_O');
    expect(closing).toMatchObject({ title: '视为放弃告知书' });
    expect((await historyOf(opened.caseId)).at(-1)).toMatchObject({
      type: 'correction.lapsed',
      data: { letters: [{ number: closing?.number }] },
    });
  });

  it('keep the form of an application from the portal', async () => {
    office.time.set(DAY);
    const event = { ...office.event('application.submitted', DAY, { ...application, channel: 'online' }), organId: office.organ.id };
    const { caseId } = await office.engine.open(event, applicantActor('某甲'));
    expect(await lettersOf(caseId)).toMatchObject([{ letter: 'APP_FORM', number: null, version: 1 }]);
    expect((await historyOf(caseId))[0]?.data.papers).toMatchObject([{ letter: 'APP_FORM', number: null }]);
  });

  it('are not invented for imported histories', async () => {
    const events = [
      { type: 'application.arrived', on: '2024-01-02' },
      { type: 'reply.served', on: '2024-01-10', decisionCode: 'G2' },
    ];
    const line = JSON.stringify({ ref: 'i', organ: '甲区人民政府', channel: 'inPerson', title: '某文件', events });
    const service = createImportService({ db, now: office.time.now, calendar: office.engine.calendar });
    const { imported } = await service.importLines([line], { dryRun: false });
    expect(await lettersOf(imported[0]?.caseId ?? '')).toEqual([]);
  });

  it('stand beside papers of the file, which have no number', async () => {
    const { caseId } = await office.open(DAY, {}, registrar);
    const [entry] = await historyOf(caseId);
    expect(entry?.data.letters).toBeUndefined();
    expect(entry?.data.papers).toMatchObject([{ letter: 'REG_SHEET', number: null }]);
  });
});
