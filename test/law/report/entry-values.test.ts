import { describe, expect, it } from 'vitest';
import { readAmount, readEntryDay } from '../../../src/law/report/entry-values.ts';
import { findingsOf } from '../../../src/law/report/figure-relations.ts';

const count = { decimals: 0, unit: { zh: '条', en: 'items' } } as const;
const money = { decimals: 4, unit: { zh: '万元', en: '10,000 yuan' } } as const;
const change = { ...count, signed: true } as const;

describe('an amount as people write it', () => {
  it.each([
    ['12', count, '12', false],
    ['１２，３７２', count, '12372', true],
    ['19,102条', count, '19102', true],
    ['007', count, '7', true],
    ['12.0', count, '12', true],
    ['3.7650', money, '3.765', true],
    ['3.765', money, '3.765', false],
    ['－3', change, '-3', true],
    ['-0', count, '0', true],
  ] as const)('%s is understood', (text, indicator, value, isOtherwise) => {
    expect(readAmount(text, indicator)).toEqual({ value, isOtherwise });
  });

  it.each([
    ['', count, '请填写数量'],
    ['约12', count, '不是数字'],
    ['1,23', count, '不是数字'],
    ['1.5', count, '应为整数'],
    ['1.23456', money, '至多 4 位小数'],
    ['-1', count, '不能小于零'],
    ['123456789012', count, '数字太大'],
    ['1e3', count, '不是数字'],
  ] as const)('%s is refused, and it is said what to write', (text, indicator, problem) => {
    expect(readAmount(text, indicator)).toMatchObject({ problem: { zh: expect.stringContaining(problem) } });
  });
});

describe('a day as people write it', () => {
  it.each([
    ['2017-05-01', '2017-05-01', false],
    ['2017/5/1', '2017-05-01', true],
    ['２０１７年５月１日', '2017-05-01', true],
    ['20170501', '2017-05-01', true],
    ['2017-05-01T00:00', '2017-05-01', true],
  ])('%s is understood', (text, value, isOtherwise) => {
    expect(readEntryDay(text)).toEqual({ value, isOtherwise });
  });

  it.each(['', '2017-02-29', '2017年5月', '42856', '昨天'])('%s is refused', (text) => {
    expect(readEntryDay(text)).toHaveProperty('problem');
  });
});

describe('what is odd about figures', () => {
  const found = (figures: Record<string, number>) => findingsOf(new Map(Object.entries(figures))).map(({ indicator }) => indicator);

  it.each([
    [
      'a total that is the plain sum of its channels',
      { 'publicity.total': 30, 'publicity.website': 20, 'publicity.weibo': 10 },
      ['publicity.total'],
    ],
    ['a total that counts each item once', { 'publicity.total': 22, 'publicity.website': 20, 'publicity.weibo': 10 }, []],
    ['one channel alone', { 'publicity.total': 20, 'publicity.website': 20 }, []],
    ['a channel above the total', { 'publicity.total': 19, 'publicity.website': 20 }, ['publicity.website']],
    ['staff that do not add up', { 'bodies.staff': 5, 'bodies.fullTime': 2, 'bodies.partTime': 2 }, ['bodies.staff']],
    ['staff of which a part is unknown', { 'bodies.staff': 5, 'bodies.fullTime': 2 }, []],
  ])('%s', (_, figures, indicators) => {
    expect(found(figures)).toEqual(indicators);
  });
});
