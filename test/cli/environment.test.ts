import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/cli/environment.ts';
import { InvalidInputError } from '../../src/law/errors.ts';

describe('the environment', () => {
  it('keeps data in ./data and serves this machine only unless told otherwise', () => {
    expect(readEnvironment({})).toEqual({
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
