import type { XmlElement } from '../pdf/xml.ts';
import { attributeOf, firstInside, inside } from './xlsx-parts.ts';

/** Formats that every program knows by their number (ECMA-376 part 1, 18.8.30), and those of Chinese editions. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;[Red]-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;[Red]-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The number format of each cell style, by its place in the list; null for General. */
export function formatsIn(styles: XmlElement | undefined): readonly (string | null)[] {
  const own = new Map(
    inside(firstInside(styles, 'numFmts'), 'numFmt').map((one) => [Number(attributeOf(one, 'numFmtId')), attributeOf(one, 'formatCode')]),
  );
  return inside(firstInside(styles, 'cellXfs'), 'xf').map((style) => {
    const id = Number(attributeOf(style, 'numFmtId') ?? '0');
    const format = own.get(id) ?? BUILT_IN[id] ?? null;
    return format === 'General' ? null : format;
  });
}

/** Whether a number in this format shows as a day. A format for the time alone is none. */
export function isDayFormat(format: string | null): boolean {
  if (format === null) return false;
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs0#?]/i.test(bare) && !/general/i.test(bare));
}

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, which take 1900 for a leap year: right from 1 March 1900 on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 1 March 1900 and 31 December 9999. */
const [FIRST, LAST] = [61, 2_958_465];

/** The day of a number, such as 2026-01-31, with the time to the minute when it is no whole day; undefined for what is no day. */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  const since1900 = is1904 ? serial + (EPOCH_1904 - EPOCH_1900) / DAY_MS : serial;
  if (!(since1900 >= FIRST && since1900 < LAST + 1)) return undefined;
  const minutes = Math.round(since1900 * 1_440);
  const iso = new Date(EPOCH_1900 + minutes * 60_000).toISOString();
  return minutes % 1_440 === 0 ? iso.slice(0, 10) : iso.slice(0, 16);
}
