import { describe, expect, it } from 'vitest';
import { diffParagraphs, isChanged } from '../../../src/engine/letters/text-diff.ts';

/** As people read it: [-gone-], {+come+}. */
function shown(before: readonly string[], after: readonly string[]): readonly string[] {
  return diffParagraphs(before, after).map(({ parts }) =>
    parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join(''),
  );
}

describe('the difference between two texts', () => {
  it.each([
    { what: 'nothing', before: ['一', '二'], after: ['一', '二'], expected: ['一', '二'] },
    { what: 'a word', before: ['信息可以公开。'], after: ['信息不予公开。'], expected: ['信息[-可以-]{+不予+}公开。'] },
    { what: 'a number as a whole', before: ['共12页。'], after: ['共125页。'], expected: ['共[-12-]{+125+}页。'] },
    { what: 'a new paragraph', before: ['一', '三'], after: ['一', '二', '三'], expected: ['一', '{+二+}', '三'] },
    { what: 'a paragraph that went', before: ['一', '二', '三'], after: ['一', '三'], expected: ['一', '[-二-]', '三'] },
    {
      what: 'another paragraph in its place',
      before: ['现将该政府信息提供给你。'],
      after: ['请持身份证到我科室领取。'],
      expected: ['[-现将该政府信息提供给你。-]', '{+请持身份证到我科室领取。+}'],
    },
    { what: 'characters outside of the basic plane', before: ['甲𠀀乙丙'], after: ['甲𠀁乙丙'], expected: ['甲[-𠀀-]{+𠀁+}乙丙'] },
    { what: 'all', before: [], after: ['一'], expected: ['{+一+}'] },
  ])('is $what', ({ before, after, expected }) => {
    expect(shown(before, after)).toEqual(expected);
    expect(isChanged(diffParagraphs(before, after))).toBe(before.join('\n') !== after.join('\n'));
  });

  it('gives back both texts, whatever they are', () => {
    const texts = [
      ['甲乙丙丁', '戊己', ''],
      ['甲丙丁', '庚', '戊己辛'],
      [],
      ['戊己', '甲乙丙丁', '戊己'],
      ['长'.repeat(3000)],
      ['长'.repeat(2999)],
    ];
    for (const before of texts) {
      for (const after of texts) {
        const diff = diffParagraphs(before, after);
        const side = (gone: 'added' | 'removed') =>
          diff
            .filter(({ kind }) => kind !== gone)
            .map(({ parts }) => parts.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join(''));
        expect(side('added')).toEqual(before);
        expect(side('removed')).toEqual(after);
      }
    }
  });
});
