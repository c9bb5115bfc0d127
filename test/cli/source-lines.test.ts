import { describe, expect, it } from 'vitest';
import { lineBatches, type SourceLine } from '../../src/cli/source-lines.ts';

async function linesOf(...chunks: (string | Buffer)[]): Promise<SourceLine[]> {
  const lines: SourceLine[] = [];
  for await (const batch of lineBatches(asSource(chunks))) lines.push(...batch);
  return lines;
}

function textsOf({ value }: IteratorResult<readonly SourceLine[], void>): string[] {
  return (value ?? []).map(({ text }) => text);
}

async function* asSource(chunks: readonly (string | Buffer)[]): AsyncGenerator<string | Buffer> {
  yield* chunks;
}

describe('lines of a source', () => {
  it('are numbered from 1, blank ones included, with or without a line end after the last', async () => {
    const expected = [
      { number: 1, text: 'a', isUtf8: true },
      { number: 2, text: '', isUtf8: true },
      { number: 3, text: 'b', isUtf8: true },
    ];
    expect(await linesOf('a\r\n\nb')).toEqual(expected);
    expect(await linesOf('a\n\nb\n')).toEqual(expected);
  });

  it('are whole wherever a chunk ends, inside a character too', async () => {
    const bytes = Buffer.from('某甲\n某乙\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const lines = await linesOf(bytes.subarray(0, cut), bytes.subarray(cut));
      expect(lines.map(({ text, isUtf8 }) => [text, isUtf8])).toEqual([
        ['某甲', true],
        ['某乙', true],
      ]);
    }
  });

  it('may hold a Unicode line separator, as JSON may', async () => {
    expect(await linesOf('"a\u2028b"\n')).toHaveLength(1);
  });

  it('say when they are no UTF-8', async () => {
    const gbk = Buffer.from([0xc4, 0xe3, 0x0a, 0x61, 0x0a]);
    expect((await linesOf(gbk)).map(({ isUtf8 }) => isUtf8)).toEqual([false, true]);
  });

  it('come with the chunk in which they end, so that an answer need not wait for the next', async () => {
    const batches = lineBatches(asSource(['a\nb', '\nc']));
    expect(textsOf(await batches.next())).toEqual(['a']);
    expect(textsOf(await batches.next())).toEqual(['b']);
    expect(textsOf(await batches.next())).toEqual(['c']);
  });

  it('keep no more of an endless line than makes it too long for the parser', async () => {
    const chunk = 'x'.repeat(1024 * 1024);
    const [first, second] = await linesOf(...Array.from({ length: 20 }, () => chunk), '\nnext\n');
    expect(first?.text.length).toBeGreaterThan(2_000_000);
    expect(first?.text.length).toBeLessThan(12_000_000);
    expect(second).toEqual({ number: 2, text: 'next', isUtf8: true });
  });
});
