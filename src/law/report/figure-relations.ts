import type { Bilingual } from '../errors.ts';
import { findIndicator } from './indicators.ts';

/** What is odd about figures that were recorded. Nothing is corrected: people look, and the figures stay as stated. */
export interface FigureFinding {
  /** The figure it is about. */
  readonly indicator: string;
  readonly text: Bilingual;
}

type Read = (indicator: string) => number | null;

const CHANNELS = ['publicity.gazette', 'publicity.website', 'publicity.weibo', 'publicity.wechat', 'publicity.other'];
/** Every row that a total of publicity may have been added up from. */
const PUBLICITY_PARTS = ['extra.documents', ...CHANNELS, 'publicity.normative'];
const POWERS = [
  'permits',
  'penalties',
  'levies',
  'confirmations',
  'payments',
  'rewards',
  'enforcement',
  'inspections',
  'coercion',
  'others',
];

const SUMS: readonly { readonly total: string; readonly parts: readonly string[] }[] = [
  { total: 'power.total', parts: POWERS.map((kind) => `power.${kind}`) },
  { total: 'bodies.staff', parts: ['bodies.fullTime', 'bodies.partTime'] },
  { total: 'hotline.calls', parts: ['hotline.answered', 'hotline.accepted'] },
];

const BOUNDS: readonly (readonly [small: string, large: string])[] = [
  ...[...CHANNELS, 'extra.documents', 'publicity.normative'].map((part) => [part, 'publicity.total'] as const),
  ['response.pressConferencesByHead', 'response.pressConferences'],
  ['response.interviewsByHead', 'response.interviews'],
];

/** Looks at the recorded figures of one organ and year. Unknown figures say nothing. */
export function findingsOf(figures: ReadonlyMap<string, number | null>): FigureFinding[] {
  const read: Read = (id) => figures.get(id) ?? null;
  return [...plainSum(read), ...SUMS.flatMap((sum) => wrongSum(read, sum)), ...BOUNDS.flatMap((bound) => tooLarge(read, bound))];
}

/** Row 一(一) counts an item on several channels once: a total that is the plain sum of its rows was most likely added up. */
function plainSum(read: Read): FigureFinding[] {
  const total = read('publicity.total');
  const known = PUBLICITY_PARTS.filter((id) => (read(id) ?? 0) > 0);
  const channels = known.filter((id) => id !== 'publicity.normative');
  const added = [known, channels].find((parts) => sumOf(read, parts) === total);
  if (total === null || channels.length < 2 || added === undefined) return [];
  const zh = `主动公开总数 ${total} 恰为各行之和（${listed(read, added)}）：不同渠道公开相同信息应计 1 条，请核对是否重复计算。按所填数字保存。`;
  const en = `The total ${total} is the plain sum of its rows (${listed(read, added)}): an item on several channels counts once. Look whether items were counted twice. It is stored as stated.`;
  return [{ indicator: 'publicity.total', text: { zh, en } }];
}

function wrongSum(read: Read, { total: id, parts }: (typeof SUMS)[number]): FigureFinding[] {
  const total = read(id);
  if (total === null || parts.some((part) => read(part) === null)) return [];
  const sum = sumOf(read, parts);
  if (sum === total) return [];
  const { zh, en } = labelOf(id);
  return [
    {
      indicator: id,
      text: {
        zh: `${zh}为 ${total}，各分项之和为 ${sum}，相差 ${round(total - sum)}：请核对。按所填数字保存。`,
        en: `${en}: ${total}, while its parts add up to ${sum} (difference ${round(total - sum)}). Look at both; they are stored as stated.`,
      },
    },
  ];
}

function tooLarge(read: Read, [small, large]: (typeof BOUNDS)[number]): FigureFinding[] {
  const [part, whole] = [read(small), read(large)];
  if (part === null || whole === null || part <= whole) return [];
  const [a, b] = [labelOf(small), labelOf(large)];
  return [
    {
      indicator: small,
      text: {
        zh: `${a.zh}（${part}）大于${b.zh}（${whole}）：请核对。按所填数字保存。`,
        en: `${a.en} (${part}) is more than ${b.en} (${whole}). Look at both; they are stored as stated.`,
      },
    },
  ];
}

function sumOf(read: Read, ids: readonly string[]): number {
  return round(ids.reduce((sum, id) => sum + (read(id) ?? 0), 0));
}

/** Sums of decimals without the noise of binary fractions. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function listed(read: Read, ids: readonly string[]): string {
  return ids.map((id) => read(id)).join(' + ');
}

function labelOf(id: string): Bilingual {
  return findIndicator(id)?.label ?? { zh: id, en: id };
}
