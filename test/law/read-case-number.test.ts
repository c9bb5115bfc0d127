import { expect, it } from 'vitest';
import { readCaseNumber } from '../../src/law/read-case-number.ts';

it.each([
  { typed: '甲政公开申〔2026〕38号', because: 'as printed' },
  { typed: '甲政公开申［2026］38号', because: 'full-width square brackets' },
  { typed: '甲政公开申[2026]38号', because: 'square brackets of a keyboard' },
  { typed: '甲政公开申（２０２６）３８号', because: 'full-width figures in round brackets' },
  { typed: ' 甲政公开申 【2026】 038 ', because: 'blanks, leading zero, no 号' },
  { typed: '甲政公开申〔2026〕38号-2', because: 'the suffix of a second round' },
  { typed: '甲政公开申〔2026〕38号—2', because: 'the same with a Chinese dash' },
])('$typed is read as the stored number: $because', ({ typed }) => {
  expect(readCaseNumber(typed)).toBe('甲政公开申〔2026〕38号');
});

it('leaves what is no case number as it is, without blanks and control characters', () => {
  expect(readCaseNumber(' SQ 0001 ')).toBe('SQ0001');
  expect(readCaseNumber('')).toBe('');
  expect(readCaseNumber('甲\u0000政')).toBe('甲政');
});
