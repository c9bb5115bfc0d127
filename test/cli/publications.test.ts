import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { makeTempDir, objects, type Ran, run } from './run-test-cli.ts';

const HEAD = '索引号,名称,生成日期,公开渠道,公开日期';

describe('yishen publications import', () => {
  let db: TestDatabase;
  const temp = makeTempDir();
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url } });
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(temp.path, name), text);
    return join(temp.path, name);
  };

  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  });
  afterAll(async () => {
    await db.close();
    temp.remove();
  });

  it('stores nothing in a rehearsal, and each item once however often the file is given', async () => {
    const file = fileOf('目录.csv', `${HEAD}\n甲-1,某规划,2019-02-01,政府网站,2019-02-11\n,某预算,2019-02-01,政府公报,2019-02-12\n`);
    const told = { file: '目录.csv', read: 2, faults: 0 };
    expect(objects(await yishen('publications', 'import', file, '--dry-run'))).toEqual([{ ...told, onRecord: 0, recorded: 0 }]);
    expect(objects(await yishen('publications', 'import', file))).toEqual([{ ...told, onRecord: 0, recorded: 2 }]);
    expect(objects(await yishen('publications', 'import', file, '--organ', '甲区人民政府'))).toEqual([
      { ...told, onRecord: 2, recorded: 0 },
    ]);
    const [first] = await db.read('history').where({ type: 'publication.created' }).select('actor_kind');
    expect(first.actor_kind).toBe('import');
  });

  it.each([
    ['faulty.csv', `${HEAD}\n甲-2,某规划,2019-02-01,传真,2019-02-11\n`, 1, 'D2 没有“传真”这个渠道'],
    ['目录.txt', '甲', 2, '.csv 或 .xlsx'],
    ['broken.xlsx', 'PK', 2, '.xlsx'],
  ])('refuses %s, and says why', async (name, text, code, told) => {
    const ran = await yishen('publications', 'import', fileOf(name, text));
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(told)]);
  });
});
