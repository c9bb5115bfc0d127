import { APPLICANT_CLASS_LABELS } from '../../law/channels.ts';
import type { CellId } from '../../law/report/cells.ts';
import { EXTRA_INDICATORS } from '../../law/report/indicators-extra.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from '../../law/report/part-four.ts';
import {
  type GridFormat,
  PART_THREE_COLUMNS,
  PART_THREE_ROWS,
  type PartThreeColumn,
  type PartThreeRowId,
} from '../../law/report/part-three-rows.ts';
import { T2014_HEADINGS, T2014_ROWS } from '../../law/report/t2014-rows.ts';

const NUMBERING = /^(?:其中[:：]?|[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、．)]?(?=\D))/u;

/** What is left of a printed name when numbers before it, notes in brackets and punctuation are gone, such as 属于国家秘密. */
export function keyOfName(printed: string): string {
  let text = printed.normalize('NFKC').replace(/\s+/g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(NUMBERING, '');
  }
  return text.replace(/\([^()]*\)/g, '').replace(/[\p{P}\p{S}]/gu, '');
}

const COUNT_WORDS = /(?:总数量|总次数|总件数|总数|总量|数量|次数|件数|数)$/u;

/** The same without words for "number of", which local tables choose freely. */
export function looseKey(printed: string): string {
  return keyOfName(printed).replace(COUNT_WORDS, '');
}

/** Rows of part three by their own name, without the heading that stands in merged cells before it. */
const PART_THREE_NAMES = PART_THREE_ROWS.map(({ id, name, formats }) => ({
  id: id as PartThreeRowId,
  formats: formats as readonly GridFormat[],
  key: keyOfName(name.replace('三、本年度办理结果', '').replace(/^（[三四五六]）(?:不予公开|无法提供|不予处理|其他处理) /u, '')),
}));

/** @returns undefined for what is no row of part three, or could be several. */
export function partThreeRowNamed(printed: string): PartThreeRowId | undefined {
  const key = keyOfName(printed);
  const same = PART_THREE_NAMES.filter((row) => row.key === key);
  if (same[0] !== undefined) return same[0].id;
  return onlyOne(PART_THREE_NAMES.filter((row) => isPartOf(row.key, key)).map(({ id }) => id));
}

const COLUMN_NAMES = new Map<string, PartThreeColumn>(
  PART_THREE_COLUMNS.map((column) => [keyOfName(column === 'total' ? '总计' : APPLICANT_CLASS_LABELS[column].zh), column]),
);

export function partThreeColumnNamed(printed: string): PartThreeColumn | undefined {
  const key = keyOfName(printed);
  return COLUMN_NAMES.get(key === '合计' ? '总计' : key);
}

export function partFourColumnNamed(printed: string): (typeof PART_FOUR_COLUMNS)[number]['id'] | undefined {
  const key = keyOfName(printed);
  return PART_FOUR_COLUMNS.find(({ name }) => name === key)?.id;
}

export function partFourGroupNamed(printed: string): (typeof PART_FOUR_GROUPS)[number]['id'] | undefined {
  const key = keyOfName(printed);
  return PART_FOUR_GROUPS.find(({ name }) => name === key)?.id;
}

/** Names that local tables use for a row of 2014. */
const T2014_ALIASES: Readonly<Record<string, CellId>> = {
  受理申请: '三(一)',
  受理依申请公开: '三(一)',
  收到依申请公开: '三(一)',
  当面申请: '三(一)1',
  政府公报公开: '一(二)1',
  政府网站公开: '一(二)2',
  政务微博公开: '一(二)3',
  政务微信公开: '一(二)4',
  举报投诉: '六',
};

interface NamedRow {
  readonly id: CellId;
  readonly key: string;
}

/** Rows of 2014 in printed order, then figures that written reports tell besides. */
const T2014_NAMES: readonly NamedRow[] = [
  ...T2014_ROWS.map(({ id, name }) => ({ id, key: looseKey(name) })),
  ...EXTRA_INDICATORS.map(({ id, label }) => ({ id, key: looseKey(label.zh) })),
];
const HEADING_KEYS = new Set(T2014_HEADINGS.map(({ name }) => looseKey(name)));

export function isT2014Heading(printed: string): boolean {
  return HEADING_KEYS.has(looseKey(printed));
}

/**
 * The row of 2014 that is called so. Some names stand twice (被依法纠错数 of reviews and of suits): the one that comes next in print is meant.
 *
 * @param after - The row read last.
 */
export function t2014RowNamed(printed: string, after: CellId | undefined): CellId | undefined {
  const key = looseKey(printed);
  if (key === '') return undefined;
  const from = T2014_NAMES.findIndex(({ id }) => id === after) + 1;
  const inOrder = [...T2014_NAMES.slice(from), ...T2014_NAMES.slice(0, from)];
  const same = inOrder.find((row) => row.key === key);
  if (same !== undefined) return same.id;
  return T2014_ALIASES[key] ?? onlyOne([...new Set(inOrder.filter((row) => isPartOf(row.key, key)).map(({ id }) => id))]);
}

/** Shorter names would be parts of too many. */
const LEAST = 6;

function isPartOf(known: string, read: string): boolean {
  return read.length >= LEAST && known.length >= LEAST && (known.includes(read) || read.includes(known));
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
