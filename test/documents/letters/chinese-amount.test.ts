import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseAmount } from '../../../src/documents/letters/chinese-amount.ts';

describe('an amount in capitals', () => {
  it.each([
    [0, '人民币零元整'],
    [1, '人民币壹元整'],
    [10, '人民币壹拾元整'],
    [100, '人民币壹佰元整'],
    [101, '人民币壹佰零壹元整'],
    [110, '人民币壹佰壹拾元整'],
    [130, '人民币壹佰叁拾元整'],
    [380, '人民币叁佰捌拾元整'],
    [2740, '人民币贰仟柒佰肆拾元整'],
    [4700, '人民币肆仟柒佰元整'],
    [10_000, '人民币壹万元整'],
    [10_001, '人民币壹万零壹元整'],
    [10_500, '人民币壹万零伍佰元整'],
    [12_345, '人民币壹万贰仟叁佰肆拾伍元整'],
    [100_001, '人民币壹拾万零壹元整'],
    [107_000, '人民币壹拾万柒仟元整', '人民币壹拾万零柒仟元整'],
    [1_000_000, '人民币壹佰万元整'],
    [1_000_010, '人民币壹佰万零壹拾元整'],
    [100_000_000, '人民币壹亿元整'],
    [100_000_001, '人民币壹亿零壹元整'],
    [0.5, '人民币伍角整'],
    [0.05, '人民币伍分'],
    [1.05, '人民币壹元零伍分'],
    [1.5, '人民币壹元伍角整'],
    [16.72, '人民币壹拾陆元柒角贰分'],
  ])('writes %d as %s', (yuan, ...allowed) => {
    expect(allowed).toContain(chineseAmount(yuan));
  });

  it.each([-1, Number.NaN, 1e12, Number.POSITIVE_INFINITY])('refuses %d', (yuan) => {
    expect(() => chineseAmount(yuan)).toThrow(RangeError);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (yuan) => {
        const text = chineseAmount(yuan);
        expect(text).not.toMatch(/零零|零[万亿拾佰仟]|undefined/u);
        expect(readBack(text)).toBe(yuan);
      }),
    );
  });
});

/** The whole yuan that capitals say. */
function readBack(text: string): number {
  const [, whole = ''] = /^人民币(.*)元整$/u.exec(text) ?? [];
  const group = (part: string): number => {
    let sum = 0;
    let digit = 0;
    for (const sign of part) {
      const place = '拾佰仟'.indexOf(sign);
      if (place === -1) digit = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
      else {
        sum += digit * 10 ** (place + 1);
        digit = 0;
      }
    }
    return sum + digit;
  };
  const [hundredMillions, below] = whole.includes('亿') ? split(whole, '亿') : ['', whole];
  const [tenThousands, rest] = below.includes('万') ? split(below, '万') : ['', below];
  return group(hundredMillions) * 100_000_000 + group(tenThousands) * 10_000 + group(rest);
}

function split(text: string, at: string): [string, string] {
  const [before = '', after = ''] = text.split(at);
  return [before, after];
}
