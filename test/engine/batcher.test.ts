import { describe, expect, it } from 'vitest';
import { createBatcher } from '../../src/engine/batcher.ts';

describe('a batcher', () => {
  it('rejects the items of a batch whose run throws at once, and goes on with the next', async () => {
    let broken = true;
    const submit = createBatcher<string, string>({
      run: (items) => {
        if (broken) throw new Error('no calendar');
        return Promise.resolve(items.map((value) => ({ ok: true, value }) as const));
      },
      keyOf: (item) => item,
      lanes: 1,
      maxItems: 10,
    });
    await expect(Promise.all([submit('a'), submit('b')])).rejects.toThrow('no calendar');
    broken = false;
    await expect(submit('a')).resolves.toBe('a');
  });

  it('keeps items of one key apart and in their order', async () => {
    const batches: (readonly string[])[] = [];
    const submit = createBatcher<string, string>({
      run: async (items) => {
        batches.push(items);
        return items.map((value) => ({ ok: true, value }) as const);
      },
      keyOf: (item) => item.slice(0, 1),
      lanes: 4,
      maxItems: 10,
    });
    await Promise.all(['a1', 'a2', 'b1', 'a3'].map(submit));
    expect(batches).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  });
});
