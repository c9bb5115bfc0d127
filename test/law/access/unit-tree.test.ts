import { describe, expect, it } from 'vitest';
import { unitsUnder } from '../../../src/law/access/unit-tree.ts';

const unit = (id: number, parentId: number | null, name: string, formerNames: readonly string[] = []) => ({
  id,
  parentId,
  name,
  formerNames,
});

describe('units below a unit', () => {
  const units = [unit(1, null, '办公室'), unit(2, 1, '一科', ['老一科']), unit(3, 2, '一股'), unit(4, null, '二科')];
  it.each([
    ['办公室', ['办公室', '一科', '老一科', '一股']],
    ['一科', ['一科', '老一科', '一股']],
    ['老一科', ['一科', '老一科', '一股']],
    ['一股', ['一股']],
    ['二科', ['二科']],
    ['没有的科', ['没有的科']],
  ])('of %s are %j', (name, found) => {
    expect(unitsUnder(units, name)).toEqual(found);
  });
  it('come to an end in a circle', () => {
    expect(unitsUnder([unit(1, 2, '甲'), unit(2, 1, '乙')], '甲')).toEqual(['甲', '乙']);
  });
});
