import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NewEntry, recordEntry, takeBackEntry } from '../../../src/engine/annual-report/entries.ts';
import {
  acceptImport,
  compareImport,
  draftImport,
  dropImport,
  type EntryImport,
  findImport,
} from '../../../src/engine/annual-report/entries-import.ts';
import { addOwnIndicator, indicatorsOf, setIndicatorClosed } from '../../../src/engine/annual-report/entries-indicators.ts';
import { ledgerOf } from '../../../src/engine/annual-report/entries-ledger.ts';
import { recordedFigures } from '../../../src/engine/annual-report/recorded-figures.ts';
import { actOnReport, type ReportActor } from '../../../src/engine/annual-report/report-stream.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { StaffRole } from '../../../src/law/roles.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, officer as publisher, secrecyReviewer } from '../../support/office.ts';

const AT = new Date('2026-03-12T02:00:00.000Z');
const today = civilDate('2026-03-12');
const person = (id: string, ...roles: StaffRole[]): ReportActor => ({ kind: 'staff', id, name: `员工${id}`, roles });
const [officer, other, statistician] = [person('o', 'officer'), person('p', 'officer'), person('s', 'statistician')];
const COURSE = { indicator: 'training.courses', on: '2026-02-03', amount: '1', what: '培训班', source: '通知' };

