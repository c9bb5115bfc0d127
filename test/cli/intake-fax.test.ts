import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { sampleFaxPath } from '../support/fax-samples.ts';
import { makeTempDir, run } from './run-test-cli.ts';

describe('yishen intake fax', () => {
  let db: TestDatabase;
  const dir = makeTempDir();
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  });
  afterAll(async () => {
    await db.close();
    dir.remove();
  });
  const intake = (file: string, options: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
    run(['intake', 'fax', file, ...options], { env: { DATABASE_URL: db.url, YISHEN_DATA: dir.path, ...variables } });
  const cases = async (): Promise<number> => (await db.read('cases')).length;
  const KNOWN = ['--from', '0477-8123456', '--at', '2026-11-30 10:05', '--id', '000000042'];

  it('prints the number of the case, and the same once more for the same fax', async () => {
    const first = await intake(sampleFaxPath('g4'), KNOWN);
    expect([first.code, first.out]).toEqual([0, '甲政公开申〔2026〕1号\n']);
    expect(first.err).toContain('3 页');
    const again = await intake(sampleFaxPath('g4'), ['--from', '', '--at', '2026-11-30T02:05:00Z', '--id', '000000042']);
    expect([again.code, again.out]).toEqual([0, first.out]);
    expect(again.err).toMatch(/已经登记过[\s\S]*taken in before/);
    expect(await cases()).toBe(1);
    expect(await db.read('cases').first()).toMatchObject({ arrived_on: '2026-11-30', channel: 'fax' });
  });

  it.each([
    ['without a time', ['--from', '1']],
    ['without a number', ['--at', '2026-11-30 10:05']],
    ['with a day alone', ['--from', '1', '--at', '2026-11-30']],
    ['with a day that there is not', ['--from', '1', '--at', '2026-02-30 10:05']],
    ['with a time in the future', ['--from', '1', '--at', '2026-12-01 10:01']],
    ['for an organ that there is not', ['--from', '1', '--at', '2026-11-30 10:05', '--organ', '丙政']],
  ])('refuses to be called %s, with exit code 2', async (_what, options) => {
    expect((await intake(sampleFaxPath('g4'), options)).code).toBe(2);
    expect(await cases()).toBe(1);
  });

  it('names a file that is not there, with exit code 2', async () => {
    const { code, err } = await intake(join(dir.path, 'nowhere.tif'), KNOWN);
    expect([code, err]).toEqual([2, expect.stringContaining('没有这个文件')]);
    expect((await intake(dir.path, KNOWN)).code).toBe(2);
  });

  it('refuses what is no fax, saying why, with exit code 1', async () => {
    const path = join(dir.path, 'letter.tif');
    writeFileSync(path, 'Dear Sir');
    const { code, out, err } = await intake(path, KNOWN);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/不是 TIFF 或 PDF 文件[\s\S]*neither TIFF nor PDF/);
    expect([await cases(), (await db.read('faxes_in')).length]).toEqual([1, 1]);
  });

  it('asks for the organ where there are several, and takes it from the environment', async () => {
    await createOrganStore(db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const later = ['--from', '1', '--at', '2026-11-30 11:05'];
    const unclear = await intake(sampleFaxPath('g4'), later);
    expect([unclear.code, unclear.err]).toEqual([2, expect.stringContaining('--organ')]);
    expect((await intake(sampleFaxPath('g4'), later, { FAX_ORGAN: '乙政' })).out).toBe('乙政公开申〔2026〕1号\n');
  });
});

describe('how faxes leave', () => {
  it.each([
    [
      'both ways at once',
      { FAX_MAIL: '{number}@fax.example.gov.cn', FAX_COMMAND: 'sendfax -d {number} {file}', SMTP_URL: 'smtp://a', MAIL_FROM: 'a@b.cn' },
    ],
    ['a gateway without a number', { FAX_MAIL: 'fax@example.gov.cn', SMTP_URL: 'smtp://a', MAIL_FROM: 'a@b.cn' }],
    ['a gateway without a mail server', { FAX_MAIL: '{number}@fax.example.gov.cn' }],
    ['a command without the file', { FAX_COMMAND: 'sendfax -d {number}' }],
  ])('is refused: %s', async (_what, env) => {
    const { code, err } = await run(['check'], { env });
    expect([code, err]).toEqual([2, expect.stringMatching(/FAX_/)]);
  });
});
