import { describe, expect, it } from 'vitest';
import { feeOf, itemFee, itemFeesTotal, pageFee } from '../../src/law/fees.ts';

describe('the fee per item', () => {
  it.each([
    { items: 10, yuan: 0, because: 'ten a month are free' },
    { items: 11, yuan: 100, because: 'the eleventh costs 100' },
    { items: 30, yuan: 2000, because: 'twenty items at 100' },
    { items: 31, yuan: 2200, because: 'the 31st costs 200' },
    { items: 40, yuan: 4000, because: 'ten items at 200' },
    { items: 41, yuan: 4300, because: 'a new slice every ten items' },
    { items: 51, yuan: 7400, because: 'ten items at 300, one at 400' },
  ])('is $yuan yuan for $items items in a month: $because', ({ items, yuan }) => {
    expect(itemFeesTotal(1, items)).toBe(yuan);
  });

  it('charges a later application from where the earlier ones ended', () => {
    expect(itemFeesTotal(29, 32)).toBe(100 + 100 + 200 + 200);
    expect(itemFeesTotal(1, 28) + itemFeesTotal(29, 51)).toBe(itemFeesTotal(1, 51));
  });

  it('is nothing for no item', () => {
    expect(itemFeesTotal(1, 0)).toBe(0);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the ordinal %s', (ordinal) => {
    expect(() => itemFee(ordinal)).toThrow(RangeError);
  });
});

describe('the fee per page', () => {
  it.each([
    { pages: 0, yuan: 0, because: 'nothing is supplied' },
    { pages: 30, yuan: 0, because: 'thirty pages are free' },
    { pages: 31, yuan: 10, because: 'the 31st costs 10' },
    { pages: 68, yuan: 380, because: 'a published report of 2025 shows this fee' },
    { pages: 100, yuan: 700, because: 'seventy pages at 10' },
    { pages: 101, yuan: 720, because: 'the 101st costs 20' },
    { pages: 200, yuan: 2700, because: 'a hundred pages at 20' },
    { pages: 201, yuan: 2740, because: 'the 201st costs 40' },
    { pages: 250, yuan: 4700, because: 'fifty pages at 40' },
  ])('is $yuan yuan for $pages pages: $because', ({ pages, yuan }) => {
    expect(pageFee(pages)).toBe(yuan);
  });

  it.each([-1, 30.5])('refuses %s pages', (pages) => {
    expect(() => pageFee(pages)).toThrow(RangeError);
  });
});

describe('the method', () => {
  it('is free to choose at the first notice and binds from then on', () => {
    expect(feeOf({ method: 'perPage', pages: 68 }, null)).toEqual({ result: 'ok', yuan: 380 });
    expect(feeOf({ method: 'perPage', pages: 68 }, 'perPage')).toEqual({ result: 'ok', yuan: 380 });
    expect(feeOf({ method: 'perItem', fromOrdinal: 11, toOrdinal: 11 }, null)).toEqual({ result: 'ok', yuan: 100 });
  });

  it('is not switched on one application', () => {
    expect(feeOf({ method: 'perItem', fromOrdinal: 11, toOrdinal: 11 }, 'perPage')).toMatchObject({ result: 'methodSwitched' });
    expect(feeOf({ method: 'perPage', pages: 68 }, 'perItem')).toMatchObject({ result: 'methodSwitched' });
  });
});
