import type { CivilDate } from '../../law/civil-date.ts';

/** Seen by the officer who completes the draft: a fact that nobody put on record. */
export const BLANK = '【　　】';

/** 2026年3月5日 */
export function chineseDate(day: CivilDate | string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** The text of a field, or nothing. */
export function textIn(data: Readonly<Record<string, unknown>> | undefined, field: string): string {
  const value = data?.[field];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The day in a field as it is printed, or nothing. */
export function dayIn(data: Readonly<Record<string, unknown>> | undefined, field: string): string {
  const value = textIn(data, field);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? chineseDate(value) : '';
}

export function listIn(data: Readonly<Record<string, unknown>> | undefined, field: string): readonly string[] {
  const value = data?.[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What was typed, without the stop at its end: it goes on in the letter's own sentence. */
export function unstopped(text: string): string {
  return text.trim().replace(/[。．.；;，,：:\s]+$/u, '');
}

/** A sentence of its own; nothing stays nothing. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  return /[。！？：][”）]?$/u.test(trimmed) ? trimmed : `${unstopped(trimmed)}。`;
}

/** Pieces that are there, one after the other. */
export function together(...pieces: readonly (string | false | undefined)[]): string {
  return pieces.filter((piece) => typeof piece === 'string').join('');
}

/** Paragraphs that are there. */
export function paragraphs(...pieces: readonly (string | readonly string[] | false | undefined)[]): readonly string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : piece || [])).filter((piece) => piece !== '');
}

/** 1. …； 2. … as paragraphs; what is numbered already keeps its numbers. */
export function numbered(text: string): readonly string[] {
  const lines = linesOf(text);
  const has = lines.every((line) =>
    /^([（(]?[0-9一二三四五六七八九十]+[）)]?[.．、：]|[（(][0-9一二三四五六七八九十]+[）)]|[①-⑳])/u.test(line),
  );
  return has || lines.length === 1 ? lines.map(sentence) : lines.map((line, index) => `${index + 1}．${sentence(line)}`);
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 to 99: 一, 十二, 三十; beyond, digits. */
export function chineseNumber(number: number): string {
  if (number > 99) return String(number);
  if (number <= 10) return DIGITS[number] ?? '';
  const tens = Math.floor(number / 10);
  return `${tens === 1 ? '' : DIGITS[tens]}十${DIGITS[number % 10]}`;
}
