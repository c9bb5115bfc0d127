import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUploadCleaner } from '../../src/jobs/upload-cleaner.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createTime } from '../support/office.ts';

describe.each(databases)('the daily cleaning of uploads on $kind', ({ kind }) => {
  let db: TestDatabase;
  let directory: string;
  const time = createTime('2026-03-01');

  beforeEach(async () => {
    db = await openTestDatabase(kind);
    directory = mkdtempSync(join(tmpdir(), 'yishen-cleaner-'));
    time.set('2026-03-01');
  });
  afterEach(async () => {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const vault = () => createFileVault(directory);
  const files = () => createFileStore(db.write);
  const cleaner = () =>
    createUploadCleaner({ db, vault: vault(), now: time.now, today: () => civilDate(time.now().toISOString().slice(0, 10)) });

  async function upload(id: string, contents: string, claimedAt: string | null = null): Promise<string> {
    const { sha256, bytes } = await vault().store(Readable.from([Buffer.from(contents)]));
    const about = { mediaType: 'text/plain', name: 'a.txt', owner: 'user:1', caseId: null };
    await files().create({ id, sha256, bytes, ...about, createdAt: time.now().toISOString(), claimedAt });
    return sha256;
  }

  it('removes what nobody submitted for more than thirty days, and no sooner', async () => {
    const sha256 = await upload('f1', 'x');
    const { runDaily } = cleaner();
    time.set('2026-03-31');
    expect(await runDaily()).toBe(0);
    expect(await vault().has(sha256)).toBe(true);
    time.set('2026-04-01');
    expect(await runDaily()).toBe(1);
    expect(await files().findById('f1')).toBeUndefined();
    expect(await vault().has(sha256)).toBe(false);
  });

  it('keeps what a record claimed, however old', async () => {
    const sha256 = await upload('f1', 'x', '2026-03-01T00:00:00.000Z');
    time.set('2036-03-01');
    expect(await cleaner().runDaily()).toBe(0);
    expect(await vault().has(sha256)).toBe(true);
  });

  it('keeps contents that another file has too', async () => {
    const sha256 = await upload('f1', 'same');
    await upload('f2', 'same', '2026-03-01T00:00:00.000Z');
    time.set('2026-05-01');
    expect(await cleaner().runDaily()).toBe(1);
    expect(await files().findById('f1')).toBeUndefined();
    expect(await vault().has(sha256)).toBe(true);
  });

  it('works once a day, and again the next day', async () => {
    const { runDaily } = cleaner();
    expect(await runDaily()).toBe(0);
    await upload('f1', 'x');
    await db.write('files').update({ created_at: '2026-01-01T00:00:00.000Z' });
    expect(await runDaily()).toBe(0);
    time.set('2026-03-02');
    expect(await runDaily()).toBe(1);
  });
});
