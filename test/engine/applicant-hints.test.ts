import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplicantHints } from '../../src/engine/applicant-hints.ts';
import { rebuildCase } from '../../src/engine/check-histories.ts';
import { sha256 } from '../../src/engine/hash-chain.ts';
import { createImportService } from '../../src/engine/import-service.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { application, createOffice } from '../support/office.ts';

const TODAY = civilDate('2024-03-04');
const text = `${application.title}\n${application.description}`;

const ORGAN = { sees: 'organ' } as const;

describe.each(databases)('hints on an applicant on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db, TODAY);
  });
  afterEach(() => db.close());

  const hints = () => createApplicantHints({ db, today: () => TODAY });
  const ask = (applicant: unknown = application.applicant) =>
    hints().forApplication({ organId: office.organ.id, applicant, text, on: TODAY, sight: ORGAN });

  it('find an imported case, which names its applicant alone, and count it', async () => {
    const { applicant, title } = application;
    const line = {
      ref: 'old-1',
      organ: office.organ.name,
      channel: 'inPerson',
      applicant: { name: applicant.name },
      title,
      events: [{ type: 'application.arrived', on: '2024-02-20' }],
    };
    const service = createImportService({ db, now: office.time.now, calendar: () => stateCalendar });
    expect((await service.importLines([JSON.stringify(line)], { dryRun: false })).refused).toEqual([]);
    const found = await ask();
    expect(found.similar).toMatchObject([{ ref: 'old-1', sameBy: ['name'] }]);
    expect(found.frequency).toMatchObject({ inMonth: 1, inTwelveMonths: 2 });
  });

  it('are found again after a rebuild of the case, and leave the case itself out', async () => {
    const { caseId } = await office.open(TODAY);
    await db.write('cases').where({ id: caseId }).update({ search_text: '' });
    expect((await ask()).similar).toEqual([]);
    await rebuildCase(db, caseId, { calendar: stateCalendar, recordedAt: office.time.now().toISOString(), digest: sha256 });
    expect((await ask()).similar).toMatchObject([{ id: caseId, sameBy: ['name', 'idNumber', 'phone'] }]);
    expect((await hints().forCase(caseId, ORGAN)).similar).toEqual([]);
  });

  it('show a case that only the telephone links, but do not count it', async () => {
    await office.open(TODAY);
    const agent = { name: '某乙', phone: application.applicant.phone };
    const found = await ask(agent);
    expect(found.similar).toMatchObject([{ sameBy: ['phone'] }]);
    expect(found.frequency.inMonth).toBe(1);
  });

  it('count no entry that was merged or split', async () => {
    const { caseId } = await office.open(TODAY);
    await db.write('cases').where({ id: caseId }).update({ decision_code: 'X0' });
    expect(await ask()).toMatchObject({ similar: [], frequency: { inMonth: 1 } });
  });
});
