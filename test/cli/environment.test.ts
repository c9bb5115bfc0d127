import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/cli/environment.ts';
import { InvalidInputError } from '../../src/law/errors.ts';

describe('the environment', () => {
  it('keeps data in ./data and serves this machine only unless told otherwise', () => {
    expect(readEnvironment({})).toMatchObject({
      databaseUrl: undefined,
      dataDir: './data',
      host: '127.0.0.1',
      port: 3000,
      sessionSecret: undefined,
      secureCookies: false,
      trustedProxies: 0,
    });
  });

  it('reads its variables and takes an empty one as unset', () => {
    const variables = {
      DATABASE_URL: 'sqlite:x',
      YISHEN_DATA: '',
      HOST: '0.0.0.0',
      PORT: '8080',
      YISHEN_HTTPS: '1',
      YISHEN_TRUSTED_PROXIES: '1',
    };
    expect(readEnvironment(variables)).toMatchObject({
      databaseUrl: 'sqlite:x',
      dataDir: './data',
      host: '0.0.0.0',
      port: 8080,
      secureCookies: true,
      trustedProxies: 1,
    });
  });

  it.each(['abc', '-1', '65536', '3.5'])('refuses %s as a port', (port) => {
    expect(() => readEnvironment({ PORT: port })).toThrow(InvalidInputError);
  });
});

it('reads how mail is sent, and sends none without a server', () => {
  expect(readEnvironment({}).mail).toBeUndefined();
  const mail = { smtpUrl: 'smtp://user:secret@mail.example.cn:587', from: '政务公开办 <open@example.cn>' };
  expect(readEnvironment({ SMTP_URL: mail.smtpUrl, MAIL_FROM: mail.from }).mail).toEqual(mail);
});

it('reads where mail is fetched from, and fetches none without it', () => {
  expect(readEnvironment({}).inbox).toBeUndefined();
  const imapUrl = 'imaps://open%40example.cn:se%25cret@imap.example.cn/Applications';
  const variables = { IMAP_URL: imapUrl, MAIL_AUTHSERV_ID: 'mx.example.cn', MAIL_ORGAN: '甲政' };
  expect(readEnvironment(variables).inbox).toEqual({ imapUrl, authservId: 'mx.example.cn', organ: '甲政' });
});

it.each([
  { variables: { IMAP_URL: 'imap.example.cn' }, names: 'IMAP_URL', because: 'it is no address of a mail server' },
  { variables: { IMAP_URL: 'imaps://user:50%secret@imap.example.cn' }, names: 'IMAP_URL', because: 'a per cent sign stands alone' },
  { variables: { SMTP_URL: 'smtp://user:secret@mail.example.cn' }, names: 'MAIL_FROM', because: 'there is no sender' },
  {
    variables: { SMTP_URL: 'smtp://user:secret@mail.example.cn', MAIL_FROM: '政务公开办' },
    names: 'MAIL_FROM',
    because: 'it has no address',
  },
  {
    variables: { SMTP_URL: 'mail.example.cn:secret', MAIL_FROM: 'open@example.cn' },
    names: 'SMTP_URL',
    because: 'it is no address of a server',
  },
])('names $names when $because, and repeats no password', ({ variables, names }) => {
  const read = () => readEnvironment(variables);
  expect(read).toThrow(names);
  expect(read).not.toThrow(/secret/);
});

it('reads where files lie and who scans them; neither without a word', () => {
  expect(readEnvironment({}).files).toEqual({ place: undefined, clamd: undefined });
  expect(readEnvironment({ YISHEN_FILES: 'database', CLAMD: '127.0.0.1:3310' }).files).toEqual({
    place: { in: 'database' },
    clamd: { host: '127.0.0.1', port: 3310 },
  });
  expect(readEnvironment({ YISHEN_FILES: '/mnt/yishen', CLAMD: '/run/clamav/clamd.ctl' }).files).toEqual({
    place: { in: 'directory', path: '/mnt/yishen' },
    clamd: { path: '/run/clamav/clamd.ctl' },
  });
  expect(readEnvironment({ CLAMD: '[::1]:3310' }).files?.clamd).toEqual({ host: '::1', port: 3310 });
});

it.each(['localhost', '127.0.0.1:0', '127.0.0.1:99999', 'http://127.0.0.1:3310/'])('refuses %s as the address of clamd', (address) => {
  expect(() => readEnvironment({ CLAMD: address })).toThrow(InvalidInputError);
});
