import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { databases, openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { makeTempDir, objects, type Ran, run } from './run-test-cli.ts';

const OPEN = JSON.stringify({
  ref: 'open',
  organ: '甲区人民政府',
  channel: 'inPerson',
  events: [{ type: 'application.arrived', on: '2026-12-15' }],
});
const NOTICE = {
  2027: { notices: ['国办发明电〔2026〕0号'], daysOff: ['2027-01-01', '2027-01-04', '2027-01-05'], extraWorkdays: ['2027-01-09'] },
};
const NOW = '2026-12-20T02:00:00Z';

describe.each(databases)('yishen calendar on $kind', ({ kind }) => {
  let db: TestDatabase;
  const temp = makeTempDir();
  const file = join(temp.path, '2027.json');
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url }, now: NOW });

  beforeAll(async () => {
    writeFileSync(file, JSON.stringify(NOTICE));
    db = await openEmptyTestDatabase(kind);
    await run(['import', '-'], { env: { DATABASE_URL: db.url }, stdin: OPEN, now: NOW });
  });
  afterAll(async () => {
    await db.close();
    temp.remove();
  });

  it('lists the built-in notices and how far they reach', async () => {
    const lines = objects(await yishen('calendar', 'list'));
    expect(lines[0]).toMatchObject({ year: 2008, origin: 'builtIn' });
    expect(lines.at(-2)).toMatchObject({ year: 2026, origin: 'builtIn', daysOff: expect.any(Number), extraWorkdays: expect.any(Number) });
    expect(lines.at(-1)).toMatchObject({ knownUntil: '2026-12-31', version: expect.stringContaining('2026') });
  });

  it('rehearses an import: which open cases would move, before and after', async () => {
    const ran = await yishen('calendar', 'import', file, '--dry-run');
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('would move 1 open cases; nothing was stored') });
    expect(objects(ran)).toMatchObject([{ case: '甲政公开申〔2026〕1号', dueBefore: '2027-01-12', dueOn: '2027-01-14' }]);
    expect(objects(await yishen('calendar', 'list')).at(-1)).toMatchObject({ knownUntil: '2026-12-31' });
  });

  it('imports a notice and moves the open cases', async () => {
    const ran = await yishen('calendar', 'import', file);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('2027-01-12 → 2027-01-14') });
    expect(await createAuditStore(db.read).find({ kinds: ['calendar.imported'] }, 9)).toMatchObject([
      { actorKind: 'command', subject: '2027', data: { year: 2027, moved: 1 } },
    ]);
    expect(objects(await yishen('calendar', 'list')).slice(-2)).toMatchObject([
      { year: 2027, origin: 'imported', source: { notices: NOTICE[2027].notices }, daysOff: 3, extraWorkdays: 1 },
      { knownUntil: '2027-12-31' },
    ]);
    expect(objects(await yishen('calendar', 'import', file))).toEqual([]);
    expect((await yishen('verify')).code).toBe(0);
    expect((await yishen('check')).code).toBe(0);
  });

  it('refuses a broken file as a whole', async () => {
    writeFileSync(join(temp.path, 'broken.json'), '{"2028":{"daysOff":["2028-01-01"],"extraWorkdays":["2028-13-01"]}}');
    expect(await yishen('calendar', 'import', join(temp.path, 'broken.json'))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('2028.extraWorkdays[0]'),
    });
    expect(objects(await yishen('calendar', 'list')).at(-1)).toMatchObject({ knownUntil: '2027-12-31' });
  });
});