describe.each(databases)('the ledger on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let organId: number;
  let made = 0;
  const step = (actor: ReportActor) => ({ organId, actor, at: AT, today });
  const record = (entry: Partial<NewEntry>, actor = officer) => {
    made += 1;
    return withTransaction(db, (trx) => recordEntry(trx, { id: `e${made}`, ...COURSE, ...entry }, step(actor)));
  };
  const takeBack = (id: string, actor = officer, reason = '重复') =>
    withTransaction(db, (trx) => takeBackEntry(trx, { id, voidId: `void-${id}-${actor.id}`, reason }, step(actor)));
  const figureOf = async (indicator: string, year = 2026) =>
    (await ledgerOf(db.read, { organId, year })).lines.find((line) => line.indicator.id === indicator)?.value;
  const acts = async (like: string): Promise<string[]> => db.read('audit_entries').where('kind', like).pluck('subject');

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db, '2026-03-12');
    organId = office.organ.id;
  });
  afterAll(() => db.close());

  it('adds up what was recorded, each entry once however often it is sent, and keeps who did it', async () => {
    const { id } = await record({});
    await record({ id });
    await record({ on: '2026-03-01', amount: '２' });
    expect(await figureOf('training.courses')).toBe(3);
    expect(await figureOf('training.people')).toBeNull();
    expect(await acts('report.entryRecorded')).toHaveLength(2);
  });

  it('takes an entry back once, and keeps it on record', async () => {
    const { id } = await record({ indicator: 'response.other' });
    await expect(takeBack(id, other)).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await expect(takeBack(id, officer, ' ')).rejects.toMatchObject({ problems: [{ field: 'reason' }] });
    await takeBack(id);
    await takeBack(id);
    await expect(takeBack(id, statistician)).rejects.toMatchObject({ problems: [{ field: 'entry' }] });
    expect(await figureOf('response.other')).toBeNull();
    expect(await acts('report.entryVoided')).toEqual([id]);
    await expect(takeBack('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['an indicator that there is not', { indicator: 'training.x' }, 'indicator'],
    ['a day to come', { on: '2026-03-13' }, 'on'],
    ['no day', { on: '2026-02-30' }, 'on'],
    ['parts of what is counted', { amount: '1.5' }, 'amount'],
    ['no source', { source: ' ' }, 'source'],
    ['a very long text', { what: '字'.repeat(201) }, 'what'],
    ['staff, by an officer', { indicator: 'bodies.staff' }, 'indicator'],
  ])('refuses %s', async (_, entry, field) => {
    await expect(record(entry)).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [expect.objectContaining({ field })] });
  });

  it('is written by those who work there, and by nobody who audits', async () => {
    await expect(record({}, person('a', 'auditor'))).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await record({ indicator: 'bodies.staff', amount: '4' }, statistician);
    await record({ indicator: 'bodies.staff', amount: '5', on: '2026-03-02' }, statistician);
    expect(await figureOf('bodies.staff')).toBe(5);
  });

  it('has indicators of the own organ', async () => {
    const input = { code: '', area: 'other', label: '志愿服务', unit: '万元', kind: 'flow' };
    await expect(withTransaction(db, (trx) => addOwnIndicator(trx, input, step(officer)))).rejects.toMatchObject({ rule: 'role' });
    const own = await withTransaction(db, (trx) => addOwnIndicator(trx, input, step(statistician)));
    expect(own).toMatchObject({ id: 'own.1', decimals: 4 });
    await expect(
      withTransaction(db, (trx) => addOwnIndicator(trx, { ...input, code: '1', unit: '' }, step(statistician))),
    ).rejects.toMatchObject({ problems: [{ field: 'unit' }] });
    await record({ indicator: 'own.1', amount: '3.5' });
    await withTransaction(db, (trx) => setIndicatorClosed(trx, { id: 'own.1', isClosed: true }, step(statistician)));
    await expect(record({ indicator: 'own.1' })).rejects.toMatchObject({ problems: [{ field: 'indicator' }] });
    expect(await figureOf('own.1')).toBe(3.5);
    expect((await indicatorsOf(db.read, organId)).at(-1)).toMatchObject({ id: 'own.1', isClosed: true });
    expect(await acts('indicator.changed')).toEqual(['own.1', 'own.1']);
  });

  it('is closed while the figures of its year are frozen, and says who opens it', async () => {
    const report = (type: 'report.opened' | 'report.frozen', data: object) =>
      withTransaction(db, (trx) => actOnReport(trx, { organId, year: 2025 }, { act: { type, data }, actor: statistician, at: AT }));
    const { id } = await record({ on: '2025-05-01' });
    await report('report.opened', { format: 'T2021', basis: 'computed' });
    await report('report.frozen', { cells: {}, checks: [], digest: 'x' });
    const refused = { problems: [expect.objectContaining({ field: 'on', zh: expect.stringContaining('请政府信息公开工作机构负责人') })] };
    await expect(record({ on: '2025-05-02' })).rejects.toMatchObject(refused);
    await expect(takeBack(id)).rejects.toMatchObject(refused);
  });

  it('counts items of the catalogue once, whatever channels they are on, beside the entries', async () => {
    const publish = async (on: string, ...channels: string[]) => {
      office.time.set(on);
      const created = office.event('publication.created', on, { title: '通告', normativeDocument: true });
      const { caseId } = await office.engine.open({ ...created, organId }, publisher);
      const steps = channels.map((channel) => [publisher, 'publication.published', on, { channel }] as const);
      await office.carry(caseId, 1, [[secrecyReviewer, 'publication.cleared', on], ...steps]);
    };
    await publish('2024-02-03', 'website');
    await publish('2024-02-04', 'website', 'gazette');
    await record({ indicator: 'publicity.website', on: '2024-06-01', amount: '10' });
    const figures = await recordedFigures(db, { scope: { organIds: [organId], name: null }, year: 2024 });
    const value = (id: string) => figures.get(id)?.value;
    expect([value('publicity.total'), value('publicity.website'), value('publicity.gazette')]).toEqual([2, 12, 1]);
    expect([value('publicity.normative'), value('publicity.weibo')]).toEqual([2, null]);
    const line = (await ledgerOf(db.read, { organId, year: 2024 })).lines.find(({ indicator }) => indicator.id === 'publicity.website');
    expect(line).toMatchObject({ value: 12, catalogue: { value: 2 }, recorded: { value: 10 } });
  });

  describe('a file', () => {
    const TEXT = [
      '指标编号,日期,数量,事项,依据',
      'training.people,2023-05-01,20,甲班,名册',
      'training.people,2023-06-01,30,乙班,名册',
    ].join('\n');
    const draft = async (text: string) => {
      const bytes = Buffer.from(text);
      const file = { year: 2023, fileName: '台账.csv', bytes, kind: 'csv', source: '' } as const;
      const key = { id: await draftImport(db, file, step(statistician)), organId };
      await compareImport(db, key);
      return (await findImport(db.read, key)) as EntryImport;
    };
    const accept = (file: EntryImport, actor = statistician) => withTransaction(db, (trx) => acceptImport(trx, file, step(actor)));

    it('is recorded when it is accepted, once', async () => {
      const file = await draft(TEXT);
      expect(file.outcome).toMatchObject({ fresh: 2, onRecord: 0, before: null });
      expect(await figureOf('training.people', 2023)).toBeNull();
      await expect(accept(file, officer)).rejects.toMatchObject({ rule: 'role' });
      expect(await accept(file)).toBe(2);
      await expect(accept(file)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      expect(await figureOf('training.people', 2023)).toBe(50);
      expect(await acts('report.imported')).toEqual([file.id]);
    });

    it('brought in again records only what is new, and says so', async () => {
      const same = await draft(TEXT);
      expect(same.outcome).toMatchObject({ fresh: 0, onRecord: 2, before: { acceptedByName: '员工s', acceptedRows: 2 } });
      expect(same.outcome?.remarks.map(({ cell }) => cell)).toEqual(['C2', 'C3']);
      const longer = await draft(`${TEXT}\ntraining.people,2023-07-01,5,丙班,名册`);
      expect(longer.outcome).toMatchObject({ fresh: 1, figures: [{ indicator: 'training.people', before: 50, after: 55 }] });
      expect(await accept(longer)).toBe(1);
      expect(await figureOf('training.people', 2023)).toBe(55);
    });

    it('thrown away is known by its name, and cannot be accepted', async () => {
      const file = await draft(`${TEXT}\ntraining.people,2023-09-01,6,戊班,名册`);
      const drop = (actor = statistician) => withTransaction(db, (trx) => dropImport(trx, file, step(actor)));
      await expect(drop(officer)).rejects.toMatchObject({ rule: 'role' });
      expect(await drop()).toBe(true);
      expect(await drop()).toBe(false);
      expect(await acts('report.importDropped')).toEqual([file.id]);
      await expect(accept(file)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      expect(await figureOf('training.people', 2023)).toBe(55);
    });

    it('with a fault records nothing', async () => {
      const file = await draft(`${TEXT}\ntraining.people,2023-08-01,几人,丁班,名册`);
      await expect(accept(file)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      expect(await figureOf('training.people', 2023)).toBe(55);
    });
  });
});
