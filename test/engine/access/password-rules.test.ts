import argon2 from 'argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, matchesPassword } from '../../../src/engine/access/password-hash.ts';
import { checkPassword } from '../../../src/engine/access/password-rules.ts';

const owner = { login: 'zhangchengban', name: '张承办', organ: '甲区人民政府' };

describe('a new password', () => {
  it.each([
    { password: 'correct horse battery staple', because: 'it is a sentence of words' },
    { password: 'K7fvtgQ9mWzx4hTd', because: 'a program made it' },
    { password: '河边有三头蓝色的牛在唱歌', because: 'Chinese characters count like any' },
    { password: 'quite lowercase, no digits', because: 'kinds of characters are not asked for' },
  ])('$password will do: $because', async ({ password }) => {
    expect(await checkPassword(password, owner)).toBeUndefined();
  });

  it.each([
    { password: 'short-words', says: '12 to 200', because: 'it has eleven characters' },
    { password: 'correct horse '.repeat(15), says: '12 to 200', because: 'it has more than 200' },
    { password: '123456789012', says: 'easy to guess', because: 'it is on every list' },
    { password: 'aaaaaaaaaaaaaaaa', says: 'easy to guess', because: 'it is one character' },
    { password: 'qwertyuiop[]', says: 'easy to guess', because: 'it is a row of the keyboard' },
    { password: 'Ｐassword1234', says: 'easy to guess', because: 'width does not matter' },
    { password: 'zhangchengban2024', says: 'your login', because: 'it is the login and a year' },
    { password: '张承办张承办张承办张承办', says: 'your login', because: 'it is the name over and over' },
  ])('$password is refused with what to do: $because', async ({ password, says }) => {
    const trouble = await checkPassword(password, owner);
    expect(trouble?.en).toContain(says);
    expect(trouble?.zh).toMatch(/[一-龥]/);
  });

  it('of a body’s whole length is refused without being looked into', async () => {
    expect((await checkPassword('aB3$'.repeat(100_000), owner))?.en).toContain('12 to 200');
  });
});

describe('a hash', () => {
  it('is matched by the same characters, however a keyboard puts them together', async () => {
    const hash = await hashPassword('Ångström 密码　全角');
    expect(await matchesPassword(hash, 'A\u030angstro\u0308m 密码 全角')).toBe(true);
    expect(await matchesPassword(hash, 'Angstrom 密码 全角')).toBe(false);
  });

  it('made before passwords were normalised is matched as before', async () => {
    const old = await argon2.hash('ｆull ｗidth', { timeCost: 2, memoryCost: 1024, parallelism: 1 });
    expect(await matchesPassword(old, 'ｆull ｗidth')).toBe(true);
    expect(await matchesPassword(old, 'another one')).toBe(false);
  });

  it('that does not exist is matched by nothing', async () => {
    expect(await matchesPassword(undefined, 'nobody has this password')).toBe(false);
  });
});
