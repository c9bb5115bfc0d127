import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileVault, type FileVault } from '../../src/store/file-vault.ts';

const digest = (contents: string) => createHash('sha256').update(contents).digest('hex');
const source = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const always = async () => true;
const never = async () => false;

describe('the vault of files', () => {
  let directory: string;
  let vault: FileVault;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'yishen-vault-'));
    vault = createFileVault(directory);
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
    expect(below()).toEqual([join('files', stored.sha256.slice(0, 2), stored.sha256.slice(2))]);
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
    expect(below()).toHaveLength(1);
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
    const removed = await vault.remove(sha256, async () => {
      asked += 1;
      if (asked === 2) await vault.store(source('x'));
      return false;
    });
    expect(removed).toBe(true);
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

  it('takes nothing but a digest for a place', () => {
    expect(() => vault.open('../../etc/passwd')).toThrow('Not a SHA-256 digest');
  });
});
