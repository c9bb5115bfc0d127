import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../src/law/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openVault, type VaultPlace } from '../../src/store/open-vault.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';

const now = () => new Date('2026-11-23T08:00:00.000Z');
const source = (contents: Uint8Array) => Readable.from([contents]);

describe.each(databases)('the vault that a node opens on $kind', ({ kind }) => {
  let db: TestDatabase;
  let [one, other] = ['', ''];
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    [one, other] = [mkdtempSync(join(tmpdir(), 'yishen-node-')), mkdtempSync(join(tmpdir(), 'yishen-node-'))];
  });
  afterEach(async () => {
    await db.close();
    for (const directory of [one, other]) rmSync(directory, { recursive: true, force: true });
  });
  const start = (dataDir: string, place?: VaultPlace) => openVault({ db, dataDir, place, now });
  const idOf = (dataDir: string) => readFileSync(join(dataDir, 'files', '.vault-id'), 'utf8').trim();

  it('is named by the first node; the same directory is taken again, another one is refused with what to do', async () => {
    await start(one);
    const id = idOf(one);
    await start(one);
    await start(other, { in: 'directory', path: one });
    const refused = start(other);
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({
      problems: [{ field: 'YISHEN_FILES', zh: expect.stringContaining(id), en: expect.stringContaining('.vault-id') }],
    });
    mkdirSync(join(other, 'files'));
    writeFileSync(join(other, 'files', '.vault-id'), 'something else\n');
    await expect(start(other)).rejects.toThrow(InvalidInputError);
    writeFileSync(join(other, 'files', '.vault-id'), `${id}\n`);
    await start(other);
  });

  it('takes the name that a directory has when the database is new', async () => {
    mkdirSync(join(one, 'files'));
    writeFileSync(join(one, 'files', '.vault-id'), 'of-old\n');
    await start(one);
    expect(await db.read('vaults').first('id')).toEqual({ id: 'of-old' });
    await expect(start(other)).rejects.toThrow(InvalidInputError);
  });

  it('has one name when several nodes of one shared directory start at once', async () => {
    await Promise.all([start(other, { in: 'directory', path: one }), start(one), start(one)]);
    expect(await db.read('vaults').first('id')).toEqual({ id: idOf(one) });
  });

  it('is the database on PostgreSQL alone', async () => {
    const started = start(one, { in: 'database' });
    if (kind === 'sqlite') {
      await expect(started).rejects.toMatchObject({ problems: [{ en: expect.stringContaining('PostgreSQL only') }] });
      return;
    }
    const vault = await started;
    const contents = randomBytes(1_500_000);
    const { sha256 } = await vault.store(source(contents));
    const second = await start(other, { in: 'database' });
    expect((await buffer(second.open(sha256))).equals(contents)).toBe(true);
    await expect(start(one)).rejects.toMatchObject({ problems: [{ en: expect.stringContaining('YISHEN_FILES=database') }] });
  });
});

describe('contents in the database', () => {
  it('are seen whole or not at all: a node that is killed while it stores leaves nothing', async () => {
    const db = await openTestDatabase('postgres');
    const directory = mkdtempSync(join(tmpdir(), 'yishen-node-'));
    const killed = openDatabase({ url: db.url, dataDir: directory });
    const place = { in: 'database' } as const;
    const vault = await openVault({ db, dataDir: directory, place, now });
    const doomed = await openVault({ db: killed, dataDir: directory, place, now });
    const contents = randomBytes(3 * 1_048_576);
    const staged = await doomed.stage(source(contents));
    const { sha256 } = staged;
    const holding = await db.write.transaction();
    await holding('file_chunks').insert({ sha256, no: 2, bytes: Buffer.alloc(1) });
    const keeping = staged.keep().catch((error: unknown) => error);
    const waiters = () =>
      db.read('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()').select('pid');
    await expect.poll(async () => (await waiters()).length).toBe(1);
    expect(await vault.has(sha256)).toBe(false);
    const [{ pid }] = await waiters();
    await db.read.raw('select pg_terminate_backend(?)', [pid]);
    expect(await keeping).toBeInstanceOf(Error);
    await holding.rollback();
    expect(await vault.has(sha256)).toBe(false);
    await Promise.all([vault.store(source(contents)), doomed.store(source(contents))]);
    expect((await buffer(vault.open(sha256))).equals(contents)).toBe(true);
    expect(await db.read('file_chunks').where({ sha256 })).toHaveLength(3);
    await killed.close();
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  });
});
