import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rawForm, valuesOf } from '../../../src/web/forms/raw-form.ts';

it.each([
  { typed: '某\u0000甲', kept: '某甲', because: 'PostgreSQL stores no NUL' },
  { typed: 'a\ud800b', kept: 'ab', because: 'half of a character is none' },
  { typed: 'a\udc00b', kept: 'ab', because: 'half of a character is none' },
  { typed: '一\t二\r\n三', kept: '一\t二\r\n三', because: 'people type tabs and lines' },
  { typed: '𠮷野家😀', kept: '𠮷野家😀', because: 'these are whole characters of two halves' },
])('keeps $kept: $because', ({ typed, kept }) => {
  expect(valuesOf(rawForm({ name: typed }), 'name')).toEqual([kept]);
});

it('keeps only text, whatever is posted', () => {
  fc.assert(
    fc.property(fc.object(), (body) => {
      for (const values of Object.values(rawForm(body))) for (const value of values) expect(typeof value).toBe('string');
    }),
  );
});
