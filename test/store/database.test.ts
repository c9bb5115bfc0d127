import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../src/law/errors.ts';
import { openDatabase, withTransaction } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { UserRow } from '../../src/store/rows.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, sampleEntry } from '../support/sample-rows.ts';

describe('opening a database', () => {
  it.each(['mysql://root:hunter2@host/db', 'nonsense', 'sqlite:', 'sqlite::memory:', '/var/lib/db.sqlite'])(
    'refuses %s without repeating it',
    (url) => {
      const open = (): unknown => openDatabase({ url, dataDir: '.' });
      expect(open).toThrow(InvalidInputError);
      expect(open).toThrow(/sqlite:PATH/);
      expect(open).not.toThrow(/hunter2/);
    },
  );

  it.each([
    { url: undefined, file: 'data/deep/yishen.sqlite' },
    { url: 'sqlite:', file: 'other/path.db' },
    { url: 'sqlite://', file: 'other/path.db' },
  ])('makes the SQLite file that $url names, and its directory', async ({ url, file }) => {
    const directory = mkdtempSync(join(tmpdir(), 'yishen-test-'));
    const named = url === undefined ? undefined : `${url}${join(directory, file)}`;
    const db = openDatabase({ url: named, dataDir: join(directory, 'data/deep') });
    await db.read.raw('select 1');
    await db.close();
    expect(existsSync(join(directory, file))).toBe(true);
    rmSync(directory, { recursive: true });
  });
});

describe('SQLite', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
  });
  afterAll(() => db.close());

  it('keeps what it acknowledged through a loss of power, and its foreign keys', async () => {
    const pragma = async (name: string): Promise<unknown> => Object.values((await db.write.raw(`pragma ${name}`))[0])[0];
    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
  });

  it('writes through the writer only', async () => {
    await expect(createOrganStore(db.read).ensure({ name: '甲' })).rejects.toMatchObject({ driverCode: 'SQLITE_READONLY' });
  });

  it('waits for the transaction of another process instead of failing', async () => {
    const other = openDatabase({ url: db.url, dataDir: '.' });
    const readThenWrite = (of: typeof other, name: string): Promise<unknown> =>
      withTransaction(of, async (trx) => {
        await createOrganStore(trx).list();
        await new Promise((resolve) => setTimeout(resolve, 30));
        await createOrganStore(trx).ensure({ name });
      });
    await Promise.all([readThenWrite(db, '一'), readThenWrite(other, '二'), readThenWrite(db, '三'), readThenWrite(other, '四')]);
    await other.close();
    expect(await createOrganStore(db.read).list()).toHaveLength(4);
  });
});

const SECRET = '身份证110101199001011234';

describe.each(databases)('errors on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲' });
    await withTransaction(db, (trx) => createStepStore(db).commit(trx, firstStep({ id: 'a', ref: 'r' })));
  });
  afterAll(() => db.close());

  const commit = (id: string, changes: object, data: Record<string, unknown>): Promise<void> => {
    const step = firstStep({ id, applicantName: SECRET, ...changes }, { entries: [sampleEntry({ caseId: id, data })] });
    return withTransaction(db, (trx) => createStepStore(db).commit(trx, step));
  };
  const userOfNoOrgan: UserRow = {
    id: 'u',
    login: SECRET,
    name: SECRET,
    passwordHash: SECRET,
    roles: [],
    organId: 99,
    unit: null,
    disabledAt: null,
  };

  it.each([
    ['a unique key', () => commit('b', { ref: 'r' }, { SECRET })],
    ['a foreign key', () => commit('b', { organId: 99 }, { SECRET })],
    ['a check', () => commit('b', { kind: SECRET }, {})],
    ['a missing value', () => commit('b', { handlingState: null }, { SECRET })],
    ['a stale version', () => commit('a', {}, { SECRET })],
    ['a user of no organ', () => createUserStore(db.write).create(userOfNoOrgan)],
    ['an unknown column', () => withTransaction(db, (trx) => trx('organs').where({ no_such_column: SECRET }))],
  ])('name %s and hold neither statements nor personal data', async (_what, fail) => {
    const error: unknown = await fail().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/身份证|110101|insert into|select /i);
  });

  it('pass what the work of a transaction throws, and undo the work', async () => {
    const work = withTransaction(db, async (trx) => {
      await createOrganStore(trx).ensure({ name: '乙' });
      throw new RangeError('mine');
    });
    await expect(work).rejects.toThrow(RangeError);
    expect(await createOrganStore(db.read).findByName('乙')).toBeUndefined();
  });

  it('are store errors with the code of the driver', async () => {
    const error: unknown = await commit('b', { organId: 99 }, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'STORE_FAILED', driverCode: kind === 'sqlite' ? 'SQLITE_CONSTRAINT' : '23503' });
  });
});
