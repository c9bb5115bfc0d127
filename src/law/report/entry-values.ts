import { type CivilDate, findCivilDate } from '../civil-date.ts';
import type { Bilingual } from '../errors.ts';
import type { Indicator } from './indicators.ts';

/** What a text was understood as, or what to write instead. */
export type Understood<T> =
  | {
      readonly value: T;
      /** It was written otherwise: in digits of full width, with commas, with its unit. */
      readonly isOtherwise: boolean;
    }
  | { readonly problem: Bilingual };

/** Most digits before the point: sums stay exact. */
const MAX_DIGITS = 11;

/** Letters, digits and signs of full width are those of half width; whatever is a minus is one. */
function halfWidth(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An amount as people write it, as a plain decimal number: 12, 3.765. */
export function readAmount(
  text: string,
  { decimals, signed = false, unit }: Pick<Indicator, 'decimals' | 'signed' | 'unit'>,
): Understood<string> {
  const tidy = halfWidth(text);
  if (tidy === '') return { problem: { zh: '请填写数量', en: 'Enter the number' } };
  const bare = withoutUnit(tidy, unit).replace(
    /^([+-]?\d{1,3})((?:,\d{3})+)(?=\.|$)/,
    (_, first: string, rest: string) => first + rest.replace(/,/g, ''),
  );
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(bare);
  if (match === null && /^(?:-+|\/|无|暂无|没有|none|n\/a)$/i.test(bare))
    return {
      problem: {
        zh: `“${text.trim()}”不是数字：确实没有的写 0，还不知道的不要填写`,
        en: `“${text.trim()}” is no number: write 0 where there was none, and nothing where it is not known`,
      },
    };
  if (match === null)
    return {
      problem: { zh: `“${text.trim()}”不是数字，请只写数字，如 12`, en: `“${text.trim()}” is no number: write digits only, such as 12` },
    };
  const [, sign = '', whole = '', fraction = ''] = match;
  const places = fraction.replace(/0+$/, '');
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (digits.length > MAX_DIGITS)
    return { problem: { zh: `数字太大（整数部分至多 ${MAX_DIGITS} 位）`, en: `The number is too large (at most ${MAX_DIGITS} digits)` } };
  if (places.length > decimals) return { problem: decimalsProblem(decimals) };
  const isZero = /^0*$/.test(digits + places);
  if (sign === '-' && !signed && !isZero) return { problem: { zh: '不能小于零', en: 'It cannot be below zero' } };
  const value = `${sign === '-' && !isZero ? '-' : ''}${digits}${places === '' ? '' : `.${places}`}`;
  return { value, isOtherwise: value !== text.trim() };
}

function withoutUnit(text: string, unit: Bilingual): string {
  const words = [unit.zh, unit.en].map(halfWidth);
  const found = words.find((word) => word !== '' && text.endsWith(word));
  return found === undefined ? text : text.slice(0, -found.length).trim();
}

function decimalsProblem(decimals: Indicator['decimals']): Bilingual {
  return decimals === 0
    ? { zh: '应为整数', en: 'It must be a whole number' }
    : { zh: `至多 ${decimals} 位小数`, en: `At most ${decimals} decimals` };
}

/** Days of this century, as spreadsheets count them. */
function serialProblem(text: string): Bilingual {
  return {
    zh: `“${text}”像是没有设成日期格式的日期：请把单元格设为日期格式，或者写成 2026-03-12`,
    en: `“${text}” looks like a day in a cell without the format of days: set the format, or write it as 2026-03-12`,
  };
}

/** A day as people write it: 2017-05-01, 2017/5/1, 2017年5月1日, 20170501. */
export function readEntryDay(text: string): Understood<CivilDate> {
  const tidy = halfWidth(text).replace(/T00:00(?::00)?$/, '');
  const match = /^(\d{4})([-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/.exec(tidy) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(tidy);
  const [, year = '', , month = '', dayOfMonth = ''] = match ?? [];
  const day = findCivilDate(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  if (day !== undefined) return { value: day, isOtherwise: day !== text.trim() };
  if (tidy === '') return { problem: { zh: '请填写日期', en: 'Enter the day' } };
  if (/^[2-6]\d{4}$/.test(tidy)) return { problem: serialProblem(tidy) };
  return {
    problem: { zh: `“${text.trim()}”不是日期，请写成 2026-03-12`, en: `“${text.trim()}” is no day: write it as 2026-03-12` },
  };
}
