import { afterAll, describe, expect, it } from 'vitest';
import { makeTempDir, run } from './run-test-cli.ts';

const temp = makeTempDir();
afterAll(temp.remove);
const env = { YISHEN_DATA: temp.path };

describe('yishen', () => {
  it('lists its commands, in both languages, and offers nothing that is not there yet', async () => {
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of ['serve', 'demo', 'migrate', 'check', 'import', 'export', 'verify', 'clock', 'calendar', 'report', 'user']) {
      expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    expect(help.out).toContain('导入案件时间线 / import case timelines');
    expect((await run(['export', '--help'])).out).toContain('bundle');
    expect((await run(['report', '--help'])).out).toContain('json, html, xlsx, docx');
  });

  it('prints its version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' });
  });

  it.each([
    { argv: [], says: 'Usage: yishen' },
    { argv: ['repotr'], says: 'Did you mean report?' },
    { argv: ['calendar'], says: 'Usage: yishen calendar' },
    { argv: ['report', '--format', 'T2021'], says: '--year' },
    { argv: ['report', '--year', '17', '--format', 'T2021'], says: 'must be a year such as 2026' },
    { argv: ['report', '--year', '2025', '--format', 'T2020'], says: 'T2014, T2019, T2021' },
    { argv: ['report', '--year', '2025', '--format', 'T2021', '--as', 'csv'], says: 'json, html, xlsx, docx' },
    { argv: ['report', '--year', '2025', '--format', 'T2021', '--organ', '乙区人民政府'], says: "There is no organ '乙区人民政府'" },
    { argv: ['report', '--year', '2025', '--format', 'T2021', '--trace', 'x9'], says: "The report has no 'x9'" },
    { argv: ['report', '--year', '2025', '--format', 'T2021', '--trace', 'new/child'], says: "The report has no 'new/child'" },
    { argv: ['export', 'x', '--as', 'pdf'], says: 'pdf' },
    { argv: ['serve', '--port', '70000'], says: 'must be a whole number from 0 to 65535' },
  ])('exits with 2 on wrong usage: $argv', async ({ argv, says }) => {
    const ran = await run(argv, { env });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
  });

  it('names an environment variable that is wrong, without what it holds', async () => {
    const ran = await run(['verify'], { env: { DATABASE_URL: 'mysql://root:secret@host/name' } });
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL') });
    expect(ran.err).not.toContain('secret');
    expect(await run(['verify'], { env: { ...env, PORT: 'x' } })).toMatchObject({ code: 2, err: expect.stringContaining('PORT') });
  });

  it('tells of a database it cannot reach without a stack, and with one when asked for', async () => {
    const unreachable = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const plain = await run(['verify'], { env: unreachable });
    expect(plain.code).toBe(1);
    expect(plain.err).not.toMatch(/^ {4}at /m);
    expect((await run(['verify'], { env: { ...unreachable, YISHEN_DEBUG: '1' } })).err).toMatch(/^ {4}at /m);
  });

  it('hides what an unexpected error says: it may hold personal data', async () => {
    const createServeApp = async () => {
      throw new Error('某甲 secret');
    };
    const ran = await run(['serve', '--port', '0'], { env, createServeApp });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('Unexpected error (Error)') });
    expect(ran.err).not.toContain('secret');
  });
});
