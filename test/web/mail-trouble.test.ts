import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../src/web/mail-trouble.ts';

describe('what a failed mail means', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['GREETING_TIMEOUT', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'encryption'],
    ['535', 'password'],
    ['EAUTH', 'password'],
    ['421', 'hungUp'],
    ['ECONNECTION', 'hungUp'],
    ['SOCKET_TIMEOUT', 'hungUp'],
    ['ECONNRESET', 'hungUp'],
    ['550', 'noMailbox'],
    ['5.1.1', 'noMailbox'],
    ['552', 'full'],
    ['4.2.2', 'full'],
    ['554', 'refused'],
    ['5.7.1', 'refused'],
    ['451', 'later'],
    ['EENVELOPE', 'noAddress'],
    ['ERROR', 'noText'],
    ['unknown', 'other'],
  ] as const)('says of %s: %s', (code, trouble) => {
    expect(troubleOf({ code }, 'waiting')).toBe(trouble);
  });

  it('does not promise another attempt for what was given up', () => {
    expect(troubleOf({ code: '451' }, 'failed')).toBe('gaveUp');
    expect(troubleOf({ code: '550' }, 'failed')).toBe('noMailbox');
  });
});
