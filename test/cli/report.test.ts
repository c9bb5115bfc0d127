import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createReportEntryStore } from '../../src/store/report-entry-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { objects, run } from './run-test-cli.ts';

const applicant = { type: 'citizen', class: 'naturalPerson', name: '某甲' };
const line = (ref: string, organ: string, arrived: string, replied: string): string => {
  const events = [
    { type: 'application.arrived', on: arrived },
    { type: 'reply.served', on: replied, decisionCode: 'G2' },
  ];
  return JSON.stringify({ ref, organ, channel: 'inPerson', applicant, title: '某事', events });
};
const CASES = [
  line('a', '甲区人民政府', '2025-03-03', '2025-03-10'),
  line('b', '甲区某镇人民政府', '2025-05-06', '2025-05-20'),
  line('c', '乙区人民政府', '2025-06-03', '2025-06-10'),
];

describe('yishen report', () => {
  let db: TestDatabase;
  const report = (...argv: string[]) => run(['report', '--format', 'T2021', ...argv], { env: { DATABASE_URL: db.url } });
  const received = async (...argv: string[]) => {
    const [figures] = objects(await report(...argv)) as { applications: Record<string, number[]> }[];
    return figures?.applications.new?.[6];
  };

  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    await run(['import', '-'], { env: { DATABASE_URL: db.url }, stdin: CASES.join('\n') });
    const organs = createOrganStore(db.write);
    const [district, town] = [await organs.findByName('甲区人民政府'), await organs.findByName('甲区某镇人民政府')];
    if (district === undefined || town === undefined) throw new Error('The organs are missing');
    await organs.save({ ...town, parentId: district.id, closedAt: '2025-12-01T00:00:00.000Z' });
    const entry = {
      id: 'entry-1',
      organId: district.id,
      indicator: 'rules.made',
      onDay: civilDate('2025-04-01'),
      amount: '2',
      what: '某规章',
    };
    const told = { source: '某令', recordedBy: 's', recordedByName: '统计员', recordedAt: '2025-04-02T00:00:00.000Z' };
    await createReportEntryStore(db.write).append([{ ...entry, ...told, voids: null, reason: null, importId: null }]);
  });
  afterAll(() => db.close());

  it('tells of one organ, of an organ with those below it, closed ones too, or of all', async () => {
    expect(await received('--year', '2025', '--organ', '甲区人民政府')).toBe(1);
    expect(await received('--year', '2025', '--organ', '甲区人民政府', '--subtree')).toBe(2);
    expect(await received('--year', '2025')).toBe(3);
  });

  it('tells of any days instead of a year', async () => {
    expect(await received('--from', '2025-03-10', '--to', '2025-05-31')).toBe(1);
    const [figures] = objects(await report('--from', '2024-12-01', '--to', '2025-05-31'));
    expect(figures).toMatchObject({ year: 2025, period: { from: '2024-12-01', until: '2025-05-31' }, provisional: false });
  });

  it('gives part two from the entries of the year, and checks with the cells they are about', async () => {
    const [figures] = objects(await report('--year', '2025'));
    expect(figures).toMatchObject({ partTwo: { 'rules.made': 2, 'rules.repealed': null } });
    const checks = figures?.checks as { id: string; cells?: string[] }[];
    expect(checks.find(({ id }) => id === 'I1')).toEqual({ id: 'I1', ok: true });
    expect(checks.map(({ id }) => id)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6']);
  });

  it.each([
    [['--year', '2025', '--organ', '甲区人民政府', '--subtree', '--trace', 'r1'], 'a\nb\n'],
    [['--year', '2025', '--organ', '乙区人民政府', '--trace', 't/naturalPerson'], 'c\n'],
    [['--year', '2025', '--trace', 'rules.made'], 'entry-1\n'],
    [['--year', '2025', '--format', 'T2014', '--trace', '三（一）１'], 'a\nb\nc\n'],
    [['--year', '2025', '--trace', 'rules.repealed'], ''],
    [['--from', '2025-05-01', '--to', '2025-05-31', '--trace', 'new'], 'b\n'],
  ])('lists what is behind a number: %j', async (argv, out) => {
    expect((await report(...argv)).out).toBe(out);
  });

  it.each([
    [['--year', '2025', '--from', '2025-01-01', '--to', '2025-02-01'], '--from'],
    [['--from', '2025-01-01'], '--to'],
    [['--from', '2025-02-01', '--to', '2025-01-01'], '--to'],
    [['--year', '2025', '--subtree'], '--organ'],
  ])('refuses days or organs that say nothing: %j', async (argv, says) => {
    expect(await report(...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
  });
});
