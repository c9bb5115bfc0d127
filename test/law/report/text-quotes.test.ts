import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/law/report/chinese-number.ts';
import { blocksOf } from '../../../src/law/report/text-blocks.ts';
import { findStrayBraces, formatFigure, plainText, segmentsOf, setText } from '../../../src/law/report/text-quotes.ts';

const cells = {
  'new/total': 5,
  'carry/total': 2,
  '三(一)': 7,
  '一(一)*': 3,
  '三(三)4①': 4,
  'bodies.funds': 3.765,
  'own.a-b': 9,
  records: 47_000,
  open: null,
  none: 0,
};
const words = { year: '2025', nextYear: '2026', organ: '甲区人民政府' };
const read = (text: string) => plainText(setText(text, { cells, words }));

describe('a quote', () => {
  it.each([
    ['{{new/total}}', '5', 'a cell'],
    ['{{ new/total + carry/total }}', '7', 'a sum'],
    ['{{new/total−carry/total}}', '3', 'a difference'],
    ['{{new/total - carry/total}}', '3', 'a difference with a hyphen between spaces'],
    ['{{carry/total÷new/total}}', '40%', 'a share'],
    ['｛｛三（一）＋一(一)＊｝｝', '10', 'typed in full width'],
    ['{{三(三)4①}}', '4', 'a circled number stays one'],
    ['{{bodies.funds}}万元', '3.765万元', 'decimals as they are'],
    ['近{{records@万}}条', '近4.7万条', 'in ten thousands'],
    ['{{records + records ＠万}}', '9.4万', 'a sum in ten thousands'],
    ['{{new/total÷carry/total@万}}', '{{new/total÷carry/total@万}}', 'a share in ten thousands, which there is not'],
    ['{{own.a-b}}', '9', 'a hyphen within a name'],
    ['{{year}}年{{organ}}，{{nextYear}}年', '2025年甲区人民政府，2026年', 'words of the report'],
    ['{{open}}件', '（暂缺）件', 'not known is never zero'],
    ['{{new/total+open}}', '（暂缺）', 'a sum with what is not known'],
    ['{{new/total÷none}}', '（暂缺）', 'a share of nothing'],
    ['{{nosuch}}', '{{nosuch}}', 'what there is not stays as it was written'],
    ['{{}}', '{{}}', 'nothing'],
    ['{{new/total÷none÷none}}', '{{new/total÷none÷none}}', 'two divisions'],
    ['{{toString}}{{__proto__}}', '{{toString}}{{__proto__}}', 'names of every object'],
  ])('%s reads %s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([['甲{{new/total'], ['甲}}乙'], ['{{甲\n乙}}']])('braces that belong to none are found: %j', (text) => {
    expect(findStrayBraces(text)).toBeDefined();
    expect(read(text)).toBe(text);
  });

  it('leaves every other text as it is, and falls apart into what it was made of', () => {
    const hostile = fc.string({ unit: fc.constantFrom('{', '}', '｛', '+', '÷', '/', 'new', 'total', '一', '\n', ' ', '|', '<b>') });
    fc.assert(
      fc.property(
        hostile,
        (text) =>
          segmentsOf(text)
            .map((segment) => segment.text)
            .join('') === text,
      ),
    );
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[{｛]{2}/u.test(text)),
        (text) => read(text) === text,
      ),
    );
  });

  it('takes no longer than it should on braces without end', () => {
    const text = `${'{{'.repeat(30_000)}${'{{new/total'.repeat(3000)}`;
    expect(read(text)).toBe(text);
  });
});

describe('numbers in texts', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    ['1,234', 1234],
    ['3.765', 3.765],
    ['4.7万', 47_000],
    ['零', 0],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['两百零三', 203],
    ['一万二千三百零四', 12_304],
    ['二〇一七', 2017],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each([['件'], [''], ['1a'], ['十件']])('%j is none', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });

  it('are printed as they were read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (scaled) => readNumber(formatFigure(scaled / 10_000)) === scaled / 10_000),
    );
  });
});

describe('the blocks of a text', () => {
  it('are headings, paragraphs and tables', () => {
    const text = [
      '（一）概况。',
      '第一段。第二句。',
      '',
      '1.新闻发布会召开情况。',
      '| 类别 | 数量 |',
      '|---|---|',
      '| 甲 | {{new/total}} |',
      '2017.5.1 起',
    ].join('\n');
    expect(blocksOf(text)).toEqual([
      { kind: 'heading', level: 2, text: '（一）概况。', line: 1 },
      { kind: 'paragraph', text: '第一段。第二句。', line: 2 },
      { kind: 'heading', level: 3, text: '1.新闻发布会召开情况。', line: 4 },
      {
        kind: 'table',
        heads: 1,
        rows: [
          ['类别', '数量'],
          ['甲', '{{new/total}}'],
        ],
        line: 5,
      },
      { kind: 'paragraph', text: '2017.5.1 起', line: 8 },
    ]);
  });

  it('keep every character that is no bar, rule or blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '一', '-', '（', '）', '1', '.', '\n', 'a') }), (text) => {
        const kept = blocksOf(text).flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text]));
        return kept.join('').replace(/[|-]/g, '').length <= text.length;
      }),
    );
  });
});
