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
    const row = await db.read('users').where({ login: 'yi' }).first('password_due_at');
    expect(row.password_due_at).not.toBeNull();
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
      { login: 'bing', name: '某乙', roles: ['auditor'], organ: '甲区人民政府', unit: null, email: null, disabledAt: null },
      {
        login: 'yi',
        name: '某乙',
        roles: ['legalReviewer', 'officeHead'],
        organ: '甲区人民政府',
        unit: '办公室',
        email: null,
        disabledAt: null,
      },
    ]);
  });

  it('keeps, replaces and removes a mail address', async () => {
    const emails = async () => objects(await yishen(['list'])).map(({ email }) => email);
    const changed = await yishen(['email', 'yi', ' yi@example.gov.cn ']);
    expect(changed).toMatchObject({ code: 0, out: '' });
    expect(changed.err).not.toContain('example.gov.cn');
    expect(await emails()).toEqual([null, 'yi@example.gov.cn']);
    expect((await yishen(['email', 'yi', '--remove'])).code).toBe(0);
    expect(await emails()).toEqual([null, null]);
  });

  it('takes a mail address with a new account', async () => {
    const made = await yishen(['add', 'wu', ...PROFILE, '--role', 'officer', '--email', 'wu@example.gov.cn'], {
      stdin: 'a long password\n',
    });
    expect(made.code).toBe(0);
    expect((await createUserStore(db.read).findByLogin('wu'))?.email).toBe('wu@example.gov.cn');
    await db.write('users').where({ login: 'wu' }).delete();
  });

  it.each([
    { address: 'yi@example', because: 'its domain has one part' },
    { address: 'yi@example.gov.cn,bing@example.gov.cn', because: 'there are two' },
    { address: 'yi@example.gov.cn\nBcc: bing@example.gov.cn', because: 'it breaks the line' },
    { address: '某乙 <yi@example.gov.cn>', because: 'it has a name' },
    { address: `${'y'.repeat(280)}@example.gov.cn`, because: 'it is too long' },
  ])('refuses the mail address $address, because $because', async ({ address }) => {
    expect(await yishen(['email', 'yi', address])).toMatchObject({ code: 2, err: expect.stringContaining('one complete address') });
    expect(
      await yishen(['add', 'ding', ...PROFILE, '--role', 'officer', '--email', address], { stdin: 'a long password\n' }),
    ).toMatchObject({ code: 2 });
    expect(objects(await yishen(['list'])).map(({ login, email }) => [login, email])).toEqual([
      ['bing', null],
      ['yi', null],
    ]);
  });

  it.each([
    { argv: ['add', 'yi', ...PROFILE, '--role', 'officer'], because: 'the login is taken', says: 'The login yi is taken' },
    { argv: ['add', 'YI', ...PROFILE, '--role', 'officer'], because: 'the login differs in capitals only', says: 'The login YI is taken' },
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
    { argv: ['email', 'nobody', 'a@example.gov.cn'], because: 'there is no such account', says: 'login nobody' },
    { argv: ['email', 'yi'], because: 'neither an address nor --remove is given', says: 'or --remove' },
    { argv: ['email', 'yi', 'a@example.gov.cn', '--remove'], because: 'both are given', says: 'or --remove' },
  ])('exits with 2 and changes nothing when $because', async ({ argv, says }) => {
    expect(await yishen(argv, { stdin: 'a long password\n' })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
    expect((await createUserStore(db.read).list()).map(({ login }) => login)).toEqual(['bing', 'yi']);
  });

  it('refuses a short password', async () => {
    const ran = await yishen(['add', 'ding', ...PROFILE, '--role', 'officer'], { stdin: 'short\n' });
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('A password has 12 to 200 characters') });
  });
});
