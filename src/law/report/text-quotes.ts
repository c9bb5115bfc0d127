import type { CellId, CellMap } from './cells.ts';
import type { Cell } from './report-json.ts';

/** Words of the report itself that a text may quote besides numbers. */
export const QUOTED_WORDS = ['year', 'nextYear', 'organ'] as const;
export type QuotedWord = (typeof QUOTED_WORDS)[number];

export type TextSegment = { readonly kind: 'plain'; readonly text: string } | Quote;

/** `{{new/total+carry/total}}`: a sum of cells, its share of another sum in whole per cent (`{{a÷b}}`), or the sum in ten thousands (`{{a@万}}`). */
export interface Quote {
  readonly kind: 'quote';
  /** As it stands in the text, braces included. */
  readonly text: string;
  readonly terms: readonly QuoteTerm[];
  /** Null: no share is asked for. */
  readonly of: readonly QuoteTerm[] | null;
  /** Printed in ten thousands: 47000 as 4.7万. */
  readonly inTenThousands: boolean;
}

export interface QuoteTerm {
  readonly sign: 1 | -1;
  readonly id: CellId;
}

export type QuoteValue =
  | { readonly result: 'value'; readonly value: number; readonly unit: '' | '%' | '万' }
  /** A cell that it quotes is not known: never zero. */
  | { readonly result: 'unknown'; readonly missing: readonly CellId[] }
  /** It quotes what there is not. */
  | { readonly result: 'broken'; readonly wrong: readonly string[] };

/** Longer ones are no quotes. */
const MAX_QUOTE = 200;
const QUOTE = new RegExp(`[{｛]{2}([^{}｛｝\\n]{0,${MAX_QUOTE}})[}｝]{2}`, 'gu');
/** Exact to what a report can hold: four decimals. */
const SCALE = 10_000;

/** A text taken apart at its quotes. What looks like a quote and is none stays plain: `findStrayBraces` names it. */
export function segmentsOf(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(QUOTE)) {
    if (match.index > from) segments.push({ kind: 'plain', text: text.slice(from, match.index) });
    segments.push(quoteOf(match[0], match[1] ?? ''));
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: 'plain', text: text.slice(from) });
  return segments;
}

/** Braces that open or close no quote, as they stand in plain text. */
export function findStrayBraces(text: string): string | undefined {
  const plain = segmentsOf(text).map((segment) => (segment.kind === 'plain' ? segment.text : ''));
  return plain.map((one) => /[{｛]{2}.{0,20}|.{0,20}[}｝]{2}/u.exec(one)?.[0]).find((found) => found !== undefined);
}

function quoteOf(text: string, inside: string): Quote {
  const [, plain = '', mark] = /^(.*?)(?:\s*@(万))?$/u.exec(halfWidth(inside).trimEnd()) ?? [];
  const [terms = '', of, ...more] = plain.split(/[÷:]/u);
  const inTenThousands = mark !== undefined;
  const wrong = more.length > 0 || (inTenThousands && of !== undefined);
  return { kind: 'quote', text, terms: wrong ? [] : termsOf(terms), of: of === undefined || wrong ? null : termsOf(of), inTenThousands };
}

function termsOf(sum: string): QuoteTerm[] {
  // A hyphen without spaces may stand in the name of an organ's own indicator.
  return sum
    .replace(/ - /gu, '−')
    .split(/(?=[+−])/u)
    .map((term): QuoteTerm => ({ sign: term.startsWith('−') ? -1 : 1, id: term.replace(/^[+−]/u, '').trim() }));
}

/** People type in Chinese: `三（一）＋四`. Circled numbers stay as they are. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).replace(/\u3000/gu, ' ');
}

/** @param cells - what there is to quote; a cell that is null is known not to be known. */
export function valueOfQuote({ terms, of, inTenThousands }: Quote, cells: CellMap): QuoteValue {
  const all = [...terms, ...(of ?? [])];
  const wrong = all.filter(({ id }) => !Object.hasOwn(cells, id)).map(({ id }) => id);
  if (all.length === 0 || wrong.length > 0) return { result: 'broken', wrong };
  const missing = all.filter(({ id }) => cells[id] === null).map(({ id }) => id);
  if (missing.length > 0) return { result: 'unknown', missing };
  const sum = sumOf(terms, cells);
  if (of === null) return inTenThousands ? { result: 'value', value: sum / 10_000, unit: '万' } : { result: 'value', value: sum, unit: '' };
  const whole = sumOf(of, cells);
  return whole === 0
    ? { result: 'unknown', missing: of.map(({ id }) => id) }
    : { result: 'value', value: Math.round((sum / whole) * 100), unit: '%' };
}

function sumOf(terms: readonly QuoteTerm[], cells: CellMap): number {
  return terms.reduce((sum, { sign, id }) => sum + sign * Math.round((cells[id] ?? 0) * SCALE), 0) / SCALE;
}

/** Printed where a number is not known. */
export const UNKNOWN_FIGURE = '（暂缺）';

/** A number as reports print it: no separators, at most four decimals. */
export function formatFigure(value: Cell): string {
  if (value === null) return UNKNOWN_FIGURE;
  const scaled = Math.round(value * SCALE);
  return Number.isSafeInteger(scaled) ? String(scaled / SCALE) : String(value);
}

export interface QuoteContext {
  readonly cells: CellMap;
  readonly words: Readonly<Record<QuotedWord, string>>;
}

export type SetSegment =
  | { readonly kind: 'plain' | 'word'; readonly text: string }
  /** `quote` names the cells, for those who look where a number comes from. */
  | { readonly kind: 'number' | 'unknown' | 'broken'; readonly text: string; readonly quote: string };

/** A text with the numbers in the place of their quotes. A broken quote stays as it was written, so that everybody sees it. */
export function setText(text: string, { cells, words }: QuoteContext): SetSegment[] {
  return segmentsOf(text).map((segment): SetSegment => {
    if (segment.kind === 'plain') return segment;
    const word = wordOf(segment);
    if (word !== undefined) return { kind: 'word', text: words[word] };
    const found = valueOfQuote(segment, cells);
    const quote = segment.text.slice(2, -2).trim();
    if (found.result === 'value') return { kind: 'number', text: `${formatFigure(found.value)}${found.unit}`, quote };
    return found.result === 'unknown' ? { kind: 'unknown', text: UNKNOWN_FIGURE, quote } : { kind: 'broken', text: segment.text, quote };
  });
}

/** As it is read, numbers in place. */
export function plainText(segments: readonly SetSegment[]): string {
  return segments.map(({ text }) => text).join('');
}

export function wordOf({ terms, of }: Quote): QuotedWord | undefined {
  const [only, ...more] = terms;
  if (only === undefined || more.length > 0 || of !== null || only.sign === -1) return undefined;
  return QUOTED_WORDS.find((word) => word === only.id);
}
