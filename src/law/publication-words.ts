import type { Bilingual } from './errors.ts';
import {
  PUBLICATION_CATEGORIES,
  PUBLICATION_CHANNELS,
  type PublicationCategory,
  type PublicationValidity,
} from './publication-catalogue.ts';

/** What a cell was understood as, or what to write instead. */
export type Understood<T> = { readonly value: T } | { readonly problem: Bilingual };

export type PublicationChannel = (typeof PUBLICATION_CHANNELS)[number]['value'];

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];

/** Brackets, blanks and punctuation are written in many ways. */
function key(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Ways to name an item of article 20: its words with or without the number, or the number alone. */
const CATEGORIES = new Map<string, PublicationCategory>(
  PUBLICATION_CATEGORIES.flatMap(({ value, label }) => {
    const number = Number(/^item(\d+)$/.exec(value)?.[1] ?? 0);
    const numeral = NUMERALS[number - 1];
    const numbers = numeral === undefined ? [] : [numeral, `第${numeral}项`, String(number), `第${number}项`, `item ${number}`];
    const words = [label.zh, label.zh.replace(/^（.+?）/, ''), label.en, label.en.replace(/^\(\d+\)/, ''), value];
    return [...words, ...numbers].map((word) => [key(word), value] as const);
  }),
).set(key('其他'), 'other');

/** The kind of article 20 as people write it: 财政预算、决算信息, （七）, 第七项, 7. */
export function readCategory(text: string): Understood<PublicationCategory> {
  const value = CATEGORIES.get(key(text));
  if (value !== undefined) return { value };
  return {
    problem: {
      zh: `没有“${text}”这个类别：请填写第二十条各项的名称或者序号，如“（七）财政预算、决算信息”，或者填“其他”`,
      en: `There is no kind “${text}”: write an item of art. 20 by its name or number, such as “(7) budgets and final accounts”, or “other”`,
    },
  };
}

/** Ways of article 23 that the statistics count as 其他方式. */
const OTHER_WAYS =
  '其他 其他渠道 报刊 报纸 广播 电视 新闻发布会 公告栏 公示栏 信息公告栏 电子信息屏 档案馆 图书馆 查阅场所 政务服务大厅'.split(' ');
const CHANNELS = new Map<string, PublicationChannel>([
  ...PUBLICATION_CHANNELS.flatMap(({ value, label }) => [value, label.zh, label.en].map((word) => [key(word), value] as const)),
  ...['公报', '政府公报'].map((word) => [key(word), 'gazette'] as const),
  ...['网站', '门户网站', '政府门户网站', '官网', 'web'].map((word) => [key(word), 'website'] as const),
  ...['微博', 'microblog'].map((word) => [key(word), 'weibo'] as const),
  ...['微信', '微信公众号', '政务微信公众号'].map((word) => [key(word), 'wechat'] as const),
  ...OTHER_WAYS.map((word) => [key(word), 'other'] as const),
]);

/** One or several ways of publication, each once: 政府网站、政务微信. */
export function readChannels(text: string): Understood<readonly PublicationChannel[]> {
  const words = text.split(/[、，,;；/／|\n]+|(?<=\s)and(?=\s)/).filter((word) => key(word) !== '');
  const found = words.map((word) => ({ word: word.trim(), value: CHANNELS.get(key(word)) }));
  const unknown = found.find(({ value }) => value === undefined);
  if (unknown === undefined) return { value: [...new Set(found.flatMap(({ value }) => (value === undefined ? [] : [value])))] };
  const known = { zh: PUBLICATION_CHANNELS.map(({ label }) => label.zh), en: PUBLICATION_CHANNELS.map(({ label }) => label.en) };
  return {
    problem: {
      zh: `没有“${unknown.word}”这个渠道：请填写${known.zh.join('、')}，几个渠道用顿号隔开`,
      en: `There is no channel “${unknown.word}”: write ${known.en.join(', ')}, several of them with commas between`,
    },
  };
}

const VALIDITIES = new Map<string, PublicationValidity>([
  ...['有效', '现行有效', 'in force', 'valid', 'inForce'].map((word) => [key(word), 'inForce'] as const),
  ...['失效', '废止', '已失效', '已废止', '失效或者废止', '失效或废止', 'repealed'].map((word) => [key(word), 'repealed'] as const),
]);

export function readValidity(text: string): Understood<PublicationValidity> {
  const value = VALIDITIES.get(key(text));
  if (value !== undefined) return { value };
  return {
    problem: { zh: `“${text}”应为“有效”或者“失效或者废止”`, en: `“${text}” must be “in force” or “repealed”` },
  };
}

/** 是 or 否. */
export function readYes(text: string): Understood<boolean> {
  const word = key(text);
  if (['是', 'yes', 'y', 'true', '规范性文件'].includes(word)) return { value: true };
  if (['否', '不是', '非规范性文件', 'no', 'n', 'false'].includes(word)) return { value: false };
  return { problem: { zh: `“${text}”应为“是”或者“否”`, en: `“${text}” must be yes or no` } };
}
