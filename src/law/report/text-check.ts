import type { Bilingual } from '../errors.ts';
import { type CellId, type CellMap, cellLabel } from './cells.ts';
import { readNumber } from './chinese-number.ts';
import { findIndicator } from './indicators.ts';
import { partHeading, reportParts } from './parts.ts';
import type { Check, ReportFormat } from './report-json.ts';
import { blocksOf, type TextBlock } from './text-blocks.ts';
import { type FigurePhrase, figurePhrases } from './text-phrases.ts';
import { findStrayBraces, plainText, type QuoteContext, segmentsOf, setText, valueOfQuote, wordOf } from './text-quotes.ts';

/** Something in the written report that does not agree with its figures, or cannot be held against them. */
export interface TextFinding {
  /** `differs`: the number is not its cell. `unknown`: its cell is not known. `broken`: the quote names what there is not. */
  readonly kind: 'differs' | 'unknown' | 'broken';
  readonly part: string;
  /** 1, 2, 3 … within the part. */
  readonly line: number;
  /** The place, as it is read. */
  readonly excerpt: string;
  /** What the text says; null for a quote. */
  readonly stated: number | null;
  /** What the cells say, one for each way to read the words; null is not known. */
  readonly cells: readonly { readonly ids: readonly CellId[]; readonly value: number | null }[];
}

