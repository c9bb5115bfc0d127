import { describe, expect, it } from 'vitest';
import { browserOf } from '../../../src/law/access/browser-of.ts';
import { networkOf } from '../../../src/law/access/network-of.ts';
import { isOver, LOCK_RULES, lockMs, needsSecondFactor } from '../../../src/law/access/sign-in-rules.ts';

describe('a lock', () => {
  it.each([
    { failures: 1, minutes: 0, because: 'a slip of the hand' },
    { failures: 4, minutes: 0, because: 'people try the passwords they have had' },
    { failures: 5, minutes: 1, because: 'it begins short' },
    { failures: 6, minutes: 2, because: 'it doubles' },
    { failures: 7, minutes: 4, because: 'and again' },
    { failures: 9, minutes: 16, because: 'and again' },
    { failures: 10, minutes: 30, because: '32 would be longer than the longest' },
    { failures: 1_000, minutes: 30, because: 'it never lasts longer' },
  ])('after $failures failures of an account at a network lasts $minutes minutes: $because', ({ failures, minutes }) => {
    expect(lockMs(failures, LOCK_RULES.accountHere)).toBe(minutes * 60_000);
  });

  it('of the account as a whole and of a network come much later', () => {
    expect([lockMs(49, LOCK_RULES.account), lockMs(50, LOCK_RULES.account)]).toEqual([0, 60_000]);
    expect([lockMs(99, LOCK_RULES.network), lockMs(100, LOCK_RULES.network)]).toEqual([0, 60_000]);
  });
});

describe('a sign-in', () => {
  const limits = { idleMs: 120 * 60_000, longestMs: 12 * 3_600_000 };
  const startedAt = '2026-03-02T00:00:00.000Z';
  it.each([
    {
      seenAt: '2026-03-02T00:00:00.000Z',
      now: '2026-03-02T02:00:59Z',
      over: false,
      because: 'it was seen up to a minute later than was written',
    },
    { seenAt: '2026-03-02T00:00:00.000Z', now: '2026-03-02T02:01:00Z', over: true, because: 'nobody asked for two hours' },
    { seenAt: '2026-03-02T11:59:00.000Z', now: '2026-03-02T11:59:59Z', over: false, because: 'somebody is there' },
    { seenAt: '2026-03-02T11:59:00.000Z', now: '2026-03-02T12:00:00Z', over: true, because: 'twelve hours are the most' },
  ])('of midnight, seen at $seenAt, is over at $now: $over, for $because', ({ seenAt, now, over }) => {
    expect(isOver({ startedAt, seenAt }, limits, new Date(now))).toBe(over);
  });

  it('needs a second factor of those who sign, read everything or decide who may do what', () => {
    const needed = ['leader', 'auditor', 'admin'];
    for (const role of [...needed, 'officer', 'registrar', 'officeHead', 'legalReviewer', 'secrecyReviewer', 'statistician']) {
      expect([role, needsSecondFactor([role], 'required')]).toEqual([role, needed.includes(role)]);
      expect(needsSecondFactor([role], 'offered')).toBe(false);
    }
  });
});

describe('the network of an address', () => {
  it.each([
    ['10.1.2.3', '10.1.2.0/24'],
    ['::ffff:10.1.2.3', '10.1.2.0/24'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1:2:3', 'unknown'],
    ['', 'unknown'],
    ['a stranger', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a browser in words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Mobile Safari/604.1', 'Safari, iOS'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0', 'WeChat, Android'],
    ['curl/8', ''],
    [undefined, ''],
  ])('of %s', (agent, words) => {
    expect(browserOf(agent)).toBe(words);
  });
});
