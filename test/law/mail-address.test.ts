import { describe, expect, it } from 'vitest';
import { readMailAddress } from '../../src/law/mail-address.ts';

describe('a mail address', () => {
  it.each(['a@b.cn', 'officer@example.gov.cn', "o'neil+open@sub.example-1.org", 'a.b_c@xn--fiqs8s.xn--fiqz9s', ' officer@example.gov.cn '])(
    'may be %j',
    (text) => expect(readMailAddress(text)).toBe(text.trim()),
  );

  it.each([
    '',
    'officer',
    '@example.gov.cn',
    'officer@',
    'officer@example',
    'officer@example..cn',
    'officer@-example.cn',
    'officer@example.c',
    '.officer@example.cn',
    'a..b@example.cn',
    'a@b@example.cn',
    'a b@example.cn',
    'a@example.cn\nBcc: b@example.cn',
    'a@example.cn\u0000',
    'a@example.cn,b@example.cn',
    '<a@example.cn>',
    '"a b"@example.cn',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@example.cn`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.cn`,
  ])('cannot be %j', (text) => expect(readMailAddress(text)).toBeUndefined());
});
