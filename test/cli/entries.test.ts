import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { makeTempDir, objects, type Ran, run } from './run-test-cli.ts';

const EXAMPLES = join(getProjectRoot(), 'examples');
const FILE = join(EXAMPLES, 'dongsheng-2017-entries.csv');

describe('yishen entries import', () => {
  let db: TestDatabase;
  const temp = makeTempDir();
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url } });

  beforeAll(async () => {
    db = await openEmptyTestDatabase('sqlite');
    await yishen('import', join(EXAMPLES, 'dongsheng-2017.jsonl'));
  });
  afterAll(async () => {
    await db.close();
    temp.remove();
  });

  it('tells in a rehearsal what is odd, and stores nothing', async () => {
    const ran = await yishen('entries', 'import', FILE, '--dry-run');
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('各分项之和为 4442');
    expect(objects(ran)).toEqual([
      { file: 'dongsheng-2017-entries.csv', year: 2017, read: 77, onRecord: 0, recorded: 0, faults: 0, findings: 2 },
    ]);
  });

  it('records a file once, however often it is given', async () => {
    expect(objects(await yishen('entries', 'import', FILE))).toMatchObject([{ recorded: 77 }]);
    expect(objects(await yishen('entries', 'import', FILE))).toMatchObject([{ recorded: 0, onRecord: 77 }]);
  });

  it.each([
    ['2017.csv', '指标编号,日期,数量,依据\ntraining.people,2017-06-01,几人,名册\n', 1, 'C2 “几人”不是数字'],
    ['2017.txt', '甲', 2, '.csv 或 .xlsx'],
    ['none.csv', '甲,乙\n', 2, '没有日期'],
    ['broken.xlsx', 'PK', 2, '.xlsx'],
  ])('refuses %s, and says why', async (name, text, code, told) => {
    const file = join(temp.path, name);
    writeFileSync(file, text);
    const ran = await yishen('entries', 'import', file);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(told)]);
  });
});
