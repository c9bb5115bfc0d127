import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { objects, type Ran, run } from './run-test-cli.ts';

describe.each(databases)('the schema of a database on $kind', ({ kind }) => {
  let db: TestDatabase;
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url } });

  beforeEach(async () => {
    db = await openEmptyTestDatabase(kind);
  });
  afterEach(() => db.close());

  it('is brought up to date once by yishen migrate', async () => {
    expect(objects(await yishen('migrate')).length).toBeGreaterThan(5);
    expect(await yishen('migrate')).toMatchObject({ code: 0, out: '', err: expect.stringContaining('up to date') });
  });

  it('is rehearsed, not changed, by yishen check', async () => {
    expect(await yishen('check')).toMatchObject({ code: 0, err: expect.stringContaining('Migrations that the upgrade will run') });
    expect(await db.write.schema.hasTable('history')).toBe(false);
  });

  it('is refused by an older program', async () => {
    await yishen('migrate');
    await db.write('knex_migrations').insert({ name: '29990101000000_of_the_future.js', batch: 9, migration_time: new Date(0) });
    for (const argv of [['migrate'], ['verify'], ['check'], ['serve', '--port', '0']]) {
      expect(await yishen(...argv)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('29990101000000_of_the_future.js') });
    }
  });

  it('is not changed unasked by a newer program', async () => {
    await yishen('migrate');
    const newest = await db.write('knex_migrations').orderBy('id', 'desc').first();
    await db.write('knex_migrations').where({ id: newest.id }).delete();
    const ran = await yishen('verify');
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining('yishen migrate') });
    expect(ran.err).toContain(newest.name);
  });
});
