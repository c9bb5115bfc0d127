const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Source of a pattern for a number as texts write it: `12`, `１２`, `1,234`, `3.765`, `4.7万`, `十二`, `零`. */
export const NUMBER_PATTERN =
  '(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]{1,12})(?:[.．][0-9０-９]{1,6})?[万亿]?|[零〇一二两三四五六七八九十百千万亿]{1,16}';

/** The number that a text writes in digits of either width or in Chinese; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const half = text.replace(/[０-９．]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
  const match = /^([0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?)([万亿]?)$/u.exec(half);
  if (match === null) return readChinese(half);
  const value = Number((match[1] ?? '').replace(/[,，]/gu, '')) * (GROUPS[match[2] ?? ''] ?? 1);
  return Math.round(value * 10_000) / 10_000;
}

/** 一万二千三百零四; digits in a row, such as 二〇一七, are read as digits. */
function readChinese(text: string): number | undefined {
  const signs = [...text];
  if (signs.length === 0 || signs.some((sign) => !(sign in DIGITS || sign in PLACES || sign in GROUPS))) return undefined;
  if (signs.length > 1 && signs.every((sign) => sign in DIGITS)) return Number(signs.map((sign) => DIGITS[sign]).join(''));
  let [total, group, digit] = [0, 0, 0];
  for (const sign of signs) {
    if (sign in DIGITS) digit = DIGITS[sign] ?? 0;
    else if (sign in PLACES) {
      // 十二: the one before ten is left out.
      group += (digit === 0 ? 1 : digit) * (PLACES[sign] ?? 1);
      digit = 0;
    } else {
      total = (total + group + digit) * (GROUPS[sign] ?? 1);
      [group, digit] = [0, 0];
    }
  }
  return total + group + digit;
}
