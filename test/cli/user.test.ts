import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases, openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { objects, type Ran, run, terminal } from './run-test-cli.ts';

const PROFILE = ['--name', '某乙', '--organ', '甲区人民政府'];

describe.each(databases)('yishen user on $kind', ({ kind }) => {
  let db: TestDatabase;
  const yishen = (argv: readonly string[], stdin: Parameters<typeof run>[1] = {}): Promise<Ran> =>
    run(['user', ...argv], { env: { DATABASE_URL: db.url }, ...stdin });
  const matches = async (login: string, password: string): Promise<boolean> =>
    argon2.verify((await createUserStore(db.read).findByLogin(login))?.passwordHash ?? '', password);

  beforeAll(async () => {
    db = await openEmptyTestDatabase(kind);
  });
  afterAll(() => db.close());

  it('makes an account with a password from standard input, which is never printed', async () => {
    const ran = await yishen(['add', 'yi', ...PROFILE, '--role', 'officer,registrar', '--unit', '办公室'], { stdin: 'correct horse\n' });
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('The organ 甲区人民政府 was made') });
    expect(ran.out + ran.err).not.toContain('correct horse');
    expect(await matches('yi', 'correct horse')).toBe(true);
  });

  it('makes up a password where none is given and shows it once', async () => {
    const [shown] = objects(await yishen(['add', 'bing', ...PROFILE, '--role', 'auditor']));
    expect(shown?.password).toMatch(/^\w{16}$/);
    expect(await matches('bing', String(shown?.password))).toBe(true);
    const [again] = objects(await yishen(['reset', 'bing', '--generate-password'], { stdin: 'not asked for' }));
    expect(await matches('bing', String(again?.password))).toBe(true);
    expect(again?.password).not.toBe(shown?.password);
  });

  it('asks twice on a terminal and echoes nothing', async () => {
    const stdin = terminal();
    const asked = yishen(['reset', 'yi'], { stdin });
    stdin.write('battery staple\r');
    stdin.write('battery staple\r');
    const ran = await asked;
    expect(ran).toMatchObject({ code: 0, out: '', err: expect.stringContaining('once more') });
    expect(ran.err).not.toContain('battery');
    expect(await matches('yi', 'battery staple')).toBe(true);
  });

  it('keeps the password when two different ones are typed', async () => {
    const stdin = terminal();
    const asked = yishen(['reset', 'yi'], { stdin });
    stdin.write('battery staple 2\r');
    stdin.write('battery staple 3\r');
    expect(await asked).toMatchObject({ code: 2, err: expect.stringContaining('The two passwords differ') });
    expect(await matches('yi', 'battery staple')).toBe(true);
  });

  it.each([
    { key: 'Ctrl-C', code: '\x03' },
    { key: 'Ctrl-D', code: '\x04' },
  ])('keeps the password when the person gives up with $key', async ({ code }) => {
    const stdin = terminal();
    const asked = yishen(['reset', 'yi'], { stdin });
    stdin.write(`battery staple 4\r${code}`);
    expect(await asked).toMatchObject({ code: 2, err: expect.stringContaining('no password was given') });
    expect(await matches('yi', 'battery staple')).toBe(true);
  });

  it('replaces roles', async () => {
    expect((await yishen(['role', 'yi', '--role', 'legalReviewer', '--role', 'officeHead'])).code).toBe(0);
    expect(objects(await yishen(['list']))).toEqual([
      { login: 'bing', name: '某乙', roles: ['auditor'], organ: '甲区人民政府', unit: null, disabledAt: null },
      { login: 'yi', name: '某乙', roles: ['legalReviewer', 'officeHead'], organ: '甲区人民政府', unit: '办公室', disabledAt: null },
    ]);
  });

  it.each([
    { argv: ['add', 'yi', ...PROFILE, '--role', 'officer'], because: 'the login is taken', says: 'The login yi is taken' },
    { argv: ['add', '-x', ...PROFILE, '--role', 'officer'], because: 'the login looks like an option', says: 'unknown option' },
    { argv: ['add', '某', ...PROFILE, '--role', 'officer'], because: 'the login is no login', says: 'A login has' },
    {
      argv: ['add', 'ding', ...PROFILE, '--role', 'officer', '--role', 'admin'],
      because: 'the roles exclude each other',
      says: 'may not be both',
    },
    { argv: ['role', 'yi', '--role', 'admin,officer'], because: 'the roles exclude each other', says: 'may not be both' },
    { argv: ['add', 'ding', ...PROFILE, '--role', 'boss'], because: 'there is no such role', says: 'registrar, officer' },
    { argv: ['add', 'ding', ...PROFILE], because: 'no role is given', says: '--role' },
    { argv: ['role', 'nobody', '--role', 'officer'], because: 'there is no such account', says: 'login nobody' },
    { argv: ['reset', 'nobody'], because: 'there is no such account', says: 'login nobody' },
  ])('exits with 2 and changes nothing when $because', async ({ argv, says }) => {
    expect(await yishen(argv, { stdin: 'a long password\n' })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
    expect((await createUserStore(db.read).list()).map(({ login }) => login)).toEqual(['bing', 'yi']);
  });

  it('refuses a short password', async () => {
    const ran = await yishen(['add', 'ding', ...PROFILE, '--role', 'officer'], { stdin: 'short\n' });
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('A password has 10 to 200 characters') });
  });
});