export interface TextAsk extends QuoteContext {
  readonly format: ReportFormat;
  readonly year: number;
  /** By part, as written. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Every place of the text where a number and its cell do not agree, in the order of reading. */
export function findTextProblems(ask: TextAsk): TextFinding[] {
  const phrases = figurePhrases(ask.format);
  return reportParts(ask.format).flatMap(({ id: part }) =>
    blocksOf(ask.texts[part] ?? '').flatMap((block) =>
      blockLines(block).flatMap((line) => problemsOfLine({ part, ...line }, ask, phrases)),
    ),
  );
}

/** I7: what the text says is what the cells say. `explained`: why a number differs is on record; a quote of what there is not is mended, never explained. */
export function checkText(ask: TextAsk & { readonly explained?: boolean }): Check {
  const findings = findTextProblems(ask);
  const wrong = findings.filter(({ kind }) => kind !== 'unknown');
  const ok = ask.explained === true && wrong.every(isExplainable);
  if (wrong.length > 0) return { id: 'I7', ok, detail: detailOf(wrong, ask.format), ...cellsIn(wrong) };
  return findings.length > 0 ? { id: 'I7', ok: null, detail: detailOf(findings, ask.format) } : { id: 'I7', ok: true };
}

/** A number may stand for a reason; braces that quote nothing would be printed as they are. */
export function isExplainable({ kind }: TextFinding): boolean {
  return kind === 'differs';
}

/** Cells that the words are held against, each once. */
function cellsIn(findings: readonly TextFinding[]): Pick<Check, 'cells'> {
  const ids = [...new Set(findings.flatMap(({ cells }) => cells.flatMap((one) => one.ids)))];
  return ids.length === 0 ? {} : { cells: ids };
}

/** Names a place by what it says, not by its line, which moves, nor by its cell's value, which may change until figures are frozen. */
export function placeOfFinding({ part, excerpt, stated }: TextFinding): string {
  return `${part}：${excerpt}（${stated ?? ''}）`;
}

const MAX_NAMED = 5;

function detailOf(findings: readonly TextFinding[], format: ReportFormat): { zh: string; en: string } {
  const named = findings.slice(0, MAX_NAMED).map((finding) => sayFinding(finding, format));
  const more = findings.length - named.length;
  return {
    zh: [...named.map(({ zh }) => zh), ...(more > 0 ? [`另有${more}处`] : [])].join('；'),
    en: [...named.map(({ en }) => en), ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
  };
}

/** A finding in a sentence, with its place. */
export function sayFinding(finding: TextFinding, format: ReportFormat): { zh: string; en: string } {
  const part = reportParts(format).find(({ id }) => id === finding.part);
  const where = {
    zh: `${part === undefined ? finding.part : partHeading(part)}第${finding.line}行`,
    en: `${part === undefined ? finding.part : part.title.en}, line ${finding.line}`,
  };
  const cells = (unknown: Bilingual, language: keyof Bilingual) =>
    finding.cells
      .map(({ ids, value }) => `${ids.map((id) => nameOf(format, id)[language]).join(' + ')} = ${value ?? unknown[language]}`)
      .join(' / ');
  const place = { zh: `${where.zh}“${finding.excerpt}”`, en: `${where.en} “${finding.excerpt}”` };
  if (finding.kind === 'broken') return { zh: `${place.zh}：引用的数据不存在或者格式有误`, en: `${place.en}: quotes what there is not` };
  if (finding.kind === 'unknown')
    return { zh: `${place.zh}：${cells(UNKNOWN, 'zh')}，无法核对`, en: `${place.en}: ${cells(UNKNOWN, 'en')}, cannot be checked` };
  return {
    zh: `${place.zh}：文中为${finding.stated}，数据为${cells(UNKNOWN, 'zh')}`,
    en: `${place.en}: the text says ${finding.stated}, the figures ${cells(UNKNOWN, 'en')}`,
  };
}

const UNKNOWN: Bilingual = { zh: '未知', en: 'unknown' };

/** As the tables and the ledger call it. */
function nameOf(format: ReportFormat, id: CellId): Bilingual {
  return cellLabel(format, id) ?? findIndicator(id)?.label ?? { zh: id, en: id };
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/** A row of a table reads as a sentence: what, how many, unit. */
function blockLines(block: TextBlock): Line[] {
  if (block.kind !== 'table') return [block];
  return block.rows.slice(block.heads).map((cells, index) => {
    const [what = '', unit = '', ...rest] = cells;
    const text = rest.length === 1 && unit.length <= 3 ? `${what} ${rest[0]} ${unit}` : cells.join('。');
    return { text, line: block.line + index + (block.heads === 1 ? 2 : 0) };
  });
}

function problemsOfLine(line: Line & { readonly part: string }, ask: TextAsk, phrases: readonly FigurePhrase[]): TextFinding[] {
  const set = plainText(setText(line.text, ask));
  return [...quoteProblems(line, ask), ...phraseProblems({ ...line, text: set }, ask, phrases)];
}

function quoteProblems({ part, line, text }: Line & { readonly part: string }, { cells }: TextAsk): TextFinding[] {
  const place = { part, line, stated: null };
  const stray = findStrayBraces(text);
  const findings: TextFinding[] = stray === undefined ? [] : [{ kind: 'broken', ...place, excerpt: stray, cells: [] }];
  for (const segment of segmentsOf(text)) {
    if (segment.kind === 'plain' || wordOf(segment) !== undefined) continue;
    const found = valueOfQuote(segment, cells);
    if (found.result === 'broken') findings.push({ kind: 'broken', ...place, excerpt: segment.text, cells: [] });
    if (found.result === 'unknown') {
      findings.push({ kind: 'unknown', ...place, excerpt: segment.text, cells: found.missing.map((id) => ({ ids: [id], value: null })) });
    }
  }
  return findings;
}

function phraseProblems(line: Line & { readonly part: string }, ask: TextAsk, phrases: readonly FigurePhrase[]): TextFinding[] {
  const { text } = line;
  const claimed = new Set<number>();
  const found: (TextFinding & { at: number })[] = [];
  for (const { pattern, options } of phrases) {
    for (const match of text.matchAll(pattern)) {
      const written = match.groups?.n;
      const at = written === undefined ? match.index : match.index + match[0].lastIndexOf(written);
      const stated = written === undefined ? 0 : readNumber(written);
      if (stated === undefined || claimed.has(at) || isOfAnotherYear(text.slice(0, match.index), ask.year)) continue;
      claimed.add(at);
      const kind = verdictOn(stated, options, ask.cells);
      if (kind === 'agrees') continue;
      const cells = options.map((ids) => ({ ids, value: sumOf(ids, ask.cells) }));
      found.push({ kind, part: line.part, line: line.line, excerpt: match[0].trim().slice(0, 80), stated, cells, at });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...finding }) => finding);
}

function verdictOn(stated: number, options: FigurePhrase['options'], cells: CellMap): 'agrees' | 'differs' | 'unknown' {
  const values = options.map((ids) => sumOf(ids, cells));
  if (values.some((value) => value !== null && Math.abs(value - stated) < 1e-6)) return 'agrees';
  return values.some((value) => value === null) ? 'unknown' : 'differs';
}

function sumOf(ids: readonly CellId[], cells: CellMap): number | null {
  return ids.reduce<number | null>((sum, id) => {
    const value = cells[id] ?? null;
    return sum === null || value === null ? null : sum + value;
  }, 0);
}

const YEAR_WORD = /(\d{4})年|上年(?!度?结转)|去年|上一年(?!度?结转)|往年|同期|今年|本年|全年/gu;
const OTHER_YEARS = new Set(['上年', '去年', '上一年', '往年', '同期']);

/** What the sentence says before is of another year: 2016年收到申请3件. */
function isOfAnotherYear(before: string, year: number): boolean {
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf(';')) + 1);
  const last = [...sentence.matchAll(YEAR_WORD)].at(-1);
  if (last === undefined) return false;
  return last[1] === undefined ? OTHER_YEARS.has(last[0]) : Number(last[1]) !== year;
}
