import { describe, expect, it } from 'vitest';
import { findFaxNumber } from '../../src/law/fax-number.ts';
import { findInstant } from '../../src/law/instant.ts';

describe('a fax number', () => {
  it.each([
    ['0477-8123456', '0477-8123456'],
    ['+86 477 8123456', '+864778123456'],
    ['（0477）８１２３４５６', '04778123456'],
    ['0477—8123456', '0477-8123456'],
  ])('%s is dialled as %s', (text, number) => expect(findFaxNumber(text)).toBe(number));

  it.each(['', '12', '-8123456', '--help', '812;rm', '8123456$(id)', '+', '8123456-', '123456789012345678901', 'a8123456'])(
    '%j is none',
    (text) => expect(findFaxNumber(text)).toBeUndefined(),
  );
});

describe('a moment', () => {
  it.each([
    ['2026-03-12T09:05:00+08:00', '2026-03-12T01:05:00.000Z'],
    ['2026-03-12T01:05:00Z', '2026-03-12T01:05:00.000Z'],
    ['2026-03-12 09:05', '2026-03-12T01:05:00.000Z'],
    ['2026-03-12T09:05:30', '2026-03-12T01:05:30.000Z'],
    ['2026-03-12T00:30:00.250-05:00', '2026-03-12T05:30:00.000Z'],
  ])('written as %s is %s', (text, instant) => expect(findInstant(text)?.toISOString()).toBe(instant));

  it.each(['2026-03-12', '2026-02-30 09:05', '2026-03-12 24:00', '2026-03-12 09:60', '12.3.2026 09:05', '', 'now'])('%j is none', (text) =>
    expect(findInstant(text)).toBeUndefined(),
  );
});
