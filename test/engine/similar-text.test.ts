import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applicantMarks, MARK_KINDS, markIn } from '../../src/engine/applicant-marks.ts';
import { searchWords } from '../../src/engine/search-words.ts';
import { isSimilar, similarity } from '../../src/engine/similar-text.ts';

const HAN = [...'某道路工程竣工验收报告及附件区国有建设用地使用权出让合同老旧小改造资金情况征收补偿标准公园绿化招标文件环境影响评价'];
const chinese = fc.array(fc.constantFrom(...HAN), { minLength: 2, maxLength: 60 }).map((letters) => letters.join(''));
const noise = fc.constantFrom(' ', '\n', '　', '，', '。', '、', '（', '）', '《', '》', ',', ' - ', '\t');
/** Full width and half width are the same characters. */
const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

it('finds a text similar to itself', () => {
  fc.assert(
    fc.property(chinese, (text) => {
      expect(isSimilar(text, text)).toBe(true);
      expect(similarity(text, text)).toBe(1);
    }),
  );
});

it('is the same in both directions', () => {
  fc.assert(
    fc.property(chinese, chinese, (one, other) => {
      expect(isSimilar(one, other)).toBe(isSimilar(other, one));
      expect(similarity(one, other)).toBe(similarity(other, one));
    }),
  );
});

it('makes no difference between a text and the same with blanks and punctuation put in anywhere', () => {
  const cut = fc.tuple(chinese, fc.array(fc.tuple(fc.nat(), noise), { maxLength: 8 }));
  fc.assert(
    fc.property(cut, ([text, cuts]) => {
      const letters = [...text];
      for (const [at, sign] of cuts) letters[1 + (at % (letters.length - 1))] = `${sign}${letters[1 + (at % (letters.length - 1))]}`;
      expect(similarity(text, letters.join(''))).toBe(1);
    }),
  );
});

it('makes no difference between widths and cases', () => {
  fc.assert(
    fc.property(chinese, fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), (text, code) => {
      expect(similarity(`${text} ${code}`, `${text} ${wide(code.toUpperCase())}`)).toBe(1);
    }),
  );
});

it.each([
  ['申请公开某道路工程的竣工验收报告', '某道路工程竣工验收报告及其附件', true],
  ['某小区物业维修资金账目', '申请公开：某小区，物业维修资金的账目。', true],
  ['某道路工程竣工验收报告', '2024年以来全区范围内所有道路、桥梁的养护合同。另请公开某道路工程竣工验收报告。', true],
  ['某道路工程竣工验收报告', '某公园绿化招标文件', false],
  ['申请公开政府信息', '申请公开某村征收补偿标准', false],
  ['', '某道路工程竣工验收报告', false],
])('“%s” and “%s” are similar: %s', (one, other, expected) => {
  expect(isSimilar(one, other)).toBe(expected);
});

it('marks the same applicant alike however it was typed', () => {
  const typed = { name: ' 某 甲', idNumber: '１１０１０５１９４９１２３１００２x', phone: '+86 138-0000-0000' };
  const other = { name: '某甲', idNumber: '11010519491231002X', phone: '13800000000' };
  expect(applicantMarks(typed)).toEqual(applicantMarks(other));
  expect(Object.keys(applicantMarks(other))).toEqual(['name', 'idNumber', 'phone']);
});

it('marks different names, and the same text in different fields, differently', () => {
  const text = fc.stringMatching(/^[a-z0-9\u4e00-\u4fff]{1,30}$/);
  fc.assert(
    fc.property(text, text, (one, other) => {
      fc.pre(one !== other);
      expect(applicantMarks({ name: one }).name).not.toBe(applicantMarks({ name: other }).name);
      expect(applicantMarks({ name: one }).name).not.toBe(applicantMarks({ uscc: one }).uscc);
    }),
  );
});

it('makes marks that are single words of the search index, and tell nothing of what they stand for', () => {
  const marks = applicantMarks({ name: '某甲', idNumber: '11010519491231002X', uscc: '91150602MA0MWXYZ00', phone: '13800000000' });
  const words = Object.values(marks);
  expect(searchWords(words.join(' '))).toEqual(words);
  expect(words.join(' ')).not.toMatch(/某甲|11010519491231002X|13800000000/i);
  for (const kind of MARK_KINDS) expect(markIn(`道路 ${words.join(' ')} 工程`, kind)).toBe(marks[kind]);
});

it.each([null, undefined, 'x', 7, [], {}, { name: 5 }, { phone: '12' }])('makes no marks of %j', (applicant) => {
  expect(applicantMarks(applicant)).toEqual({});
});
