import { describe, expect, it } from 'vitest';
import { PART_TEXT_LIMIT } from '../../../src/law/report/report-acts.ts';
import { readTextFile } from '../../../src/law/report/text-file.ts';

const remarksOf = (file: string) => readTextFile('T2021', file).remarks.map(({ level, line, text }) => `${level} ${line} ${text.en}`);

describe('the text of a report in a file', () => {
  it('has its parts under their headings, whatever ends the lines', () => {
    const file = '\uFEFF# 引言\r\n根据条例。\r\n\r\n# 二、主动公开政府信息情况\n| 类别 | 数量 |\n|---|---|\n\n## 小标题\n';
    expect(readTextFile('T2021', file)).toEqual({
      texts: { preface: '根据条例。', two: '| 类别 | 数量 |\n|---|---|\n\n## 小标题' },
      remarks: [],
    });
  });

  it('goes by the number of a part, and says when it is printed under another title', () => {
    const { texts, remarks } = readTextFile('T2014', '# 六、行政复议案件为零\n无。');
    expect(texts).toEqual({ six: '无。' });
    expect(remarks).toMatchObject([{ level: 'note', line: 1, text: { zh: expect.stringContaining('六、行政复议和行政诉讼情况') } }]);
  });

  it.each([
    ['', 'fault 1 There is no part'],
    ['先有一行\n# 一、总体情况\n甲', 'fault 1 This line stands before the first part'],
    ['# 七、投诉情况\n甲', 'fault 1 The report has no part called “七、投诉情况”'],
    ['# 总体\n甲', 'fault 1 The report has no part called “总体”'],
    ['# 一、总体情况\n甲\n# 一、总体情况\n乙', 'fault 3 “一、总体情况” stands twice'],
    [`# 一、总体情况\n${'甲'.repeat(PART_TEXT_LIMIT + 1)}`, 'fault 1 “一、总体情况” has more than'],
  ])('names what is wrong with its line: %j', (file, said) => {
    expect(remarksOf(file)).toEqual([expect.stringContaining(said)]);
  });
});
