import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabaseVault } from '../../src/store/database-vault.ts';
import { createFileVault, type FileVault } from '../../src/store/file-vault.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';

const digest = (contents: string) => createHash('sha256').update(contents).digest('hex');
const source = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const always = async () => true;
const never = async () => false;

describe.each([{ kind: 'directory' }, { kind: 'database' }] as const)('the vault of files in a $kind', ({ kind }) => {
  let db: TestDatabase | undefined;
  let directory: string;
  let vault: FileVault;

  beforeAll(async () => {
    if (kind === 'database') db = await openTestDatabase('postgres');
  });
  afterAll(() => db?.close());
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'yishen-vault-'));
    await db?.write('file_chunks').delete();
    vault = db === undefined ? createFileVault(directory) : createDatabaseVault(db, join(directory, 'files'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const below = () =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(directory, name)).isFile());

  it('keeps contents under their digest and gives them back, whole or in part', async () => {
    const stored = await vault.store(source('可以', '公开'));
    expect(stored).toMatchObject({ sha256: digest('可以公开'), bytes: 12 });
    expect(await vault.has(stored.sha256)).toBe(true);
    expect(await text(vault.open(stored.sha256))).toBe('可以公开');
    expect(await text(vault.open(stored.sha256, { start: 3, end: 5 }))).toBe('以');
    expect(below()).toEqual(kind === 'database' ? [] : [join('files', stored.sha256.slice(0, 2), stored.sha256.slice(2))]);
  });

  it('shows nothing of what is not kept yet, and forgets what is discarded', async () => {
    const staged = await vault.stage(source('draft'));
    expect(await vault.has(staged.sha256)).toBe(false);
    await staged.discard();
    expect(below()).toEqual([]);
  });

  it('leaves nothing when the source fails on the way', async () => {
    const broken = async function* () {
      yield Buffer.from('half');
      throw new Error('the line went dead');
    };
    await expect(vault.stage(broken())).rejects.toThrow('the line went dead');
    expect(below()).toEqual([]);
  });

  it('has the same contents once when they come twice at once', async () => {
    const stored = await Promise.all([vault.store(source('same')), vault.store(source('sa', 'me'))]);
    expect(stored[0].path).toBe(stored[1].path);
    expect(below()).toHaveLength(kind === 'database' ? 0 : 1);
    expect(await text(vault.open(stored[0].sha256))).toBe('same');
  });

  it('removes contents only when nobody needs them', async () => {
    const { sha256 } = await vault.store(source('x'));
    expect(await vault.remove(sha256, always)).toBe(false);
    expect(await vault.has(sha256)).toBe(true);
    expect(await vault.remove(sha256, never)).toBe(true);
    expect(await vault.has(sha256)).toBe(false);
    expect(await vault.remove(sha256, never)).toBe(false);
  });

  it('puts contents back that somebody began to need meanwhile', async () => {
    const { sha256 } = await vault.store(source('x'));
    const answers = [false, true];
    expect(await vault.remove(sha256, async () => answers.shift() ?? true)).toBe(false);
    expect(await text(vault.open(sha256))).toBe('x');
  });

  it('keeps the copy of an upload that ends while the old one is removed', async () => {
    const { sha256 } = await vault.store(source('x'));
    let asked = 0;
    let storing: Promise<unknown> = Promise.resolve();
    const removed = await vault.remove(sha256, async () => {
      asked += 1;
      if (asked === 2) storing = vault.store(source('x'));
      if (kind === 'directory') await storing; // in a database it waits until the removal is over
      return false;
    });
    expect(removed).toBe(true);
    await storing;
    expect(await text(vault.open(sha256))).toBe('x');
  });

  it('sweeps out what a crash left unfinished, but no upload that is under way', async () => {
    expect(await vault.sweep(new Date('2026-01-02'))).toBe(0);
    await (await vault.stage(source('x'))).discard();
    const left = join(directory, 'files', 'unfinished', 'left');
    writeFileSync(left, 'half');
    utimesSync(left, new Date('2026-01-01'), new Date('2026-01-01'));
    writeFileSync(join(directory, 'files', 'unfinished', 'under-way'), 'half');
    expect(await vault.sweep(new Date('2026-01-02'))).toBe(1);
    expect(below()).toEqual([join('files', 'unfinished', 'under-way')]);
  });

  it('takes nothing but a digest for a place', async () => {
    await expect((async () => text(vault.open('../../etc/passwd')))()).rejects.toThrow('Not a SHA-256 digest');
  });

  it('fails to read what it does not have', async () => {
    await expect(text(vault.open(digest('nobody kept this')))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('keeps nothing at all, too', async () => {
    const { sha256 } = await vault.store(source());
    expect(await vault.has(sha256)).toBe(true);
    expect(await text(vault.open(sha256))).toBe('');
  });

  it('gives back any part of contents of several megabytes', async () => {
    const contents = randomBytes(2 * 1_048_576 + 10);
    const { sha256, bytes } = await vault.store(Readable.from([contents.subarray(0, 1_500_000), contents.subarray(1_500_000)]));
    expect(bytes).toBe(contents.length);
    const ranges = [
      undefined,
      { start: 1_048_570, end: 1_048_580 },
      { start: 1_048_576, end: 2_097_151 },
      { start: 2_097_152, end: 2_097_161 },
    ];
    for (const range of ranges) {
      const part = range === undefined ? contents : contents.subarray(range.start, range.end + 1);
      expect((await buffer(vault.open(sha256, range))).equals(part)).toBe(true);
    }
  });
});
