import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { ENTRIES_BY_COMMAND } from '../../../src/engine/annual-report/entries-actor.ts';
import { actOnReport } from '../../../src/engine/annual-report/report-stream.ts';
import { OPEN_CASE_FIELDS } from '../../../src/engine/open-data/open-case.ts';
import { openCases, openFigures, openYears } from '../../../src/engine/open-data/open-data.ts';
import { casesCsv, casesJson, csvDescription, figuresJson, readmeOf, schemaOf } from '../../../src/engine/open-data/open-data-files.ts';
import { createWorkingDayCalendar } from '../../../src/law/calendar.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createSettingsStore } from '../../../src/store/settings-store.ts';
import { createStepStore } from '../../../src/store/step-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { firstStep } from '../../support/sample-rows.ts';

const AT = new Date('2026-01-12T02:00:00.000Z');
const calendar = createWorkingDayCalendar({});
const PERSONAL = '张某某';

describe.each(databases)('open data on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId = 0;
  const received = (month: number, day: number) => `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    organId = (await createOrganStore(db.write).ensure({ name: '甲区人民政府' })).id;
    const steps = Array.from({ length: 24 }, (_, at) => firstStep(caseAt(at)));
    for (const step of steps) await withTransaction(db, (trx) => createStepStore(db).commit(trx, step));
  });
  afterAll(() => db.close());

  /** Twelve a month in January and February; one of them by a firm, one sued. */
  function caseAt(at: number) {
    const receivedOn = received(1 + (at % 2), 5 + (at % 10));
    const reply = { on: at === 2 ? '2026-01-08' : '2025-03-20', code: 'G2', ground: null, kind: 'reply', round: 1 };
    const due = { baseDueOn: '2025-03-01', dueOn: at % 3 === 0 ? '2025-03-25' : '2025-03-01', inTime: true };
    return {
      ...{ id: `case-${at}`, organId, applicantName: PERSONAL, title: `${PERSONAL}的申请`, searchText: PERSONAL },
      figures: {
        ...{ ref: PERSONAL, channel: 'online', applicantClass: at === 0 ? 'business' : 'naturalPerson', receivedOn, voided: at === 23 },
        ...{ replies: [{ ...reply, ...due }], reviews: [], complaints: [] },
        suits: at === 1 ? [{ registeredOn: '2025-05-01', afterReview: false, trials: [] }] : [],
      },
    };
  }

  const list = () => openCases(db, { organId, year: 2025, calendar });

  it('is nothing before the report of the year is published', async () => {
    expect(await openYears(db)).toEqual([]);
    expect(await openFigures(db)).toEqual([]);
    expect(await list()).toBeUndefined();
    const steps = [
      ['report.opened', { format: 'T2021', basis: 'computed' }],
      ['report.frozen', { cells: { 'new/total': 23 }, checks: [], digest: 'x' }],
      ['report.submitted', {}],
      ['report.approved', {}],
      ['report.published', { on: '2026-01-12' }],
    ] as const;
    for (const [at, [type, data]] of steps.entries()) {
      const actor = { ...ENTRIES_BY_COMMAND, id: `c${at}` };
      await withTransaction(db, (trx) => actOnReport(trx, { organId, year: 2025 }, { act: { type, data }, actor, at: AT }));
    }
    expect((await openYears(db)).map(({ year, hasCases }) => [year, hasCases])).toEqual([[2025, true]]);
    expect((await openFigures(db)).filter(({ value }) => value !== null)).toMatchObject([
      { cell: 'new/total', value: 23, year: 2025, edition: 1 },
    ]);
  });

  it('lists cases in groups of k, as they stood at the end of the year, without anything personal', async () => {
    const cases = await list();
    expect(cases).toMatchObject({ year: 2025, k: 5, total: 23, suppressed: 12 });
    // The firm and the one who sued cannot be listed; two that are left out would be known by the totals, so a month goes with them.
    expect(cases?.cases).toHaveLength(11);
    expect(new Set(cases?.cases.map((one) => one.received))).toEqual(new Set(['2025-01']));
    expect(cases?.cases.filter(({ decision }) => decision === null)).toMatchObject([{ workingDays: null, extended: null, inTime: null }]);
    expect(cases?.cases.filter(({ extended }) => extended === true)).toHaveLength(3);
    const files = JSON.stringify([casesJson(cases ?? never()), casesCsv(cases ?? never())]);
    for (const secret of [PERSONAL, 'case-1', '2025-01-05', '"suit":true']) expect(files).not.toContain(secret);
    expect((await list())?.cases.map(({ id }) => id)).toEqual(cases?.cases.map(({ id }) => id));
  });

  it('conforms to what is published as its description', async () => {
    const cases = (await list()) ?? never();
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const checks = ajv.compile(JSON.parse(schemaOf('cases').content));
    expect(checks(JSON.parse(casesJson(cases).content))).toBe(true);
    expect(checks({ ...JSON.parse(casesJson(cases).content), name: PERSONAL })).toBe(false);
    const figures = ajv.compile(JSON.parse(schemaOf('figures').content));
    expect(figures(JSON.parse(figuresJson(await openFigures(db)).content))).toBe(true);
    expect(JSON.parse(schemaOf('cases').content).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const table = readTable(new TextEncoder().encode(casesCsv(cases).content), 'csv');
    const [head, ...rows] = (table.sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''));
    expect(head).toEqual(OPEN_CASE_FIELDS);
    expect(rows).toHaveLength(11);
    const { tableSchema } = JSON.parse(csvDescription('cases', 'cases.csv').content);
    expect(tableSchema.columns.map(({ name }: { name: string }) => name)).toEqual(head);
    expect(readmeOf({ k: 7, terms: '须注明来源' }).content).toContain('每组不少于 7 件');
  });

  it('obeys what administrators decide', async () => {
    const put = (name: string, value: string, of = 0) =>
      createSettingsStore(db.write).put({ organId: of, name, value }, { at: AT.toISOString(), by: 'admin' });
    await put('openDataK', '22');
    expect(await list()).toMatchObject({ k: 22, total: 23, suppressed: 23, cases: [] });
    await put('openDataCases', 'no', organId);
    expect(await list()).toBeUndefined();
    expect((await openYears(db)).map(({ hasCases }) => hasCases)).toEqual([false]);
  });
});

function never(): never {
  throw new Error('There is no list');
}
